"""Taking in days of the working calendar: ``date,kind,name``, all of them or none.

A day that was entered before is replaced; the published calendar stays beneath (domain.md,
Calendar), and every open deadline is worked out anew.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from casework.holidays import DayKind
from casework.imports import HolidaysImported
from casework.matters import Subject
from casework.people import Officer
from services import recomputing
from services.faults import Faults, Source, encoding_remarks
from services.tabular import Line, Table, plain, read_day
from storage import calendar_days, events
from storage.unit import Unit

COLUMNS = ("date", "kind", "name")
KINDS = (DayKind.DAY_OFF, DayKind.MAKE_UP)
_NAME_LIMIT = 40


def import_holidays(
    unit: Unit, actor: Officer | None, sources: Sequence[Source]
) -> HolidaysImported:
    """Enter days off and make-up working days.

    Raises :class:`ImportFaultsError` naming every line that is wrong.
    """
    faults = Faults()
    tables = faults.read(sources)
    days: dict[date, tuple[DayKind, str]] = {}
    for table in tables:
        if faults.has_columns(table, COLUMNS):
            _take(table, days, faults)
    faults.check()
    kinds = enter(unit, actor, days)
    remarks = tuple(encoding_remarks(tables))
    return HolidaysImported(kinds[DayKind.DAY_OFF], kinds[DayKind.MAKE_UP], remarks)


def enter(
    unit: Unit, actor: Officer | None, days: Mapping[date, tuple[DayKind, str]]
) -> Counter[DayKind]:
    """Enter days with their kinds and names; gives how many there are of each kind."""
    calendar_days.save(unit, [(day, kind.value, name) for day, (kind, name) in days.items()])
    kinds = Counter(kind for kind, _ in days.values())
    facts = {kind.value: kinds[kind] for kind in KINDS}
    who = actor.id if actor else None
    recomputing.recompute(unit)
    events.record(unit, "holidays_imported", (Subject.UNIT, 0), who, facts=facts)
    return kinds


def forget(unit: Unit, actor: Officer, day: date) -> None:
    """Let a day be as it was published."""
    calendar_days.forget(unit, day)
    recomputing.recompute(unit)
    facts = {"day": day.isoformat()}
    events.record(unit, "holiday_removed", (Subject.UNIT, 0), actor.id, facts=facts)


def _take(table: Table, days: dict[date, tuple[DayKind, str]], faults: Faults) -> None:
    for line in table.lines:
        day, kind = read_day(line["date"]), _kind(line)
        name = " ".join(line["name"].split())
        if day is None:
            faults.add(table.file, line.number, "date", column="date", value=line["date"])
        elif day in days:
            faults.add(table.file, line.number, "day_twice", day=day.isoformat())
        if kind is None:
            choices = ", ".join(KINDS)
            faults.add(table.file, line.number, "day_kind", value=line["kind"], choices=choices)
        if len(name) > _NAME_LIMIT:
            faults.add(table.file, line.number, "too_long", column="name", limit=str(_NAME_LIMIT))
        if day is not None and kind is not None:
            days.setdefault(day, (kind, name))


def _kind(line: Line) -> DayKind | None:
    text = plain(line["kind"]).lower().replace(" ", "_")
    return DayKind(text) if text in set(KINDS) else None
