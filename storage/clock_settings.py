"""Lengths of deadlines that the office has set, a setting each; none stands for the usual one."""

from sqlalchemy import Connection, select

from casework.clocks import RULES, ClockRule, ClockSettings
from storage import settings
from storage.tables import SettingRow, core
from storage.unit import Unit

_SETTING = core(SettingRow)
_PREFIX = "length."


def load(connection: Connection) -> ClockSettings:
    """What the office has set."""
    rows = connection.execute(
        select(_SETTING).where(_SETTING.c.name.startswith(_PREFIX, autoescape=True))
    )
    return ClockSettings(
        {ClockRule(row.name.removeprefix(_PREFIX)): int(row.value) for row in rows}
    )


def save(unit: Unit, rule: ClockRule, length: int) -> None:
    """Keep the length of a rule for the clocks that are begun from now on."""
    unit.change_calendar()
    name = f"{_PREFIX}{rule.value}"
    if length == RULES[rule].length:
        settings.forget(unit, name)
    else:
        settings.put(unit, name, str(length))
