"""The office's deadlines: one row a rule, and the arithmetic of a clock with its ledger.

Counting starts the day after the trigger. Natural days roll forward off a day off; working days
follow the calendar. A clock's dates always follow from its own fields, so a late holiday can be
recomputed and an edited case resets nothing. Moments are aware and in UTC, days are the office's.
Source: domain.md, Deadlines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from casework.calendar import ONE_DAY, DayKind, WorkingCalendar, days
from casework.errors import (
    AlreadyExtendedError,
    ClockExpiredError,
    ClockNotPausableError,
    ClockNotPausedError,
    ClockPausedError,
    ClockStoppedError,
    DueDatePastError,
    ExtensionLengthError,
    NotExtendableError,
)


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
    # Applying is the petitioner's own time: warned about, never escalated.
    ClockRule.REVIEW_APPLY: RuleRow(_T.DELIVERED, 30, _U.DAYS, _B.RULE, _days(7, 3, 1)),
    ClockRule.REVIEW_DECIDE: RuleRow(
        _T.APPLIED, 30, _U.DAYS, _B.RULE, _days(7, 3, 1), escalates=True
    ),
    ClockRule.RECHECK_APPLY: RuleRow(_T.DELIVERED, 30, _U.DAYS, _B.RULE, _days(7, 3, 1)),
    ClockRule.RECHECK_DECIDE: RuleRow(
        _T.APPLIED, 30, _U.DAYS, _B.RULE, _days(7, 3, 1), escalates=True
    ),
    ClockRule.FOLLOW_UP: RuleRow(_T.DELIVERED, 15, _U.DAYS, _B.REPORT, _days(0)),
    ClockRule.FOLLOW_UP_AGAIN: RuleRow(_T.DELIVERED, 90, _U.DAYS, _B.REPORT, _days(0)),
    ClockRule.SEALED_LETTER: RuleRow(_T.RECORDED, 2, _U.WORKING_DAYS, _B.OURS, _working_days(1)),
    ClockRule.FINDING_REPORT: RuleRow(_T.VISITED, 1, _U.WORKING_DAYS, _B.REPORT, _hours(2)),
    ClockRule.FINDING_SETTLE: RuleRow(_T.VISITED, 7, _U.DAYS, _B.REPORT, _days(2)),
    ClockRule.SUPERVISION_REPLY: RuleRow(_T.SUPERVISED, 30, _U.DAYS, _B.RULE, _days(7, 3)),
    # The meeting's own date; told before, on the day, and then only shown as late.
    ClockRule.MEETING_ACTION: RuleRow(_T.ASSIGNED, 30, _U.DAYS, _B.OURS, _days(3, 1, 0)),
}


@dataclass(frozen=True, slots=True)
class ClockSettings:
    """What an office may set: lengths in each rule's own unit, and the cut-off of the day."""

    lengths: Mapping[ClockRule, int] = field(default_factory=dict)
    cut_off: time = time(16)


class ClockStatus(StrEnum):
    """What a clock is doing."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class EntryKind(StrEnum):
    """What a line of a clock's ledger records."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    RECOMPUTE = "recompute"
    STOP = "stop"


class LedgerEntry(NamedTuple):
    """One line of a clock's ledger: what happened, by how many days, and the dates after it."""

    kind: EntryKind
    at: datetime
    days: int
    nominal_due: date
    due_at: datetime
    reason_code: str = ""


@dataclass(frozen=True, slots=True)
class ClockState:
    """A clock as it stands; every field but the ledger is one plain column.

    `moved` counts days of pauses, `extended` days of extension. `due_on` is a date given in place
    of a length, `limit` the date that the nominal due date may not pass. Only `explain` reads the
    ledger, so that a clock may be loaded without it.
    """

    rule: ClockRule
    started_at: datetime
    length: int
    nominal_due: date
    due_at: datetime
    changed_at: datetime
    status: ClockStatus = ClockStatus.RUNNING
    moved: int = 0
    extended: int = 0
    due_on: date | None = None
    limit: date | None = None
    paused_at: datetime | None = None
    stopped_at: datetime | None = None
    ledger: tuple[LedgerEntry, ...] = ()

    @property
    def row(self) -> RuleRow:
        """Give the rule that the clock follows."""
        return RULES[self.rule]


