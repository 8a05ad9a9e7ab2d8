"""Field days: what counts, how many are owed, who is reminded when.

Days are days of the office's calendar. Source: domain.md, Field visits [report]; what the sources
leave open is marked [ours].
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from casework.calendar import WorkingCalendar
from casework.days import ONE_DAY, days_of_month, last_of_month
from casework.duty import ALWAYS, Duty, on_duty
from casework.service_periods import EARLIER, ServicePeriod
from casework.visit_errors import (
    VisitDayFullError,
    VisitDuringLeaveError,
    VisitInFutureError,
    VisitTooLateError,
)

QUOTA = 3
BACKFILL = 3  # working days
SPARE = 2  # working days
HALVES = 2


@dataclass(frozen=True, slots=True)
class FieldDay:
    """One officer's day, or half day, at a village.

    ``elsewhere`` says that it was not at the contact village; ``unsaid`` that a companion entered
    it and the officer has not said that it is true.
    """

    officer_id: int
    day: date
    village_code: str
    half: bool = False
    met: bool = False
    heard: bool = False
    confirmed: bool = False
    photo: bool = False
    location: bool = False
    elsewhere: bool = False
    unsaid: bool = False
    disputed: bool = False

    @property
    def counts(self) -> bool:
        """Say whether it is complete, at the contact point, and either confirmed or evidenced.

        Evidence is no proof: what the host says is not so waits until that is settled [ours].
        """
        told = bool(self.village_code) and self.met and self.heard
        if not told or self.elsewhere or self.unsaid or self.disputed:
            return False
        return self.confirmed or self.photo or self.location


class Absence(NamedTuple):
    """Approved leave, training or secondment, from the first to the last day away."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Say whether the day falls into it."""
        return self.first <= day <= self.last


class Forecast(StrEnum):
    """How the month will likely end; the limits are [ours]."""

    DONE = "done"
    ON_TRACK = "on_track"
    TIGHT = "tight"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class MonthState:
    """An officer's month on one day; `half_over` says that one more half would make a day."""

    done: int
    half_over: bool
    owed: int
    missing: int
    working_days_left: int
    forecast: Forecast


class VisitStanding(StrEnum):
    """What is said of a field day beside its evidence; all but PLAIN keep it from counting [ours].

    DISPUTED: its host says it was not so. CORRECTED: put right, its host asked again. ASKED: the
    visitor has asked the section head. REJECTED: so it has been decided.
    """

    PLAIN = ""
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    ASKED = "asked"
    REJECTED = "rejected"


class Nudge(StrEnum):
    """What an officer is asked, or for the last, what the section head is told."""

    PLAN = "plan"
    NONE_DONE = "none_done"
    FEWER_THAN_TWO = "fewer_than_two"
    RUNNING_OUT = "running_out"
    TELL_SECTION_HEAD = "tell_section_head"


class Reason(StrEnum):
    """Why a month fell short, as a tap says it; own words stand beside these [ours]."""

    URGENT = "urgent"
    MEETINGS = "meetings"
    CASEWORK = "casework"
    HEALTH = "health"
    NOT_LOGGED = "not_logged"


def halves_done(field_days: Iterable[FieldDay]) -> int:
    """Count half days that count: a date gives two at most, however many villages were seen."""
    by_day: dict[tuple[int, date], int] = defaultdict(int)
    for field_day in field_days:
        if field_day.counts:
            by_day[field_day.officer_id, field_day.day] += 1 if field_day.half else HALVES
    return sum(min(HALVES, halves) for halves in by_day.values())


def days_done(field_days: Iterable[FieldDay]) -> int:
    """Count whole field days; two halves make one, on one date or on two."""
    return halves_done(field_days) // HALVES


def available_days(
    month: date,
    calendar: WorkingCalendar,
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = ALWAYS,
) -> list[date]:
    """Give the working days of the month on which the officer had the duty and was not away."""
    return [
        day
        for day in days_of_month(month.year, month.month)
        if calendar.is_working(day) and on_duty(duties, day) and not _is_away(day, absences)
    ]


