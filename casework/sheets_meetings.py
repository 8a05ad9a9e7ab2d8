"""What the screens of meetings are drawn from."""

from dataclasses import dataclass
from datetime import date

from casework.matters import Note
from casework.meetings import MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action item: what is to be done, by whom and when."""

    ref: int
    text: str
    owner: str
    due_on: date
    done: bool
    late: bool
    shared: bool
    number: tuple[int, int] | None = None
    meeting: tuple[MeetingKind, date] | None = None
    meeting_ref: int = 0
    case_ref: int = 0
    may_finish: bool = False
    may_reply: bool = False
    replies: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One case on an agenda, and what was decided."""

    ref: int
    version: int
    number: tuple[int, int]
    place: str
    late: bool
    joint: bool
    decision: str | None
    may_decide: bool
    carried: bool = False


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """One meeting's card for one officer."""

    ref: int
    kind: MeetingKind
    held_on: date
    agenda: tuple[AgendaLine, ...]
    actions: tuple[ActionLine, ...]
    page: int = 0
    pages: int = 1
    total: int = 0
    may_run: bool = False
    state: MeetingState = MeetingState.PLANNED
    undecided: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in the list."""

    ref: int
    kind: MeetingKind
    held_on: date
    state: MeetingState
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class MeetingsSheet:
    """The meetings that an officer sees, and the action items that concern them.

    ``late`` are those of others that are past their day, for whoever runs the meetings.
    """

    meetings: tuple[MeetingLine, ...]
    actions: tuple[ActionLine, ...]
    late: tuple[ActionLine, ...] = ()
    page: int = 0
    pages: int = 1
    may_open: bool = False
