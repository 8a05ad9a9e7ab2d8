"""Clocks and their ledgers, kept as :mod:`casework.clocks` has them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from casework import clocks
from casework.clocks import (
    ClockRule,
    ClockSettings,
    ClockState,
    ClockStatus,
    EntryKind,
    LedgerEntry,
)
from casework.matters import Subject
from storage.tables import ClockEntryRow, ClockRow, core
from storage.unit import Reader, Unit

_CLOCK = core(ClockRow)
_ENTRY = core(ClockEntryRow)
_OF = (
    select(_CLOCK)
    .where(_CLOCK.c.subject_kind == bindparam("kind"), _CLOCK.c.subject_id == bindparam("subject"))
    .order_by(_CLOCK.c.started_at, _CLOCK.c.id)
)


@dataclass(frozen=True, slots=True)
class KeptClock:
    """A clock with its id and what it belongs to."""

    id: int
    subject: tuple[Subject, int]
    unit_path: str
    state: ClockState
    entries: int
    next_at: datetime | None


def _columns(state: ClockState, entries: int, view: Reader) -> dict[str, Any]:
    return {
        "status": state.status.value,
        "nominal_due": state.nominal_due,
        "due_at": state.due_at,
        "changed_at": state.changed_at,
        "moved": state.moved,
        "extended": state.extended,
        "paused_at": state.paused_at,
        "stopped_at": state.stopped_at,
        "next_at": next_moment(state, view),
        "entries": entries,
    }


def next_moment(
    state: ClockState,
    view: Reader,
    after: datetime | None = None,
    settings: ClockSettings | None = None,
) -> datetime | None:
    """The next moment at which the clock has something to say; none when it has not."""
    settings = settings or view.clock_settings
    moments = [moment for _offset, moment in clocks.warnings(state, view.calendar, settings)]
    moments += [moment for _level, moment in clocks.escalations(state, view.calendar)]
    ahead = [moment for moment in moments if after is None or moment > after]
    return min(ahead, default=None)


def begin(
    view: Reader,
    rule: ClockRule,
    at: datetime,
    *,
    due_on: date | None = None,
    limit: date | None = None,
) -> ClockState:
    """Start a clock, as long as the office has set it; raises as :func:`casework.clocks.start`."""
    calendar, settings = view.calendar, view.clock_settings
    return clocks.start(rule, at, calendar, settings=settings, due_on=due_on, limit=limit)


def keep(unit: Unit, state: ClockState, subject: tuple[Subject, int], unit_path: str) -> int:
    """Keep a clock that has just been started, and perhaps stopped at once; gives its id."""
    clock_id, columns = unit.new_id(), _columns(state, len(state.ledger), unit)
    unit.later(
        ClockRow,
        id=clock_id,
        subject_kind=subject[0].value,
        subject_id=subject[1],
        rule=state.rule.value,
        unit_path=unit_path,
        started_at=state.started_at,
        length=state.length,
        due_on=state.due_on,
        latest=state.limit,
        **columns,
    )
    for seq, entry in enumerate(state.ledger):
        _keep_entry(unit, clock_id, seq, entry)
    kept = KeptClock(clock_id, subject, unit_path, state, len(state.ledger), columns["next_at"])
    unit.entered.add(ClockRow, subject[1], kept)
    return clock_id


def _keep_entry(unit: Unit, clock_id: int, seq: int, entry: LedgerEntry) -> None:
    unit.later(
        ClockEntryRow,
        clock_id=clock_id,
        seq=seq,
        kind=entry.kind.value,
        at=entry.at,
        days=entry.days,
        nominal_due=entry.nominal_due,
        due_at=entry.due_at,
        reason=entry.reason_code or None,
    )


def change(unit: Unit, kept: KeptClock, state: ClockState, entry: LedgerEntry) -> None:
    """Keep what a clock became, and the line of its ledger that says why."""
    unit.entered.forget(kept.subject[1])
    unit.run(
        update(_CLOCK)
        .where(_CLOCK.c.id == kept.id)
        .values(**_columns(state, kept.entries + 1, unit))
    )
    _keep_entry(unit, kept.id, kept.entries, entry)


def pass_warning(unit: Unit, kept: KeptClock) -> None:
    """Note that everything up to now has been said."""
    unit.entered.forget(kept.subject[1])
    unit.run(
        update(_CLOCK)
        .where(_CLOCK.c.id == kept.id)
        .values(next_at=next_moment(kept.state, unit, after=unit.now))
    )


def warn_anew(unit: Unit, rule: ClockRule, settings: ClockSettings) -> None:
    """Let the running clocks of a rule be warned of as has just been set.

    What has come by now is left to be said as it was.
    """
    for kept in open_of_rules(unit, (rule,)):
        if kept.next_at is None or kept.next_at > unit.now:
            moment = next_moment(kept.state, unit, unit.now, settings)
            unit.run(update(_CLOCK).where(_CLOCK.c.id == kept.id).values(next_at=moment))


def _value(row: Row[Any], ledger: tuple[LedgerEntry, ...] = ()) -> KeptClock:
    state = ClockState(
        rule=ClockRule(row.rule),
        started_at=row.started_at,
        length=row.length,
        nominal_due=row.nominal_due,
        due_at=row.due_at,
        changed_at=row.changed_at,
        status=ClockStatus(row.status),
        moved=row.moved,
        extended=row.extended,
        due_on=row.due_on,
        limit=row.latest,
        paused_at=row.paused_at,
        stopped_at=row.stopped_at,
        ledger=ledger,
    )
    subject = (Subject(row.subject_kind), row.subject_id)
    return KeptClock(row.id, subject, row.unit_path, state, row.entries, row.next_at)


def _ledger(view: Reader, clock_id: int) -> tuple[LedgerEntry, ...]:
    rows = view.run(select(_ENTRY).where(_ENTRY.c.clock_id == clock_id).order_by(_ENTRY.c.seq))
    return tuple(
        LedgerEntry(
            EntryKind(row.kind), row.at, row.days, row.nominal_due, row.due_at, row.reason or ""
        )
        for row in rows
    )


def of(view: Reader, subject: tuple[Subject, int], *, ledger: bool = False) -> list[KeptClock]:
    """The clocks of a matter, in the order in which they were started."""
    if (known := view.entered.of(ClockRow, subject[1])) is not None:
        return sorted(known, key=lambda kept: kept.state.started_at)
    rows = view.run(_OF, {"kind": subject[0].value, "subject": subject[1]}).all()
    return [_value(row, _ledger(view, row.id) if ledger else ()) for row in rows]


def open_clock(view: Reader, subject: tuple[Subject, int], rule: ClockRule) -> KeptClock | None:
    """The clock of a rule that still runs, or is paused, for a matter."""
    row = view.run(
        select(_CLOCK).where(
            _CLOCK.c.subject_kind == subject[0].value,
            _CLOCK.c.subject_id == subject[1],
            _CLOCK.c.rule == rule.value,
            _CLOCK.c.status != ClockStatus.STOPPED.value,
        )
    ).first()
    return None if row is None else _value(row)


def due_to_speak(view: Reader, limit: int = 200) -> list[KeptClock]:
    """Running clocks whose next warning has come."""
    rows = view.run(
        select(_CLOCK)
        .where(_CLOCK.c.next_at <= view.now, _CLOCK.c.status == ClockStatus.RUNNING.value)
        .order_by(_CLOCK.c.next_at)
        .limit(limit)
    )
    return [_value(row) for row in rows]


def next_to_speak(view: Reader) -> datetime | None:
    """When a running clock has something to say next."""
    found: datetime | None = view.run(
        select(_CLOCK.c.next_at)
        .where(_CLOCK.c.next_at.is_not(None), _CLOCK.c.status == ClockStatus.RUNNING.value)
        .order_by(_CLOCK.c.next_at)
        .limit(1)
    ).scalar()
    return found


def open_of_rules(
    view: Reader, rules: tuple[ClockRule, ...], before: datetime | None = None
) -> list[KeptClock]:
    """Running clocks of some rules, those due first first; with ``before``, only what is late."""
    question = select(_CLOCK).where(
        _CLOCK.c.status == ClockStatus.RUNNING.value,
        _CLOCK.c.rule.in_([rule.value for rule in rules]),
    )
    if before is not None:
        question = question.where(_CLOCK.c.due_at < before)
    return [_value(row) for row in view.run(question.order_by(_CLOCK.c.due_at))]


def all_open(view: Reader) -> list[KeptClock]:
    """Every clock that has not stopped."""
    rows = view.run(select(_CLOCK).where(_CLOCK.c.status != ClockStatus.STOPPED.value))
    return [_value(row) for row in rows]
