"""What the screens of service periods are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.service_periods import PeriodKind, Summary, Task, ZeroReport


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period on a list."""

    ref: int
    kind: PeriodKind
    title: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PeriodsSheet:
    """The periods that run or come, and those that ended last; `manages` says who enters them."""

    running: tuple[PeriodLine, ...]
    coming: tuple[PeriodLine, ...]
    past: tuple[PeriodLine, ...]
    manages: bool = False


@dataclass(frozen=True, slots=True)
class PeriodSheet:
    """One period's card; `units` are none where it is for all.

    `answers` says that the reader answers for units in it; of these `said` holds the zero report of
    today, and `done` the tasks done today. `reported` and `asked` count units today for those who
    watch, and are none for others; `summary` is theirs as well.
    """

    line: PeriodLine
    units: tuple[str, ...]
    tasks: tuple[Task, ...]
    zero: bool
    earlier: bool
    cancelled: bool
    over: bool
    today: date
    asks_today: bool = False
    answers: bool = False
    said: ZeroReport | None = None
    done: Mapping[Task, bool] = field(default_factory=dict)
    reported: int | None = None
    asked: int = 0
    summary: Summary | None = None
    manages: bool = False


@dataclass(frozen=True, slots=True)
class ZeroReportsSheet:
    """A day's zero reports, by unit: who has not answered, who has something, who has nothing."""

    line: PeriodLine
    day: date
    missing: tuple[str, ...]
    something: tuple[str, ...]
    nothing: int
    before: date | None = None
    after: date | None = None
