"""Several leads in one case, and a case in another: always by somebody's word, never by itself."""

from casework.accusations import check_may_take
from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.forms import Draft
from casework.matters import MatterType, Subject
from casework.people import Officer
from casework.workflow import MOVES, Move, Stage
from services import finding_news, keeping_away, leads, moves
from storage import cases, events
from storage import leads as kept_leads
from storage.unit import Unit


def join_lead(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Put a lead to a case that is there already; the history of both says so."""
    return put(unit, actor, draft.subject_id, int(draft.fields["into"]))


def put(unit: Unit, actor: Officer, lead_id: int, case_id: int) -> Answer:
    """Put a lead to a case that the officer may see; raises :class:`NotFoundError`."""
    lead = leads.may(unit, actor, Move.JOIN_LEAD, lead_id)
    case = cases.seen(unit, actor, case_id)
    if case is None:
        raise NotFoundError
    check_may_take(lead.type, lead.place_path, case.type, case.place_path)
    _move(unit, actor, Move.JOIN_LEAD, lead.id, case.id)
    if case.type is MatterType.ACCUSATION:
        kept_leads.become(unit, lead.id, case.type)
    return Answer(View.CASE, case.id, Move.JOIN_LEAD.value)


def take_along(unit: Unit, actor: Officer, case_id: int, lead_id: int) -> None:
    """Put to a case just made the lead that was to go with it, unless it has moved meanwhile."""
    lead = kept_leads.seen(unit, actor, lead_id)
    if lead is not None and lead.stage is Stage.SUBMITTED:
        put(unit, actor, lead_id, case_id)


def part_lead(unit: Unit, actor: Officer, lead_id: int, version: int = 0) -> Answer:
    """Take a lead out of the case that it was put to; it waits at the desk again."""
    lead = leads.may(unit, actor, Move.PART_LEAD, lead_id)
    leads.check_version(lead, version)
    if lead.case_id is not None:
        _move(unit, actor, Move.PART_LEAD, lead.id, lead.case_id)
    return Answer(View.LEAD, lead.id, Move.PART_LEAD.value)


def _move(unit: Unit, actor: Officer, move: Move, lead_id: int, case_id: int) -> None:
    lead = kept_leads.get(unit, lead_id)
    if lead is None:
        raise NotFoundError
    subject = (Subject.LEAD, lead.id)
    facts = {"case": case_id}
    moves.make(
        unit, actor, move, subject, lead.stage, lead.place_path, flags=lead.facts, facts=facts
    )
    events.record(unit, move.value, (Subject.CASE, case_id), actor.id, facts={"lead": lead.id})
    joins = move is Move.JOIN_LEAD
    if not joins:
        finding_news.lead_parted(unit, lead.id, case_id)
    target = MOVES[move].target or lead.stage
    kept_leads.change(
        unit, lead, stage=target.value, case_id=case_id if joins else None, joined=joins
    )
    moves.owe_for(unit, actor, move, subject)
    if joins:
        keeping_away.into_case(unit, actor, lead.id, case_id)
        finding_news.lead_joined(unit, lead.id, case_id)
