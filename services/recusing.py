"""Keeping somebody away from a matter: whom a form offers, and who may know.

Of a case, and of a report before it is one. Source: domain.md, Protection.
"""

from dataclasses import replace

from casework.access import RECUSING_ROLES, Standing, may_see, sees_as
from casework.actions import Answer, View
from casework.cases import Case
from casework.forms import ABOUT_LEADS, Draft, FormKind
from casework.leads import Lead
from casework.matters import NoteKind, Step, Subject
from casework.people import Officer, Role
from casework.recusal import Recusal, RecusalState, to_decide
from casework.workflow import Move, check_move
from services import drafting, keeping_away, moves, steps
from services import leads as leads_of
from services.keeping_away import Matter
from storage import cases, leads, people, recusals
from storage.unit import Reader, Unit

_OF_CASES = {
    FormKind.RECUSAL: Move.RECUSE,
    FormKind.GRANT_RECUSAL: Move.GRANT_RECUSAL,
    FormKind.REFUSE_RECUSAL: Move.REFUSE_RECUSAL,
}
_OF_LEADS = {
    FormKind.LEAD_RECUSAL: Move.LEAD_RECUSAL,
    FormKind.GRANT_LEAD_RECUSAL: Move.GRANT_LEAD_RECUSAL,
    FormKind.REFUSE_LEAD_RECUSAL: Move.REFUSE_LEAD_RECUSAL,
}
_MOVES = _OF_CASES | _OF_LEADS
FORMS, FORMS_OF_LEADS = frozenset(_MOVES), frozenset(_OF_LEADS)
_SAYS = {
    FormKind.GRANT_RECUSAL: RecusalState.GRANTED,
    FormKind.GRANT_LEAD_RECUSAL: RecusalState.GRANTED,
    FormKind.REFUSE_RECUSAL: RecusalState.REFUSED,
    FormKind.REFUSE_LEAD_RECUSAL: RecusalState.REFUSED,
}
_OF_THE_OFFICE = frozenset(
    {*_MOVES.values(), Move.BREAK_GLASS, Move.REFUSE_WITHDRAWAL, Move.TAKE_BACK_WITHDRAWAL}
)
# Who never meets a matter's content.
_OUTSIDE = frozenset({Role.PARTNER, Role.ADMINISTRATOR})


def begin(unit: Unit, actor: Officer, matter_id: int, *, kind: FormKind) -> Answer:
    """Begin the form; where only one person can be meant, with that one."""
    found = _may(unit, actor, kind, matter_id)
    offered = _candidates(unit, actor, kind, found)
    fields = {"member": str(offered[0].id)} if len(offered) == 1 else {}
    return drafting.begin(unit, actor, kind, matter_id, fields)


def _may(unit: Unit, actor: Officer, kind: FormKind, matter_id: int) -> Case | Lead:
    if kind in _OF_LEADS:
        lead = leads_of.may(unit, actor, _MOVES[kind], matter_id)
        check_move(_MOVES[kind], lead.stage, lead.facts)
        return lead
    case = steps.may(unit, actor, _MOVES[kind], matter_id)
    steps.check_now(unit, _MOVES[kind], case)
    return case


def offered(view: Reader, actor: Officer, draft: Draft) -> list[Officer]:
    """Whom a form may be about."""
    kept = leads if draft.kind in ABOUT_LEADS else cases
    found = kept.get(view, draft.subject_id)
    return [] if found is None else _candidates(view, actor, draft.kind, found)


def _candidates(view: Reader, actor: Officer, kind: FormKind, found: Case | Lead) -> list[Officer]:
    """Oneself first, then those who see the matter, then the others.

    Only the office that answers for it enters others than oneself.
    """
    standing = Matter.of(found).standing(view)
    everybody = people.everybody(view)
    if kind in _SAYS:
        meant = to_decide(recusals.in_force(view, found.id), actor, _SAYS[kind])
        return [who for who in everybody if who.id in meant]
    if not sees_as(actor, standing, *RECUSING_ROLES):
        return [who for who in everybody if who.id == actor.id]
    free = [who for who in everybody if who.id not in standing.recused and who.roles - _OUTSIDE]
    return sorted(free, key=lambda who: (who.id != actor.id, not may_see(who, standing), who.id))


def finish_of_lead(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep somebody away from a report, or decide on it; of a case the table's move does that."""
    move, says = _MOVES[draft.kind], _SAYS.get(draft.kind)
    lead = leads_of.may(unit, actor, move, draft.subject_id)
    matter, member = Matter.of(lead), int(draft.fields["member"])
    if says is None:
        facts = keeping_away.ask(unit, actor, matter, member, draft.fields["trigger"])
    else:
        facts = keeping_away.decide(unit, actor, matter, member, says)
    reason = draft.fields.get("reason")
    moves.make(
        unit,
        actor,
        move,
        (Subject.LEAD, lead.id),
        lead.stage,
        lead.place_path,
        flags=lead.facts,
        facts=facts,
        note=(NoteKind.RECUSAL, reason) if reason else None,
    )
    if not may_see(actor, matter.standing(unit)):
        return Answer(View.MENU, 0, "recused")
    return Answer(View.LEAD, lead.id, move.value)


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
