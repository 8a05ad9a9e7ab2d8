"""The office's deadlines: one row a rule, and the arithmetic of a clock with its ledger.

Counting starts the day after the trigger. Natural days roll forward off a day off; working days
follow the calendar. A clock's dates always follow from its own fields, so a late holiday can be
recomputed and an edited case resets nothing. Moments are aware and in UTC, days are the office's.
Source: domain.md, Deadlines.
"""

from casework.clocks.ledger import (
    ClockState,
    ClockStatus,
    EntryKind,
    LedgerEntry,
    check_can_extend,
    check_can_pause,
    extend,
    is_overdue,
    is_provisional,
    pause,
    recompute,
    resume,
    start,
    stop,
    was_on_time,
)
from casework.clocks.reminding import (
    ESCALATION,
    LETTER_ESCALATION,
    Level,
    escalations,
    warnings,
)
from casework.clocks.rules import (
    ASKED_AGAIN_FROM,
    MOST_WARNINGS,
    RULES,
    SETTABLE,
    Basis,
    ClockRule,
    ClockSettings,
    Offset,
    RuleRow,
    Trigger,
    Unit,
    bounds,
    longest_warning,
    usual_warnings,
    warning_unit,
)
from casework.clocks.why import (
    WhyKind,
    WhyLine,
    explain,
)

__all__ = [
    "ASKED_AGAIN_FROM",
    "ESCALATION",
    "LETTER_ESCALATION",
    "MOST_WARNINGS",
    "RULES",
    "SETTABLE",
    "Basis",
    "ClockRule",
    "ClockSettings",
    "ClockState",
    "ClockStatus",
    "EntryKind",
    "LedgerEntry",
    "Level",
    "Offset",
    "RuleRow",
    "Trigger",
    "Unit",
    "WhyKind",
    "WhyLine",
    "bounds",
    "check_can_extend",
    "check_can_pause",
    "escalations",
    "explain",
    "extend",
    "is_overdue",
    "is_provisional",
    "longest_warning",
    "pause",
    "recompute",
    "resume",
    "start",
    "stop",
    "usual_warnings",
    "warning_unit",
    "warnings",
    "was_on_time",
]
