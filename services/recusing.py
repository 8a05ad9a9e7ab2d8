"""Keeping somebody away from a case: whom a form offers, and who may know (domain.md, Recusal)."""

from dataclasses import replace

from casework.access import RECUSING_ROLES, Standing, may_see, sees_as
from casework.actions import Answer
from casework.cases import Case
from casework.forms import FormKind
from casework.matters import Step
from casework.people import Officer, Role
from casework.recusal import Recusal, RecusalState, to_decide
from casework.workflow import Move
from services import drafting, steps
from storage import cases, people, recusals
from storage.unit import Reader, Unit

_MOVES = {
    FormKind.RECUSAL: Move.RECUSE,
    FormKind.GRANT_RECUSAL: Move.GRANT_RECUSAL,
    FormKind.REFUSE_RECUSAL: Move.REFUSE_RECUSAL,
}
FORMS = frozenset(_MOVES)
_SAYS = {
    FormKind.GRANT_RECUSAL: RecusalState.GRANTED,
    FormKind.REFUSE_RECUSAL: RecusalState.REFUSED,
}
_OF_THE_OFFICE = frozenset({*_MOVES.values(), Move.BREAK_GLASS})
# Who never meets a case's content.
_OUTSIDE = frozenset({Role.PARTNER, Role.ADMINISTRATOR})


def begin(unit: Unit, actor: Officer, case_id: int, *, kind: FormKind) -> Answer:
    """Begin the form; where only one person can be meant, with that one."""
    case = steps.may(unit, actor, _MOVES[kind], case_id)
    steps.check_now(unit, _MOVES[kind], case)
    offered = candidates(unit, actor, kind, case)
    fields = {"member": str(offered[0].id)} if len(offered) == 1 else {}
    return drafting.begin(unit, actor, kind, case_id, fields)


def candidates(view: Reader, actor: Officer, kind: FormKind, case: Case) -> list[Officer]:
    """Whom a form may be about: oneself first, then those who see the case, then the others.

    Only the office that answers for a case enters others than oneself.
    """
    standing = cases.standing(view, case)
    everybody = people.everybody(view)
    if kind is not FormKind.RECUSAL:
        meant = to_decide(recusals.in_force(view, case.id), actor, _SAYS[kind])
        return [who for who in everybody if who.id in meant]
    if not sees_as(actor, standing, *RECUSING_ROLES):
        return [who for who in everybody if who.id == actor.id]
    free = [who for who in everybody if who.id not in standing.recused and who.roles - _OUTSIDE]
    return sorted(free, key=lambda who: (who.id != actor.id, not may_see(who, standing), who.id))


def shown(
    view: Reader, actor: Officer, case_id: int, standing: Standing
) -> tuple[tuple[str, Recusal], ...]:
    """Who is kept away, by name, for the office that answers for the case."""
    if not standing.recused or not sees_as(actor, standing, *RECUSING_ROLES):
        return ()
    found = recusals.in_force(view, case_id)
    names = people.names(view, {one.officer_id for one in found})
    return tuple((names.get(one.officer_id, ""), one) for one in found)


def told(view: Reader, actor: Officer, case: Case, steps: list[Step]) -> list[Step]:
    """The steps of a history: whom, and in whose words, only to the office that answers for it."""
    if not any(step.kind in _OF_THE_OFFICE for step in steps):
        return steps
    if sees_as(actor, cases.standing(view, case), *RECUSING_ROLES):
        return steps
    return [replace(one, text=None) if one.kind in _OF_THE_OFFICE else one for one in steps]
