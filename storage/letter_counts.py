"""What a report counts of sealed letters that were registered: accusations, at the office itself.

A letter tells no place but the office that receives it, so that below it counts nowhere.
"""

from collections import Counter
from datetime import date, time

from sqlalchemy import select

from casework.days import ONE_DAY
from casework.letters import OCCURRENCE
from casework.matters import Channel, MatterType
from casework.report import ReceivedCount
from casework.statistics import Period
from storage.tables import LetterRow, core
from storage.unit import Reader

_LETTER = core(LetterRow)


def _days(view: Reader, path: str, days: Period) -> list[tuple[date, str, bool]]:
    """The day on which each was recorded, its level, and whether it was filed."""
    first, after = (view.calendar.at(day, time()) for day in (days.first, days.last + ONE_DAY))
    rows = view.run(
        select(_LETTER.c.recorded_at, _LETTER.c.level, _LETTER.c.filed).where(
            _LETTER.c.receiver_code == path.rstrip("/"),
            _LETTER.c.registered_at.is_not(None),
            _LETTER.c.recorded_at >= first,
            _LETTER.c.recorded_at < after,
        )
    )
    return [(view.calendar.day_of(row.recorded_at), row.level, bool(row.filed)) for row in rows]


def total(view: Reader, path: str, days: Period) -> int:
    """How many were recorded within some days for the office of a path."""
    return len(_days(view, path, days))


def received(view: Reader, path: str, first: date, last: date) -> list[ReceivedCount]:
    """What came in, by month, level and whether it was filed; one person each."""
    found = Counter(
        (f"{day:%Y-%m}", level, filed)
        for day, level, filed in _days(view, path, Period(first, last))
    )
    kind = (Channel.LETTER.value, MatterType.ACCUSATION.value)
    return [
        ReceivedCount(month, *kind, level, OCCURRENCE, filed, n, n)
        for (month, level, filed), n in found.items()
    ]


def by_year(view: Reader, path: str, first: date, last: date) -> Counter[int]:
    """How many were recorded by year."""
    return Counter(day.year for day, _, _ in _days(view, path, Period(first, last)))


def results(view: Reader, path: str, first: date, last: date) -> Counter[str]:
    """What was found between two days, by result."""
    rows = view.run(
        select(_LETTER.c.result).where(
            _LETTER.c.receiver_code == path.rstrip("/"),
            _LETTER.c.result_on.between(first, last),
        )
    )
    return Counter(rows.scalars())
