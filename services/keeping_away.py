"""Keeping somebody away from a case, or from a report that is no case yet: asked for, and decided.

Access is cut at once, while undecided too. What is undecided when a report becomes a case is asked
of those who decide there. Source: domain.md, Protection, Recusal.
"""

from dataclasses import dataclass

from casework.access import Standing
from casework.cases import Case
from casework.errors import NotFoundError, StaleError
from casework.leads import Lead
from casework.matters import Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.recusal import Recusal, RecusalState, Word, to_decide, word_on
from services import recipients
from storage import cases, leads, people, pushes, recusals
from storage.unit import Reader, Unit


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody is kept away from."""

    kind: Subject
    id: int
    version: int
    place_path: str
    urgent: bool = False

    @classmethod
    def of(cls, found: Case | Lead) -> "Matter":
        """A case, or a report."""
        if isinstance(found, Case):
            return cls(Subject.CASE, found.id, found.version, found.place_path, found.urgent)
        return cls(Subject.LEAD, found.id, found.version, found.place_path)

    @property
    def subject(self) -> tuple[Subject, int]:
        """What its pushes belong to."""
        return self.kind, self.id

    def standing(self, view: Reader) -> Standing:
        """What rights to it depend on, as it is now."""
        case = cases.get(view, self.id) if self.kind is Subject.CASE else None
        if case is not None:
            return cases.standing(view, case)
        lead = leads.get(view, self.id)
        if lead is None:
            raise NotFoundError
        return leads.standing(view, lead)


def ask(
    unit: Unit, actor: Officer | None, it: Matter, member: int, trigger: str
) -> dict[str, object]:
    """Cut off at once; decided with it where the word is that of whoever enters it for another."""
    who = _member(unit, member)
    if any(one.officer_id == who.id for one in recusals.in_force(unit, it.id)):
        raise StaleError
    word = word_on(who, it.place_path)
    at_once = actor is not None and actor.id != who.id and word.is_of(actor)
    state = RecusalState.GRANTED if at_once else RecusalState.ASKED
    found = Recusal(who.id, word, state, trigger)
    recusals.keep(unit, it.id, found, actor.id if actor is not None else 0)
    if not at_once:
        _tell(unit, actor, it, found)
    return {"member": who.id, "trigger": trigger, "state": state.value}


def _member(view: Reader, member: int) -> Officer:
    who = people.get(view, member)
    if who is None:
        raise NotFoundError
    return who


def _tell(unit: Unit, actor: Officer | None, it: Matter, found: Recusal) -> None:
    """Those whose word it is, of whom may know of the matter; a leader where no deputy is left."""
    cause = f"recusal:{it.id}:{it.version}:{found.officer_id}"
    by = actor.id if actor is not None else None
    told = [who.id for who in _deciders(unit, it, found.word) if who.id != by]
    kind = PushKind.RECUSAL_TO_DECIDE
    pushes.owe(unit, kind, told, it.subject, cause=cause, urgent=it.urgent)


def _deciders(view: Reader, it: Matter, word: Word) -> list[Officer]:
    standing = it.standing(view)
    steps = (people.holding(view, role, word.path) for role in (word.role, Role.LEADER))
    return next((found for step in steps if (found := recipients.seeing(step, standing))), [])


def decide(
    unit: Unit, actor: Officer | None, it: Matter, member: int, state: RecusalState
) -> dict[str, object]:
    """With the last that was awaited nobody is asked any longer; who may know again is told."""
    who = _member(unit, member)
    found = recusals.in_force(unit, it.id)
    if actor is None or who.id not in to_decide(found, actor, state):
        raise StaleError
    recusals.decide(unit, it.id, who.id, state)
    waiting = (one.state for one in recusals.in_force(unit, it.id))
    if RecusalState.ASKED not in waiting:
        pushes.settle(unit, it.subject, actor.id, (PushKind.RECUSAL_TO_DECIDE,))
    if state is RecusalState.REFUSED:
        cause = f"recusal:{it.id}:{it.version}:{who.id}"
        pushes.owe(unit, PushKind.RECUSAL_REFUSED, [who.id], it.subject, cause=cause)
    return {"member": who.id}


def into_case(unit: Unit, actor: Officer, lead_id: int, case_id: int) -> None:
    """Whoever is kept away from a report is from its case; what is undecided is asked there."""
    known = {one.officer_id for one in recusals.in_force(unit, case_id)}
    kept = [one for one in recusals.in_force(unit, lead_id) if one.officer_id not in known]
    case = cases.get(unit, case_id)
    if not kept or case is None:
        return
    recusals.carry(unit, lead_id, case_id, actor.id)
    pushes.settle(unit, (Subject.LEAD, lead_id), actor.id, (PushKind.RECUSAL_TO_DECIDE,))
    for one in kept:
        if one.state is RecusalState.ASKED:
            _tell(unit, actor, Matter.of(case), one)
