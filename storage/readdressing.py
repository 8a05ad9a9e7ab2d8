"""Pushes that are another officer's now: what waits goes there, what was sent loses its buttons."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, update

from casework.matters import Subject
from casework.pushes import WAITING_STATES, Push, PushState
from storage import push_messages
from storage.pushes import value_of
from storage.tables import PushRow, core
from storage.unit import Reader, Unit

_PUSH = core(PushRow)


def waiting_for(view: Reader, recipient_id: int, about: Iterable[Subject]) -> list[Push]:
    """What waits to be said to an officer about matters of these kinds."""
    return _of(view, recipient_id, about, [*WAITING_STATES, PushState.UNREACHABLE])


def asked_of(view: Reader, recipient_id: int, about: Iterable[Subject]) -> list[Push]:
    """What an officer has been sent about matters of these kinds, and still asks for something."""
    return [one for one in _of(view, recipient_id, about, [PushState.SENT]) if one.asks]


def _of(
    view: Reader, recipient_id: int, about: Iterable[Subject], states: Iterable[PushState]
) -> list[Push]:
    rows = view.run(
        select(_PUSH)
        .where(
            _PUSH.c.recipient_id == recipient_id,
            _PUSH.c.state.in_([state.value for state in states]),
            _PUSH.c.subject_kind.in_([one.value for one in about]),
        )
        .order_by(_PUSH.c.id)
    )
    return [value_of(row) for row in rows]


def readdress(unit: Unit, push: Push, recipient_id: int) -> None:
    """Let what waits go to another officer; to one who has it already it is not said twice.

    The message in which it was shown meanwhile, if any, shows it no more.
    """
    if push.message_id is not None:
        push_messages.redraw(unit, push.recipient_id, [push.message_id])
    mine = _PUSH.c.id == push.id
    same = _PUSH.alias()
    row = select(_PUSH.c.cause, _PUSH.c.kind, _PUSH.c.round).where(mine).subquery()
    twice = unit.run(
        select(same.c.id).where(
            same.c.recipient_id == recipient_id,
            same.c.cause == row.c.cause,
            same.c.kind == row.c.kind,
            same.c.round == row.c.round,
        )
    ).first()
    alone: dict[str, Any] = {"message_id": None, "shared": False}
    if twice is None:
        alone |= {"lease_until": None, "failure": None}
        queued = {"recipient_id": recipient_id, "state": PushState.QUEUED.value}
        unit.run(update(_PUSH).where(mine).values(**alone, **queued))
    else:
        unit.run(update(_PUSH).where(mine).values(**alone, state=PushState.SETTLED.value))


def take_back(unit: Unit, push: Push) -> None:
    """What was asked of an officer is another's now: its message loses its buttons."""
    facts = json.dumps(push.facts | {"back": "yes"}, sort_keys=True)
    unit.run(
        update(_PUSH)
        .where(_PUSH.c.id == push.id, _PUSH.c.state == PushState.SENT.value)
        .values(state=PushState.CLOSING.value, settled_at=unit.now, facts=facts)
    )
