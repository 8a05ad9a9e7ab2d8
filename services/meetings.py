"""Meetings from plan to closing: an agenda that gathers itself, and what is carried over."""

from datetime import date

from casework.access import check_may_do
from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import MeetingError, NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.meetings import GATHERS, Meeting, MeetingKind, MeetingState, may_see_meetings
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.workflow import MOVES, Move
from services import drafting, moves, steps
from services.effects import before_meetings
from storage import agendas, cases, events, meetings, pushes
from storage import clocks as kept_clocks
from storage.unit import Reader, Unit

# More than this no meeting gets through; the rest is gathered by the next tap.
MOST = 30


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin the form for a meeting."""
    check_may_do(actor, "meeting")
    return drafting.begin(unit, actor, FormKind.MEETING)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Plan the meeting that a form describes, and gather its agenda."""
    check_may_do(actor, "meeting")
    kind = MeetingKind(draft.fields["meeting"])
    held_on = date.fromisoformat(draft.fields["held_on"])
    found = meetings.add(unit, kind, held_on, actor.scopes(Role.CLERK)[0], actor.id)
    facts = {"kind": kind.value, "held_on": held_on}
    events.record(unit, "meeting_opened", _subject(found), actor.id, facts=facts)
    day = kept_clocks.begin(unit, ClockRule.MEETING_DAY, unit.now, due_on=held_on)
    kept_clocks.keep(unit, day, _subject(found), found.path)
    _gather(unit, actor, found)
    return Answer(View.MEETING, found.id, "meeting_opened")


def _subject(meeting: Meeting) -> tuple[Subject, int]:
    return (Subject.MEETING, meeting.id)


def gather(unit: Unit, actor: Officer, meeting_id: int) -> Answer:
    """Put on an agenda what has become late or joint since it was gathered last."""
    found = run(unit, actor, meeting_id)
    if found.state is MeetingState.CLOSED:
        raise MeetingError(why="closed")
    n = _gather(unit, actor, found)
    return Answer(View.MEETING, found.id, "meeting_gathered" if n else "meeting_nothing_new")


def _gather(unit: Unit, actor: Officer, meeting: Meeting) -> int:
    found = agendas.to_gather(unit, actor, meeting, GATHERS[meeting.kind], MOST)
    for case in found:
        if meeting.kind in agendas.waits_for(unit, case.id):
            agendas.put_on(unit, meeting, case.id)
        else:
            fields = {"meeting": meeting.kind.value, before_meetings.AT: str(meeting.id)}
            steps.make(unit, actor, Move.PUT_ON_AGENDA, case, fields)
    return len(found)


def hold(unit: Unit, actor: Officer, meeting_id: int) -> Answer:
    """A meeting begins; the same tap again is harmless."""
    found = run(unit, actor, meeting_id)
    if found.state is MeetingState.CLOSED:
        raise MeetingError(why="closed")
    if found.state is MeetingState.PLANNED:
        before_meetings.begin(unit, found, actor.id)
    return Answer(View.MEETING, found.id, "meeting_held")


def close(unit: Unit, actor: Officer, meeting_id: int) -> Answer:
    """Close a meeting, or call off one that was not held; what is undecided is carried over.

    It goes onto the next open meeting of the kind, else it waits for one to be planned. The same
    tap again is harmless.
    """
    found = run(unit, actor, meeting_id)
    off = found.held_at is None
    if found.state is not MeetingState.CLOSED:
        left = agendas.undecided(unit, found.id)
        meetings.close(unit, found.id)
        moves.stop_clock(unit, _subject(found), ClockRule.MEETING_DAY)
        pushes.settle(unit, _subject(found), actor.id, [PushKind.MEETING_LEFT])
        facts = {"carried": len(left), "off": off}
        events.record(unit, "meeting_closed", _subject(found), actor.id, facts=facts)
        for case_id in left:
            _carry_over(unit, actor, found, case_id)
    return Answer(View.MEETING, found.id, "meeting_called_off" if off else "meeting_closed")


def _carry_over(unit: Unit, actor: Officer, meeting: Meeting, case_id: int) -> None:
    case = cases.get(unit, case_id)
    over = case is None or case.stage not in MOVES[Move.TAKE_OFF_AGENDA].sources
    agendas.note(unit, case_id, [meeting.id], "off_at" if over else "carried_at")
    if case is not None and not over:
        open_ = meetings.open_of(unit, meeting.kind, case.place_path)
        before_meetings.place_on_next(unit, case_id, meeting.kind, open_)
        facts = {"meeting": meeting.kind.value}
        events.record(unit, "carried_over", (Subject.CASE, case_id), actor.id, facts=facts)


def seen(view: Reader, actor: Officer, meeting_id: int) -> Meeting:
    """A meeting that an officer sees; raises :class:`NotFoundError`."""
    found = meetings.get(view, meeting_id)
    if found is None or not may_see_meetings(actor, found.path):
        raise NotFoundError
    return found


def run(view: Reader, actor: Officer, meeting_id: int) -> Meeting:
    """A meeting that an officer runs; raises :class:`NotAllowedError` for those who look on."""
    found = seen(view, actor, meeting_id)
    if not actor.covers(found.path, Role.CLERK):
        raise NotAllowedError(rule="role", act="meeting")
    return found
