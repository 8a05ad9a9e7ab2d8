"""The office's deadlines, one row a rule (domain.md, Deadlines)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from typing import NamedTuple

# So long before its day it may be asked once more whether help has lasted [ours].
ASKED_AGAIN_FROM = timedelta(days=15)


class ClockRule(StrEnum):
    """Every deadline there is."""

    FIRST_ANSWER = "first_answer"
    REVIEW = "review"
    ACKNOWLEDGE = "acknowledge"
    ACKNOWLEDGE_URGENT = "acknowledge_urgent"
    ROUTING = "routing"
    ROUTING_INSIDE = "routing_inside"
    NOTICE = "notice"
    OBJECTION = "objection"
    HANDLING = "handling"
    SIMPLE_ACCEPT = "simple_accept"
    SIMPLE_DECIDE = "simple_decide"
    LEADER_SET = "leader_set"
    REVIEW_APPLY = "review_apply"
    REVIEW_DECIDE = "review_decide"
    RECHECK_APPLY = "recheck_apply"
    RECHECK_DECIDE = "recheck_decide"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_AGAIN = "follow_up_again"
    SEALED_LETTER = "sealed_letter"
    FINDING_REPORT = "finding_report"
    FINDING_SETTLE = "finding_settle"
    SUPERVISION_REPLY = "supervision_reply"
    MEETING_ACTION = "meeting_action"
    MEETING_DAY = "meeting_day"
    SUSPENSION = "suspension"
    RETALIATION = "retaliation"


class Trigger(StrEnum):
    """What a deadline is counted from."""

    RECEIVED = "received"
    SUBMITTED = "submitted"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    INSTRUCTED = "instructed"
    DELIVERED = "delivered"
    APPLIED = "applied"
    RECORDED = "recorded"
    VISITED = "visited"
    SUPERVISED = "supervised"
    SUSPENDED = "suspended"


class Unit(StrEnum):
    """What is counted; a same-day rule counts 0, or 1 working day once the cut-off has passed."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    HOURS = "hours"
    SAME_DAY = "same_day"


class Basis(StrEnum):
    """Where a period comes from: the county's report, the published Regulations, or ourselves."""

    REPORT = "report"
    RULE = "rule"
    OURS = "ours"


class Offset(NamedTuple):
    """A distance from the due moment."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One line of the deadline table; `extension` is the most days it can be extended by."""

    trigger: Trigger
    length: int
    unit: Unit
    basis: Basis
    warn_before: tuple[Offset, ...] = ()
    escalates: bool = False
    extension: int = 0

    @property
    def rolls(self) -> bool:
        """Say whether a due date on a day off moves to the next working day."""
        return self.unit is not Unit.HOURS


def _days(*amounts: int) -> tuple[Offset, ...]:
    return tuple(Offset(amount, Unit.DAYS) for amount in amounts)


def _working_days(*amounts: int) -> tuple[Offset, ...]:
    return tuple(Offset(amount, Unit.WORKING_DAYS) for amount in amounts)


def _hours(amount: int) -> tuple[Offset, ...]:
    return (Offset(amount, Unit.HOURS),)


