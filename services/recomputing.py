"""Working out every open deadline anew when the calendar has changed (domain.md, Deadlines).

A holiday entered late, and a year whose arrangement has been published, move dates; other office
hours move the close of business. The ledger says so, and those whose day has moved are told.
Nothing else about a clock is touched.
"""

from casework import clocks
from casework.clocks import ClockStatus, LedgerEntry
from casework.matters import Subject
from casework.pushes import PushKind
from services import moves
from services.steps import MAIN_CLOCKS
from storage import calendar_days, cases, settings
from storage import clocks as kept_clocks
from storage.clocks import KeptClock
from storage.unit import Unit

REASON = "calendar"
# Under this name stands for which calendar the open deadlines are right.
_EDITION = "calendar_edition"


def recompute(unit: Unit) -> int:
    """Recompute under the calendar as it is kept now; gives how many clocks have moved."""
    unit.calendar = calendar_days.load(unit.connection, str(unit.zone))
    settings.put(unit, _EDITION, unit.calendar.edition)
    moved = 0
    for kept in kept_clocks.all_open(unit):
        state, entry = clocks.recompute(kept.state, unit.now, unit.calendar, REASON)
        if entry is not None:
            kept_clocks.change(unit, kept, state, entry)
            _move(unit, kept, state, entry)
            moved += 1
    return moved


def nightly(unit: Unit) -> int:
    """Recompute when the calendar is not the one of last time; gives how many clocks have moved."""
    if settings.get(unit, _EDITION) == unit.calendar.edition:
        return 0
    return recompute(unit)


def _move(unit: Unit, kept: KeptClock, state: clocks.ClockState, entry: LedgerEntry) -> None:
    """Where the day has moved, the case falls due on another, and its owner is told so once."""
    if not entry.days:
        return
    kind, case_id = kept.subject
    case = cases.get(unit, case_id) if kind is Subject.CASE else None
    if case is None:
        return
    if state.rule in MAIN_CLOCKS and state.status is ClockStatus.RUNNING:
        before = unit.calendar.day_of(kept.state.due_at)
        if case.due_on == before:
            case = cases.change(unit, case, due_on=unit.calendar.day_of(state.due_at))
    moves.owe(
        unit,
        PushKind.DATES_MOVED,
        kept.subject,
        cause=f"moved:{kept.id}:{kept.entries}",
        facts={"rule": state.rule.value},
        matter=case,
    )
