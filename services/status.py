"""How do we stand: one answer for a unit and a period, all of it from running counts."""

from datetime import date, timedelta

from casework.access import READ_REPORTS, ROLE_ACTS, check_may_do, may_do
from casework.days import ONE_DAY, last_of_month
from casework.errors import NotFoundError
from casework.paging import pages_of
from casework.people import Officer, Role
from casework.people import Unit as OfficeUnit
from casework.report_errors import PeriodFutureError
from casework.sheets_status import (
    LETTERS,
    VISITS,
    MonthRate,
    Received,
    StatusSheet,
    UnitLine,
    UnitsSheet,
    WeekChange,
)
from casework.statistics import Period, Share
from casework.unit_errors import UnitOutsideError
from services import field_days, places
from services.counts import Counts
from storage import units
from storage.measures import Measure
from storage.unit import Reader

UNITS_PAGE = 8
# What is told as it stands now, whatever the period.
_NOW = (Measure.TO_DECIDE, Measure.FROM_ABOVE, Measure.OPEN_DUE, Measure.SUSPENDED)
# How many months the line of the picture has.
_MONTHS = 6
_WEEK = timedelta(days=7)


def overview(
    view: Reader, actor: Officer, unit_text: str = "", period: Period | None = None
) -> StatusSheet:
    """How a unit and all below it stand; without a unit the asker's own, without a period now.

    Raises :class:`NotAllowedError`, :class:`NoSuchUnitError`, :class:`UnitOutsideError`,
    :class:`PeriodFutureError`. Source: domain.md, Statistics [report].
    """
    check_may_do(actor, "status")
    unit = unit_for(view, actor, unit_text)
    period = begun(view, period) or Period(view.today.replace(day=1), _month_end(view.today))
    counts = Counts(view, actor, unit)
    below = units.children(view, unit.code)
    running = period.covers(view.today)
    now = counts.totals(_NOW)
    yesterday = view.today - ONE_DAY
    return StatusSheet(
        unit_code=unit.code,
        unit=places.path_name(view, unit.code),
        is_own=unit.code == own_unit(view, actor).code,
        period=period,
        running=running,
        to_decide=now[Measure.TO_DECIDE] if may_do(actor, "decide") else None,
        decides=actor.holds(Role.DEPUTY),
        overdue=counts.total(Measure.OPEN_DUE, None, yesterday),
        overdue_units=_late_units(counts, unit, below, yesterday),
        received=_received(counts, period),
        received_before=_received(counts, period.a_year_before),
        leads=counts.total(Measure.LEADS, period.first, period.last),
        open=now[Measure.OPEN_DUE],
        due_this_week=counts.total(Measure.OPEN_DUE, view.today, sunday(view.today)),
        on_time=_on_time(counts, period, yesterday),
        has_units_below=bool(counts.of_units(below, Measure.OPEN_DUE)),
        suspended=now[Measure.SUSPENDED],
        from_above=now[Measure.FROM_ABOVE],
        field_days=field_days.of_month(view, actor, unit.path, period),
        week=_week(counts, view.today) if running else None,
        months=_months(counts, min(period.last, yesterday)),
        reads_leads=actor.holds(*READ_REPORTS),
        sees_appraisals=may_do(actor, "appraisals"),
    )


def units_below(view: Reader, actor: Officer, unit_text: str = "", page: int = 0) -> UnitsSheet:
    """The units directly below one that have open work, in the order of their codes."""
    check_may_do(actor, "status")
    unit = unit_for(view, actor, unit_text)
    below = units.children(view, unit.code)
    counts = Counts(view, actor, unit)
    still_open = counts.of_units(below, Measure.OPEN_DUE)
    late = counts.of_units(below, Measure.OPEN_DUE, view.today - ONE_DAY)
    lines = [
        UnitLine(one.code, one.short_name, still_open[one.code], late.get(one.code, 0))
        for one in below
        if one.code in still_open
    ]
    shown = tuple(lines[page * UNITS_PAGE : (page + 1) * UNITS_PAGE])
    pages = pages_of(len(lines), UNITS_PAGE)
    return UnitsSheet(unit.code, unit.short_name, shown, len(lines), page, pages)