_T, _U, _B = Trigger, Unit, Basis
RULES: Mapping[ClockRule, RuleRow] = {
    ClockRule.FIRST_ANSWER: RuleRow(_T.RECEIVED, 0, _U.SAME_DAY, _B.REPORT, _hours(2)),
    ClockRule.REVIEW: RuleRow(_T.SUBMITTED, 1, _U.WORKING_DAYS, _B.OURS, _hours(2)),
    ClockRule.ACKNOWLEDGE: RuleRow(_T.ASSIGNED, 1, _U.WORKING_DAYS, _B.OURS, _hours(2)),
    ClockRule.ACKNOWLEDGE_URGENT: RuleRow(_T.ASSIGNED, 2, _U.HOURS, _B.OURS, _hours(1)),
    ClockRule.ROUTING: RuleRow(_T.RECEIVED, 15, _U.DAYS, _B.RULE, _days(5, 2)),
    ClockRule.ROUTING_INSIDE: RuleRow(_T.RECEIVED, 3, _U.WORKING_DAYS, _B.RULE, _working_days(1)),
    ClockRule.NOTICE: RuleRow(_T.RECEIVED, 15, _U.DAYS, _B.RULE, _days(5, 2, 1), escalates=True),
    ClockRule.OBJECTION: RuleRow(_T.ASSIGNED, 5, _U.WORKING_DAYS, _B.RULE, _working_days(2, 1)),
    ClockRule.HANDLING: RuleRow(
        _T.ACCEPTED, 60, _U.DAYS, _B.RULE, _days(15, 7, 3, 1, 0), escalates=True, extension=30
    ),
    ClockRule.SIMPLE_ACCEPT: RuleRow(_T.RECEIVED, 3, _U.WORKING_DAYS, _B.RULE, _working_days(1)),
    ClockRule.SIMPLE_DECIDE: RuleRow(_T.ACCEPTED, 10, _U.WORKING_DAYS, _B.RULE, _working_days(1)),
    ClockRule.LEADER_SET: RuleRow(
        _T.INSTRUCTED, 30, _U.DAYS, _B.REPORT, _days(7, 3, 1), escalates=True
    ),
    # Applying is the petitioner's own time: the office is told once that it ends, so that somebody
    # can be reminded of their right; never escalated.
    ClockRule.REVIEW_APPLY: RuleRow(_T.DELIVERED, 30, _U.DAYS, _B.RULE, _days(7)),
    ClockRule.REVIEW_DECIDE: RuleRow(
        _T.APPLIED, 30, _U.DAYS, _B.RULE, _days(7, 3, 1), escalates=True
    ),
    ClockRule.RECHECK_APPLY: RuleRow(_T.DELIVERED, 30, _U.DAYS, _B.RULE, _days(7)),
    ClockRule.RECHECK_DECIDE: RuleRow(
        _T.APPLIED, 30, _U.DAYS, _B.RULE, _days(7, 3, 1), escalates=True
    ),
    ClockRule.FOLLOW_UP: RuleRow(_T.DELIVERED, 15, _U.DAYS, _B.REPORT, _days(0)),
    ClockRule.FOLLOW_UP_AGAIN: RuleRow(_T.DELIVERED, 90, _U.DAYS, _B.REPORT, _days(0)),
    ClockRule.SEALED_LETTER: RuleRow(_T.RECORDED, 2, _U.WORKING_DAYS, _B.OURS, _working_days(1)),
    ClockRule.FINDING_REPORT: RuleRow(_T.VISITED, 1, _U.WORKING_DAYS, _B.REPORT, _hours(2)),
    ClockRule.FINDING_SETTLE: RuleRow(_T.VISITED, 7, _U.DAYS, _B.REPORT, _days(2)),
    ClockRule.SUPERVISION_REPLY: RuleRow(_T.SUPERVISED, 30, _U.DAYS, _B.RULE, _days(7, 3)),
    # While a case is held: the date given for it, or once a month where only a condition was given.
    ClockRule.SUSPENSION: RuleRow(_T.SUSPENDED, 30, _U.DAYS, _B.OURS, _days(0)),
    # Retaliation is danger: somebody has it in hand within two hours, day or night.
    ClockRule.RETALIATION: RuleRow(_T.RECORDED, 2, _U.HOURS, _B.OURS),
    # The meeting's own date; told before, on the day, and once when it has passed.
    ClockRule.MEETING_ACTION: RuleRow(_T.ASSIGNED, 30, _U.DAYS, _B.OURS, _days(3, 1, 0)),
    # The day for which a meeting was planned: asked after when it has passed, until it is closed.
    ClockRule.MEETING_DAY: RuleRow(_T.RECORDED, 1, _U.DAYS, _B.OURS),
}


# Deadlines whose length an office may set; others have a date of their own each time.
_GIVEN = frozenset({ClockRule.LEADER_SET, ClockRule.MEETING_ACTION, ClockRule.MEETING_DAY})
SETTABLE = tuple(
    rule for rule, row in RULES.items() if row.unit is not Unit.SAME_DAY and rule not in _GIVEN
)


def bounds(rule: ClockRule) -> tuple[int, int]:
    """The least and the most that an office may set, in the rule's own unit.

    Up to twice what is usual, or to 5 where little is usual [ours]: beyond that it is a slip.
    """
    return 1, max(5, 2 * RULES[rule].length)


# So many warnings before one deadline are enough [ours].
MOST_WARNINGS = 6


def warning_unit(rule: ClockRule) -> Unit:
    """What the distances of a rule's warnings count."""
    row = RULES[rule]
    return row.warn_before[0].unit if row.warn_before else row.unit


def usual_warnings(rule: ClockRule) -> tuple[int, ...]:
    """How long before a deadline it is warned of, unless the office has set otherwise."""
    return tuple(offset.amount for offset in RULES[rule].warn_before)


def longest_warning(rule: ClockRule, length: int) -> int:
    """The longest distance of a warning: within the time there is, hours within a day [ours]."""
    same = warning_unit(rule) is RULES[rule].unit
    return length - 1 if same else _HOURS_BEFORE


_HOURS_BEFORE = 8


@dataclass(frozen=True, slots=True)
class ClockSettings:
    """What an office may set: lengths in each rule's own unit, and the cut-off of the day.

    ``warnings`` are distances before the due day, in the unit of the rule's usual ones.
    """

    lengths: Mapping[ClockRule, int] = field(default_factory=dict)
    cut_off: time = time(16)
    warnings: Mapping[ClockRule, tuple[int, ...]] = field(default_factory=dict)

    def before(self, rule: ClockRule) -> tuple[Offset, ...]:
        """How long before it a deadline is warned of here."""
        amounts = self.warnings.get(rule, usual_warnings(rule))
        return tuple(Offset(amount, warning_unit(rule)) for amount in amounts)
