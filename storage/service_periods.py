"""Service periods with their units, and what units said in them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, insert, select, update

from casework.service_periods import PeriodKind, ServicePeriod, Task
from storage import units
from storage.tables import PeriodReportRow, PeriodRow, PeriodUnitRow, core
from storage.unit import Reader, Unit

_PERIOD = core(PeriodRow)
_UNIT = core(PeriodUnitRow)
_REPORT = core(PeriodReportRow)


class Report(NamedTuple):
    """What a unit said of a day, about its zero report or a task."""

    unit_code: str
    day: date
    about: str
    said: str


def add(unit: Unit, period: ServicePeriod) -> None:
    """Enter a period."""
    unit.run(insert(_PERIOD).values(id=period.id, year=period.year, **_told(period)))
    _put_units(unit, period)


def change(unit: Unit, period: ServicePeriod) -> None:
    """Keep a period as it is now."""
    unit.run(update(_PERIOD).where(_PERIOD.c.id == period.id).values(**_told(period)))
    unit.run(delete(_UNIT).where(_UNIT.c.period_id == period.id))
    _put_units(unit, period)


def _told(period: ServicePeriod) -> dict[str, Any]:
    return {
        "kind": period.kind.value,
        "title": period.title,
        "first_day": period.first,
        "last_day": period.last,
        "tasks": ",".join(period.tasks),
        "zero": period.zero,
        "earlier": period.earlier,
        "cancelled": period.cancelled,
    }


def _put_units(unit: Unit, period: ServicePeriod) -> None:
    for code in period.codes:
        unit.run(insert(_UNIT).values(period_id=period.id, unit_code=code))


def note_told(unit: Unit, period_id: int, *, told: bool = True) -> None:
    """Note that the beginning has been told, or has to be told again."""
    at = unit.now if told else None
    unit.run(update(_PERIOD).where(_PERIOD.c.id == period_id).values(told_at=at))


def note_over(unit: Unit, period_id: int) -> None:
    """Note that the end has been told."""
    unit.run(update(_PERIOD).where(_PERIOD.c.id == period_id).values(over_at=unit.now))


def get(view: Reader, period_id: int) -> ServicePeriod | None:
    """A period in whatever state."""
    found = _find(view, _PERIOD.c.id == period_id)
    return found[0] if found else None


def between(view: Reader, first: date, last: date) -> list[ServicePeriod]:
    """The periods that touch some days and are not called off, the first to begin before."""
    touching = (_PERIOD.c.first_day <= last) & (_PERIOD.c.last_day >= first)
    return _find(view, touching, _PERIOD.c.cancelled.is_(False))


def known_years(view: Reader) -> set[tuple[PeriodKind, int]]:
    """Which known periods have been entered, called off or not."""
    rows = view.run(select(_PERIOD.c.kind, _PERIOD.c.year).where(_PERIOD.c.year.is_not(None)))
    return {(PeriodKind(row.kind), row.year) for row in rows}


def not_over(view: Reader) -> list[ServicePeriod]:
    """The periods whose end has not been told, called off or not."""
    return _find(view, _PERIOD.c.over_at.is_(None))


def newest_over(view: Reader, limit: int) -> list[ServicePeriod]:
    """The periods that ended last, the newest first."""
    return _find(view, _PERIOD.c.over_at.is_not(None))[: -limit - 1 : -1]


def _find(view: Reader, *where: ColumnElement[bool]) -> list[ServicePeriod]:
    order = (_PERIOD.c.first_day, _PERIOD.c.id)
    rows = list(view.run(select(_PERIOD).where(*where).order_by(*order)))
    codes: dict[int, list[str]] = defaultdict(list)
    of = select(_UNIT).join(_PERIOD, _PERIOD.c.id == _UNIT.c.period_id).where(*where)
    for row in view.run(of.order_by(_UNIT.c.unit_code)):
        codes[row.period_id].append(row.unit_code)
    return [_value(view, row, tuple(codes[row.id])) for row in rows]


def _value(view: Reader, row: Any, codes: tuple[str, ...]) -> ServicePeriod:
    return ServicePeriod(
        row.id,
        PeriodKind(row.kind),
        row.title,
        row.first_day,
        row.last_day,
        codes,
        tuple(one.path for one in units.many(view, codes).values()) if codes else ("",),
        tuple(Task(one) for one in row.tasks.split(",") if one),
        row.zero,
        row.earlier,
        row.year,
        row.told_at is not None,
        row.over_at is not None,
        row.cancelled,
    )


def say(unit: Unit, period_id: int, report: Report, by: int) -> None:
    """Keep what a unit says of a day, in place of what it said before."""
    unsay(unit, period_id, [report.unit_code], report.day, report.about)
    values = {"period_id": period_id, "officer_id": by, "at": unit.now, **report._asdict()}
    unit.run(insert(_REPORT).values(**values))


def unsay(unit: Unit, period_id: int, codes: Sequence[str], day: date, about: str) -> None:
    """Let units have said nothing about something on a day."""
    here = (_REPORT.c.period_id == period_id) & (_REPORT.c.day == day) & (_REPORT.c.about == about)
    unit.run(delete(_REPORT).where(here, _REPORT.c.unit_code.in_(list(codes))))


def reports(view: Reader, period_id: int, day: date | None = None) -> list[Report]:
    """What units said, of one day or of all, in the order of days and units."""
    question = select(_REPORT).where(_REPORT.c.period_id == period_id)
    if day is not None:
        question = question.where(_REPORT.c.day == day)
    rows = view.run(question.order_by(_REPORT.c.day, _REPORT.c.unit_code))
    return [Report(row.unit_code, row.day, row.about, row.said) for row in rows]
