"""Pushes that stand open: what nobody has answered, and what could not be brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from casework.matters import Subject
from casework.push_table import PUSHES
from casework.pushes import ASKED_STATES, WAITING_STATES, Push, PushState
from storage.pushes import value_of
from storage.tables import PushRow, ShownRow, core
from storage.unit import Reader

_PUSH, _SHOWN = core(PushRow), core(ShownRow)
# What is kept back for longer than this is shown to those who look after it.
_HELD_LONG = timedelta(minutes=2)
# What supervisors look after: what nobody has answered, and what could not be brought.
_NOT_ANSWERED = (*ASKED_STATES, *WAITING_STATES, PushState.UNREACHABLE, PushState.PARKED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A push that stands open, and what hindered it.

    ``since`` is when the same was said first, ``opened_at`` when it was looked at after any of the
    times that it was said.
    """

    push: Push
    since: datetime
    opened_at: datetime | None
    failure: str | None


def unanswered(view: Reader, recipients: Iterable[int] | None = None) -> list[Standing]:
    """Pushes that ask for something and that nobody has answered, oldest first.

    Those that wait for their hour count once they have been said before.
    """
    asked = [kind.value for kind, row in PUSHES.items() if row.asks]
    waits = _PUSH.c.state.in_([state.value for state in WAITING_STATES])
    question = select(_PUSH).where(
        _PUSH.c.state.in_([state.value for state in _NOT_ANSWERED]),
        _PUSH.c.kind.in_(asked) | (_PUSH.c.state == PushState.PARKED.value),
        ~waits | (_PUSH.c.round > 0) | (_PUSH.c.made_at < view.now - _HELD_LONG),
    )
    if recipients is not None:
        question = question.where(_PUSH.c.recipient_id.in_(list(recipients)))
    rows = view.run(question.order_by(_PUSH.c.made_at, _PUSH.c.id)).all()
    before = _said_before(view, [row for row in rows if row.round])
    found = []
    for row in rows:
        since, opened_at = before.get((row.cause, row.kind, row.recipient_id), (None, None))
        since = since or row.sent_at or row.made_at
        found.append(Standing(value_of(row), since, opened_at or row.opened_at, row.failure))
    return found


def _said_before(
    view: Reader, rows: Sequence[Row[Any]]
) -> dict[tuple[str, str, int], tuple[datetime | None, datetime | None]]:
    """When each of these was said first and looked at first, by cause, kind and recipient."""
    if not rows:
        return {}
    same = (_PUSH.c.cause, _PUSH.c.kind, _PUSH.c.recipient_id)
    first = (func.min(_PUSH.c.sent_at).label("since"), func.min(_PUSH.c.opened_at).label("opened"))
    told = view.run(
        select(*same, *first).where(_PUSH.c.cause.in_({row.cause for row in rows})).group_by(*same)
    )
    return {(row.cause, row.kind, row.recipient_id): (row.since, row.opened) for row in told}


def newest_asked(view: Reader, officer_id: int, subject: tuple[Subject, int]) -> Push | None:
    """The newest push about a matter that asks an officer for something, whatever its state."""
    asked = [kind.value for kind, row in PUSHES.items() if row.asks]
    row = view.run(
        select(_PUSH)
        .where(
            _PUSH.c.subject_kind == subject[0].value,
            _PUSH.c.subject_id == subject[1],
            _PUSH.c.recipient_id == officer_id,
            _PUSH.c.kind.in_(asked),
        )
        .order_by(_PUSH.c.made_at.desc(), _PUSH.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else value_of(row)


def has_become_a_card(view: Reader, push: Push, chat_id: int) -> bool:
    """Whether the message of a push that stood alone shows a card by now, as far as is known."""
    row = view.run(
        select(_PUSH.c.sent_at, _PUSH.c.settled_at, _SHOWN.c.at).where(
            _PUSH.c.id == push.id,
            _SHOWN.c.chat_id == chat_id,
            _SHOWN.c.message_id == _PUSH.c.message_id,
        )
    ).one_or_none()
    if row is None or row.sent_at is None:
        return True
    return bool(row.at > row.sent_at or (row.settled_at is not None and row.at >= row.settled_at))
