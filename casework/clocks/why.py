"""A deadline's arithmetic, line by line (时限依据)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from casework.calendar import WorkingCalendar
from casework.clocks.ledger import ClockState, EntryKind, end_of_count, unpublished_years
from casework.clocks.rules import Unit
from casework.days import ONE_DAY, days
from casework.holidays import DayKind


class WhyKind(StrEnum):
    """What a line of the arithmetic says."""

    RULE = "rule"
    SET_BY_OFFICE = "set_by_office"
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
        *_explain_length(state),
        WhyLine(WhyKind.STARTED, calendar.day_of(state.started_at)),
        *_explain_count(state, calendar),
        *_explain_ledger(state, calendar),
        WhyLine(WhyKind.NOMINAL, state.nominal_due),
        *_explain_days_off(calendar, state.nominal_due, due),
        WhyLine(WhyKind.DUE, due, days=(due - state.nominal_due).days),
    ]
    lines += [
        WhyLine(WhyKind.PROVISIONAL, date(year, 1, 1), date(year, 12, 31))
        for year in unpublished_years(state, calendar)
    ]
    if state.stopped_at is not None:
        lines.append(WhyLine(WhyKind.STOPPED, calendar.day_of(state.stopped_at)))
    return lines


def _explain_length(state: ClockState) -> Iterator[WhyLine]:
    """How long it is, and whether the office has set that; nothing where a date was given."""
    if state.due_on is not None:
        return
    yield WhyLine(WhyKind.RULE, days=state.length, name=state.rule)
    if state.row.unit is not Unit.SAME_DAY and state.length != state.row.length:
        yield WhyLine(WhyKind.SET_BY_OFFICE, days=state.row.length, name=state.rule)


def _explain_count(state: ClockState, calendar: WorkingCalendar) -> Iterator[WhyLine]:
    today, end = calendar.day_of(state.started_at), end_of_count(state, calendar)
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
