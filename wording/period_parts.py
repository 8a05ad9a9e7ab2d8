"""What holds a period, and what it is made of: from a month to its year and back in a tap."""

from datetime import date

from casework.days import last_of_month
from casework.statistics import Period

_MONTHS, _QUARTER, _HALF = 12, 3, 6


def around(period: Period) -> tuple[Period, ...]:
    """The quarter and the year that hold a shorter period."""
    year, first, last = period.first.year, period.first.month, period.last.month
    if period.last.year != year or (first, last) == (1, _MONTHS):
        return ()
    begins = (first - 1) // _QUARTER * _QUARTER + 1
    quarter, whole = _from(year, begins, _QUARTER), _from(year, 1, _MONTHS)
    within = last <= quarter.last.month and period != quarter
    return (quarter, whole) if within else (whole,)


def within(period: Period) -> tuple[Period, ...]:
    """What a period is made of: quarters or, of half a year at most, months; none of a month."""
    start, end = (12 * day.year + day.month - 1 for day in (period.first, period.last))
    length = end - start + 1
    if length == 1:
        return ()
    by_quarter = length > _HALF and not length % _QUARTER and not start % _QUARTER
    step = _QUARTER if by_quarter else 1
    firsts = [divmod(start + n, _MONTHS) for n in range(0, length, step)]
    return tuple(_from(year, month + 1, step) for year, month in firsts)


def _from(year: int, month: int, length: int) -> Period:
    return Period(date(year, month, 1), last_of_month(year, month + length - 1))
