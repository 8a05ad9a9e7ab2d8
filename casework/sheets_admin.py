"""What the administrator's screens are drawn from: accounts and units."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.people import Officer, Post, Role, Unit


class PersonState(StrEnum):
    """How far a person has come in."""

    JOINED = "joined"
    INVITED = "invited"
    EXPIRED = "expired"
    UNINVITED = "uninvited"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class InviteMade:
    """An invite just made, whose code is told only now."""

    officer_id: int
    name: str
    role: Role
    unit_name: str
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list; posts are roles with units' short names."""

    officer_id: int
    name: str
    posts: tuple[tuple[Role, str], ...]
    state: PersonState


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """A page of people, of those with ``name`` in their names; ``manages`` as on the card."""

    lines: tuple[PersonLine, ...]
    total: int
    page: int = 0
    pages: int = 1
    name: str = ""
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """When a person was stopped, and by whom."""

    at: datetime
    actor_id: int | None
    by: str


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """One person's card; ``code`` is that of an invite made with this very tap.

    ``manages`` says that the reader makes invites and lets people in again.
    """

    officer: Officer
    posts: tuple[tuple[Post, Unit], ...]
    state: PersonState
    expires_at: datetime | None = None
    code: str | None = None
    oneself: bool = False
    manages: bool = False
    stopped: Stopped | None = None
    may_undo: bool = False


@dataclass(frozen=True, slots=True)
class VacantLine:
    """A head's post that nobody holds since a day, and how much waits there.

    ``section`` is none where the unit has no sections of its own.
    """

    section: str | None
    last_day: date | None
    open: int


@dataclass(frozen=True, slots=True)
class UnitsSheet:
    """A unit of the tree with what is above and below it; none stands above the roots."""

    unit: Unit | None
    above: tuple[Unit, ...]
    below: tuple[Unit, ...]
    people: tuple[PersonLine, ...]
    total: int
    page: int = 0
    pages: int = 1
    vacant: tuple[VacantLine, ...] = ()
