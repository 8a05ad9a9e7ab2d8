"""Clocks that run on as if they had not been stopped, where what stopped them is taken back."""

from collections.abc import Collection
from datetime import datetime

from casework import clocks
from casework.clocks import ClockRule
from casework.matters import Subject
from storage import clocks as kept_clocks
from storage.unit import Unit


def since(
    unit: Unit,
    subject: tuple[Subject, int],
    rules: Collection[ClockRule],
    stopped_at: datetime,
    path: str,
) -> set[ClockRule]:
    """Start those of some clocks that stopped at a moment again, from when they began.

    As long as they were then; gives their rules. ``path`` is the unit that they are of.
    """
    found = set()
    for kept in kept_clocks.of(unit, subject):
        rule = kept.state.rule
        if rule in rules and kept.state.stopped_at == stopped_at:
            begun = clocks.ClockSettings({rule: kept.state.length})
            state = clocks.start(rule, kept.state.started_at, unit.calendar, settings=begun)
            kept_clocks.keep(unit, state, subject, path)
            found.add(rule)
    return found