def start(
    rule: ClockRule,
    at: datetime,
    calendar: WorkingCalendar,
    *,
    settings: ClockSettings | None = None,
    due_on: date | None = None,
    limit: date | None = None,
    reason_code: str = "",
) -> ClockState:
    """Start a clock; `due_on` replaces the rule's length and `limit` caps either.

    A leader's date takes the handling clock's nominal date as its limit [report]. Raises
    DueDatePastError for a date before the day of `at`.
    """
    settings = settings or ClockSettings()
    today = calendar.day_of(at)
    if due_on is not None and due_on < today:
        raise DueDatePastError(due_on=due_on, today=today)
    length = settings.lengths.get(rule, RULES[rule].length)
    if RULES[rule].unit is Unit.SAME_DAY and calendar.local(at).time() >= settings.cut_off:
        length += 1
    blank = ClockState(rule, at, length, today, at, at, due_on=due_on, limit=limit)
    return _record(_dated(blank, calendar), EntryKind.START, at, length, reason_code)[0]


def check_can_pause(state: ClockState, at: datetime) -> None:
    """Raise unless the clock runs, counts days and is not overdue: a pause forgives nothing."""
    _check_open(state)
    if state.paused_at is not None:
        raise ClockPausedError(paused_at=state.paused_at)
    if state.row.unit is Unit.HOURS:
        raise ClockNotPausableError(rule=state.rule)
    _check_not_expired(state, at)


def pause(state: ClockState, at: datetime, reason_code: str = "") -> tuple[ClockState, LedgerEntry]:
    """Hold the clock; its dates stay until it resumes. Raises as `check_can_pause`."""
    check_can_pause(state, at)
    paused = replace(state, status=ClockStatus.PAUSED, paused_at=at)
    return _record(paused, EntryKind.PAUSE, at, 0, reason_code)


def resume(
    state: ClockState, at: datetime, calendar: WorkingCalendar, reason_code: str = ""
) -> tuple[ClockState, LedgerEntry]:
    """Let the clock run on, its nominal date moved by the days from pause to resumption."""
    _check_open(state)
    if state.paused_at is None:
        raise ClockNotPausedError
    running, moved = _resumed(state, state.paused_at, at, calendar)
    return _record(running, EntryKind.RESUME, at, moved, reason_code)


def check_can_extend(state: ClockState, days: int, asked_at: datetime) -> None:
    """Raise unless an extension was asked for before expiry, once, within the rule's most days.

    Source: domain.md, Stages [rule].
    """
    _check_open(state)
    most = state.row.extension
    if not most:
        raise NotExtendableError(rule=state.rule)
    if state.extended:
        raise AlreadyExtendedError(days=state.extended)
    if not 1 <= days <= most:
        raise ExtensionLengthError(days=days, most=most)
    if state.paused_at is None:
        _check_not_expired(state, asked_at)


def extend(
    state: ClockState,
    days: int,
    at: datetime,
    calendar: WorkingCalendar,
    *,
    asked_at: datetime | None = None,
    reason_code: str = "",
) -> tuple[ClockState, LedgerEntry]:
    """Move the nominal date by `days`, counted from the nominal date, not from the rolled one.

    What counts is when it was asked for, not when the deputy approved. Raises as
    `check_can_extend`.
    """
    check_can_extend(state, days, asked_at or at)
    extended = _dated(replace(state, extended=days), calendar)
    return _record(extended, EntryKind.EXTEND, at, days, reason_code)


def recompute(
    state: ClockState, at: datetime, calendar: WorkingCalendar, reason_code: str = ""
) -> tuple[ClockState, LedgerEntry | None]:
    """Work the dates out again under a changed calendar; no entry when nothing moved."""
    fresh = _dated(state, calendar)
    if state.status is ClockStatus.STOPPED or fresh == state:
        return state, None
    moved = (calendar.day_of(fresh.due_at) - calendar.day_of(state.due_at)).days
    return _record(fresh, EntryKind.RECOMPUTE, at, moved, reason_code)


def stop(
    state: ClockState, at: datetime, calendar: WorkingCalendar, reason_code: str = ""
) -> tuple[ClockState, LedgerEntry]:
    """End the clock; one that is paused gets the days of its pause first."""
    _check_open(state)
    moved = 0
    if state.paused_at is not None:
        state, moved = _resumed(state, state.paused_at, at, calendar)
    stopped = replace(state, status=ClockStatus.STOPPED, stopped_at=at)
    return _record(stopped, EntryKind.STOP, at, moved, reason_code)


def is_overdue(state: ClockState, now: datetime) -> bool:
    """Say whether the clock still runs past its due moment; a paused one never does."""
    return state.status is ClockStatus.RUNNING and now > state.due_at


def was_on_time(state: ClockState) -> bool | None:
    """Say whether the clock stopped by its due moment; None while it has not stopped."""
    return None if state.stopped_at is None else state.stopped_at <= state.due_at


