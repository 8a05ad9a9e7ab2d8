"""Office hours by season, a setting each."""

from sqlalchemy import Connection

from casework import office_hours
from casework.office_hours import SeasonName
from casework.seasons import Season
from storage import settings
from storage.unit import Unit

_PREFIX = "hours."


def load(connection: Connection) -> dict[SeasonName, Season]:
    """The hours of every season, in the order in which they are asked."""
    kept = settings.under(connection, _PREFIX)
    return {name: office_hours.read(name, kept.get(name.value)) for name in SeasonName}


def save(unit: Unit, name: SeasonName, season: Season) -> None:
    """Keep the hours of a season."""
    unit.change_calendar()
    settings.put(unit, f"{_PREFIX}{name}", office_hours.written(season))
