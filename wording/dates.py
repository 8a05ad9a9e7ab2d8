"""Dates as people say them: today, Friday, by the end of tomorrow, three working days left.

Days are days of the office's calendar, moments are aware; ``say`` speaks one language.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from casework.calendar import WorkingCalendar
from casework.holidays import HOLIDAY_CODES, OWN_DAY_OFF

Say = Callable[..., str]

_NEAR = {
    -2: "before-yesterday",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "after-tomorrow",
}
_CODES = frozenset({*HOLIDAY_CODES.values(), OWN_DAY_OFF, "weekend"})


def weekday(say: Say, when: date) -> str:
    """The day of the week."""
    return say(f"date-weekday-{when.isoweekday()}")


def month(say: Say, when: date) -> str:
    """The month, with its year."""
    return say("date-month", month=say(f"date-month-{when.month}"), year=str(when.year))


def full_day(say: Say, when: date, today: date | None = None) -> str:
    """The date with its day of the week; the year is said when it is not today's."""
    return say(
        "date-day" if today is not None and today.year == when.year else "date-year-day",
        year=str(when.year),
        month=say(f"date-month-{when.month}"),
        day=str(when.day),
        weekday=weekday(say, when),
    )


def day(say: Say, when: date, today: date) -> str:
    """A day as people say it: near ones by name, this week's and next week's by their weekday."""
    return _in_words(say, when, today) or full_day(say, when, today)


def past(say: Say, when: date, today: date) -> str:
    """A day gone by, as short as it can be said: by name, or by its date."""
    if when.year != today.year:
        return full_day(say, when, today)
    short = say("date-plain", month=say(f"date-month-{when.month}"), day=str(when.day))
    return _in_words(say, when, today) or short


def _in_words(say: Say, when: date, today: date) -> str | None:
    """The words for a day that needs no date: two days back, and to the end of next week."""
    away = (when - today).days
    if away in _NEAR:
        return say(f"date-{_NEAR[away]}")
    this_sunday = today + timedelta(days=7 - today.isoweekday())
    if today < when <= this_sunday:
        return weekday(say, when)
    if this_sunday < when <= this_sunday + timedelta(days=7):
        return say("date-next-week", weekday=weekday(say, when))
    return None


def moment(say: Say, at: datetime, now: datetime, zone: tzinfo) -> str:
    """A moment: the hour for today and the days beside it, with the date before that."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    away = (local.date() - today).days
    named = say(f"date-{_NEAR[away]}") if away in _NEAR else full_day(say, local.date(), today)
    return say("date-moment", day=named, time=f"{local:%H:%M}")


def deadline(say: Say, due_at: datetime, now: datetime, calendar: WorkingCalendar) -> str:
    """By when: the close of business of a near day, the hour where an hour counts, or the date."""
    due_on, today = calendar.day_of(due_at), calendar.day_of(now)
    if due_at != calendar.end_of_day(due_on):
        return say(
            "date-before-time", day=day(say, due_on, today), time=f"{calendar.local(due_at):%H:%M}"
        )
    near = _in_words(say, due_on, today)
    if near is not None:
        return say("date-before-close", day=near)
    return say("date-before-day", day=full_day(say, due_on, today))


def left(say: Say, days_left: int, *, overdue: bool = False) -> str:
    """How long there is: working days left, or passed since when below 0."""
    if days_left < 0:
        return say("date-late", n=-days_left)
    if overdue:
        return say("date-late-today")
    return say("date-left", n=days_left) if days_left else say("date-left-today")


def holiday(say: Say, name: str) -> str:
    """A day off by its code, or by the name that the office gave it."""
    return say(f"date-holiday-{name}") if name in _CODES else name
