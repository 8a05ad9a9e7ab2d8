"""A clock with its ledger: how it starts, pauses, is extended and stops, and when it is due.

Its dates always follow from its own fields, so a late holiday can be recomputed and an edited case
resets nothing.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from casework.calendar import WorkingCalendar
from casework.clock_errors import (
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
from casework.clocks.rules import RULES, ClockRule, ClockSettings, RuleRow, Unit


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


def check_can_pause(state: ClockState, at: datetime, *, late: bool = False) -> None:
    """Raise unless the clock runs, counts days and is not overdue: a pause forgives nothing.

    With ``late`` one that is overdue may be held as well: it is as late when it runs on.
    """
    _check_open(state)
    if state.paused_at is not None:
        raise ClockPausedError(paused_at=state.paused_at)
    if state.row.unit is Unit.HOURS:
        raise ClockNotPausableError(rule=state.rule)
    if not late:
        _check_not_expired(state, at)


def pause(
    state: ClockState, at: datetime, reason_code: str = "", *, late: bool = False
) -> tuple[ClockState, LedgerEntry]:
    """Hold the clock; its dates stay until it resumes. Raises as `check_can_pause`."""
    check_can_pause(state, at, late=late)
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
    return bool(unpublished_years(state, calendar))


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
    end = end_of_count(state, calendar)
    if state.limit is not None:
        end = min(end, state.limit)
    nominal = end + timedelta(days=state.moved + state.extended)
    due_at = calendar.end_of_day(calendar.roll_forward(nominal))
    return replace(state, nominal_due=nominal, due_at=due_at)


def end_of_count(state: ClockState, calendar: WorkingCalendar) -> date:
    """The day on which the count alone would end, before pauses and extensions."""
    today = calendar.day_of(state.started_at)
    if state.due_on is not None:
        return state.due_on
    if state.row.unit is Unit.DAYS:
        return today + timedelta(days=state.length)
    if state.length:
        return calendar.add_working_days(today, state.length)
    return calendar.next_working(today)


def unpublished_years(state: ClockState, calendar: WorkingCalendar) -> list[int]:
    """The years within a clock's time whose days off are not published yet."""
    first, last = calendar.day_of(state.started_at).year, calendar.day_of(state.due_at).year
    return [year for year in range(first, last + 1) if not calendar.is_published(year)]
