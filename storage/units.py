"""The unit tree."""

from collections.abc import Iterable

from sqlalchemy import Row, insert, select, update
from sqlmodel import col

from casework.people import Unit as OfficeUnit
from casework.people import UnitKind
from storage.tables import UnitRow
from storage.unit import Reader, Unit

_ALL = select(
    col(UnitRow.code),
    col(UnitRow.name),
    col(UnitRow.short_name),
    col(UnitRow.kind),
    col(UnitRow.path),
    col(UnitRow.parent_code),
)


def _value(row: Row[tuple[str, str, str, str, str, str | None]]) -> OfficeUnit:
    return OfficeUnit(
        row.code, row.name, row.short_name, UnitKind(row.kind), row.path, row.parent_code
    )


def get(view: Reader, code: str) -> OfficeUnit | None:
    """The unit with a code."""
    row = view.run(_ALL.where(col(UnitRow.code) == code)).one_or_none()
    return None if row is None else _value(row)


def many(view: Reader, codes: Iterable[str]) -> dict[str, OfficeUnit]:
    """The units with these codes, by code."""
    rows = view.run(_ALL.where(col(UnitRow.code).in_(set(codes))))
    return {row.code: _value(row) for row in rows}


def children(view: Reader, code: str | None) -> list[OfficeUnit]:
    """The units directly below one, or the roots, in the order of their codes."""
    here = col(UnitRow.parent_code) == code if code else col(UnitRow.parent_code).is_(None)
    return [_value(row) for row in view.run(_ALL.where(here).order_by(col(UnitRow.code)))]


def everything(view: Reader) -> list[OfficeUnit]:
    """The whole tree, in the order of the codes."""
    return [_value(row) for row in view.run(_ALL.order_by(col(UnitRow.code)))]


def named(view: Reader, name: str) -> list[OfficeUnit]:
    """The units that go by a name or a short name."""
    matching = (col(UnitRow.name) == name) | (col(UnitRow.short_name) == name)
    return [_value(row) for row in view.run(_ALL.where(matching).order_by(col(UnitRow.code)))]


def add(unit: Unit, units: Iterable[OfficeUnit]) -> None:
    """Add units; parents come before their children."""
    rows = [
        {
            "code": new.code,
            "name": new.name,
            "short_name": new.short_name,
            "kind": new.kind,
            "path": new.path,
            "parent_code": new.parent_code,
        }
        for new in units
    ]
    if rows:
        unit.connection.execute(insert(UnitRow), rows)


def rename(unit: Unit, code: str, name: str, short_name: str) -> None:
    """Give a unit another name; its code and place stay."""
    unit.run(
        update(UnitRow).where(col(UnitRow.code) == code).values(name=name, short_name=short_name)
    )


def locate(unit: Unit, code: str, latitude: float, longitude: float) -> None:
    """Note where a unit lies, in degrees."""
    unit.run(
        update(UnitRow)
        .where(col(UnitRow.code) == code)
        .values(latitude=latitude, longitude=longitude)
    )
