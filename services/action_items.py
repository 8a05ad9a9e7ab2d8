"""What meetings ask for: action items set, done and answered."""

from datetime import date

from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import MeetingError, NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.meetings import ActionItem, may_finish, may_reply
from casework.people import Officer, Role
from casework.pushes import PushKind
from services import action_sight, drafting, meetings, moves, protect, recipients
from storage import action_items, cases, events, people, pushes
from storage import clocks as kept_clocks
from storage.unit import Reader, Unit

_REMINDERS = (PushKind.ACTION_SET, PushKind.ACTION_DUE, PushKind.ACTION_LATE)


def begin(unit: Unit, actor: Officer, meeting_id: int) -> Answer:
    """Begin the form for an action item of a meeting."""
    return drafting.begin(unit, actor, FormKind.ACTION, meetings.run(unit, actor, meeting_id).id)


def finish_form(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the action item that a form describes; its owner is told.

    Raises :class:`MeetingError` when the owner is kept away from the case that it is about.
    """
    meeting, fields = meetings.run(unit, actor, draft.subject_id), draft.fields
    owner = people.get(unit, int(fields["assignee"]))
    if owner is None or not owner.active:
        raise NotFoundError
    case_id = int(fields["into"]) if fields.get("into") else None
    if case_id is not None and cases.seen(unit, actor, case_id) is None:
        raise NotFoundError
    if action_sight.kept_away(unit, owner, case_id):
        raise MeetingError(why="kept_away")
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
    action_items.add(unit, item)
    subject = (Subject.ACTION, item.id)
    kept_clocks.keep(unit, state, subject, meeting.path)
    facts = {"meeting": meeting.id, "owner": owner.id, "due": item.due_on, "shared": item.shared}
    note = (NoteKind.ACTION, fields["text"])
    events.record(unit, "action_set", subject, actor.id, facts=facts, note=note)
    protect.hand_on(unit, draft, subject)
    _owe(unit, PushKind.ACTION_SET, item, recipients.of_action(unit, item), but=actor.id)
    return Answer(View.MEETING, meeting.id, "action_set")


def seen_action(view: Reader, actor: Officer, action_id: int) -> ActionItem:
    """An action item that an officer may know of; raises :class:`NotFoundError`.

    Who is kept away from its case does not.
    """
    found = action_items.get(view, action_id)
    if found is None or not action_sight.is_seen(view, actor, found):
        raise NotFoundError
    return found


def done(unit: Unit, actor: Officer, action_id: int) -> Answer:
    """Say that an action item is done; the same tap again is harmless."""
    item = seen_action(unit, actor, action_id)
    if not may_finish(actor, item):
        raise NotAllowedError(rule="role", act="action")
    if action_items.finish(unit, item.id, actor.id):
        subject = (Subject.ACTION, item.id)
        moves.stop_clock(unit, subject, ClockRule.MEETING_ACTION)
        facts = {"for": item.owner_id} if actor.id != item.owner_id else {}
        events.record(unit, "action_done", subject, actor.id, facts=facts)
        pushes.settle(unit, subject, actor.id, _REMINDERS)
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
