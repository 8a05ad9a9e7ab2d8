"""Briefs that come unasked: how the office stands, weekly to leaders, monthly to supervisors.

Days are days of the office's calendar. Source: product.md, How it sounds; the days and hours that
may be chosen lie within office hours [ours].
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from casework.calendar import WorkingCalendar
from casework.errors import OldButtonError
from casework.people import Officer, Role
from casework.pushes import PushKind

HOURS = ("08:30", "09:30", "15:30", "16:30")
# So long before its hour a brief is drawn up, and so long after it a first one is still one.
DRAWN_UP = timedelta(minutes=3)
_FIRST_WITHIN = timedelta(minutes=30)


class BriefKind(StrEnum):
    """How often a brief comes."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


PUSH_OF: Mapping[BriefKind, PushKind] = {
    BriefKind.WEEKLY: PushKind.WEEKLY_BRIEF,
    BriefKind.MONTHLY: PushKind.MONTHLY_BRIEF,
}
BRIEFS = frozenset(PUSH_OF.values())
# Whose each is, by a post of their own.
_ROLES: Mapping[BriefKind, frozenset[Role]] = {
    BriefKind.WEEKLY: frozenset({Role.LEADER}),
    BriefKind.MONTHLY: frozenset({Role.SECTION_HEAD, Role.DEPUTY, Role.INSPECTOR}),
}
# Days of the week, and of the month, on which one may come; on a day off it comes on the next.
DAYS: Mapping[BriefKind, tuple[int, ...]] = {
    BriefKind.WEEKLY: (1, 2, 3, 4, 5),
    BriefKind.MONTHLY: (1, 5, 10, 15),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants a brief, and when and with which figures the last one came."""

    off: bool = False
    day: int = 1
    hour: str = HOURS[0]
    told_on: date | None = None
    figures: str | None = None


@dataclass(frozen=True, slots=True)
class BriefSheet:
    """The choices of a brief for the one who gets it."""

    kind: BriefKind
    wish: Wish
    next_on: date | None


def kinds_for(officer: Officer) -> tuple[BriefKind, ...]:
    """Give the briefs that come to an officer unless switched off."""
    held = {post.role for post in officer.own_posts}
    return tuple(kind for kind, roles in _ROLES.items() if held & roles)


def changed(kind: BriefKind, wish: Wish, what: str) -> Wish:
    """Give the wish as a tap changes it; raises :class:`OldButtonError` for no choice.

    ``what`` is off, on, day=2 or hour=09:30.
    """
    name, _, value = what.partition("=")
    if what in {"off", "on"}:
        return replace(wish, off=what == "off")
    if name == "day" and value in {str(day) for day in DAYS[kind]}:
        return replace(wish, day=int(value), off=False)
    if name == "hour" and value in HOURS:
        return replace(wish, hour=value, off=False)
    raise OldButtonError


def begins(kind: BriefKind, today: date) -> date:
    """Give the first day of the week or month that a brief is of."""
    if kind is BriefKind.MONTHLY:
        return today.replace(day=1)
    return today - timedelta(days=today.weekday())


def day_in(kind: BriefKind, wish: Wish, today: date, calendar: WorkingCalendar) -> date | None:
    """Give the day of this week's or month's brief, on a day off the next that is worked.

    None in a week without one.
    """
    first = begins(kind, today)
    day = calendar.next_working(first + timedelta(days=wish.day - 1))
    return None if kind is BriefKind.WEEKLY and begins(kind, day) != first else day


def due_at(
    kind: BriefKind, wish: Wish, now: datetime, calendar: WorkingCalendar
) -> datetime | None:
    """Give the moment for which a brief is to be owed now; none when none is.

    One that fell into a stop comes late, but for the very first one.
    """
    today = calendar.day_of(now)
    day = day_in(kind, wish, today, calendar)
    if wish.off or day is None:
        return None
    at = calendar.at(day, time.fromisoformat(wish.hour))
    if now < at - DRAWN_UP:
        return None
    if wish.told_on is None:
        return at if now < at + _FIRST_WITHIN else None
    return at if wish.told_on < begins(kind, today) else None


def from_now_on(kind: BriefKind, wish: Wish, now: datetime, calendar: WorkingCalendar) -> Wish:
    """Give the wish, with nothing made up for of what it would have brought before it was said.

    The figures of the brief before are too old then to be compared with.
    """
    at = due_at(kind, wish, now, calendar)
    if at is None or now < at:
        return wish
    return replace(wish, told_on=calendar.day_of(now), figures=None)


def next_day(kind: BriefKind, wish: Wish, now: datetime, calendar: WorkingCalendar) -> date | None:
    """Give the day on which the next brief comes; none when it is switched off."""
    if wish.off:
        return None
    start, hour = begins(kind, calendar.day_of(now)), time.fromisoformat(wish.hour)
    told = wish.told_on is not None and wish.told_on >= start
    day = None if told else day_in(kind, wish, start, calendar)
    while day is None or calendar.at(day, hour) <= now:
        start = begins(kind, start + timedelta(days=7 if kind is BriefKind.WEEKLY else 31))
        day = day_in(kind, wish, start, calendar)
    return day
