"""What the card of leaves is drawn from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """One leave of one's own; ``covering`` is who covers in the end, none where nobody can."""

    leave_id: int
    first: date
    last: date
    running: bool
    stand_in: str
    covering: str | None


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Somebody for whom one covers, or will."""

    name: str
    first: date
    last: date
    running: bool


@dataclass(frozen=True, slots=True)
class LeaveSheet:
    """One's own leaves, and those for whom one covers."""

    mine: tuple[LeaveLine, ...] = ()
    covers: tuple[CoverLine, ...] = ()
    may_cases: bool = False
    may_approve: bool = False
