"""Messages of the bot that are taken away when their time has come, also after a restart."""

from datetime import datetime

from sqlalchemy import delete, func, select, update

from storage.tables import FleetingRow, core
from storage.unit import Reader, Unit

_FLEETING = core(FleetingRow)


def note(unit: Unit, chat_id: int, message_id: int, due_at: datetime) -> None:
    """Remember when a message is to go."""
    unit.later(FleetingRow, chat_id=chat_id, message_id=message_id, due_at=due_at)


def hurry(unit: Unit, chat_id: int) -> None:
    """Let what still stands in a chat go at the next look, since its reader is no longer one."""
    unit.run(update(_FLEETING).where(_FLEETING.c.chat_id == chat_id).values(due_at=unit.now))


def due(view: Reader) -> list[tuple[int, int]]:
    """Chats and messages whose time has come, the longest due first."""
    rows = view.run(
        select(_FLEETING.c.chat_id, _FLEETING.c.message_id)
        .where(_FLEETING.c.due_at <= view.now)
        .order_by(_FLEETING.c.due_at)
    )
    return [(row.chat_id, row.message_id) for row in rows]


def next_moment(view: Reader) -> datetime | None:
    """When the next message is to go; none when there is none."""
    found: datetime | None = view.run(select(func.min(_FLEETING.c.due_at))).scalar()
    return found


def forget(unit: Unit, chat_id: int, message_id: int) -> None:
    """A message has gone."""
    here = (_FLEETING.c.chat_id == chat_id) & (_FLEETING.c.message_id == message_id)
    unit.run(delete(_FLEETING).where(here))


def above(view: Reader, number: int, *, chat_id: int | None = None) -> set[int]:
    """Which messages above a number are to go, in one chat or in whatever chat."""
    statement = select(_FLEETING.c.message_id).where(_FLEETING.c.message_id > number)
    if chat_id is not None:
        statement = statement.where(_FLEETING.c.chat_id == chat_id)
    return set(view.run(statement).scalars())
