"""The unit tree."""

from collections.abc import Iterable

from sqlalchemy import insert, update
from sqlmodel import col

from casework.people import Unit as OfficeUnit
from storage.tables import UnitRow
from storage.unit import Reader, Unit


def get(view: Reader, code: str) -> OfficeUnit | None:
    """The unit with a code."""
    return view.directory.units.get(code)


def many(view: Reader, codes: Iterable[str]) -> dict[str, OfficeUnit]:
    """The units with these codes, by code."""
    known = view.directory.units
    return {code: known[code] for code in codes if code in known}


def children(view: Reader, code: str | None) -> list[OfficeUnit]:
    """The units directly below one, or the roots, in the order of their codes."""
    return list(view.directory.children.get(code, ()))


def everything(view: Reader) -> list[OfficeUnit]:
    """The whole tree, in the order of the codes."""
    return list(view.directory.units.values())


def places_below(view: Reader, paths: tuple[str, ...]) -> tuple[OfficeUnit, ...]:
    """The townships and villages in these subtrees."""
    return view.directory.places_below(paths)


def deepest(view: Reader) -> int:
    """How deep in the tree the lowest unit lies; 1 is its root."""
    return view.directory.deepest


def named(view: Reader, name: str) -> list[OfficeUnit]:
    """The units that go by a name or a short name, in the order of their codes."""
    return list(view.directory.named.get(name, ()))


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
            "latitude": new.place.latitude if new.place else None,
            "longitude": new.place.longitude if new.place else None,
        }
        for new in units
    ]
    unit.change_directory()
    if rows:
        unit.connection.execute(insert(UnitRow), rows)


def rename(unit: Unit, code: str, name: str, short_name: str) -> None:
    """Give a unit another name; its code and place stay."""
    unit.change_directory()
    unit.run(
        update(UnitRow).where(col(UnitRow.code) == code).values(name=name, short_name=short_name)
    )


def locate(unit: Unit, code: str, latitude: float, longitude: float) -> None:
    """Note where a unit lies, in degrees."""
    unit.change_directory()
    unit.run(
        update(UnitRow)
        .where(col(UnitRow.code) == code)
        .values(latitude=latitude, longitude=longitude)
    )
