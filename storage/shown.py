"""Which matter each message of the bot shows, so that a reply to it finds its way."""

from sqlalchemy import delete, func, select

from casework.actions import View
from storage.tables import ShownRow, core
from storage.unit import Reader, Unit

_SHOWN = core(ShownRow)


def note(unit: Unit, chat_id: int, message_id: int, view: View, ref: int) -> None:
    """Remember what a message shows."""
    unit.later(
        ShownRow, chat_id=chat_id, message_id=message_id, view=view.value, ref=ref, at=unit.now
    )


def forget(unit: Unit, chat_id: int, message_id: int) -> None:
    """Let a message be about nothing any more."""
    here = (_SHOWN.c.chat_id == chat_id) & (_SHOWN.c.message_id == message_id)
    unit.run(delete(_SHOWN).where(here))


def forget_all(unit: Unit, view: View, ref: int) -> None:
    """Let no message be about a thing any more."""
    unit.run(delete(_SHOWN).where(_SHOWN.c.view == view.value, _SHOWN.c.ref == ref))


def find(view: Reader, chat_id: int, message_id: int) -> tuple[View, int] | None:
    """What a message shows, as far as that is known."""
    row = view.run(
        select(_SHOWN.c.view, _SHOWN.c.ref).where(
            _SHOWN.c.chat_id == chat_id, _SHOWN.c.message_id == message_id
        )
    ).one_or_none()
    return None if row is None else (View(row.view), row.ref)


def above(view: Reader, number: int, *, chat_id: int | None = None) -> set[int]:
    """Which messages above a number show something, in one chat or in whatever chat."""
    statement = select(_SHOWN.c.message_id).where(_SHOWN.c.message_id > number)
    if chat_id is not None:
        statement = statement.where(_SHOWN.c.chat_id == chat_id)
    return set(view.run(statement).scalars())


def newest(view: Reader, chat_id: int, what: View, ref: int, *, after: int) -> int | None:
    """The newest message below another that shows a matter."""
    found: int | None = view.run(
        select(func.max(_SHOWN.c.message_id)).where(
            _SHOWN.c.chat_id == chat_id,
            _SHOWN.c.message_id > after,
            _SHOWN.c.view == what.value,
            _SHOWN.c.ref == ref,
        )
    ).scalar()
    return found
