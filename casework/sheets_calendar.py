"""What the screens of the working calendar are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.clocks import ClockRule
from casework.holidays import Day
from casework.office_hours import SeasonName
from casework.seasons import Season
from casework.sheets import ListLine
from casework.sheets_periods import PeriodLine


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A month of the working calendar, every day with its kind and name; perhaps one is chosen.

    ``due`` counts the reader's matters by the day they fall due, ``lines`` are a page of those of
    the chosen day. ``manages`` says that the reader enters days, ``entered`` that the chosen day
    was entered.
    """

    first: date
    days: tuple[tuple[date, Day], ...]
    today: date
    published: bool
    chosen: date | None = None
    due: Mapping[date, int] = field(default_factory=dict)
    lines: tuple[ListLine, ...] = ()
    page: int = 0
    pages: int = 1
    double_ninth: date | None = None
    manages: bool = False
    entered: bool = False
    periods: tuple[PeriodLine, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursSheet:
    """Office hours, season by season."""

    seasons: Mapping[SeasonName, Season]


@dataclass(frozen=True, slots=True)
class LengthsSheet:
    """How long each deadline is here that an office may set, in its own unit.

    ``warnings`` say how long before it is warned of.
    """

    lengths: Mapping[ClockRule, int]
    warnings: Mapping[ClockRule, tuple[int, ...]]
