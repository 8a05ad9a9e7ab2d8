"""Updates, kept before they are confirmed, with what came of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Dialect, Executable, bindparam, delete, func, select, update

from casework.actions import Answer
from casework.forms import Acting
from storage import flavour
from storage.drafts import decode_answer, encode_answer
from storage.tables import InboxRow, core
from storage.unit import Reader, Unit

_INBOX = core(InboxRow)
NEW, APPLIED, ANSWERED, PARKED = "new", "applied", "answered", "parked"
KEPT_FOR = timedelta(days=7)
ATTEMPTS = 3

# Something about an answer that is noted when it has been given, such as what its message shows.
Note = Callable[[Unit], None]


@dataclass(frozen=True, slots=True)
class Cause:
    """The update that made a use case run.

    ``after`` is the newest message there was when it came: its answer is a later one. 0 when that
    is not known, or when no earlier run can have answered it.
    """

    bot_id: int
    update_id: int
    after: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that still has to be handled or answered; ``answer`` stands once it is applied.

    ``acting`` is who speaks, as read when the update was kept, while nothing else of theirs waits.
    """

    cause: Cause
    sender_id: int
    content: str
    received_at: datetime
    attempts: int
    answer: Answer | None = None
    acting: Acting | None = None


def _row_id(cause: Cause) -> str:
    return f"{cause.bot_id}:{cause.update_id}"


def keep(
    unit: Unit,
    kept: Sequence[tuple[Cause, int, str]],
    brought: Mapping[int, int] = MappingProxyType({}),
) -> list[int]:
    """Keep updates; gives the ids of those not seen before, in order.

    ``brought`` has, by update, the number of the message that it brings to a private chat.
    """
    rows = [
        {
            "bot_id": cause.bot_id,
            "update_id": cause.update_id,
            "sender_id": sender_id,
            "received_at": unit.now,
            "state": NEW,
            "content": unit.vault.seal("inbox", _row_id(cause), "content", content),
            "attempts": 0,
            "brought": brought.get(cause.update_id),
        }
        for cause, sender_id, content in kept
    ]
    if not rows:
        return []
    fresh = set(unit.connection.execute(_keep(unit.dialect), rows).scalars())
    return [cause.update_id for cause, _, _ in kept if cause.update_id in fresh]


@lru_cache
def _keep(dialect: Dialect) -> Executable:
    return flavour.insert(dialect, _INBOX).on_conflict_do_nothing().returning(_INBOX.c.update_id)


_APPLIED = (
    update(_INBOX)
    .where(
        _INBOX.c.bot_id == bindparam("bot"),
        _INBOX.c.update_id == bindparam("number"),
        _INBOX.c.state == NEW,
    )
    .values(state=APPLIED, result=bindparam("answer"), after=bindparam("newest"))
)
_ANSWERED = (
    update(_INBOX)
    .where(_INBOX.c.bot_id == bindparam("bot"), _INBOX.c.update_id == bindparam("number"))
    .values(state=ANSWERED, content=None, result=None)
)
_FAILED = (
    update(_INBOX)
    .where(_INBOX.c.bot_id == bindparam("bot"), _INBOX.c.update_id == bindparam("number"))
    .values(attempts=_INBOX.c.attempts + 1)
    .returning(_INBOX.c.attempts)
)


def applied(unit: Unit, cause: Cause, answer: Answer) -> None:
    """Record, in the same commit, what an update came to."""
    unit.mark(
        _APPLIED,
        bot=cause.bot_id,
        number=cause.update_id,
        answer=encode_answer(answer),
        newest=cause.after,
    )


def answered(unit: Unit, cause: Cause) -> None:
    """Note that the answer has gone out; the update's content is let go."""
    unit.mark(_ANSWERED, bot=cause.bot_id, number=cause.update_id)


def failed(unit: Unit, cause: Cause) -> bool:
    """Count a failed try; true when the update is parked for good."""
    tries = unit.run(_FAILED, {"bot": cause.bot_id, "number": cause.update_id}).scalar() or 0
    if tries < ATTEMPTS:
        return False
    unit.run(
        update(_INBOX)
        .where(_INBOX.c.bot_id == cause.bot_id, _INBOX.c.update_id == cause.update_id)
        .values(state=PARKED)
    )
    return True


def unfinished(view: Reader, bot_id: int) -> list[Kept]:
    """What an earlier run kept and did not note as answered, in the order of arrival."""
    rows = view.run(
        select(_INBOX)
        .where(_INBOX.c.bot_id == bot_id, _INBOX.c.state.in_([NEW, APPLIED]))
        .order_by(_INBOX.c.received_at, _INBOX.c.update_id)
    )
    return [_kept(view, row, row.after or 0) for row in rows]


def brought_above(view: Reader, number: int) -> set[int]:
    """Which messages above a number people have sent, as far as their updates are remembered."""
    return set(view.run(select(_INBOX.c.brought).where(_INBOX.c.brought > number)).scalars())


def get(view: Reader, cause: Cause) -> Kept | None:
    """An update that is kept and not yet answered."""
    row = view.run(
        select(_INBOX).where(
            _INBOX.c.bot_id == cause.bot_id,
            _INBOX.c.update_id == cause.update_id,
            _INBOX.c.state.in_([NEW, APPLIED]),
        )
    ).one_or_none()
    return None if row is None else _kept(view, row)


def _kept(view: Reader, row: Any, after: int = 0) -> Kept:
    cause = Cause(row.bot_id, row.update_id, after)
    return Kept(
        cause,
        row.sender_id,
        view.vault.open("inbox", _row_id(cause), "content", row.content),
        row.received_at,
        row.attempts,
        decode_answer(row.result) if row.state == APPLIED else None,
    )


def oldest_waiting(view: Reader) -> datetime | None:
    """When the oldest update that is not yet answered arrived."""
    found: datetime | None = view.run(
        select(func.min(_INBOX.c.received_at)).where(_INBOX.c.state.in_([NEW, APPLIED]))
    ).scalar()
    return found


def forget_old(unit: Unit) -> None:
    """Let go of ids that can no longer come again, and of what old messages showed."""
    unit.run(
        delete(_INBOX).where(
            _INBOX.c.received_at < unit.now - KEPT_FOR,
            _INBOX.c.state.in_([ANSWERED, PARKED]),
        )
    )