def begun(view: Reader, period: Period | None) -> Period | None:
    """The period; raises :class:`PeriodFutureError` for one to come."""
    if period is not None and period.first > view.today:
        raise PeriodFutureError(first=period.first)
    return period


def own_unit(view: Reader, actor: Officer, act: str = "status") -> OfficeUnit:
    """The widest unit that the officer answers for, in an act of the table of rights."""
    scopes = actor.scopes(*ROLE_ACTS[act])
    unit = units.get(view, min(scopes, key=len).rstrip("/").split("/")[-1]) if scopes else None
    if unit is None:
        raise NotFoundError
    return unit


def unit_for(view: Reader, actor: Officer, text: str, act: str = "status") -> OfficeUnit:
    """The unit that a text names, within what the officer answers for."""
    own = own_unit(view, actor, act)
    if not text:
        return own
    unit = places.find_one(view, text)
    if not actor.covers(unit.path, *ROLE_ACTS[act]):
        raise UnitOutsideError(unit=unit.short_name, own=own.short_name)
    return unit


def _month_end(day: date) -> date:
    return last_of_month(day.year, day.month)


def sunday(day: date) -> date:
    """The last day of a day's week."""
    return day + timedelta(days=7 - day.isoweekday())


def _received(counts: Counts, period: Period) -> Received:
    matters = counts.by_channel(Measure.RECEIVED, period.first, period.last)
    persons = counts.by_channel(Measure.PERSONS, period.first, period.last)
    letters = sum(matters.get(channel, 0) for channel in LETTERS)
    visits = sum(matters.get(channel, 0) for channel in VISITS)
    visitors = sum(persons.get(channel, 0) for channel in VISITS)
    return Received(letters, visits, visitors, sum(matters.values()) - letters - visits)


def _on_time(counts: Counts, period: Period, yesterday: date) -> Share:
    """Delivered by the due day, of all whose due day in the period has passed."""
    last = min(period.last, yesterday)
    if last < period.first:
        return Share(0, 0)
    found = counts.totals((Measure.ON_TIME, Measure.FALLING_DUE), period.first, last)
    return Share(found[Measure.ON_TIME], found[Measure.FALLING_DUE])


def _months(counts: Counts, last: date) -> tuple[MonthRate, ...]:
    """How much was answered in time in the six months up to a day, the oldest first."""
    firsts = [last.replace(day=1)]
    while len(firsts) < _MONTHS:
        firsts.insert(0, (firsts[0] - ONE_DAY).replace(day=1))
    found = counts.by_month((Measure.ON_TIME, Measure.FALLING_DUE), firsts[0], last)
    return tuple(
        MonthRate(
            first,
            Share(
                found.get((Measure.ON_TIME, f"{first:%Y-%m}"), 0),
                found.get((Measure.FALLING_DUE, f"{first:%Y-%m}"), 0),
            ),
        )
        for first in firsts
    )


def _late_units(
    counts: Counts, unit: OfficeUnit, below: list[OfficeUnit], yesterday: date
) -> tuple[str, ...]:
    """Whose work is late below the unit, by code; what the unit itself holds comes first."""
    late = counts.of_units(below, Measure.OPEN_DUE, yesterday)
    names = [one.short_name for one in below if one.code in late]
    if names and counts.total(Measure.OPEN_DUE, None, yesterday) > sum(late.values()):
        names.insert(0, unit.short_name)
    return tuple(names)


def _week(counts: Counts, today: date) -> WeekChange:
    before = today - _WEEK
    return WeekChange(
        sum(counts.by_channel(Measure.RECEIVED, before + ONE_DAY, today).values()),
        sum(counts.by_channel(Measure.RECEIVED, before - _WEEK + ONE_DAY, before).values()),
        counts.total(Measure.OPEN_DUE, before, today - ONE_DAY),
    )