def days_owed(
    month: date,
    calendar: WorkingCalendar,
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = ALWAYS,
    quota: int = QUOTA,
) -> int:
    """Give ceil(quota x available working days / working days) for the month holding `month`."""
    available = len(available_days(month, calendar, absences, duties))
    return -(-quota * available // max(1, calendar.working_days_in_month(month.year, month.month)))


def month_state(
    month: date,
    today: date,
    calendar: WorkingCalendar,
    field_days: Iterable[FieldDay],
    *,
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = ALWAYS,
    quota: int = QUOTA,
) -> MonthState:
    """Say how an officer stands in the month holding `month`.

    Working days left include today and leave out the officer's own absences [ours].
    """
    last = last_of_month(month.year, month.month)
    first = last.replace(day=1)
    halves = halves_done(day for day in field_days if first <= day.day <= last)
    done = halves // HALVES
    owed = days_owed(month, calendar, absences, duties, quota)
    missing = max(0, owed - done)
    available = available_days(month, calendar, absences, duties)
    left = sum(day >= today for day in available)
    return MonthState(done, bool(halves % HALVES), owed, missing, left, _forecast(missing, left))


def nudges_due(
    today: date,
    state: MonthState,
    calendar: WorkingCalendar,
    *,
    planned: bool = False,
    absences: Collection[Absence] = (),
    periods: Collection[ServicePeriod] = (),
) -> list[Nudge]:
    """Give today's nudges about today's month: one for the officer at most, one for the head.

    None on a day off, to someone away, or to someone done. Of two for the officer the more
    pressing stands [ours]. ``periods`` are the service periods of the officer's unit: they bring
    the two in the middle of the month forward.
    """
    if not state.missing or not calendar.is_working(today) or _is_away(today, absences):
        return []
    nudge = _nudge(today, state, calendar, planned=planned, periods=periods)
    found = [] if nudge is None else [nudge]
    last = last_of_month(today.year, today.month)
    if calendar.working_days_between(today - ONE_DAY, last) <= 3:
        found.append(Nudge.TELL_SECTION_HEAD)
    return found


def asks_for_reason_on(month: date, calendar: WorkingCalendar) -> date:
    """Give the day that closes a month and asks for reasons: the 1st after it, or the next worked.

    Source: domain.md, Field visits; that the 1st may be a day off is [ours].
    """
    return calendar.next_working(last_of_month(month.year, month.month) + ONE_DAY)


def asks_hosts_on(month: date, calendar: WorkingCalendar) -> date:
    """Give the day on which hosts are asked for all at once: the last but one worked [ours]."""
    last = last_of_month(month.year, month.month)
    return calendar.previous_working(calendar.previous_working(last) - ONE_DAY)


def earliest_day(now: datetime, calendar: WorkingCalendar) -> date:
    """Give the first day that may still be logged: at most 3 working days have followed it."""
    return calendar.add_working_days(calendar.day_of(now) + ONE_DAY, -BACKFILL - 1)


def earlier_days(now: datetime, calendar: WorkingCalendar) -> list[date]:
    """Give the working days before the day before yesterday that may still be logged."""
    today, earliest = calendar.day_of(now), earliest_day(now, calendar)
    days = ((today - ONE_DAY * back) for back in range(3, (today - earliest).days + 1))
    return [day for day in days if calendar.is_working(day)]


def check_day(day: date, now: datetime, calendar: WorkingCalendar) -> None:
    """Raise VisitInFutureError or VisitTooLateError unless a day may be logged at a moment."""
    today = calendar.day_of(now)
    if day > today:
        raise VisitInFutureError(day=day, today=today)
    if day < (earliest := earliest_day(now, calendar)):
        raise VisitTooLateError(day=day, earliest=earliest)


def is_backfilled(day: date, now: datetime, calendar: WorkingCalendar) -> bool:
    """Say whether a field day is logged after its own day, which is flagged and allowed."""
    return day < calendar.day_of(now)


def check_can_log(
    day: date,
    now: datetime,
    calendar: WorkingCalendar,
    *,
    half: bool = False,
    logged: Iterable[FieldDay] = (),
    absences: Collection[Absence] = (),
) -> None:
    """Raise unless the officer may log the day: not to come, not too old, not away, not full.

    `logged` are the officer's field days; a second village on a full day is no fault, a third half
    is. Raises VisitInFutureError, VisitTooLateError, VisitDuringLeaveError, VisitDayFullError.
    """
    check_day(day, now, calendar)
    if _is_away(day, absences):
        raise VisitDuringLeaveError(day=day)
    if half and sum(old.half for old in logged if old.day == day) >= HALVES:
        raise VisitDayFullError(day=day)


def _is_away(day: date, absences: Iterable[Absence]) -> bool:
    return any(absence.covers(day) for absence in absences)


def _forecast(missing: int, left: int) -> Forecast:
    if not missing:
        return Forecast.DONE
    if left <= missing:
        return Forecast.UNLIKELY
    return Forecast.TIGHT if left <= missing + SPARE else Forecast.ON_TRACK


def _nudge(
    today: date,
    state: MonthState,
    calendar: WorkingCalendar,
    *,
    planned: bool,
    periods: Collection[ServicePeriod],
) -> Nudge | None:
    first = today.replace(day=1)
    if today == calendar.next_working(first):
        return None if planned else Nudge.PLAN
    if state.working_days_left <= state.missing + SPARE:
        return Nudge.RUNNING_OUT
    if today == _mid_month(first, 20, calendar, periods) and state.done < 2:
        return Nudge.FEWER_THAN_TWO
    if today == _mid_month(first, 10, calendar, periods) and not state.done:
        return Nudge.NONE_DONE
    return None


def _mid_month(
    first: date, day: int, calendar: WorkingCalendar, periods: Collection[ServicePeriod]
) -> date:
    """The day of a reminder: a day of the month or the next one worked, earlier for a period.

    That is, when one with earlier visits runs on that day or begins later in the month; never
    before the month's second working day, since the first asks for a plan [ours].
    """
    usual = calendar.next_working(first.replace(day=day))
    last = last_of_month(first.year, first.month)
    if not any(one.earlier and one.touches(usual, last) for one in periods):
        return usual
    second = calendar.add_working_days(calendar.next_working(first), 1)
    return max(calendar.add_working_days(usual, -EARLIER), second)
