"""Moves on a case: the row of the table, what the move adds to it, and what follows in one go."""

from collections.abc import Mapping
from datetime import date, datetime

from casework.access import acts_for, check_may, may_see
from casework.actions import Answer, View
from casework.cases import Case
from casework.clocks import ClockRule, ClockState, ClockStatus
from casework.errors import NotFoundError, OldButtonError, StaleError
from casework.forms import Draft
from casework.matters import Channel, Subject
from casework.people import Officer
from casework.pushes import PushKind
from casework.workflow import MOVES, Move, check_move
from services import beforehand, finding_news, moves, protect
from services.effects import EFFECTS, NOTES, Effect, Making, before_meetings
from services.effects.handling import REPLACES
from storage import cases, events, media
from storage.unit import Reader, Unit

# Raised by the office's own people: routed within the office.
INSIDE = frozenset({Channel.LIAISON, Channel.FIELD_VISIT})
# What a section proposes where nothing is to be handed on.
_AT_ONCE = Move.ANSWER_AT_ONCE.value
# The clock by which an answer is in time or late; before a matter is taken on, its routing.
MAIN_CLOCKS = frozenset(
    {ClockRule.HANDLING, ClockRule.SIMPLE_DECIDE, ClockRule.ROUTING, ClockRule.ROUTING_INSIDE}
)


def may(unit: Unit, actor: Officer, move: Move, case_id: int) -> Case:
    """The case, if the officer may make this move on it; of what is not seen nothing is read."""
    case = cases.seen(unit, actor, case_id)
    if case is None:
        raise NotFoundError
    check_may(actor, move, cases.standing(unit, case))
    return case


def check_now(view: Reader, move: Move, case: Case) -> None:
    """Raise unless the move begins where the case stands, and today."""
    check_move(move, case.stage, case.facts)
    beforehand.check(view, move, case)


def tap(unit: Unit, actor: Officer, move: Move, case_id: int, version: int) -> Answer:
    """Make a move that needs nothing typed.

    The same tap again finds it done and gets the same answer; an older card is refused, also where
    a colleague has done the same.
    """
    row = MOVES[move]
    if row.of is not Subject.CASE or row.form is not None or row.within is not None:
        raise OldButtonError
    case = may(unit, actor, move, case_id)
    if version < case.version and row.is_done(case.stage, case.flags):
        done = events.newest(unit, (Subject.CASE, case.id), move.value)
        if done is None or done[1] != actor.id:
            raise StaleError
        return Answer(View.CASE, case.id, move.value)
    if version and version != case.version and not row.begins_at(case.stage, case.facts):
        raise StaleError
    make(unit, actor, move, case)
    return Answer(View.CASE, case.id, move.value)


def finish(unit: Unit, actor: Officer, draft: Draft, move: Move) -> Answer:
    """Make the move that a filled-in form is for, and those that follow from it."""
    case = may(unit, actor, move, draft.subject_id)
    subject = (Subject.CASE, case.id)
    protect.hand_on(unit, draft, subject)
    if draft.attachments:
        media.move(unit, (Subject.DRAFT, draft.id), subject)
    case = make(unit, actor, move, case, draft.fields)
    for row in MOVES.values():
        if row.within is move and row.begins_at(case.stage, case.facts):
            case = make(unit, actor, row.move, case, draft.fields)
            move = row.move
    if not may_see(actor, cases.standing(unit, case)):
        return Answer(View.MENU, 0, "recused")
    if move is Move.DECIDE_AT_MEETING and (
        meeting := before_meetings.back_in(unit, actor, case.id)
    ):
        return meeting
    apart = move is Move.PROGRESS and protect.has_kept(draft)
    return Answer(View.CASE, case.id, f"{move.value}_kept_apart" if apart else move.value)


def make(
    unit: Unit,
    actor: Officer | None,
    move: Move,
    case: Case,
    fields: Mapping[str, str] | None = None,
    *,
    owe: bool = True,
    since: datetime | None = None,
) -> Case:
    """Make a move on a case, whoever may; gives the case as it stands then.

    ``since`` is the moment at which the matter was received, or the office's clock was to act.
    """
    row = check_move(move, case.stage, case.facts)
    fields = fields or {}
    effect = EFFECTS[move](Making(unit, actor, case, fields)) if move in EFFECTS else Effect()
    subject = (Subject.CASE, case.id)
    name, kind = NOTES.get(move, ("", None))
    words = fields.get(name)
    changed = moves.make(
        unit,
        actor,
        move,
        subject,
        case.stage,
        str(effect.changes.get("owner_path") or case.owner_path or case.place_path),
        flags=case.facts,
        note=(kind, words) if words and kind is not None else None,
        facts=effect.facts | _in_place_of(unit, actor, move, case),
        since=since,
        instead=_instead(case),
        skip_clocks=effect.skip_clocks,
    )
    stage, flags = row.leads_to(case.stage, case.flags)
    due_on = _due_on(unit, case, changed + effect.clocks)
    settled = {"route": None} if case.proposed_route and stage is not case.stage else {}
    changes = {"stage": stage, "flags": flags, "due_on": due_on} | settled | effect.changes
    after = cases.change(unit, case, **changes)
    who = actor.id if actor else None
    for more in effect.also:
        events.record(unit, f"{move.value}_more", subject, who, note=more)
    if actor is not None and (row.goes_on or effect.handles):
        cases.note_handler(unit, case.id, actor.id)
    if owe:
        moves.owe_for(unit, actor, move, subject, after)
        if settled:
            _tell_section(unit, actor, case, after)
    finding_news.follow(unit, after, case.stage)
    for following in effect.then:
        after = make(unit, None, following, after)
    return after


def _in_place_of(unit: Unit, actor: Officer | None, move: Move, case: Case) -> dict[str, object]:
    """For the record: whose place somebody acts in who stands in for another."""
    if actor is None or len(actor.acts_as) == 1:
        return {}
    absent = acts_for(actor, move, cases.standing(unit, case))
    return {} if absent is None else {"for": absent}


def _tell_section(unit: Unit, actor: Officer | None, before: Case, after: Case) -> None:
    """The section hears what has come of where it proposed to send a case."""
    agreed = before.proposed_route in {after.route, _AT_ONCE if after.replied_on else None}
    moves.owe(
        unit,
        PushKind.ROUTE_DECIDED,
        (Subject.CASE, after.id),
        but=actor.id if actor else None,
        facts={} if agreed else {"why": "otherwise"},
        matter=after,
    )


def _instead(case: Case) -> dict[ClockRule, ClockRule]:
    found = {ClockRule.HANDLING: ClockRule.SIMPLE_DECIDE} if case.simple else {}
    if case.channel in INSIDE:
        found[ClockRule.ROUTING] = ClockRule.ROUTING_INSIDE
    return found | ({ClockRule.ACKNOWLEDGE: ClockRule.ACKNOWLEDGE_URGENT} if case.urgent else {})


def _due_on(unit: Unit, case: Case, changed: list[ClockState]) -> date | None:
    """The day by which the answer is due: none while its clock is held."""
    for state in changed:
        if state.rule in MAIN_CLOCKS and state.status is not ClockStatus.STOPPED:
            held = state.status is ClockStatus.PAUSED
            return None if held else unit.calendar.day_of(state.due_at)
    return case.due_on


__all__ = ["INSIDE", "MAIN_CLOCKS", "REPLACES", "check_now", "finish", "make", "may", "tap"]
