"""Small facts about the installation, by name."""

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import col

from storage.tables import SettingRow
from storage.unit import Reader, Unit


def get(view: Reader, name: str) -> str | None:
    """The value kept under a name."""
    return view.run(select(col(SettingRow.value)).where(col(SettingRow.name) == name)).scalar()


def under(connection: Connection, prefix: str) -> dict[str, str]:
    """What is kept under the names that begin so, by the rest of each name."""
    name = col(SettingRow.name)
    rows = connection.execute(
        select(name, col(SettingRow.value)).where(name.startswith(prefix, autoescape=True))
    )
    return {row.name.removeprefix(prefix): row.value for row in rows}


def put(unit: Unit, name: str, value: str) -> None:
    """Keep a value under a name."""
    forget(unit, name)
    unit.run(insert(SettingRow).values(name=name, value=value))


def forget(unit: Unit, name: str) -> None:
    """Keep nothing under a name."""
    unit.run(delete(SettingRow).where(col(SettingRow.name) == name))
