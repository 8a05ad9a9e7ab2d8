"""Meetings: opened with an agenda that gathers itself, decisions on cases, action items."""

from datetime import date

from casework.access import check_may_do, may_see
from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import MeetingError, NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.meetings import (
    GATHERS,
    ActionItem,
    Meeting,
    MeetingKind,
    may_finish,
    may_reply,
    may_see_action,
    may_see_meetings,
)
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move
from services import drafting, moves, protect, recipients, steps
from storage import cases, events, meetings, people, pushes
from storage import clocks as kept_clocks
from storage.unit import Reader, Unit

# More than this no meeting gets through; the rest is gathered by the next tap.
MOST = 30


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin the form for a meeting."""
    check_may_do(actor, "meeting")
    return drafting.begin(unit, actor, FormKind.MEETING)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Open the meeting that a form describes, and gather its agenda."""
    check_may_do(actor, "meeting")
    kind = MeetingKind(draft.fields["meeting"])
    held_on = date.fromisoformat(draft.fields["held_on"])
    found = meetings.add(unit, kind, held_on, actor.scopes(Role.CLERK)[0], actor.id)
    facts = {"kind": kind.value, "held_on": held_on}
    events.record(unit, "meeting_opened", (Subject.MEETING, found.id), actor.id, facts=facts)
    _gather(unit, actor, found)
    return Answer(View.MEETING, found.id, "meeting_opened")


def gather(unit: Unit, actor: Officer, meeting_id: int) -> Answer:
    """Put on an agenda what has become late or joint since it was gathered last."""
    found = _run(unit, actor, meeting_id)
    n = _gather(unit, actor, found)
    return Answer(View.MEETING, found.id, "meeting_gathered" if n else "meeting_nothing_new")


def _gather(unit: Unit, actor: Officer, meeting: Meeting) -> int:
    found = meetings.to_gather(unit, actor, meeting, GATHERS[meeting.kind], MOST)
    for case in found:
        if Flag.ON_AGENDA not in case.flags:
            steps.make(unit, actor, Move.PUT_ON_AGENDA, case)
        meetings.put_on(unit, meeting.id, case.id)
    return len(found)


def seen(view: Reader, actor: Officer, meeting_id: int) -> Meeting:
    """A meeting that an officer sees; raises :class:`NotFoundError`."""
    found = meetings.get(view, meeting_id)
    if found is None or not may_see_meetings(actor, found.path):
        raise NotFoundError
    return found


def _run(view: Reader, actor: Officer, meeting_id: int) -> Meeting:
    found = seen(view, actor, meeting_id)
    if not actor.covers(found.path, Role.CLERK):
        raise NotAllowedError(rule="role", act="meeting")
    return found


# Action items


def begin_action(unit: Unit, actor: Officer, meeting_id: int) -> Answer:
    """Begin the form for an action item of a meeting."""
    return drafting.begin(unit, actor, FormKind.ACTION, _run(unit, actor, meeting_id).id)


