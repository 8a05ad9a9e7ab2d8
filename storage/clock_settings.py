"""Lengths of deadlines that the office has set, a setting each; none stands for the usual one."""

from sqlalchemy import Connection

from casework.clocks import RULES, ClockRule, ClockSettings
from storage import settings
from storage.unit import Unit

_PREFIX = "length."


def load(connection: Connection) -> ClockSettings:
    """What the office has set."""
    kept = settings.under(connection, _PREFIX)
    return ClockSettings({ClockRule(name): int(value) for name, value in kept.items()})


def save(unit: Unit, rule: ClockRule, length: int) -> None:
    """Keep the length of a rule for the clocks that are begun from now on."""
    unit.change_calendar()
    name = f"{_PREFIX}{rule.value}"
    if length == RULES[rule].length:
        settings.forget(unit, name)
    else:
        settings.put(unit, name, str(length))
