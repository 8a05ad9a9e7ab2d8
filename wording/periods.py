"""Periods and places in plain words: what is asked about in «how do we stand»."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from casework.days import last_of_month
from casework.people import Language
from casework.report_errors import PeriodError
from casework.sensitive import normalise
from casework.statistics import Period, parse_period
from wording import weeks
from wording.speaker import Speaker
from wording.texts import words_for

_ISO = r"(?:19|20|21)\d\d(?:-(?:\d{1,2}|q[1-4]|h[12]))?"
_RANGE = rf"(?<!\d){_ISO}(?:\.\.{_ISO})?(?![\d-])"
_NAMES = ("this_month", "last_month", "this_quarter", "last_quarter", "this_year", "last_year")
# Stretches of a year that have names, with their first and last months.
_SPANS = {
    "quarter_1": (1, 3),
    "quarter_2": (4, 6),
    "quarter_3": (7, 9),
    "quarter_4": (10, 12),
    "half_1": (1, 6),
    "half_2": (7, 12),
    "three_quarters": (1, 9),
}
_MONTHS = range(1, 13)
_MONTH_ALONE = re.compile(
    r"(?:\d{1,2}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,2})\u6708"
)
_PARTING = " ,，、:：·\u3000"


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """What a status is asked about: a unit as it was typed, and a period if one was said."""

    unit: str = ""
    period: Period | None = None


def read(typed: str, today: date) -> AskedAbout:
    """Read a unit and a period, in any order; raises :class:`PeriodError` for one that is odd.

    A month or quarter without its year is the last that has begun.
    """
    text = normalise(typed).strip(_PARTING)
    match = _pattern().search(text)
    period = _period(match, today) if match else None
    rest = (text[: match.start()] + " " + text[match.end() :]) if match else text
    rest = rest.strip(_PARTING)
    if rest.lower() in listed("status-whole"):
        rest = ""
    if re.match(r"\d", rest) and not re.fullmatch(r"\d{6,}", rest):
        raise PeriodError(text=rest)
    return AskedAbout(rest, period)


def read_with_weeks(typed: str, today: date) -> AskedAbout:
    """The same, of a week as well: for lists of single matters, since only months are counted."""
    text = normalise(typed).strip(_PARTING)
    found, others = weeks.find(text, today)
    rest = read(others, today)
    if found is None:
        return rest
    if rest.period is not None:
        raise PeriodError(text=text)
    return AskedAbout(rest.unit, found)


def is_period(typed: str) -> bool:
    """Whether a text is a period, or a week, and nothing else."""
    text = normalise(typed).strip(_PARTING)
    return bool(_pattern().fullmatch(text) or weeks.is_one(text))


def sayable(today: date) -> Iterator[tuple[str, Period]]:
    """Every key of words for a period that can be said without a number, and what it means."""
    for word in _NAMES:
        yield f"asked-{word}", named(word, today)
    for span, (first, last) in _SPANS.items():
        yield _key(span), _months(_begun(first, today), first, last)


def month_of(day: date) -> Period:
    """The month that holds a day."""
    return _months(day.year, day.month, day.month)


def first_month(typed: str, today: date) -> str:
    """The month with which a period begins, as buttons carry it; raises :class:`PeriodError`.

    One without its year is this year's.
    """
    asked = read(typed, today)
    if asked.period is None or asked.unit:
        raise PeriodError(text=typed)
    first = asked.period.first
    if _MONTH_ALONE.fullmatch(normalise(typed).strip(_PARTING)):
        first = first.replace(year=today.year)
    return f"{first:%Y-%m}"


def packed(period: Period) -> str:
    """A period as buttons carry it, and as :func:`read` takes it back."""
    if weeks.is_week(period):
        return weeks.packed(period)
    first, last = (f"{day.year}-{day.month:02}" for day in (period.first, period.last))
    return first if first == last else f"{first}..{last}"


_FROM = "<"


def opened_from(argument: str, period: Period | None) -> str:
    """What a button asks for, with the period of the answer it stands under; none is this month."""
    return f"{argument} {_FROM}{packed(period)}".strip() if period else argument


def split_from(argument: str, today: date) -> tuple[str, Period | None]:
    """Take back what :func:`opened_from` has put together."""
    asked, _, came_from = argument.partition(_FROM)
    return asked.strip(), read(came_from, today).period


def last_month(today: date) -> Period:
    """The month before today's."""
    return named("last_month", today)


def name(say: Speaker, period: Period) -> str:
    """A period as people say it: this month, October, last year's third quarter, this week."""
    if weeks.is_week(period):
        return weeks.name(say, period)
    if period.covers(say.today) and period.months == 1:
        return say("period-this-month")
    return _name(say, period, say.today.year)


def whole_name(say: Callable[..., str], period: Period) -> str:
    """A period with its year, for what is looked at later."""
    return _name(say, period, 0)


_WHOLE = {1: "month", 3: "quarter", 12: "year"}


