"""What the screens about contact villages and companions are drawn from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HeldVillage:
    """A contact village, from when to when it was held, and who assigned it if it was in chat."""

    village: str
    first: date
    last: date | None
    assigned_by: str | None


@dataclass(frozen=True, slots=True)
class DutySheet:
    """An officer's duty of field days: the contact villages, newest first, and who accompanies."""

    officer_id: int
    name: str
    owes: bool
    villages: tuple[HeldVillage, ...]
    companion: str | None
    accompanies: tuple[str, ...]
    own: bool = False
    may_assign: bool = False
    may_name: bool = False
    lists: bool = False


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One officer with the contact villages held today."""

    officer_id: int
    name: str
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutiesSheet:
    """A page of those to whom somebody assigns; ``without`` counts who holds no village."""

    lines: tuple[DutyLine, ...]
    total: int
    without: int
    page: int = 0
    pages: int = 1
