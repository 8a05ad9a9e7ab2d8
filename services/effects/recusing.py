"""What the moves change by which somebody is kept away from a case, or a leader looks closer."""

from casework.errors import NotFoundError, StaleError
from casework.matters import NoteKind
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.recusal import Recusal, RecusalState, Trigger, Word, to_decide, word_on
from casework.workflow import Move
from services import recipients
from services.effects.making import Effect, Making
from storage import cases, people, pushes, recusals


def keep_handlers_away(it: Making) -> dict[str, object]:
    """Whoever handled a case is kept away from it once it is looked at again; gives whom.

    That is a rule and waits for nobody's word. The clerk records what the body above does: where
    one who handled it is the only one left, that one stays [ours].
    """
    standing = cases.standing(it.unit, it.case)
    kept_away = (standing.handled_by | standing.team) - standing.recused
    clerks = people.holding(it.unit, Role.CLERK, it.case.place_path)
    free = {who.id for who in recipients.seeing(clerks, standing)}
    if free <= kept_away:
        kept_away -= free
    found = [who for number in sorted(kept_away) if (who := people.get(it.unit, number))]
    for who in found:
        word = word_on(who, it.case.place_path)
        away = Recusal(who.id, word, RecusalState.GRANTED, Trigger.ORIGINAL_HANDLER.value)
        recusals.keep(it.unit, it.case.id, away, it.actor_id or 0)
    return {"kept_away": [who.id for who in found]} if found else {}


def _recuse(it: Making) -> Effect:
    """Cut off at once; decided with it where the word is that of whoever enters it for another."""
    who = _member(it)
    if any(one.officer_id == who.id for one in recusals.in_force(it.unit, it.case.id)):
        raise StaleError
    word = word_on(who, it.case.place_path)
    at_once = it.actor is not None and it.actor.id != who.id and word.is_of(it.actor)
    state = RecusalState.GRANTED if at_once else RecusalState.ASKED
    found = Recusal(who.id, word, state, it.fields["trigger"])
    recusals.keep(it.unit, it.case.id, found, it.actor_id or 0)
    if not at_once:
        _ask(it, found)
    return Effect(facts={"member": who.id, "trigger": found.reason, "state": state.value})


def _member(it: Making) -> Officer:
    who = people.get(it.unit, int(it.fields["member"]))
    if who is None:
        raise NotFoundError
    return who


def _ask(it: Making, found: Recusal) -> None:
    """Those whose word it is, of whom may know of the case; a leader where no deputy is left."""
    cause = f"recusal:{it.case.id}:{it.case.version}:{found.officer_id}"
    told = [who.id for who in _deciders(it, found.word) if who.id != it.actor_id]
    pushes.owe(
        it.unit,
        PushKind.RECUSAL_TO_DECIDE,
        told,
        it.subject,
        cause=cause,
        urgent=it.case.urgent,
    )


def _deciders(it: Making, word: Word) -> list[Officer]:
    standing = cases.standing(it.unit, it.case)
    steps = (people.holding(it.unit, role, word.path) for role in (word.role, Role.LEADER))
    return next((found for step in steps if (found := recipients.seeing(step, standing))), [])


def _grant(it: Making) -> Effect:
    return _decide(it, RecusalState.GRANTED)


def _refuse(it: Making) -> Effect:
    """Whoever may know of the case again is told."""
    effect = _decide(it, RecusalState.REFUSED)
    member = int(it.fields["member"])
    cause = f"recusal:{it.case.id}:{it.case.version}:{member}"
    pushes.owe(it.unit, PushKind.RECUSAL_REFUSED, [member], it.subject, cause=cause)
    return effect


def _decide(it: Making, state: RecusalState) -> Effect:
    """With the last that was awaited nobody is asked any longer."""
    who = _member(it)
    found = recusals.in_force(it.unit, it.case.id)
    if it.actor is None or who.id not in to_decide(found, it.actor, state):
        raise StaleError
    recusals.decide(it.unit, it.case.id, who.id, state)
    waiting = (one.state for one in recusals.in_force(it.unit, it.case.id))
    if RecusalState.ASKED not in waiting:
        pushes.settle(it.unit, it.subject, it.actor_id, (PushKind.RECUSAL_TO_DECIDE,))
    return Effect(facts={"member": who.id})


def _break_glass(it: Making) -> Effect:
    """The inspectors are told at once, at whatever hour."""
    standing = cases.standing(it.unit, it.case)
    inspectors = people.holding(it.unit, Role.INSPECTOR, it.case.place_path)
    told = [who.id for who in recipients.seeing(inspectors, standing)]
    cause = f"glass:{it.case.id}:{it.case.version}"
    pushes.owe(it.unit, PushKind.GLASS_BROKEN, told, it.subject, cause=cause, urgent=True)
    return Effect()


EFFECTS = {
    Move.RECUSE: _recuse,
    Move.GRANT_RECUSAL: _grant,
    Move.REFUSE_RECUSAL: _refuse,
    Move.BREAK_GLASS: _break_glass,
}
NOTES = {
    Move.REFUSE_RECUSAL: ("reason", NoteKind.RECUSAL),
    Move.BREAK_GLASS: ("reason", NoteKind.CLOSER_LOOK),
}