def finish_action_form(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the action item that a form describes; its owner is told.

    Raises :class:`MeetingError` when the owner is kept away from the case that it is about.
    """
    meeting, fields = _run(unit, actor, draft.subject_id), draft.fields
    owner = people.get(unit, int(fields["assignee"]))
    if owner is None or not owner.active:
        raise NotFoundError
    case_id = int(fields["into"]) if fields.get("into") else None
    _check_not_kept_away(unit, actor, owner, case_id)
    due_on = date.fromisoformat(fields["due"])
    state = kept_clocks.begin(unit, ClockRule.MEETING_ACTION, unit.now, due_on=due_on)
    item = ActionItem(
        unit.new_id(),
        meeting.id,
        meeting.path,
        owner.id,
        unit.calendar.day_of(state.due_at),
        fields.get("shared") == "yes" or owner.roles == {Role.PARTNER},
        actor.id,
        case_id,
    )
    meetings.add_action(unit, item)
    subject = (Subject.ACTION, item.id)
    kept_clocks.keep(unit, state, subject, meeting.path)
    facts = {"meeting": meeting.id, "owner": owner.id, "due": item.due_on, "shared": item.shared}
    note = (NoteKind.ACTION, fields["text"])
    events.record(unit, "action_set", subject, actor.id, facts=facts, note=note)
    protect.hand_on(unit, draft, subject)
    _owe(unit, PushKind.ACTION_SET, item, recipients.of_action(unit, item), but=actor.id)
    return Answer(View.MEETING, meeting.id, "action_set")


def _check_not_kept_away(view: Reader, actor: Officer, owner: Officer, case_id: int | None) -> None:
    case = cases.seen(view, actor, case_id) if case_id is not None else None
    if case_id is not None and case is None:
        raise NotFoundError
    if case is not None and owner.id in cases.standing(view, case).recused:
        raise MeetingError(why="kept_away")


def seen_action(view: Reader, actor: Officer, action_id: int) -> ActionItem:
    """An action item that an officer may know of; raises :class:`NotFoundError`.

    Who is kept away from its case does not, unless it is theirs to do.
    """
    found = meetings.action(view, action_id)
    if found is None or not is_seen(view, actor, found):
        raise NotFoundError
    return found


def is_seen(view: Reader, actor: Officer, item: ActionItem) -> bool:
    """Whether an officer may know of an action item, its case included."""
    if not may_see_action(actor, item):
        return False
    case = cases.get(view, item.case_id) if item.case_id is not None else None
    return case is None or actor.id not in cases.standing(view, case).recused


def done(unit: Unit, actor: Officer, action_id: int) -> Answer:
    """Say that an action item is done; the same tap again is harmless."""
    item = seen_action(unit, actor, action_id)
    if not may_finish(actor, item):
        raise NotAllowedError(rule="role", act="action")
    if meetings.finish_action(unit, item.id, actor.id):
        subject = (Subject.ACTION, item.id)
        moves.stop_clock(unit, subject, ClockRule.MEETING_ACTION)
        facts = {"for": item.owner_id} if actor.id != item.owner_id else {}
        events.record(unit, "action_done", subject, actor.id, facts=facts)
        pushes.settle(unit, subject, actor.id, [PushKind.ACTION_SET, PushKind.ACTION_DUE])
        setter = recipients.standing_in(unit, item.set_by)
        _owe(unit, PushKind.ACTION_DONE, item, setter, but=actor.id)
    return Answer(View.ACTION, item.id, "action_done")


def begin_reply(unit: Unit, actor: Officer, action_id: int) -> Answer:
    """Begin a word on an action item."""
    return drafting.begin(unit, actor, FormKind.ACTION_REPLY, _answering(unit, actor, action_id).id)


def reply(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep a word on an action item; whoever set it is told."""
    item = _answering(unit, actor, draft.subject_id)
    subject = (Subject.ACTION, item.id)
    note = (NoteKind.ACTION_REPLY, draft.fields["text"])
    events.record(unit, "action_replied", subject, actor.id, note=note)
    protect.hand_on(unit, draft, subject)
    setter = recipients.standing_in(unit, item.set_by)
    cause = f"action:{item.id}:{draft.id}"
    _owe(unit, PushKind.ACTION_REPLIED, item, setter, but=actor.id, cause=cause)
    return Answer(View.ACTION, item.id, "action_replied")


def _answering(view: Reader, actor: Officer, action_id: int) -> ActionItem:
    item = seen_action(view, actor, action_id)
    if not may_reply(actor, item):
        raise NotAllowedError(rule="role", act="action")
    return item


def _owe(
    unit: Unit,
    kind: PushKind,
    item: ActionItem,
    to: list[Officer],
    *,
    but: int,
    cause: str | None = None,
) -> None:
    told = [who.id for who in to if who.id != but]
    subject = (Subject.ACTION, item.id)
    pushes.owe(unit, kind, told, subject, cause=cause or f"action:{item.id}")


def case_number(view: Reader, actor: Officer, item: ActionItem) -> tuple[int, int] | None:
    """The number of the case that an action item is about, for those who may know of the case."""
    case = cases.get(view, item.case_id) if item.case_id is not None else None
    if case is None or not may_see(actor, cases.standing(view, case)):
        return None
    return case.year, case.serial
