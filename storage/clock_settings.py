"""What the office has set of its deadlines, a setting each; none stands for what is usual."""

from collections.abc import Sequence

from sqlalchemy import Connection

from casework.clocks import RULES, ClockRule, ClockSettings, usual_warnings
from storage import settings
from storage.unit import Unit

_LENGTH, _WARNINGS = "length.", "warnings."


def load(connection: Connection) -> ClockSettings:
    """What the office has set."""
    lengths = settings.under(connection, _LENGTH)
    warnings = settings.under(connection, _WARNINGS)
    return ClockSettings(
        {ClockRule(name): int(value) for name, value in lengths.items()},
        warnings={
            ClockRule(name): tuple(int(one) for one in value.split())
            for name, value in warnings.items()
        },
    )


def save(unit: Unit, rule: ClockRule, length: int) -> None:
    """Keep the length of a rule for the clocks that are begun from now on."""
    usual = length == RULES[rule].length
    _keep(unit, f"{_LENGTH}{rule.value}", None if usual else str(length))


def save_warnings(unit: Unit, rule: ClockRule, before: Sequence[int]) -> None:
    """Keep how long before its deadlines a rule warns."""
    usual = tuple(before) == usual_warnings(rule)
    _keep(unit, f"{_WARNINGS}{rule.value}", None if usual else " ".join(map(str, before)))


def _keep(unit: Unit, name: str, value: str | None) -> None:
    """Keep a setting; none is what is usual."""
    unit.change_calendar()
    if value is None:
        settings.forget(unit, name)
    else:
        settings.put(unit, name, value)
