"""Meetings: the list, an agenda with its decisions, what was asked of whom."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.meetings import MeetingState
from casework.sheets_meetings import (
    ActionLine,
    AgendaLine,
    MeetingLine,
    MeetingSheet,
    MeetingsSheet,
)
from wording import numbers
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

CLOSE = "close"
_SNIPPET = 60
_DECISION = 200
_REPLIES = 5


def overview(say: Speaker, sheet: MeetingsSheet) -> Screen:
    """The meetings, newest first, and what is still to be done."""
    lines = [say("meetings-title")]
    if not sheet.meetings and not sheet.actions and not sheet.late:
        lines.append(say("meetings-none"))
    buttons = [show(_name(say, one), View.MEETING, one.ref) for one in sheet.meetings]
    if sheet.actions:
        lines += ["", say("meetings-actions"), *_actions(say, sheet.actions)]
    if sheet.late:
        lines += ["", say("meetings-late"), *_actions(say, sheet.late)]
    acts = [_open(say, one) for one in (*sheet.actions, *sheet.late)]
    if sheet.may_open:
        start = Action(Verb.FORM_START, 0, 0, FormKind.MEETING.value)
        acts.append(Button(say("button-meeting-open"), start))
    pages = pager(say, View.MEETINGS, sheet.page, sheet.pages)
    return Screen("\n".join(lines), (*rows(buttons, 1), *rows(pages), *rows(acts)))


def _name(say: Speaker, one: MeetingLine) -> str:
    name = say("meeting-name", kind=say(f"meeting-{one.kind.value}"), day=say.day(one.held_on))
    if one.state is MeetingState.PLANNED:
        return name
    return say("meeting-name-state", name=name, state=_stands(say, one))


def _stands(say: Speaker, one: MeetingLine | MeetingSheet) -> str:
    return say(f"meeting-state-{'off' if one.cancelled else one.state.value}")


def meeting(say: Speaker, sheet: MeetingSheet, *, asked: str = "") -> Screen:
    """One meeting: its agenda a page at a time, and all it has asked for.

    Before it is closed, with ``asked``, it says what is carried over.
    """
    kind = say(f"meeting-{sheet.kind.value}")
    lines = [say("meeting-title", kind=kind, day=say.full_day(sheet.held_on))]
    lines.append(_stands(say, sheet))
    lines.append(say("meeting-agenda", n=sheet.total) if sheet.total else say("meeting-no-agenda"))
    for one in sheet.agenda:
        lines += ["", *_agenda(say, one)]
    if sheet.actions:
        lines += ["", say("meeting-actions"), *_actions(say, sheet.actions)]
    pages = pager(say, View.MEETING, sheet.page, sheet.pages)
    turning = [Button(one.label, _of(one.action, sheet.ref)) for one in pages]
    if asked == CLOSE and sheet.may_run:
        lines += ["", say(f"meeting-close-ask-{sheet.state.value}", n=sheet.undecided)]
        return Screen("\n".join(lines), rows(_closing(say, sheet)))
    buttons = (*(_item(say, one) for one in sheet.agenda), *rows(turning))
    return Screen("\n".join(lines), (*buttons, *rows(_running(say, sheet))))


def _of(action: Action | None, ref: int) -> Action | None:
    """The same, about one meeting."""
    return None if action is None else Action(action.verb, ref, action.version, action.argument)


def _agenda(say: Speaker, one: AgendaLine) -> list[str]:
    marks = [say("meeting-late")] if one.late else []
    marks += [say("meeting-joint_item")] if one.joint else []
    number = numbers.case(say, one.number)
    lines = [say("meeting-item", number=number, place=one.place, marks=say.listed(marks)).rstrip()]
    if one.decision is not None:
        lines.append(say("meeting-decided", text=say.html(say.quoted(one.decision, _DECISION))))
    elif one.carried:
        lines.append(say("meeting-carried"))
    return lines


def _item(say: Speaker, one: AgendaLine) -> tuple[Button, ...]:
    """The way to a case, and beside it the decision while there is none."""
    number = numbers.case_typed(one.number)
    found = [show(say("button-open-number", number=number), View.CASE, one.ref)]
    if one.may_decide:
        decide = Action(Verb.FORM_START, one.ref, one.version, FormKind.DECISION.value)
        found.append(Button(say("button-move-decide_at_meeting"), decide))
    return tuple(found)


def _running(say: Speaker, sheet: MeetingSheet) -> list[Button]:
    found = []
    if sheet.may_run:
        ask = Action(Verb.FORM_START, sheet.ref, 0, FormKind.ACTION.value)
        planned = sheet.state is MeetingState.PLANNED
        found = [
            Button(say("button-meeting-action"), ask),
            Button(say("button-meeting-gather"), Action(Verb.GATHER, sheet.ref)),
        ]
        if planned:
            found.insert(0, Button(say("button-meeting-hold"), Action(Verb.MEETING, sheet.ref)))
        label = say("button-meeting-call_off" if planned else "button-meeting-close")
        found.append(show(label, View.MEETING, sheet.ref, CLOSE))
    return [*found, show(say("button-meetings"), View.MEETINGS)]


def _closing(say: Speaker, sheet: MeetingSheet) -> list[Button]:
    planned = sheet.state is MeetingState.PLANNED
    label = say("button-meeting-call_off" if planned else "button-meeting-close")
    close = Button(label, Action(Verb.MEETING, sheet.ref, 0, CLOSE))
    return [close, show(say("button-back"), View.MEETING, sheet.ref)]


def _actions(say: Speaker, items: tuple[ActionLine, ...]) -> list[str]:
    lines = []
    for one in items:
        text = say.html(say.quoted(one.text.replace("\n", " "), _SNIPPET))
        line = say("action-line", text=text, owner=one.owner, day=say.day(one.due_on))
        lines.append(f"{line} · {_state(say, one)}")
    return lines


def _state(say: Speaker, one: ActionLine) -> str:
    return say("action-done" if one.done else "action-late" if one.late else "action-open")


def action(say: Speaker, one: ActionLine) -> Screen:
    """One action item's card."""
    lines = [say("action-title"), say.quoted(one.text, 1200)]
    lines.append(say("action-owner", name=one.owner))
    lines.append(say("action-due", day=say.full_day(one.due_on), state=_state(say, one)))
    if one.meeting is not None:
        kind, day = one.meeting
        lines.append(say("action-meeting", kind=say(f"meeting-{kind.value}"), day=say.day(day)))
    if one.number is not None:
        lines.append(say("action-case", number=numbers.case(say, one.number)))
    if one.shared:
        lines.append(say("action-shared"))
    for note in one.replies[-_REPLIES:]:
        text = say.html(say.quoted(note.text, _DECISION))
        lines.append(say("action-reply", name=note.author_name, text=text))
    return Screen("\n".join(lines), rows(_action_buttons(say, one)))


def _action_buttons(say: Speaker, one: ActionLine) -> list[Button]:
    found = []
    if one.may_finish:
        found.append(Button(say("button-action-done"), Action(Verb.ACTION_DONE, one.ref)))
    if one.may_reply:
        reply = Action(Verb.FORM_START, one.ref, 0, FormKind.ACTION_REPLY.value)
        found.append(Button(say("button-action-reply"), reply))
    if one.case_ref and one.number is not None:
        label = say("button-open-number", number=numbers.case_typed(one.number))
        found.append(show(label, View.CASE, one.case_ref))
    if one.meeting_ref:
        found.append(show(say("button-meeting"), View.MEETING, one.meeting_ref))
    else:
        found.append(show(say("button-meetings"), View.MEETINGS))
    return found


def _open(say: Speaker, one: ActionLine) -> Button:
    return show(say("button-action-open", text=one.text[:10]), View.ACTION, one.ref)
