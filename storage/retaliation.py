"""Retaliation that was reported, and who has taken it on."""

from typing import Any

from sqlalchemy import Row, insert, select, update

from casework.errors import StaleError
from casework.retaliation import Retaliation
from storage.tables import RetaliationRow, core
from storage.unit import Reader, Unit

_RETALIATION = core(RetaliationRow)


def _value(row: Row[Any]) -> Retaliation:
    return Retaliation(
        row.id,
        row.year,
        row.serial,
        row.office,
        tuple(row.barred.split()),
        row.reported_by,
        row.reported_at,
        row.case_id,
        row.taken_by,
        row.taken_at,
        row.done_at,
        row.spared,
    )


def add(unit: Unit, it: Retaliation) -> None:
    """Keep a report."""
    unit.run(
        insert(_RETALIATION).values(
            id=it.id,
            year=it.year,
            serial=it.serial,
            office=it.office,
            barred=" ".join(it.barred),
            spared=it.spared,
            case_id=it.case_id,
            reported_by=it.reported_by,
            reported_at=it.reported_at,
        )
    )


def numbers(view: Reader, year: int) -> set[int]:
    """The numbers given to reports of a year."""
    return set(view.run(select(_RETALIATION.c.serial).where(_RETALIATION.c.year == year)).scalars())


def get(view: Reader, number: int) -> Retaliation | None:
    """A report by its id, for a use case that checks rights itself."""
    row = view.run(select(_RETALIATION).where(_RETALIATION.c.id == number)).one_or_none()
    return None if row is None else _value(row)


def take(unit: Unit, it: Retaliation, officer_id: int) -> None:
    """Note who has taken it on; raises :class:`StaleError` when somebody had."""
    values = {"taken_by": officer_id, "taken_at": unit.now}
    changed = unit.run(
        update(_RETALIATION)
        .where(_RETALIATION.c.id == it.id, _RETALIATION.c.taken_at.is_(None))
        .values(**values)
    )
    if changed.rowcount != 1:
        raise StaleError


def finish(unit: Unit, it: Retaliation) -> None:
    """Note that it has been dealt with."""
    unit.run(update(_RETALIATION).where(_RETALIATION.c.id == it.id).values(done_at=unit.now))
