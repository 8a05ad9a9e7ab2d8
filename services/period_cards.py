"""What is shown of service periods: the list, one period, and how it went."""

from datetime import date

from casework import service_periods as rules
from casework.access import ROLE_ACTS, check_may_do, may_do
from casework.days import days
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.service_periods import ServicePeriod, Summary, ZeroReport
from casework.sheets_periods import PeriodLine, PeriodSheet, PeriodsSheet
from services import places, service_periods
from storage import service_periods as kept
from storage.unit import Reader

ACT, WATCH = "calendar", "overdue"
_PAST = 4


def line(period: ServicePeriod) -> PeriodLine:
    """A period as lists show it."""
    return PeriodLine(period.id, period.kind, period.title, period.first, period.last)


def overview(view: Reader, actor: Officer) -> PeriodsSheet:
    """The periods that run, come, or ended last."""
    check_may_do(actor, ACT)
    today, manages = view.today, may_do(actor, service_periods.MANAGE)
    still = [one for one in kept.not_over(view) if manages or not one.cancelled]
    return PeriodsSheet(
        tuple(line(one) for one in still if one.first <= today <= one.last),
        tuple(line(one) for one in still if one.first > today),
        tuple(line(one) for one in kept.newest_over(view, _PAST) if not one.cancelled),
        manages,
    )


def card(view: Reader, actor: Officer, period_id: int) -> PeriodSheet:
    """One period; raises :class:`NotFoundError`."""
    check_may_do(actor, ACT)
    period, today = service_periods.found(view, period_id), view.today
    own = service_periods.answered_by(view, actor, period)
    reports = kept.reports(view, period.id, today)
    said = [one.said for one in reports if one.about == rules.ZERO and one.unit_code in own]
    done = {one.about for one in reports if one.unit_code in own}
    asks = rules.asks_on(period, today, view.calendar)
    here = watched(view, actor, period)
    codes = {one.code for one in here}
    zeros = [one for one in reports if one.about == rules.ZERO and one.unit_code in codes]
    return PeriodSheet(
        line(period),
        tuple(places.path_name(view, code) for code in period.codes),
        period.tasks,
        period.zero,
        period.earlier,
        period.cancelled,
        period.over or period.last < today,
        today,
        asks,
        bool(own) and period.runs_on(today),
        ZeroReport(said[0]) if said and len(said) == len(own) else None,
        {task: task.value in done for task in period.tasks},
        len(zeros) if here and asks else None,
        len(here),
        summary(view, period, here) if here and period.first <= today else None,
        may_do(actor, service_periods.MANAGE) and not period.over,
    )


def watched(view: Reader, actor: Officer, period: ServicePeriod) -> list[OfficeUnit]:
    """The units of a period that a reader watches over; none for who watches over nothing."""
    if not may_do(actor, WATCH):
        return []
    found = service_periods.reporting(view, period)
    return [one for one in found if actor.covers(one.path, *ROLE_ACTS[WATCH])]


def days_asked(view: Reader, period: ServicePeriod) -> list[date]:
    """The days up to today on which zero reports were asked for."""
    if not period.zero or period.cancelled:
        return []
    last = min(period.last, view.today)
    return [one for one in days(period.first, last) if rules.asks_on(period, one, view.calendar)]


def summary(view: Reader, period: ServicePeriod, here: list[OfficeUnit]) -> Summary:
    """How a period has gone until today in some units."""
    codes = {one.code for one in here}
    reports = [one for one in kept.reports(view, period.id) if one.unit_code in codes]
    asked = set(days_asked(view, period))
    zeros = [one for one in reports if one.about == rules.ZERO and one.day in asked]
    by_task = {task: [one for one in reports if one.about == task] for task in period.tasks}
    return Summary(
        len(here),
        len(asked) * len(here),
        len(zeros),
        sum(one.said == ZeroReport.SOMETHING for one in zeros),
        {task: len(found) for task, found in by_task.items()},
        {task: len({one.unit_code for one in found}) for task, found in by_task.items()},
    )


def touching(view: Reader, first: date, last: date) -> tuple[PeriodLine, ...]:
    """The periods that touch some days, for the calendar."""
    return tuple(line(one) for one in kept.between(view, first, last))
