"""Plain text for a report, in one language; of all files of words only those that it needs."""

from collections.abc import Callable
from datetime import date as day
from decimal import Decimal
from typing import Any

from casework.people import Language
from casework.report import Report
from casework.statistics import Period, Share
from wording import periods
from wording.texts import Html, Words

Say = Callable[..., str]
_SUBJECTS = ("report", "labels", "dates", "status", "outreach")


def speaker(language: Language) -> Say:
    """Says texts as they are: nothing of a document is HTML."""
    words = Words(language, *_SUBJECTS)

    def say(key: str, /, **values: Any) -> str:
        plain = {
            name: Html(value) if isinstance(value, str) else value for name, value in values.items()
        }
        return words(key, **plain)

    return say


def period(say: Say, one: Period) -> str:
    """A period with its year; whole years are said as years."""
    first, last = one.first, one.last
    if first.year < last.year and (first.month, last.month) == (1, 12):
        return say("report-years", first=str(first.year), last=str(last.year))
    return periods.whole_name(say, one)


def date(say: Say, one: day) -> str:
    """A date as it stands under a document."""
    month = say(f"date-month-{one.month}")
    return say("report-date", year=str(one.year), month=month, day=str(one.day))


def beside(say: Say, report: Report) -> str:
    """What the period is compared with: the year before, or the stretch before it."""
    if report.before.last.year == report.period.last.year - 1:
        return say("report-year-before")
    return period(say, report.before)


def title(say: Say, report: Report) -> str:
    """What the report is called."""
    return say(
        "report-title", **dict(zip(("where", "what"), title_lines(say, report), strict=True))
    )


def title_lines(say: Say, report: Report) -> tuple[str, str]:
    """The title in two lines: of where and when it is, and what it is."""
    where = say("report-title-where", unit=report.unit, period=period(say, report.period))
    return where, say("report-title-what")


def kind(say: Say, field: str, code: str) -> str:
    """What a code means; what nobody has named says so."""
    return say(f"{field}-{code}") if code else say("report-unnamed")


def number(value: Decimal | float) -> str:
    """A number without needless noughts."""
    return f"{Decimal(str(value)).normalize():f}"


def percent(share: Share) -> str | None:
    """A percentage, as far as it may be told: of fewer than five there is none."""
    return None if share.percent is None or share.is_suppressed else f"{share.percent}%"


def of(say: Say, share: Share) -> str:
    """A share with its numerator and denominator."""
    facts = {"count": str(share.count), "of": str(share.of)}
    told = percent(share)
    return (
        say("report-of-few", **facts) if told is None else say("report-of", percent=told, **facts)
    )
