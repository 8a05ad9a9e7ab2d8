"""What is shown of meetings: the list, one meeting, one action item; each as far as one may see."""

from datetime import datetime

from casework.access import check_may_do, may_do
from casework.cases import Case
from casework.matters import NoteKind, Subject
from casework.meetings import (
    AGENDA_PAGE,
    MEETING_ROLES,
    ActionItem,
    Meeting,
    MeetingState,
    may_finish,
    may_reply,
)
from casework.paging import pages_of
from casework.people import Officer, Role
from casework.sheets_meetings import (
    ActionLine,
    AgendaLine,
    MeetingLine,
    MeetingSheet,
    MeetingsSheet,
)
from services import action_items, action_sight, meetings, places
from storage import action_items as kept_items
from storage import agendas, events, people
from storage import meetings as kept
from storage.agendas import OnAgenda
from storage.unit import Reader

PAGE = 5
_MOST_ACTIONS = 8


def overview(view: Reader, actor: Officer, page: int = 0) -> MeetingsSheet:
    """The meetings that an officer sees, and what they still have to do for one."""
    check_may_do(actor, "meetings")
    scopes = actor.scopes(*MEETING_ROLES)
    found, total = kept.page(view, scopes, page * PAGE, PAGE)
    items = kept_items.open_(view, sorted(actor.acts_as), actor.scopes(Role.PARTNER))
    seen = [item for item in items if action_sight.is_seen(view, actor, item)]
    return MeetingsSheet(
        tuple(
            MeetingLine(one.id, one.kind, one.held_on, one.state, one.cancelled) for one in found
        ),
        tuple(line(view, actor, item) for item in seen[:_MOST_ACTIONS]),
        _late(view, actor, {item.id for item in seen}),
        page,
        pages_of(total, PAGE),
        may_open=may_do(actor, "meeting"),
    )


def _late(view: Reader, actor: Officer, shown: set[int]) -> tuple[ActionLine, ...]:
    """What others have not done in time, of what the officer's meetings have asked for."""
    found = kept_items.late(view, actor.scopes(*MEETING_ROLES))
    seen = [
        item for item in found if item.id not in shown and action_sight.is_seen(view, actor, item)
    ]
    return tuple(line(view, actor, item) for item in seen[:_MOST_ACTIONS])


def meeting(view: Reader, actor: Officer, meeting_id: int, page: int = 0) -> MeetingSheet:
    """A meeting's card; raises :class:`NotFoundError`."""
    found = meetings.seen(view, actor, meeting_id)
    runs = actor.covers(found.path, Role.CLERK)
    lines, total = agendas.page(view, actor, meeting_id, page * AGENDA_PAGE, AGENDA_PAGE)
    items = [
        one for one in kept_items.of(view, meeting_id) if action_sight.is_seen(view, actor, one)
    ]
    return MeetingSheet(
        found.id,
        found.kind,
        found.held_on,
        tuple(_agenda_line(view, found, one, runs=runs) for one in lines),
        tuple(line(view, actor, item) for item in items),
        page,
        pages_of(total, AGENDA_PAGE),
        total,
        may_run=runs and found.state is not MeetingState.CLOSED,
        state=found.state,
        undecided=agendas.count_undecided(view, actor, found.id) if runs else 0,
        cancelled=found.cancelled,
    )


def _agenda_line(view: Reader, of: Meeting, one: OnAgenda, *, runs: bool) -> AgendaLine:
    case = one.case
    return AgendaLine(
        case.id,
        case.version,
        (case.year, case.serial),
        places.path_name(view, case.owner_code or case.place_code),
        one.late,
        one.joint,
        _decision(view, case, one.decided_at) if one.decided_at else None,
        runs and one.decided_at is None and of.state is not MeetingState.CLOSED,
        one.carried,
    )


def _decision(view: Reader, case: Case, at: datetime) -> str:
    notes = events.notes(view, [(Subject.CASE, case.id)])
    found = (one for one in notes if one.kind is NoteKind.MEETING and one.at == at)
    return next((one.text for one in found), "")


def action(view: Reader, actor: Officer, action_id: int) -> ActionLine:
    """An action item's card; raises :class:`NotFoundError`."""
    return line(view, actor, action_items.seen_action(view, actor, action_id))


def line(view: Reader, actor: Officer, item: ActionItem) -> ActionLine:
    """An action item as one officer is shown it."""
    notes = events.notes(view, [(Subject.ACTION, item.id)])
    of = kept.get(view, item.meeting_id)
    number = action_sight.case_number(view, actor, item)
    return ActionLine(
        item.id,
        next((one.text for one in notes if one.kind is NoteKind.ACTION), ""),
        people.names(view, {item.owner_id}).get(item.owner_id, ""),
        item.due_on,
        item.done_at is not None,
        item.done_at is None and item.due_on < view.today,
        item.shared,
        number,
        (of.kind, of.held_on) if of is not None else None,
        meeting_ref=item.meeting_id if actor.covers(item.path, *MEETING_ROLES) else 0,
        case_ref=item.case_id or 0 if number is not None else 0,
        may_finish=item.done_at is None and may_finish(actor, item),
        may_reply=item.done_at is None and may_reply(actor, item),
        replies=tuple(one for one in notes if one.kind is NoteKind.ACTION_REPLY),
    )
