"""What the screens about months of field days are drawn from: one's own, a unit's, a county's."""

from dataclasses import dataclass
from datetime import date

from casework.holidays import Day
from casework.sheets_visits import VisitLine
from casework.visit_grid import DayMark
from casework.visits import MonthState

# So many units, or officers of the one that is looked into, stand on a page.
UNITS_PAGE = 8
OFFICERS_PAGE = 12


@dataclass(frozen=True, slots=True)
class FlaggedDays:
    """A page of a month's field days that somebody may want to look at."""

    month: date
    lines: tuple[VisitLine, ...]
    total: int
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ShortMonth:
    """A month that closed short, and its reason: a code or own words, or that it is still owed."""

    id: int
    owed: int
    done: int
    reason: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """An officer's own month, with the months beside it that can be looked at.

    ``visitor_id`` and ``visitor`` are the leader whose month a companion looks at; ``leaders`` are
    those whom the officer accompanies. ``overseen_in`` is the code of the unit under which a
    supervisor looks at somebody's month.
    """

    month: date
    state: MonthState
    lines: tuple[VisitLine, ...]
    is_over: bool = False
    owes: bool = True
    before: date | None = None
    after: date | None = None
    to_confirm: int = 0
    sees_others: bool = False
    visitor_id: int = 0
    visitor: str | None = None
    leaders: tuple[tuple[int, str], ...] = ()
    short: ShortMonth | None = None
    planned: tuple[date, ...] = ()
    overseen_in: str = ""


@dataclass(frozen=True, slots=True)
class VisitorLine:
    """How one officer stands in a month."""

    officer_id: int
    name: str
    state: MonthState
    short: ShortMonth | None = None
    marks: tuple[DayMark, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """How the officers of one township or county unit stand in a month."""

    code: str
    name: str
    visitors: tuple[VisitorLine, ...]

    @property
    def done(self) -> int:
        """Days done, each officer's up to what is owed (domain.md, Statistics)."""
        return sum(min(who.state.done, who.state.owed) for who in self.visitors)

    @property
    def owed(self) -> int:
        """Days owed."""
        return sum(who.state.owed for who in self.visitors)


@dataclass(frozen=True, slots=True)
class CountyMonth:
    """A month of all whom a supervisor sees; ``chosen`` is the one unit that is looked into.

    ``page`` is of its units, and of the chosen one's officers.
    """

    month: date
    units: tuple[UnitMonth, ...]
    unlikely: tuple[str, ...]
    is_over: bool = False
    chosen: UnitMonth | None = None
    before: date | None = None
    after: date | None = None
    page: int = 0
    pages: int = 1
    flagged: int = 0
    days: int = 31

    @property
    def done(self) -> int:
        """Days done, each officer's up to what is owed."""
        return sum(unit.done for unit in self.units)

    @property
    def owed(self) -> int:
        """Days owed."""
        return sum(unit.owed for unit in self.units)


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A month to plan: its days, those picked, those on which a visit counts already.

    ``moving`` is the planned day for which another is being picked; ``visitor`` the leader for whom
    a companion plans.
    """

    visitor_id: int
    visitor: str | None
    first: date
    state: MonthState
    days: tuple[tuple[date, Day], ...]
    today: date
    planned: frozenset[date]
    done: frozenset[date]
    moving: date | None = None
    before: date | None = None
