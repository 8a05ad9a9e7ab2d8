"""Reading a number or a day as people type them, in whatever digits.

Names of days stand in both languages in `terms/days.csv`, to be added to without code. Source:
product.md, What a person expects.
"""

import csv
import re
from calendar import month_abbr
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from casework import figures
from casework.sensitive import normalise

TERMS = Path(__file__).with_name("terms") / "days.csv"
_NUMBER = re.compile(r"[0-9]{1,4}")
_MONTH_DAY = re.compile(
    r"(?:(20[0-9]{2})[-/.\u5e74])?([0-9]{1,2})[-/.\u6708]([0-9]{1,2})[\u65e5\u53f7]?"
)
_DAY_ONLY = re.compile(r"([0-9]{1,2})[\u65e5\u53f7]")
_LATER = re.compile(
    r"\+?([0-9]{1,3})(?:\u5929|\u65e5|d|days?)(?:\u540e|\u5185|\u4ee5\u5185|later)?"
)
# English dates, with the day or the month first: 2 November, Nov 2nd, 2 Nov 2026.
_MONTHS = [name.lower() for name in month_abbr[1:]]
_MONTH, _NTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?", "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_SPELLED = [
    re.compile(rf"{first}{then},?(?P<year>20[0-9]{{2}})?")
    for first, then in ((_NTH, _MONTH), (_MONTH, _NTH))
]
# Days within a longer text: a date, or the last of several numbers that share one word for day.
_MENTION = re.compile(
    r"(?:20[0-9]{2}[-/.\u5e74])?[0-9]{1,2}[-/.\u6708][0-9]{1,2}[\u65e5\u53f7]?"
    r"|[0-9]{1,2}(?=(?:[,\u3001\u548c\u53ca]\s*[0-9]{1,2})*[\u65e5\u53f7])"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?=(?:(?:,|\s+and)?\s*[0-9]{{1,2}})*\s+(?:{'|'.join(_MONTHS)}))"
    rf"|(?:{'|'.join(_MONTHS)})[a-z]*\.?\s+[0-9]{{1,2}}"
    r"|[\u4e00-\u4e5d\u5341]{1,3}[\u65e5\u53f7]"
)
# What has gone by less long ago than this was meant as it was typed, and is told to be past.
_A_QUARTER = timedelta(days=92)
# What lies further ahead than this is meant to have been.
_HALF_A_YEAR, _HALF_A_MONTH = timedelta(days=183), timedelta(days=15)
_AGO = re.compile(r"([0-9]{1,3})(?:\u5929\u524d|days?ago)")
_PLUS = re.compile(r"\+([0-9]{1,3})")


def number(text: str) -> int | None:
    """The one number in a text, such as `15`, full-width digits and a unit allowed.

    Spoken, it may stand there in characters.
    """
    plain = normalise(text)
    found = _NUMBER.findall(plain)
    if not found:
        return figures.alone(plain)
    return int(found[0]) if len(found) == 1 else None


def numbers(text: str) -> tuple[int, ...]:
    """All numbers in a text, each once, the highest first."""
    return tuple(sorted({int(one) for one in _NUMBER.findall(normalise(text))}, reverse=True))


def day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that a text names, seen from today; none for what is no day.

    A date without a year is the next one that comes; with ``past`` the last one that was. What has
    gone by not long ago, or with ``past`` lies not far ahead, is left there: it is a slip that has
    to be told.
    """
    plain = _in_figures(re.sub(r"\s+", "", normalise(text)).lower())
    if plain in _named():
        return today + timedelta(days=_named()[plain])
    kind, weekday = _weekdays().get(plain, ("", 0))
    ahead = weekday - today.isoweekday()
    if kind == "weekday":
        return today + timedelta(days=-(-ahead % 7) if past else ahead % 7)
    if kind:
        return today + timedelta(days=ahead + (7 if kind == "next_weekday" else -7))
    plain = figures.in_days(plain)
    if past:
        return _ago(plain, today) or _lately(plain, today)
    return _counted(plain, today) or _dated(plain, today)


def mentions(text: str) -> int:
    """How many times a longer text names a day, dates and words such as yesterday alike."""
    plain = normalise(text).lower()
    rest = _MENTION.sub(" ", plain)
    words = re.compile("|".join(sorted(map(re.escape, _named()), key=len, reverse=True)))
    return len(_MENTION.findall(plain)) + len(words.findall(rest))


def _in_figures(plain: str) -> str:
    """An English date written in figures; anything else as it is."""
    for form in _SPELLED:
        if found := form.fullmatch(plain):
            year = f"{found['year']}-" if found["year"] else ""
            return f"{year}{_MONTHS.index(found['month']) + 1}-{found['day']}"
    return plain


def _ago(plain: str, today: date) -> date | None:
    found = _AGO.fullmatch(plain)
    return today - timedelta(days=int(found[1])) if found else None


def _counted(plain: str, today: date) -> date | None:
    found = _PLUS.fullmatch(plain) or (
        None if _DAY_ONLY.fullmatch(plain) else _LATER.fullmatch(plain)
    )
    return today + timedelta(days=int(found[1])) if found else None


def _dated(plain: str, today: date) -> date | None:
    """A date; without a year the next one unless just gone, without a month the next such day."""
    whole, only = _MONTH_DAY.fullmatch(plain), _DAY_ONLY.fullmatch(plain)
    if whole:
        year, month, number_ = whole[1], int(whole[2]), int(whole[3])
        if year:
            return _date(int(year), month, number_)
        found = _date(today.year, month, number_)
        long_gone = found is not None and found < today - _A_QUARTER
        return _date(today.year + 1, month, number_) if long_gone else found
    if only:
        found = _date(today.year, today.month, int(only[1]))
        if found is not None and found >= today:
            return found
        return _date(today.year + today.month // 12, today.month % 12 + 1, int(only[1]))
    return None


def _lately(plain: str, today: date) -> date | None:
    """This year's or this month's date; the last one's when this one is still far ahead."""
    whole, only = _MONTH_DAY.fullmatch(plain), _DAY_ONLY.fullmatch(plain)
    if whole:
        year, month, number_ = whole[1], int(whole[2]), int(whole[3])
        if year:
            return _date(int(year), month, number_)
        found = _date(today.year, month, number_)
        late = found is not None and found > today + _HALF_A_YEAR
        return _date(today.year - 1, month, number_) if late else found
    if only:
        before = today.replace(day=1) - timedelta(days=1)
        found = _date(today.year, today.month, int(only[1]))
        if found is not None and found <= today + _HALF_A_MONTH:
            return found
        return _date(before.year, before.month, int(only[1]))
    return None


def _date(year: int, month: int, number_: int) -> date | None:
    try:
        return date(year, month, number_)
    except ValueError:
        return None


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with TERMS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _named() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in _rows() if row["kind"] == "in_days"}


@cache
def _weekdays() -> dict[str, tuple[str, int]]:
    """What names a weekday: the kind of naming, and the weekday as ISO counts it."""
    return {
        row["word"]: (row["kind"], int(row["value"])) for row in _rows() if "week" in row["kind"]
    }