def is_provisional(state: ClockState, calendar: WorkingCalendar) -> bool:
    """Say whether a year without a published arrangement was counted in."""
    return bool(_unpublished_years(state, calendar))


class Level(StrEnum):
    """Whom an escalation reaches, each beside those before it."""

    OWNER = "owner"
    SECTION_HEAD = "section_head"
    DEPUTY = "deputy"
    SUPERVISION = "supervision"
    EXECUTIVE_DEPUTY = "executive_deputy"
    DIRECTOR = "director"
    INSPECTOR = "inspector"


ESCALATION: tuple[tuple[Level, Offset], ...] = (
    (Level.OWNER, Offset(7, Unit.DAYS)),
    (Level.SECTION_HEAD, Offset(3, Unit.DAYS)),
    (Level.DEPUTY, Offset(1, Unit.DAYS)),
    (Level.SUPERVISION, Offset(0, Unit.HOURS)),
    (Level.EXECUTIVE_DEPUTY, Offset(-3, Unit.WORKING_DAYS)),
    (Level.DIRECTOR, Offset(-10, Unit.WORKING_DAYS)),
)
# A letter in nobody's hands is asked after by the inspector; it never climbs through the units.
LETTER_ESCALATION: tuple[tuple[Level, Offset], ...] = ((Level.INSPECTOR, Offset(0, Unit.HOURS)),)


def warnings(state: ClockState, calendar: WorkingCalendar) -> list[tuple[Offset, datetime]]:
    """Give the warnings still ahead when the clock last changed, earliest first.

    A day's warning goes out as the office opens, on the working day before when its own day is
    off; of two that fall on one morning the nearer stands. Source: domain.md, Deadlines.
    """
    if state.status is not ClockStatus.RUNNING:
        return []
    planned = {_moment(offset, state, calendar): offset for offset in state.row.warn_before}
    return sorted(
        ((offset, moment) for moment, offset in planned.items() if moment > state.changed_at),
        key=lambda warning: warning[1],
    )


def escalations(state: ClockState, calendar: WorkingCalendar) -> list[tuple[Level, datetime]]:
    """Give the steps upward still ahead when the clock last changed, earliest first.

    Source: domain.md, Deadlines; only the rules that escalate have any.
    """
    if state.status is not ClockStatus.RUNNING:
        return []
    climbs = ESCALATION if state.row.escalates else ()
    if state.rule is ClockRule.SEALED_LETTER:
        climbs = LETTER_ESCALATION
    steps = ((level, _moment(offset, state, calendar)) for level, offset in climbs)
    return [(level, moment) for level, moment in steps if moment > state.changed_at]


class WhyKind(StrEnum):
    """What a line of the arithmetic says."""

    RULE = "rule"
    STARTED = "started"
    COUNTED = "counted"
    GIVEN = "given"
    CAPPED = "capped"
    SKIPPED = "skipped"
    MAKE_UP = "make_up"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    RECOMPUTED = "recomputed"
    NOMINAL = "nominal"
    DUE = "due"
    PROVISIONAL = "provisional"
    STOPPED = "stopped"


class WhyLine(NamedTuple):
    """One line of the arithmetic: days from first to last, how many, and whose name they bear."""

    kind: WhyKind
    first: date | None = None
    last: date | None = None
    days: int = 0
    name: str | None = None


def explain(state: ClockState, calendar: WorkingCalendar) -> list[WhyLine]:
    """Set out the arithmetic line by line, so that it can be checked with a paper calendar."""
    due = calendar.day_of(state.due_at)
    lines = [
        WhyLine(WhyKind.RULE, days=state.length, name=state.rule),
        WhyLine(WhyKind.STARTED, calendar.day_of(state.started_at)),
        *_explain_count(state, calendar),
        *_explain_ledger(state, calendar),
        WhyLine(WhyKind.NOMINAL, state.nominal_due),
        *_explain_days_off(calendar, state.nominal_due, due),
        WhyLine(WhyKind.DUE, due, days=(due - state.nominal_due).days),
    ]
    lines += [
        WhyLine(WhyKind.PROVISIONAL, date(year, 1, 1), date(year, 12, 31))
        for year in _unpublished_years(state, calendar)
    ]
    if state.stopped_at is not None:
        lines.append(WhyLine(WhyKind.STOPPED, calendar.day_of(state.stopped_at)))
    return lines


