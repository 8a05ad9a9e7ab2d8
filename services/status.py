"""How do we stand: one answer for a unit and a period, all of it from running counts."""

from datetime import date, timedelta

from casework.access import READ_REPORTS, ROLE_ACTS, check_may_do, may_do
from casework.days import ONE_DAY
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
from casework.statistics import Period, Share, this_month
from casework.unit_errors import UnitOutsideError
from services import field_days, places
from services.counts import Counts, Sums
from storage import units
from storage.measures import Measure, by_channel
from storage.unit import Reader

UNITS_PAGE = 8
# What is told as it stands now, whatever the period.
_NOW = (Measure.TO_DECIDE, Measure.FROM_ABOVE, Measure.OPEN_DUE, Measure.SUSPENDED)
_OPEN = (Measure.OPEN_DUE,)
_RECEIVED = tuple(by_channel(Measure.RECEIVED))
# Persons are told of visits only.
_CAME = (*_RECEIVED, *by_channel(Measure.PERSONS, VISITS))
_IN_TIME = (Measure.ON_TIME, Measure.FALLING_DUE)
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
    period = begun(view, period) or this_month(view.today)
    asked = _Asked(view, actor, unit, period)
    running = period.covers(view.today)
    overdue, late = asked.overdue.total, asked.late_below.by_unit()
    names = [one.short_name for one in asked.below if one.code in late]
    if names and overdue > sum(late.values()):  # what the unit itself holds comes first
        names.insert(0, unit.short_name)
    return StatusSheet(
        unit_code=unit.code,
        unit=places.path_name(view, unit.code),
        is_own=unit.code == own_unit(view, actor).code,
        period=period,
        running=running,
        to_decide=asked.now[Measure.TO_DECIDE] if may_do(actor, "decide") else None,
        decides=actor.holds(Role.DEPUTY),
        overdue=overdue,
        overdue_units=tuple(names),
        received=_received(asked.came),
        received_before=_received(asked.came_before),
        leads=asked.leads.total,
        open=asked.now[Measure.OPEN_DUE],
        due_this_week=asked.due_this_week.total,
        on_time=_share(asked.fell_due),
        has_units_below=bool(late or asked.due_below.by_unit()),
        suspended=asked.now[Measure.SUSPENDED],
        from_above=asked.now[Measure.FROM_ABOVE],
        field_days=field_days.of_month(view, actor, unit.path, period),
        week=asked.week() if running else None,
        months=tuple(MonthRate(first, _share(sums)) for first, sums in asked.months),
        reads_leads=actor.holds(*READ_REPORTS),
        sees_appraisals=may_do(actor, "appraisals"),
    )


class _Asked:
    """All that the answer is made of; asked before any of it is looked at, it is read together."""

    def __init__(self, view: Reader, actor: Officer, unit: OfficeUnit, period: Period) -> None:
        counts, today, yesterday = Counts(view, actor, unit), view.today, view.today - ONE_DAY
        week_ago, before = today - _WEEK, period.a_year_before
        self.below = units.children(view, unit.code)
        self.now = counts.ask(_NOW)
        self.overdue = counts.ask(_OPEN, None, yesterday)
        self.late_below = counts.ask_of_units(self.below, Measure.OPEN_DUE, None, yesterday)
        self.due_below = counts.ask_of_units(self.below, Measure.OPEN_DUE, today)
        self.came = counts.ask(_CAME, period.first, period.last)
        self.came_before = counts.ask(_CAME, before.first, before.last)
        self.leads = counts.ask([Measure.LEADS], period.first, period.last)
        self.due_this_week = counts.ask(_OPEN, today, sunday(today))
        # Of today nobody knows yet.
        last = min(period.last, yesterday)
        self.fell_due = counts.ask(_IN_TIME, period.first, last)
        self.months = [
            (month.first, counts.ask(_IN_TIME, month.first, month.last))
            for month in _months_until(last)
        ]
        self._week = (
            counts.ask(_RECEIVED, week_ago + ONE_DAY, today),
            counts.ask(_RECEIVED, week_ago - _WEEK + ONE_DAY, week_ago),
            counts.ask(_OPEN, week_ago, yesterday),
        )

    def week(self) -> WeekChange:
        """What the last seven days have brought."""
        return WeekChange(*(sums.total for sums in self._week))


def units_below(view: Reader, actor: Officer, unit_text: str = "", page: int = 0) -> UnitsSheet:
    """The units directly below one that have open work, in the order of their codes."""
    check_may_do(actor, "status")
    unit = unit_for(view, actor, unit_text)
    below = units.children(view, unit.code)
    counts = Counts(view, actor, unit)
    asked = counts.ask_of_units(below, Measure.OPEN_DUE)
    asked_late = counts.ask_of_units(below, Measure.OPEN_DUE, None, view.today - ONE_DAY)
    still_open, late = asked.by_unit(), asked_late.by_unit()
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
    if not answers_for(actor, act, unit):
        raise UnitOutsideError(unit=unit.short_name, own=own.short_name)
    return unit


def answers_for(actor: Officer, act: str, unit: OfficeUnit) -> bool:
    """Whether a unit lies within what an officer answers for, in an act of the table of rights."""
    return actor.covers(unit.path, *ROLE_ACTS[act])


def sunday(day: date) -> date:
    """The last day of a day's week."""
    return day + timedelta(days=7 - day.isoweekday())


def _received(came: Sums) -> Received:
    letters, visits = (came.of(by_channel(Measure.RECEIVED, one)) for one in (LETTERS, VISITS))
    visitors = came.of(by_channel(Measure.PERSONS, VISITS))
    return Received(letters, visits, visitors, came.of(_RECEIVED) - letters - visits)


def _share(fell_due: Sums) -> Share:
    """Delivered by the due day, of all whose due day has passed."""
    return Share(fell_due[Measure.ON_TIME], fell_due[Measure.FALLING_DUE])


def _months_until(last: date) -> list[Period]:
    """The six months up to a day, the oldest first; the last one ends with the day."""
    found = [Period(last.replace(day=1), last)]
    while len(found) < _MONTHS:
        end = found[0].first - ONE_DAY
        found.insert(0, Period(end.replace(day=1), end))
    return found
