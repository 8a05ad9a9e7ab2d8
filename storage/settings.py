"""Small facts about the installation, by name."""

from sqlalchemy import delete, insert, select
from sqlmodel import col

from storage.tables import SettingRow
from storage.unit import Reader, Unit


def get(view: Reader, name: str) -> str | None:
    """The value kept under a name."""
    return view.run(select(col(SettingRow.value)).where(col(SettingRow.name) == name)).scalar()


def put(unit: Unit, name: str, value: str) -> None:
    """Keep a value under a name."""
    forget(unit, name)
    unit.run(insert(SettingRow).values(name=name, value=value))


def forget(unit: Unit, name: str) -> None:
    """Keep nothing under a name."""
    unit.run(delete(SettingRow).where(col(SettingRow.name) == name))