def _explain_count(state: ClockState, calendar: WorkingCalendar) -> Iterator[WhyLine]:
    today, end = calendar.day_of(state.started_at), _end_of_count(state, calendar)
    unit = state.row.unit
    if state.due_on is not None:
        yield WhyLine(WhyKind.GIVEN, end)
    elif unit is Unit.SAME_DAY:
        yield from _explain_days_off(calendar, today, end)
    elif unit is not Unit.HOURS:
        yield WhyLine(WhyKind.COUNTED, today + ONE_DAY, end, state.length)
        if unit is Unit.WORKING_DAYS:
            yield from _explain_days_off(calendar, today + ONE_DAY, end)
    if state.limit is not None and state.limit < end:
        yield WhyLine(WhyKind.CAPPED, state.limit)


def _explain_days_off(calendar: WorkingCalendar, first: date, last: date) -> Iterator[WhyLine]:
    kinds = {DayKind.WEEKEND: WhyKind.SKIPPED, DayKind.DAY_OFF: WhyKind.SKIPPED}
    kinds[DayKind.MAKE_UP] = WhyKind.MAKE_UP
    for look, group in groupby(days(first, last), calendar.look_up):
        if look.kind in kinds:
            run = list(group)
            yield WhyLine(kinds[look.kind], run[0], run[-1], len(run), look.name)


def _explain_ledger(state: ClockState, calendar: WorkingCalendar) -> Iterator[WhyLine]:
    kinds = {
        EntryKind.PAUSE: WhyKind.PAUSED,
        EntryKind.RESUME: WhyKind.RESUMED,
        EntryKind.EXTEND: WhyKind.EXTENDED,
        EntryKind.RECOMPUTE: WhyKind.RECOMPUTED,
    }
    for entry in state.ledger:
        if entry.kind in kinds:
            day = calendar.day_of(entry.at)
            yield WhyLine(
                kinds[entry.kind], day, entry.nominal_due, entry.days, entry.reason_code or None
            )


def _check_open(state: ClockState) -> None:
    if state.stopped_at is not None:
        raise ClockStoppedError(stopped_at=state.stopped_at)


def _check_not_expired(state: ClockState, at: datetime) -> None:
    if at > state.due_at:
        raise ClockExpiredError(due_at=state.due_at, at=at)


def _record(
    state: ClockState, kind: EntryKind, at: datetime, days: int, reason_code: str
) -> tuple[ClockState, LedgerEntry]:
    entry = LedgerEntry(kind, at, days, state.nominal_due, state.due_at, reason_code)
    return replace(state, changed_at=at, ledger=(*state.ledger, entry)), entry


def _resumed(
    state: ClockState, paused_at: datetime, at: datetime, calendar: WorkingCalendar
) -> tuple[ClockState, int]:
    moved = max(0, (calendar.day_of(at) - calendar.day_of(paused_at)).days)
    running = replace(state, status=ClockStatus.RUNNING, paused_at=None, moved=state.moved + moved)
    return _dated(running, calendar), moved


def _dated(state: ClockState, calendar: WorkingCalendar) -> ClockState:
    """Work out both dates from the clock's other fields, and from nothing else."""
    if state.due_on is None and state.row.unit is Unit.HOURS:
        due_at = state.started_at + timedelta(hours=state.length)
        return replace(state, nominal_due=calendar.day_of(due_at), due_at=due_at)
    end = _end_of_count(state, calendar)
    if state.limit is not None:
        end = min(end, state.limit)
    nominal = end + timedelta(days=state.moved + state.extended)
    due_at = calendar.end_of_day(calendar.roll_forward(nominal))
    return replace(state, nominal_due=nominal, due_at=due_at)


def _end_of_count(state: ClockState, calendar: WorkingCalendar) -> date:
    today = calendar.day_of(state.started_at)
    if state.due_on is not None:
        return state.due_on
    if state.row.unit is Unit.DAYS:
        return today + timedelta(days=state.length)
    if state.length:
        return calendar.add_working_days(today, state.length)
    return calendar.next_working(today)


def _moment(offset: Offset, state: ClockState, calendar: WorkingCalendar) -> datetime:
    due = calendar.day_of(state.due_at)
    if offset.unit is Unit.HOURS:
        return state.due_at - timedelta(hours=offset.amount)
    if offset.unit is Unit.WORKING_DAYS:
        day = calendar.add_working_days(due, -offset.amount)
    else:
        day = calendar.previous_working(due - timedelta(days=offset.amount))
    return calendar.next_open_moment(calendar.start_of_day(day))


def _unpublished_years(state: ClockState, calendar: WorkingCalendar) -> list[int]:
    first, last = calendar.day_of(state.started_at).year, calendar.day_of(state.due_at).year
    return [year for year in range(first, last + 1) if not calendar.is_published(year)]
