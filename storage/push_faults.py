"""Pushes that did not go out, and why, for the person on duty."""

from datetime import datetime

from sqlalchemy import func, select

from casework.pushes import PushState
from storage.tables import PushRow, core
from storage.unit import Reader

_PUSH = core(PushRow)
_ON_THE_WAY = (PushState.QUEUED.value, PushState.CLOSING.value)


def waiting(view: Reader) -> int:
    """How many pushes are due and not sent."""
    question = select(func.count()).where(
        _PUSH.c.state == PushState.QUEUED.value, _PUSH.c.due_at <= view.now
    )
    return int(view.run(question).scalar_one())


def hindered(view: Reader) -> dict[str, int]:
    """How many pushes will be tried again, by what hindered them last."""
    question = (
        select(_PUSH.c.failure, func.count().label("n"))
        .where(_PUSH.c.state.in_(_ON_THE_WAY), _PUSH.c.failure.is_not(None))
        .group_by(_PUSH.c.failure)
    )
    return {row.failure: row.n for row in view.run(question)}


def given_up(view: Reader, since: datetime) -> int:
    """How many pushes made since then Telegram refused for good."""
    question = select(func.count()).where(
        _PUSH.c.state == PushState.PARKED.value, _PUSH.c.made_at >= since
    )
    return int(view.run(question).scalar_one())
