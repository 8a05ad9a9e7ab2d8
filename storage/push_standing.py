"""Pushes that stand open: what nobody has answered, and what could not be brought."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from casework.matters import Subject
from casework.pushes import ASKED_STATES, PUSHES, WAITING_STATES, Push, PushState
from storage.pushes import value_of
from storage.tables import PushRow, core
from storage.unit import Reader

_PUSH = core(PushRow)
# What is kept back for longer than this is shown to those who look after it.
_HELD_LONG = timedelta(minutes=2)
# What supervisors look after: what nobody has answered, and what could not be brought.
_NOT_ANSWERED = (*ASKED_STATES, *WAITING_STATES, PushState.UNREACHABLE, PushState.PARKED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A push that stands open, with since when it does, and what hindered it."""

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
    rows = view.run(question.order_by(_PUSH.c.made_at, _PUSH.c.id))
    return [
        Standing(value_of(row), row.sent_at or row.made_at, row.opened_at, row.failure)
        for row in rows
    ]


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
