"""Pushes: what is owed to whom, and what became of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select, update
from sqlmodel import col

from casework.matters import Subject
from casework.pushes import PUSHES, WAITING_STATES, Push, PushKind, PushState
from storage.tables import OfficerRow, PushRow, core
from storage.unit import Reader, Unit

_PUSH = core(PushRow)


def owe(
    unit: Unit,
    kind: PushKind,
    recipients: Iterable[int],
    subject: tuple[Subject, int],
    *,
    cause: str,
    due_at: datetime | None = None,
    urgent: bool = False,
    facts: Mapping[str, str] | None = None,
    round_: int = 0,
) -> None:
    """Owe a message to each of these officers, once for its cause, kind and round."""
    for recipient_id in recipients:
        unit.later(
            PushRow,
            id=unit.new_id(),
            kind=kind.value,
            recipient_id=recipient_id,
            cause=cause,
            round=round_,
            subject_kind=subject[0].value,
            subject_id=subject[1],
            state=PushState.QUEUED.value,
            urgent=urgent,
            facts=json.dumps(dict(facts or {}), sort_keys=True),
            made_at=unit.now,
            due_at=due_at or unit.now,
            attempts=0,
        )


_SETTLE_WAITING = (
    update(_PUSH)
    .where(_PUSH.c.state.in_([state.value for state in WAITING_STATES]))
    .values(state=PushState.SETTLED.value)
)
_SETTLE_SENT = (
    update(_PUSH).where(_PUSH.c.state == PushState.SENT.value).values(state=PushState.CLOSING.value)
)


def settle(
    unit: Unit,
    subject: tuple[Subject, int],
    by: int | None,
    kinds: Iterable[PushKind] = (),
    recipients: Iterable[int] | None = None,
) -> None:
    """What was asked is done: what waits is not sent, what was sent will lose its buttons.

    ``recipients`` are those of whom it is no longer asked, everybody when not given.
    """
    here = (_PUSH.c.subject_kind == subject[0].value) & (_PUSH.c.subject_id == subject[1])
    if recipients is not None:
        here = here & _PUSH.c.recipient_id.in_(list(recipients))
    asked = [kind.value for kind in (kinds or PUSHES) if PUSHES[kind].asks or kinds]
    for statement in (_SETTLE_WAITING, _SETTLE_SENT):
        unit.run(
            statement.where(here, _PUSH.c.kind.in_(asked)).values(
                settled_at=unit.now, settled_by=by
            )
        )


def settle_reminders(
    unit: Unit, subject: tuple[Subject, int], recipient_id: int, kinds: Iterable[PushKind]
) -> None:
    """What one officer was reminded of is done; what was told about others stands."""
    mine = (
        (_PUSH.c.subject_kind == subject[0].value)
        & (_PUSH.c.subject_id == subject[1])
        & (_PUSH.c.recipient_id == recipient_id)
        & _PUSH.c.kind.in_([kind.value for kind in kinds])
        & ~_PUSH.c.facts.contains('"people"', autoescape=True)
    )
    for statement in (_SETTLE_WAITING, _SETTLE_SENT):
        unit.run(statement.where(mine).values(settled_at=unit.now, settled_by=recipient_id))


def is_known(view: Reader, cause: str) -> bool:
    """Whether anything has been owed for a cause already."""
    return view.run(select(_PUSH.c.id).where(_PUSH.c.cause == cause).limit(1)).scalar() is not None


def acknowledge(unit: Unit, push_message: int, recipient_id: int) -> None:
    """Note that an officer has opened or answered the push that this message is."""
    unit.run(
        update(_PUSH)
        .where(
            _PUSH.c.recipient_id == recipient_id,
            _PUSH.c.message_id == push_message,
            _PUSH.c.state == PushState.SENT.value,
        )
        .values(state=PushState.ACKNOWLEDGED.value)
    )


def value_of(row: Row[Any]) -> Push:
    """A push as the sender and the wording see it."""
    kind = PushKind(row.kind)
    return Push(
        row.id,
        kind,
        row.recipient_id,
        row.subject_kind,
        row.subject_id,
        row.urgent,
        PUSHES[kind].asks,
        json.loads(row.facts),
        row.message_id,
        row.attempts,
        row.settled_by,
    )


def claim(unit: Unit, limit: int, lease: timedelta, but: Iterable[int] = ()) -> list[Push]:
    """Take the first due push of each officer under a lease, the urgent and the oldest first.

    ``but`` are the officers to whom something is on its way: theirs wait in the record.
    """
    free = _unclaimed(unit) & (_PUSH.c.due_at <= unit.now)
    order = (_PUSH.c.urgent.desc(), _PUSH.c.due_at, _PUSH.c.id)
    turns = (
        select(
            _PUSH.c.id,
            func.row_number().over(partition_by=_PUSH.c.recipient_id, order_by=order).label("turn"),
        )
        .where(free, _PUSH.c.recipient_id.not_in(list(but)))
        .subquery()
    )
    due = (
        select(_PUSH.c.id)
        .where(free, _PUSH.c.id.in_(select(turns.c.id).where(turns.c.turn == 1)))
        .order_by(*order)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = unit.run(
        update(_PUSH)
        .where(_PUSH.c.id.in_(due.scalar_subquery()))
        .values(lease_until=unit.now + lease, attempts=_PUSH.c.attempts + 1)
        .returning(_PUSH)
    ).all()
    return [
        value_of(row) for row in sorted(rows, key=lambda row: (not row.urgent, row.due_at, row.id))
    ]


def _unclaimed(view: Reader) -> ColumnElement[bool]:
    return and_(
        _PUSH.c.state.in_([PushState.QUEUED.value, PushState.CLOSING.value]),
        (_PUSH.c.lease_until.is_(None)) | (_PUSH.c.lease_until < view.now),
    )


def mark(
    unit: Unit,
    push_id: int,
    state: PushState,
    *,
    message_id: int | None = None,
    failure: str | None = None,
    due_at: datetime | None = None,
) -> None:
    """Note what became of a push; one settled while it was being sent stays to be closed."""
    values: dict[str, Any] = {"state": state.value, "lease_until": None, "failure": failure}
    if message_id is not None:
        values |= {"message_id": message_id, "sent_at": unit.now}
    if due_at is not None:
        values["due_at"] = due_at
    statement = update(_PUSH).where(_PUSH.c.id == push_id)
    if state is PushState.SENT:
        settled = unit.run(
            statement.where(_PUSH.c.settled_at.is_not(None)).values(
                **values | {"state": PushState.CLOSING.value}
            )
        )
        if settled.rowcount:
            return
        statement = statement.where(_PUSH.c.settled_at.is_(None))
    unit.run(statement.values(**values))


def put_off(unit: Unit, push_id: int, state: PushState, *, failure: str, due_at: datetime) -> None:
    """Let a push that is still in this state wait until later; one settled meanwhile is left."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id == push_id, _PUSH.c.state == state.value)
        .values(due_at=due_at, failure=failure, lease_until=None)
    )


