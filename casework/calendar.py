"""The office's working calendar: days off, make-up working days, office hours and quiet hours.

Times go in and come out as aware datetimes, results in UTC; days are days of the office's zone.
Source: design notes, Calendar [rule]; office hours by season and quiet hours [ours].
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zlib import crc32
from zoneinfo import ZoneInfo

from casework.days import ONE_DAY, days, days_of_month
from casework.holidays import (
    DAYS_OFF,
    Day,
    DayKind,
    Override,
    entered,
    ordinary,
    published_days,
    published_years,
    statutory_days,
)
from casework.seasons import ALL_YEAR, SEASONS, Season

QUIET_HOURS = ((time(21), time(8)), (time(12), time(14, 30)))


class WorkingCalendar:
    """Answers which days are worked and when the office is open.

    `overrides` beat every library, day by day. A year that no library knows is computed from
    weekends and statutory days and reported by `is_published`, until the overrides name a day off
    for each of its statutory days; from then on only the overrides and weekends count in it.
    """

    def __init__(
        self,
        zone: str = "Asia/Shanghai",
        overrides: Mapping[date, Override | tuple[str, str]] | None = None,
        seasons: tuple[Season, ...] = SEASONS,
        quiet_hours: tuple[tuple[time, time], ...] = QUIET_HOURS,
    ) -> None:
        self.zone = ZoneInfo(zone)
        self.seasons = seasons
        self.quiet_hours = quiet_hours
        self._overrides = {
            day: entered(DayKind(kind), name) for day, (kind, name) in (overrides or {}).items()
        }
        self._years: dict[int, Mapping[date, Day]] = {}
        self._published: dict[int, bool] = {}
        self._days: dict[date, Day] = {}

    @property
    def edition(self) -> str:
        """Name what the calendar knows; it changes when a date may have moved."""
        days_known = sorted((day.isoformat(), *look) for day, look in self._overrides.items())
        known = repr((days_known, self.seasons))
        return f"{published_years().stop}-{crc32(known.encode()):08x}"

    # Days

    def look_up(self, day: date) -> Day:
        """Give the day's kind and, for a day off or a make-up day, its holiday."""
        found = self._days.get(day)
        if found is None:
            found = self._overrides.get(day) or self._year(day.year).get(day) or ordinary(day)
            self._days[day] = found
        return found

    def is_working(self, day: date) -> bool:
        """Say whether the office works that day, make-up days included."""
        return self.look_up(day).kind not in DAYS_OFF

    def day_name(self, day: date) -> str | None:
        """Give the holiday's stable code, or the name that an override gave; a weekend has none."""
        return self.look_up(day).name

    def is_entered(self, day: date) -> bool:
        """Say whether the day stands in the office's own table."""
        return day in self._overrides

    def is_published(self, year: int) -> bool:
        """Say whether the year's real arrangement is known; if not, dates in it are provisional."""
        if year not in self._published:
            self._published[year] = year in published_years() or self._is_imported(year)
        return self._published[year]

    def next_working(self, day: date) -> date:
        """Give the first working day on or after the day."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    roll_forward = next_working

    def previous_working(self, day: date) -> date:
        """Give the last working day on or before the day."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """Count n working days on from the day after `day`, or back from the day before it."""
        step = ONE_DAY if n >= 0 else -ONE_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """Count working days later than `after`, up to and including `until`; 0 when reversed."""
        return sum(map(self.is_working, days(after + ONE_DAY, until)))

    def working_days_in_month(self, year: int, month: int) -> int:
        """Count the month's working days."""
        return sum(map(self.is_working, days_of_month(year, month)))

    # Hours

    def local(self, moment: datetime) -> datetime:
        """Give the moment as the office's wall clock shows it."""
        return moment.astimezone(self.zone)

    def day_of(self, moment: datetime) -> date:
        """Give the office's date at that moment."""
        return self.local(moment).date()

    def at(self, day: date, clock: time) -> datetime:
        """Give the UTC moment at which the office's clock shows that time."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def season(self, day: date) -> Season:
        """Give the office hours of the day."""
        return next((season for season in self.seasons if season.covers(day)), ALL_YEAR)

    def start_of_day(self, day: date) -> datetime:
        """Give the moment the office opens, whether or not the day is worked."""
        return self.at(day, self.season(day).morning[0])

    def end_of_day(self, day: date) -> datetime:
        """Give the close of business, whether or not the day is worked."""
        return self.at(day, self.season(day).afternoon[1])

    def next_open_moment(
        self, moment: datetime, hours: tuple[tuple[time, time], ...] | None = None
    ) -> datetime:
        """Give the earliest moment, on any day, at which all but urgent messages need not wait.

        Quiet are the night and the noon rest; ``hours`` are somebody's own.
        """
        while (until := self._quiet_until(moment, hours)) is not None:
            moment = until
        return moment.astimezone(UTC)

    def _quiet_until(
        self, moment: datetime, hours: tuple[tuple[time, time], ...] | None = None
    ) -> datetime | None:
        local = self.local(moment)
        for first, last in self.quiet_hours if hours is None else hours:
            if _within(local.time(), first, last):
                past_midnight = local.time() < last
                return self.at(local.date() if past_midnight else local.date() + ONE_DAY, last)
        return None

    # Sources

    def _year(self, year: int) -> Mapping[date, Day]:
        if year not in self._years:
            self._years[year] = self._load(year)
        return self._years[year]

    def _load(self, year: int) -> Mapping[date, Day]:
        if year in published_years():
            return published_days(year)
        return {} if self._is_imported(year) else statutory_days(year, observed=True)

    def _is_imported(self, year: int) -> bool:
        # Weekends need no line in the office's table; statutory days in the week do.
        return any(day.year == year for day in self._overrides) and all(
            day in self._overrides and self._overrides[day].kind == DayKind.DAY_OFF
            for day in statutory_days(year, observed=False)
            if ordinary(day).kind == DayKind.WORKING
        )


def _within(clock: time, first: time, last: time) -> bool:
    if first <= last:
        return first <= clock < last
    return clock >= first or clock < last
