"""Days that differ from the published calendar, as the office entered them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from casework.calendar import WorkingCalendar
from casework.holidays import Override
from storage import office_hours
from storage.tables import CalendarDayRow, core
from storage.unit import Unit

_DAYS = core(CalendarDayRow)


def load(connection: Connection, timezone: str) -> WorkingCalendar:
    """The working calendar with the office's own days and hours in it."""
    days = {row.day: Override(row.kind, row.name) for row in connection.execute(select(_DAYS))}
    return WorkingCalendar(timezone, days, tuple(office_hours.load(connection).values()))


def save(unit: Unit, days: Iterable[tuple[date, str, str]]) -> None:
    """Enter days, in place of what stood for them."""
    unit.change_calendar()
    for day, kind, name in days:
        unit.run(delete(_DAYS).where(_DAYS.c.day == day))
        unit.run(insert(_DAYS).values(day=day, kind=kind, name=name))


def forget(unit: Unit, day: date) -> None:
    """Let a day be as the published calendar has it."""
    unit.change_calendar()
    unit.run(delete(_DAYS).where(_DAYS.c.day == day))
