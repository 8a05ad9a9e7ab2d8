"""Weeks in plain words, for lists of single matters: this week, last week, or by its number."""

import re
from datetime import date, timedelta
from functools import cache

from casework.days import ONE_DAY
from casework.people import Language
from casework.report_errors import PeriodError
from casework.sensitive import normalise
from casework.statistics import Period
from wording.speaker import Speaker
from wording.texts import words_for

_NAMES = ("this_week", "last_week")
_WEEK = timedelta(weeks=1)
# How the name of a village goes on that sounds like a week, and is none.
_VILLAGE = r"[\u6751\u5e84\u5c6f\u8425]"


def find(text: str, today: date) -> tuple[Period | None, str]:
    """The week that a text speaks of, if any, and what else it says; raises `PeriodError`."""
    match = _pattern().search(text)
    if match is None:
        return None, text
    return _week(match, today), f"{text[: match.start()]} {text[match.end() :]}"


def is_one(text: str) -> bool:
    """Whether a text is a week and nothing else."""
    return _pattern().fullmatch(text) is not None


def is_week(period: Period) -> bool:
    """Whether a period is a week, and no months."""
    return period.last - period.first == _WEEK - ONE_DAY


def packed(week: Period) -> str:
    """A week as buttons carry it, and as :func:`find` takes it back."""
    year, number, _ = week.first.isocalendar()
    return f"{year}-W{number:02}"


def name(say: Speaker, week: Period) -> str:
    """A week as people say it."""
    said = next((one for one in _NAMES if _named(one, say.today) == week), None)
    return say(f"period-{said}") if said else say("period-week", day=say.day(week.first))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(f"(?P<{one}>{_any_of(f'asked-{one}')})" for one in _NAMES)
    number = r"(?<!\d)(?P<year>(?:19|20|21)\d\d)-w(?P<number>\d\d)(?!\d)"
    return re.compile(rf"(?:{names})(?!{_VILLAGE})|{number}", re.IGNORECASE)


def _any_of(key: str) -> str:
    said = (words_for(language)(key).split("|") for language in Language)
    return "|".join(re.escape(normalise(word).lower()) for words in said for word in words)


def _week(match: re.Match[str], today: date) -> Period:
    found = match.groupdict()
    said = next((one for one in _NAMES if found[one]), None)
    if said is not None:
        return _named(said, today)
    try:
        return _of(date.fromisocalendar(int(found["year"]), int(found["number"]), 1))
    except ValueError:
        raise PeriodError(text=match[0]) from None


def _named(one: str, today: date) -> Period:
    return _of(today - _WEEK if one == "last_week" else today)


def _of(day: date) -> Period:
    first = day - timedelta(days=day.weekday())
    return Period(first, first + _WEEK - ONE_DAY)
