"""What the card of leaves is drawn from."""

from dataclasses import dataclass
from datetime import date

from casework.leave import AbsenceKind


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """One leave of one's own; ``covering`` is who covers in the end, none where nobody can.

    ``waits_for`` are those who have not given their word, ``approved_by`` who has; ``own`` says
    that nobody is above and the officer approved it themselves.
    """

    leave_id: int
    first: date
    last: date
    running: bool
    stand_in: str
    covering: str | None
    kind: AbsenceKind = AbsenceKind.LEAVE
    waits_for: tuple[str, ...] = ()
    approved_by: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class LeaveRefused:
    """A leave of one's own that was refused, by whom and why."""

    kind: AbsenceKind
    first: date
    last: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeaveAsked:
    """A colleague's leave that waits for one's word."""

    leave_id: int
    name: str
    kind: AbsenceKind
    first: date
    last: date
    stand_in: str


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Somebody for whom one covers, or will once the leave begins."""

    name: str
    first: date
    last: date
    running: bool


@dataclass(frozen=True, slots=True)
class LeaveSheet:
    """One's own leaves, those for whom one covers, and those that wait for one's word."""

    mine: tuple[LeaveLine, ...] = ()
    covers: tuple[CoverLine, ...] = ()
    asked: tuple[LeaveAsked, ...] = ()
    refused: tuple[LeaveRefused, ...] = ()
    may_cases: bool = False
    may_approve: bool = False
