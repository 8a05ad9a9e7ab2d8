"""What a day is to the office, by the calendars that were published and by law [rule]."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

# The names that the libraries give, and ours; a library's other names never reach a person.
HOLIDAY_CODES = {
    "New Year's Day": "new_year",
    "Spring Festival": "spring_festival",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour_day",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-autumn Festival": "mid_autumn",
    "National Day": "national_day",
    "Anti-Fascist 70th Day": "victory_day",
    "Chinese New Year's Eve": "spring_festival",
    "Chinese New Year (Spring Festival)": "spring_festival",
    "Tomb-Sweeping Day": "qingming",
    "Labor Day": "labour_day",
    "Mid-Autumn Festival": "mid_autumn",
}


class DayKind(StrEnum):
    """What a day is to the office; the last two are also the kinds of an override."""

    WORKING = "working"
    WEEKEND = "weekend"
    DAY_OFF = "day_off"
    MAKE_UP = "make_up"


DAYS_OFF = frozenset({DayKind.WEEKEND, DayKind.DAY_OFF})


class Override(NamedTuple):
    """One line of the office's own table: a day off or a make-up working day, and its name."""

    kind: str
    name: str


class Day(NamedTuple):
    """A day's kind, with the holiday it belongs to if there is one."""

    kind: DayKind
    name: str | None = None


# A day off that the office entered without a name.
OWN_DAY_OFF = "office"


def published_years() -> range:
    """Give the years whose arrangement the library knows as it was announced."""
    from chinese_calendar.constants import holidays

    return range(min(holidays).year, max(holidays).year + 1)


def published_days(year: int) -> Mapping[date, Day]:
    """Give the days off and the make-up days of a published year."""
    from chinese_calendar.constants import holidays, workdays

    found: dict[date, Day] = {}
    for kind, table in ((DayKind.DAY_OFF, holidays), (DayKind.MAKE_UP, workdays)):
        found |= {day: Day(kind, _code(name)) for day, name in table.items() if day.year == year}
    return found


def statutory_days(year: int, *, observed: bool) -> Mapping[date, Day]:
    """Give the days off by law, with those moved off a weekend when `observed`."""
    from holidays import country_holidays

    table = country_holidays("CN", years=year, observed=observed, language="en_US")
    return {day: Day(DayKind.DAY_OFF, _code(name)) for day, name in table.items()}


def _code(name: str) -> str | None:
    # Two holidays on one day arrive as "Mid-Autumn Festival; National Day".
    return HOLIDAY_CODES.get(name.partition(";")[0].removesuffix(" (observed)"))


def entered(kind: DayKind, name: str) -> Day:
    """Give a day as the office's own table has it."""
    return Day(kind, name or (OWN_DAY_OFF if kind is DayKind.DAY_OFF else None))


def ordinary(day: date) -> Day:
    """Give a day of which no calendar says anything."""
    return Day(DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKING)
