"""Pushes on their way: whose turn it is, what is leased to a sender, what became of each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, null, select, union_all, update

from casework.pushes import WAITING_STATES, Push, PushState
from storage.pushes import value_of
from storage.tables import PushMessageRow, PushRow, core
from storage.unit import Reader, Unit

_PUSH = core(PushRow)
_MESSAGE = core(PushMessageRow)
_WAITING = tuple(state.value for state in WAITING_STATES)
_MOVING = (*_WAITING, PushState.CLOSING.value)


def in_line(view: Reader, limit: int, but: Iterable[int] = ()) -> list[int]:
    """Officers with something due, those with the urgent and the oldest first.

    ``but`` are the officers to whom something is on its way: theirs wait in the record.
    """
    others = list(but)
    urgent = func.max(case((_PUSH.c.urgent, 1), else_=0))
    rows = view.run(
        select(_PUSH.c.recipient_id)
        .where(_unclaimed(view), _PUSH.c.due_at <= view.now, _PUSH.c.recipient_id.not_in(others))
        .group_by(_PUSH.c.recipient_id)
        .order_by(urgent.desc(), func.min(_PUSH.c.due_at), func.min(_PUSH.c.id))
        .limit(limit)
    )
    found = [row.recipient_id for row in rows]
    redrawn = view.run(
        select(_MESSAGE.c.officer_id)
        .where(_MESSAGE.c.redraw_at <= view.now, _MESSAGE.c.officer_id.not_in([*others, *found]))
        .distinct()
        .limit(max(0, limit - len(found)))
    )
    return found + [row.officer_id for row in redrawn]


def due(unit: Unit, recipients: Iterable[int]) -> dict[int, list[Push]]:
    """What is due to these officers and nobody has claimed, the oldest first."""
    rows = unit.run(
        select(_PUSH)
        .where(
            _unclaimed(unit), _PUSH.c.due_at <= unit.now, _PUSH.c.recipient_id.in_(list(recipients))
        )
        .order_by(_PUSH.c.due_at, _PUSH.c.id)
        .with_for_update(skip_locked=True)
    )
    found: dict[int, list[Push]] = defaultdict(list)
    for row in rows:
        found[row.recipient_id].append(value_of(row))
    return found


def lease(unit: Unit, push_ids: Iterable[int], length: timedelta) -> None:
    """Claim pushes for as long as this."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id.in_(list(push_ids)))
        .values(lease_until=unit.now + length, attempts=_PUSH.c.attempts + 1)
    )


def _unclaimed(view: Reader) -> ColumnElement[bool]:
    return and_(
        _PUSH.c.state.in_(_MOVING),
        (_PUSH.c.lease_until.is_(None)) | (_PUSH.c.lease_until < view.now),
    )


def of_message(view: Reader, recipient_id: int, message_id: int) -> list[Push]:
    """The pushes that stand in one message, in their order."""
    brought = _PUSH.c.state.not_in([PushState.UNREACHABLE.value, PushState.PARKED.value])
    rows = view.run(
        select(_PUSH)
        .where(_PUSH.c.recipient_id == recipient_id, _PUSH.c.message_id == message_id, brought)
        .order_by(_PUSH.c.due_at, _PUSH.c.id)
    )
    return [value_of(row) for row in rows]


def hold(unit: Unit, push_ids: Iterable[int], until: datetime) -> None:
    """Keep pushes back until a moment."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id.in_(list(push_ids)), _PUSH.c.state.in_(_WAITING))
        .values(state=PushState.HELD.value, due_at=until)
    )


def share(unit: Unit, recipient_id: int, message_id: int) -> None:
    """Note that a message shows more than the push it was sent with."""
    here = (_PUSH.c.recipient_id == recipient_id) & (_PUSH.c.message_id == message_id)
    unit.run(update(_PUSH).where(here, _PUSH.c.shared.is_(False)).values(shared=True))


def show_in(unit: Unit, push_ids: Iterable[int], message_id: int | None) -> None:
    """Let pushes that wait be shown in a message until they go out, or in none."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id.in_(list(push_ids)), _waits())
        .values(message_id=message_id, shared=message_id is not None)
    )


