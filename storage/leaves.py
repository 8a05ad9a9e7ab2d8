"""Leaves: who is away from when to when, and who stands in."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, insert, select, update

from casework.leave import AbsenceKind, Leave, LeaveState
from casework.visits import Absence
from storage.tables import LeaveRow, core
from storage.unit import Reader, Unit

_LEAVE = core(LeaveRow)
_APPROVED = _LEAVE.c.state == LeaveState.APPROVED.value
# Neither cancelled, refused nor over: asked for, still to come, or going on.
_OPEN = select(_LEAVE).where(
    _LEAVE.c.cancelled_at.is_(None),
    _LEAVE.c.over_at.is_(None),
    _LEAVE.c.state != LeaveState.REFUSED.value,
)
_GRANTED = _OPEN.where(_APPROVED)


def _value(row: Row[Any]) -> Leave:
    return Leave(
        row.id,
        row.officer_id,
        row.stand_in_id,
        row.first_day,
        row.last_day,
        row.cancelled_at is not None,
        row.ended_on,
        row.begun_at is not None,
        row.over_at is not None,
        AbsenceKind(row.kind),
        LeaveState(row.state),
        row.decided_by,
    )


def _values(view: Reader, question: Select[Any]) -> list[Leave]:
    return [_value(row) for row in view.run(question.order_by(_LEAVE.c.first_day, _LEAVE.c.id))]


def add(
    unit: Unit,
    officer_id: int,
    stand_in_id: int,
    first: date,
    last: date,
    kind: AbsenceKind = AbsenceKind.LEAVE,
) -> Leave:
    """Enter a leave that is asked for."""
    asked = LeaveState.ASKED
    leave = Leave(unit.new_id(), officer_id, stand_in_id, first, last, kind=kind, state=asked)
    unit.run(
        insert(_LEAVE).values(
            id=leave.id,
            officer_id=officer_id,
            stand_in_id=stand_in_id,
            first_day=first,
            last_day=last,
            made_at=unit.now,
            kind=kind.value,
            state=asked.value,
        )
    )
    return leave


def decide(unit: Unit, leave_id: int, by: int, state: LeaveState) -> None:
    """Note who approved or refused a leave."""
    _change(unit, leave_id, state=state.value, decided_by=by, decided_at=unit.now)


def get(view: Reader, leave_id: int) -> Leave | None:
    """A leave in whatever state."""
    row = view.run(select(_LEAVE).where(_LEAVE.c.id == leave_id)).one_or_none()
    return None if row is None else _value(row)


def open_(view: Reader) -> list[Leave]:
    """All leaves asked for, to come or going on, the earliest first."""
    return _values(view, _OPEN)


def on(view: Reader, day: date) -> list[Leave]:
    """The approved leaves that were to cover a day, over or not, unless they were cancelled."""
    question = select(_LEAVE).where(_LEAVE.c.first_day <= day, _LEAVE.c.last_day >= day)
    return _values(view, question.where(_LEAVE.c.cancelled_at.is_(None), _APPROVED))


def asked(view: Reader) -> list[Leave]:
    """The leaves that wait for somebody's word, the earliest first."""
    return _values(view, _OPEN.where(_LEAVE.c.state == LeaveState.ASKED.value))


def refused(view: Reader, officer_id: int) -> list[Leave]:
    """An officer's refused leaves whose days are not over, the earliest first."""
    question = select(_LEAVE).where(
        _LEAVE.c.officer_id == officer_id,
        _LEAVE.c.state == LeaveState.REFUSED.value,
        _LEAVE.c.cancelled_at.is_(None),
        _LEAVE.c.last_day >= view.today,
    )
    return _values(view, question)


def absences(view: Reader, officer_ids: Sequence[int] | None = None) -> dict[int, list[Absence]]:
    """The days on which officers are or were away with leave, of some or of all."""
    question = select(_LEAVE).where(_LEAVE.c.cancelled_at.is_(None), _APPROVED)
    if officer_ids is not None:
        question = question.where(_LEAVE.c.officer_id.in_(list(officer_ids)))
    found: dict[int, list[Absence]] = defaultdict(list)
    for one in _values(view, question):
        if one.absence is not None:
            found[one.officer_id].append(one.absence)
    return found


def cancel(unit: Unit, leave_id: int) -> None:
    """Let a leave not come to be."""
    _change(unit, leave_id, cancelled_at=unit.now)


def begin(unit: Unit, leave_id: int) -> None:
    """Note that those whom it concerns have been told that a leave has begun."""
    _change(unit, leave_id, begun_at=unit.now)


def end(unit: Unit, leave_id: int, back_on: date | None = None) -> None:
    """Note that a leave is over; ``back_on`` is the day of an early return."""
    _change(unit, leave_id, over_at=unit.now, **({"ended_on": back_on} if back_on else {}))


def _change(unit: Unit, leave_id: int, **values: Any) -> None:
    unit.change_directory()
    unit.run(update(_LEAVE).where(_LEAVE.c.id == leave_id).values(**values))


def due(view: Reader) -> list[Leave]:
    """The leaves that begin or end today or have done so unnoticed, in the order of their days."""
    begun = _LEAVE.c.begun_at.is_(None) & (_LEAVE.c.first_day <= view.today)
    question = _GRANTED.where(begun | (_LEAVE.c.last_day < view.today))
    return _values(view, question)


def next_change(view: Reader) -> datetime | None:
    """When the next leave begins or ends by itself: at midnight of the office's zone."""
    first = view.run(
        _GRANTED.with_only_columns(func.min(_LEAVE.c.first_day)).where(_LEAVE.c.begun_at.is_(None))
    ).scalar()
    last = view.run(_GRANTED.with_only_columns(func.min(_LEAVE.c.last_day))).scalar()
    moments = [one for one in (first, last + timedelta(days=1) if last else None) if one]
    if not moments:
        return None
    day = min(moments)
    return datetime(day.year, day.month, day.day, tzinfo=view.zone)