def year_before(say: Callable[..., str], period: Period, today: date) -> str:
    """What a period is compared with: one that still runs with the whole of last year's."""
    if not period.covers(today):
        return say("year-before")
    return say(f"year-before-{_WHOLE.get(period.months, 'whole')}")


def _name(say: Callable[..., str], period: Period, this_year: int) -> str:
    first, last = period.first, period.last
    year = str(first.year)
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return say("period-year", year=year)
    spans = {months: span for span, months in _SPANS.items()} if first.year == last.year else {}
    if span := spans.get((first.month, last.month)):
        return say(f"period-{span.replace('_', '-')}", year=year)
    names = [_month(say, day, this_year) for day in (first, last)]
    return names[0] if names[0] == names[1] else say("period-range", first=names[0], last=names[1])


def _month(say: Callable[..., str], day: date, this_year: int) -> str:
    month = say(f"date-month-{day.month}")
    if day.year == this_year:
        return month
    return say("date-month", month=month, year=str(day.year))


@cache
def listed(key: str) -> tuple[str, ...]:
    """What is understood for a key in either language, the longest first."""
    found = {
        normalise(word.strip()).lower()
        for language in Language
        for word in words_for(language)(key).split("|")
    }
    return tuple(sorted(found - {""}, key=lambda word: (-len(word), word)))


def _one_of(key: str) -> str:
    """A pattern for the words of a key; digits and letters do not run on, other words may."""
    return "|".join(map(_token, listed(key)))


def _any_of(key: str) -> str:
    """A pattern for the words of a key wherever they stand."""
    return "|".join(map(re.escape, listed(key)))


def _token(word: str) -> str:
    plain = re.escape(word)
    if word.isascii():
        return rf"(?<![a-z0-9]){plain}(?![a-z0-9])"
    return rf"(?<!\d){plain}" if word[0].isdigit() else plain


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(f"(?P<m{n}>{_one_of(f'asked-month-{n}')})" for n in reversed(_MONTHS))
    spans = "|".join(f"(?P<{span}>{_one_of(_key(span))})" for span in _SPANS)
    names = "|".join(f"(?P<{word}>{_one_of(f'asked-{word}')})" for word in _NAMES)
    marks = _any_of("asked-year-mark")
    year = (
        rf"(?:(?<!\d)(?P<year>(?:19|20|21)\d\d)(?:{marks})?"
        rf"|(?P<year_ago>{_one_of('asked-last_year')})|(?P<year_now>{_one_of('asked-this_year')}))"
    )
    month, to = (_any_of(f"asked-{word}") for word in ("month-mark", "to"))
    between = rf"(?<!\d)(?P<from>\d{{1,2}})(?:{month})?\s*(?:{to})\s*(?P<to>\d{{1,2}})(?:{month})"
    part = f"(?:{spans}|{between}|{months})"
    return re.compile(
        rf"(?P<before>{year})?\s*{part}(?:\s+(?P<after>(?<!\d)(?:19|20|21)\d\d(?!\d)))?"
        rf"|(?P<iso>{_RANGE})(?:{marks})?|{names}",
        re.IGNORECASE,
    )


def _period(match: re.Match[str], today: date) -> Period:
    found = match.groupdict()
    if found["iso"]:
        return parse_period(found["iso"])
    said = next((word for word in _NAMES if found[word]), None)
    if said is not None:
        return named(said, today)
    year = _year(found, today)
    for n in _MONTHS:
        if found[f"m{n}"]:
            return _months(year or _begun(n, today), n, n)
    if found["from"]:
        first, last = int(found["from"]), int(found["to"])
        if not 1 <= first <= last <= 12:
            raise PeriodError(text=match[0])
    else:
        first, last = next(months for span, months in _SPANS.items() if found[span])
    return _months(year or _begun(first, today), first, last)


def _key(span: str) -> str:
    """The key of the words for a named stretch of a year."""
    return f"asked-{span.replace('_', '-')}"


def _year(found: dict[str, str | None], today: date) -> int | None:
    typed = found["year"] or found["after"]
    if typed:
        return int(typed)
    if found["year_ago"]:
        return today.year - 1
    return today.year if found["year_now"] else None


def _begun(month: int, today: date) -> int:
    return today.year if month <= today.month else today.year - 1


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), last_of_month(year, last))


def named(word: str, today: date) -> Period:
    """What a word such as `last_quarter` means on a day."""
    if word.endswith("year"):
        year = today.year - (word == "last_year")
        return _months(year, 1, 12)
    day = today
    quarterly = word.endswith("quarter")
    first = today.replace(day=1)
    if quarterly:
        first = first.replace(month=(today.month - 1) // 3 * 3 + 1)
    if word.startswith("last"):
        day = first - timedelta(days=1)
        first = day.replace(day=1)
        if quarterly:
            first = first.replace(month=day.month - 2)
    return _months(first.year, first.month, first.month + (2 if quarterly else 0))
