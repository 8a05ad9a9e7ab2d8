"""Meetings: their kinds, what each gathers, and who sees them (domain.md, Things, Meeting)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.errors import MeetingError
from casework.matters import Channel, MatterType
from casework.people import Officer, Role

# So many cases of an agenda stand on a page.
AGENDA_PAGE = 5


class MeetingKind(StrEnum):
    """The meetings that the office holds."""

    JOINT = "joint"
    SUPERVISION = "supervision"
    OFFICE = "office"
    COORDINATION = "coordination"


class MeetingState(StrEnum):
    """How far a meeting has come; one that was called off is closed without having been held."""

    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Which cases a kind of meeting gathers by itself.

    ``late`` are those past their day, and those that a late deadline has put forward; ``plain`` are
    all but accusations. Joint ones are gathered by every kind.
    """

    late: bool = True
    plain: bool = True
    accusations: bool = False


# The sources name the meetings and leave their agendas open: what each takes is marked [ours].
GATHERS: Mapping[MeetingKind, Gathering] = {
    MeetingKind.JOINT: Gathering(),
    MeetingKind.SUPERVISION: Gathering(plain=False, accusations=True),
    MeetingKind.OFFICE: Gathering(accusations=True),
    MeetingKind.COORDINATION: Gathering(late=False),
}
# Who sees what a meeting has before it and has decided, each within the scope of the post; of every
# case on it only those who may see the case.
MEETING_ROLES = frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR})

# A matter that several people or bodies have raised together.
JOINT_CHANNELS = frozenset({Channel.JOINT_VISIT, Channel.JOINT_LETTER})


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; ``path`` is the unit that holds it."""

    id: int
    kind: MeetingKind
    held_on: date
    path: str
    opened_by: int
    opened_at: datetime
    held_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def cancelled(self) -> bool:
        """Whether it was called off, and never held."""
        return self.closed_at is not None and self.held_at is None

    @property
    def state(self) -> MeetingState:
        """How far it has come."""
        if self.closed_at is not None:
            return MeetingState.CLOSED
        return MeetingState.HELD if self.held_at is not None else MeetingState.PLANNED


def suits(kind: MeetingKind, type_: MatterType) -> bool:
    """Whether matters of a type come before a kind of meeting: accusations before few."""
    gathers = GATHERS[kind]
    return gathers.accusations if type_ is MatterType.ACCUSATION else gathers.plain


def kind_for(type_: MatterType) -> MeetingKind:
    """The kind of meeting that a deadline long past puts a matter before."""
    return MeetingKind.JOINT if suits(MeetingKind.JOINT, type_) else MeetingKind.SUPERVISION


def deciding(standing_on: Iterable[Meeting], today: date) -> list[Meeting]:
    """The meetings that decide on a case now: those being held, and those whose day has come.

    Raises :class:`MeetingError` when it stands before none, or their days are still to come.
    """
    known = list(standing_on)
    found = [one for one in known if one.state is MeetingState.HELD or one.held_on <= today]
    if not known:
        raise MeetingError(why="before_none")
    if not found:
        raise MeetingError(why="not_yet", day=min(one.held_on for one in known))
    return found


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What a meeting has asked of one officer, by a day; ``shared`` ones partners see as well."""

    id: int
    meeting_id: int
    path: str
    owner_id: int
    due_on: date
    shared: bool
    set_by: int
    case_id: int | None = None
    done_at: datetime | None = None
    done_by: int | None = None


def may_see_meetings(officer: Officer, path: str) -> bool:
    """Whether an officer sees the meetings that a unit holds."""
    return officer.active and officer.covers(path, *MEETING_ROLES)


def may_see_action(officer: Officer, item: ActionItem) -> bool:
    """Whether an officer may know of an action item, as far as its case does not forbid it.

    Its owner, or who stands in, always; those who see the meeting; partners under the unit that
    holds it the shared ones.
    """
    if not officer.active:
        return False
    if item.owner_id in officer.acts_as or may_see_meetings(officer, item.path):
        return True
    return item.shared and any(one.startswith(item.path) for one in officer.scopes(Role.PARTNER))


def may_reply(officer: Officer, item: ActionItem) -> bool:
    """Whether an officer who sees an action item may say a word on it: who does it, and partners.

    Source: domain.md, Roles, "shared action items only | respond".
    """
    return may_finish(officer, item) or (item.shared and officer.holds(Role.PARTNER))


def may_finish(officer: Officer, item: ActionItem) -> bool:
    """Whether an officer may say that an action item is done: its owner, or the desk."""
    mine = officer.active and item.owner_id in officer.acts_as
    return mine or officer.covers(item.path, Role.CLERK)
