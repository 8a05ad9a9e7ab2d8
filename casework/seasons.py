"""Office hours by season [ours]."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Season:
    """Office hours from one day of the year to another, both `(month, day)` and included."""

    first: tuple[int, int]
    last: tuple[int, int]
    morning: tuple[time, time]
    afternoon: tuple[time, time]

    def covers(self, day: date) -> bool:
        """Say whether the day lies in this season, which may run over the year's end."""
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


MORNING = (time(8), time(12))
SUMMER = Season((6, 1), (9, 30), MORNING, (time(15), time(18, 30)))
ALL_YEAR = Season((1, 1), (12, 31), MORNING, (time(14, 30), time(18)))
SEASONS = (SUMMER, ALL_YEAR)  # [ours]; the first that covers a day counts
