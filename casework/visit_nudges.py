"""Who is reminded of field days when.

Source: domain.md, Field visits [report]; what the sources leave open is marked [ours].
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from casework.calendar import WorkingCalendar
from casework.days import ONE_DAY, last_of_month
from casework.service_periods import EARLIER, ServicePeriod
from casework.visits import SPARE, Absence, MonthState, is_away


class Nudge(StrEnum):
    """What an officer is asked, or for the last, what the section head is told."""

    PLAN = "plan"
    NONE_DONE = "none_done"
    FEWER_THAN_TWO = "fewer_than_two"
    RUNNING_OUT = "running_out"
    TELL_SECTION_HEAD = "tell_section_head"


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
    if not state.missing or not calendar.is_working(today) or is_away(today, absences):
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
