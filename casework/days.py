"""Days one after another, and days of the lunar year."""

from collections.abc import Iterator
from datetime import date, time, timedelta

ONE_DAY = timedelta(days=1)
MIDNIGHT = time(0)


def days(first: date, last: date) -> Iterator[date]:
    """Go through the days from first to last, both included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def days_of_month(year: int, month: int) -> Iterator[date]:
    """Go through the days of a month."""
    return days(date(year, month, 1), last_of_month(year, month))


def last_of_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


def _lunar_day(year: int, month: int, day: int) -> date:
    """Give the date of a day of the lunar year that begins in `year`."""
    from lunar_python import Lunar

    solar = Lunar.fromYmd(year, month, day).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def double_ninth(year: int) -> date:
    """Give the Double Ninth, the ninth day of the ninth lunar month."""
    return _lunar_day(year, 9, 9)


def spring_festival(year: int) -> date:
    """Give the first day of the lunar year."""
    return _lunar_day(year, 1, 1)