def let_go(unit: Unit, push_ids: Iterable[int]) -> None:
    """End the leases on pushes that were claimed and not sent."""
    unit.run(update(_PUSH).where(_PUSH.c.id.in_(list(push_ids))).values(lease_until=None))


def hold(unit: Unit, kinds: Iterable[PushKind], until: datetime) -> None:
    """Let what is due, and not urgent, wait until a moment."""
    unit.run(
        update(_PUSH)
        .where(
            _PUSH.c.state == PushState.QUEUED.value,
            _PUSH.c.due_at <= unit.now,
            _PUSH.c.urgent.is_(False),
            _PUSH.c.kind.in_([kind.value for kind in kinds]),
            (_PUSH.c.lease_until.is_(None)) | (_PUSH.c.lease_until < unit.now),
        )
        .values(due_at=until)
    )


def resume(unit: Unit) -> int:
    """Queue again what could not be delivered to officers who can be reached now; how many."""
    reached = select(col(OfficerRow.id)).where(
        col(OfficerRow.telegram_id).is_not(None),
        col(OfficerRow.unreachable_at).is_(None),
        col(OfficerRow.active),
    )
    return unit.run(
        update(_PUSH)
        .where(_PUSH.c.state == PushState.UNREACHABLE.value, _PUSH.c.recipient_id.in_(reached))
        .values(state=PushState.QUEUED.value, due_at=unit.now, failure=None)
    ).rowcount


def open_for(view: Reader, subject: tuple[Subject, int]) -> list[Push]:
    """Pushes about a matter that were sent and still ask for something."""
    rows = view.run(
        select(_PUSH).where(
            _PUSH.c.subject_kind == subject[0].value,
            _PUSH.c.subject_id == subject[1],
            _PUSH.c.state == PushState.SENT.value,
        )
    )
    return [push for row in rows if (push := value_of(row)).asks]


def unanswered(
    view: Reader, recipients: Iterable[int] | None = None
) -> list[tuple[Push, datetime]]:
    """Pushes sent that ask for something and that nobody has acknowledged, oldest first."""
    asked = [kind.value for kind, row in PUSHES.items() if row.asks]
    question = select(_PUSH).where(_PUSH.c.state == PushState.SENT.value, _PUSH.c.kind.in_(asked))
    if recipients is not None:
        question = question.where(_PUSH.c.recipient_id.in_(list(recipients)))
    return [(value_of(row), row.sent_at) for row in view.run(question.order_by(_PUSH.c.sent_at))]


def oldest_due(view: Reader) -> datetime | None:
    """When the oldest push that is due and unsent fell due."""
    found: datetime | None = view.run(
        select(_PUSH.c.due_at)
        .where(_PUSH.c.state == PushState.QUEUED.value, _PUSH.c.due_at <= view.now)
        .order_by(_PUSH.c.due_at)
        .limit(1)
    ).scalar()
    return found


def next_due(view: Reader) -> datetime | None:
    """When the next waiting push falls due, at once or later."""
    found: datetime | None = view.run(
        select(_PUSH.c.due_at)
        .where(_PUSH.c.state.in_([PushState.QUEUED.value, PushState.CLOSING.value]))
        .order_by(_PUSH.c.due_at)
        .limit(1)
    ).scalar()
    return found


def next_to_claim(view: Reader, but: Iterable[int] = ()) -> datetime | None:
    """When the next push that :func:`claim` would take falls due, at once or later."""
    found: datetime | None = view.run(
        select(_PUSH.c.due_at)
        .where(_unclaimed(view), _PUSH.c.recipient_id.not_in(list(but)))
        .order_by(_PUSH.c.due_at)
        .limit(1)
    ).scalar()
    return found


def next_after_now(view: Reader) -> datetime | None:
    """When the next push falls due that is not due yet."""
    found: datetime | None = view.run(
        select(_PUSH.c.due_at)
        .where(
            _PUSH.c.state.in_([PushState.QUEUED.value, PushState.CLOSING.value]),
            _PUSH.c.due_at > view.now,
        )
        .order_by(_PUSH.c.due_at)
        .limit(1)
    ).scalar()
    return found


def settle_everything(unit: Unit) -> None:
    """Tell nobody of what is waiting: it belongs to a past that was only made up."""
    unit.run(_SETTLE_WAITING.values(settled_at=unit.now))
