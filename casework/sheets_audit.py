"""What the screens of an audit are drawn from: who did and who read what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from casework.matters import Subject
from casework.people import Role
from casework.statistics import Period


@dataclass(frozen=True, slots=True)
class Trace:
    """One record of a matter: an act, or a reading with its reason if one was given.

    ``for_name`` is in whose place it was done; ``roles`` are the posts that its actor holds today.
    """

    position: int
    at: datetime
    kind: str
    actor_name: str | None
    for_name: str | None = None
    reason: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditSheet:
    """A page of the records of a matter, newest first."""

    subject: Subject
    ref: int
    number: tuple[int, int]
    traces: tuple[Trace, ...]
    page: int
    pages: int
    readings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """Whether the chain of all records is whole: how many there are, or the first fault's place."""

    count: int
    position: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class GivenReport:
    """A written report that somebody was given; by whoever sits at the server without a name."""

    at: datetime
    actor_name: str | None
    unit: str
    period: Period