def keep_back(
    unit: Unit, push: Push, state: PushState, *, failure: str, again_at: datetime | None
) -> None:
    """Note that a push does not go out; one settled meanwhile is left as it is.

    What had only been shown in a message leaves it.
    """
    gone = {"message_id": None, "shared": False} if push.waits else {}
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id == push.id, _PUSH.c.state == push.state.value)
        .values(state=state.value, lease_until=None, failure=failure, again_at=again_at, **gone)
    )


def mark(
    unit: Unit,
    push_id: int,
    state: PushState,
    *,
    failure: str | None = None,
    again_at: datetime | None = None,
) -> None:
    """Note what became of a push that was refused, or has lost its buttons."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id == push_id)
        .values(state=state.value, lease_until=None, failure=failure, again_at=again_at)
    )


def sent(
    unit: Unit, push_id: int, message_id: int, *, shared: bool, again_at: datetime | None
) -> None:
    """Note in which message a push went out; one settled meanwhile is to lose its buttons.

    One that was shown before and has been looked at meanwhile asks no more.
    """
    values: dict[str, Any] = {
        "lease_until": None,
        "failure": None,
        "message_id": message_id,
        "sent_at": unit.now,
        "shared": shared,
    }
    statement = update(_PUSH).where(_PUSH.c.id == push_id)
    settled = unit.run(
        statement.where(_PUSH.c.settled_at.is_not(None)).values(
            **values, state=PushState.CLOSING.value
        )
    )
    if not settled.rowcount:
        seen = _PUSH.c.state == PushState.ACKNOWLEDGED.value
        values["state"] = case((seen, _PUSH.c.state), else_=PushState.SENT.value)
        values["again_at"] = case((seen, null()), else_=literal(again_at, _PUSH.c.again_at.type))
        unit.run(statement.values(**values))


def put_off(unit: Unit, push_ids: Iterable[int], *, failure: str, due_at: datetime) -> None:
    """Let pushes that are still to go or to be closed wait; one settled meanwhile is left."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id.in_(list(push_ids)), _PUSH.c.state.in_(_MOVING))
        .values(due_at=due_at, failure=failure, lease_until=None)
    )


def let_go(unit: Unit, push_ids: Iterable[int]) -> None:
    """End the leases on pushes that were claimed and not sent."""
    unit.run(update(_PUSH).where(_PUSH.c.id.in_(list(push_ids))).values(lease_until=None))


def oldest_due(view: Reader) -> datetime | None:
    """When the oldest push that is due and unsent fell due."""
    return _earliest(
        view, select(func.min(_PUSH.c.due_at)).where(_waits(), _PUSH.c.due_at <= view.now)
    )


def _waits() -> ColumnElement[bool]:
    return _PUSH.c.state.in_(_WAITING)


def next_to_claim(view: Reader, but: Iterable[int] = ()) -> datetime | None:
    """When there is next something to send or to change, at once or later."""
    others = list(but)
    return _earliest(
        view,
        select(func.min(_PUSH.c.due_at)).where(
            _unclaimed(view), _PUSH.c.recipient_id.not_in(others)
        ),
        select(func.min(_MESSAGE.c.redraw_at)).where(_MESSAGE.c.officer_id.not_in(others)),
    )


def next_after_now(view: Reader) -> datetime | None:
    """When something comes next that has not come yet: to send, to change, or to say again."""
    return _earliest(
        view,
        select(func.min(_PUSH.c.due_at)).where(
            _PUSH.c.state.in_(_MOVING), _PUSH.c.due_at > view.now
        ),
        select(func.min(_PUSH.c.again_at)),
        select(func.min(_MESSAGE.c.redraw_at)),
    )


def _earliest(view: Reader, *questions: Any) -> datetime | None:
    """The first of several moments."""
    found = [row[0] for row in view.run(union_all(*questions) if questions[1:] else questions[0])]
    return min((moment for moment in found if moment is not None), default=None)
