"""Office hours by season, a setting each."""

from sqlalchemy import Connection, select

from casework import office_hours
from casework.calendar import Season
from casework.office_hours import SeasonName
from storage import settings
from storage.tables import SettingRow, core
from storage.unit import Unit

_SETTING = core(SettingRow)
_PREFIX = "hours."


def load(connection: Connection) -> dict[SeasonName, Season]:
    """The hours of every season, in the order in which they are asked."""
    rows = connection.execute(
        select(_SETTING).where(_SETTING.c.name.startswith(_PREFIX, autoescape=True))
    )
    kept = {row.name: row.value for row in rows}
    return {name: office_hours.read(name, kept.get(f"{_PREFIX}{name}")) for name in SeasonName}


def save(unit: Unit, name: SeasonName, season: Season) -> None:
    """Keep the hours of a season."""
    unit.change_calendar()
    settings.put(unit, f"{_PREFIX}{name}", office_hours.written(season))
