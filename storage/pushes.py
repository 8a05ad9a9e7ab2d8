"""Pushes: what is owed to whom, and what became of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, case, select, true, update
from sqlmodel import col

from casework.matters import Subject
from casework.push_table import ON_A_VISIT, PUSHES, ends_with_opening
from casework.pushes import (
    ASKED_STATES,
    CLIMBED_FROM,
    OPEN_STATES,
    WAITING_STATES,
    Push,
    PushKind,
    PushState,
)
from storage.tables import OfficerRow, PushRow, core
from storage.unit import Reader, Unit

_PUSH = core(PushRow)
# So long the answer to a tap has to take its place on the message that was tapped.
_OWN_CARD = timedelta(seconds=10)


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
            shared=False,
        )


def _waits() -> ColumnElement[bool]:
    return _PUSH.c.state.in_([state.value for state in WAITING_STATES])


def _is_shown() -> ColumnElement[bool]:
    """Waits, and stands meanwhile in a message that other pushes went out in."""
    return _waits() & _PUSH.c.message_id.is_not(None)


_SETTLE_WAITING = update(_PUSH).where(_waits(), ~_is_shown()).values(state=PushState.SETTLED.value)
_ACKNOWLEDGED = _PUSH.c.state == PushState.ACKNOWLEDGED.value
_ACTS = {kind.value for kind, row in PUSHES.items() if row.asks} | {*ON_A_VISIT}
# What asked for an act and has been opened since: its message is the card.
_OPENED = (
    _ACKNOWLEDGED & ~_PUSH.c.shared & _PUSH.c.settled_at.is_(None) & _PUSH.c.kind.in_(sorted(_ACTS))
)
_ANSWERED = (_ACKNOWLEDGED & _PUSH.c.shared) | _is_shown() | _OPENED
_SETTLE_SENT = update(_PUSH).where(
    _PUSH.c.state.in_([state.value for state in OPEN_STATES]) | _ANSWERED
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
    _settle(unit, here & _PUSH.c.kind.in_(asked), by)


def _settle(unit: Unit, these: ColumnElement[bool], by: int | None) -> None:
    """End pushes; what was shown while it waited for its day loses its buttons now.

    The messages of whoever acted lose them a little later: one of them may have been tapped.
    """
    settled = {"settled_at": unit.now, "settled_by": by}
    own = (_PUSH.c.recipient_id == (by or 0)) & ~_PUSH.c.shared
    now = case(
        (own, unit.now + _OWN_CARD),
        (_PUSH.c.due_at > unit.now, unit.now),
        else_=_PUSH.c.due_at,
    )
    unit.run(_SETTLE_WAITING.where(these).values(**settled))
    # The card on which somebody has acted, or looks at now, is the answer to their own tap.
    state = case(
        (_OPENED & (_PUSH.c.recipient_id == (by or 0)), PushState.SETTLED.value),
        else_=PushState.CLOSING.value,
    )
    closed = _SETTLE_SENT.where(these).values(state=state, again_at=None, due_at=now, **settled)
    unit.run(closed)


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
    _settle(unit, mine, recipient_id)


def is_known(view: Reader, cause: str) -> bool:
    """Whether anything has been owed for a cause already."""
    return view.run(select(_PUSH.c.id).where(_PUSH.c.cause == cause).limit(1)).scalar() is not None


def opened(unit: Unit, message_id: int, recipient_id: int, subject_id: int) -> None:
    """Note that an officer has looked at what a message told of one matter.

    That answers what was asked, and what was asked before in the same words, unless an urgent one
    is to be taken on.
    """
    mine = (_PUSH.c.recipient_id == recipient_id) & (_PUSH.c.subject_id == subject_id)
    rows = unit.run(
        select(_PUSH).where(
            mine,
            _PUSH.c.message_id == message_id,
            _PUSH.c.state.in_([state.value for state in (*OPEN_STATES, *WAITING_STATES)]),
        )
    ).all()
    for push in map(value_of, rows):
        this = mine & (_PUSH.c.cause == push.cause) & (_PUSH.c.kind == push.kind.value)
        unit.run(update(_PUSH).where(this, _PUSH.c.opened_at.is_(None)).values(opened_at=unit.now))
        climbed = CLIMBED_FROM in push.facts
        if ends_with_opening(push.kind, urgent=push.urgent, climbed=climbed):
            said = _PUSH.c.state.in_([state.value for state in OPEN_STATES])
            answered = this & (said | _is_shown() | (_waits() & (_PUSH.c.round > 0)))
            values = {"state": PushState.ACKNOWLEDGED.value, "again_at": None}
            unit.run(update(_PUSH).where(answered).values(values))


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
        PushState(row.state),
        row.due_at,
        row.round,
        row.cause,
        row.shared,
    )


def said_again(unit: Unit, push: Push, state: PushState, facts: Mapping[str, str]) -> None:
    """Owe a push once more to the same officer; the earlier is kept as repeated or climbed."""
    owe(
        unit,
        push.kind,
        [push.recipient_id],
        (Subject(push.subject_kind), push.subject_id),
        cause=push.cause,
        urgent=push.urgent,
        facts=facts,
        round_=push.round + 1,
    )
    become(unit, push.id, state)


def become(unit: Unit, push_id: int, state: PushState) -> None:
    """Note what came of a push that nobody has answered; it is not looked at again."""
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id == push_id, _PUSH.c.state != PushState.CLOSING.value)
        .values(state=state.value, again_at=None)
    )


def close(unit: Unit, push: Push) -> None:
    """End a push that is not owed any more; the message it was sent in loses its buttons."""
    state = PushState.CLOSING if push.message_id is not None else PushState.SETTLED
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id == push.id, _PUSH.c.state == push.state.value)
        .values(state=state.value, again_at=None, settled_at=unit.now)
    )


def due_again(view: Reader, limit: int) -> list[Push]:
    """Pushes that it is time to say again or to take a level up; on a day off the urgent alone.

    Others are due on a day off after a stop of the program, and wait for the next working day.
    """
    any_day = view.calendar.is_working(view.today)
    rows = view.run(
        select(_PUSH)
        .where(_PUSH.c.again_at <= view.now, true() if any_day else _PUSH.c.urgent)
        .order_by(_PUSH.c.again_at, _PUSH.c.id)
        .limit(limit)
    )
    return [value_of(row) for row in rows]


def told_of(view: Reader, push: Push) -> set[int]:
    """Who has been told of the same cause in the same words, on whatever level."""
    rows = view.run(
        select(_PUSH.c.recipient_id).where(
            _PUSH.c.cause == push.cause, _PUSH.c.kind == push.kind.value
        )
    )
    return {row.recipient_id for row in rows}


def move_account(unit: Unit, officer_id: int) -> None:
    """Owe to an officer's new account what the old one was asked; nothing of it can be changed."""
    mine = _PUSH.c.recipient_id == officer_id
    asked = [kind.value for kind, row in PUSHES.items() if row.asks]
    again = _PUSH.c.state.in_([state.value for state in ASKED_STATES]) & _PUSH.c.kind.in_(asked)
    lost = {"message_id": None, "shared": False, "again_at": None, "lease_until": None}
    unit.run(
        update(_PUSH)
        .where(mine, again)
        .values(**lost, state=PushState.QUEUED.value, due_at=unit.now)
    )
    unit.run(
        update(_PUSH)
        .where(mine, _PUSH.c.state == PushState.CLOSING.value)
        .values(**lost, state=PushState.SETTLED.value)
    )
    unit.run(update(_PUSH).where(mine, _PUSH.c.message_id.is_not(None)).values(**lost))


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


def settle_everything(unit: Unit) -> None:
    """Tell nobody of what is waiting: it belongs to a past that was only made up."""
    unit.run(_SETTLE_WAITING.values(settled_at=unit.now))
    unit.run(update(_PUSH).values(again_at=None))
