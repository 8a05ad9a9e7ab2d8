"""The messages in which pushes went out: how many a day, and which of them have to change."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from storage.tables import PushMessageRow, core
from storage.unit import Reader, Unit

_MESSAGE = core(PushMessageRow)


def note(unit: Unit, officer_id: int, message_id: int, *, urgent: bool) -> None:
    """Remember that a message went out."""
    mine = (_MESSAGE.c.officer_id == officer_id) & (_MESSAGE.c.message_id == message_id)
    unit.run(delete(_MESSAGE).where(mine))  # another account's message may bear the number
    unit.run(
        insert(_MESSAGE).values(
            officer_id=officer_id, message_id=message_id, sent_at=unit.now, urgent=urgent
        )
    )


def above(view: Reader, number: int, *, officer_id: int | None = None) -> set[int]:
    """Which messages above a number something was pushed in, to one officer or to whomever."""
    statement = select(_MESSAGE.c.message_id).where(_MESSAGE.c.message_id > number)
    if officer_id is not None:
        statement = statement.where(_MESSAGE.c.officer_id == officer_id)
    return set(view.run(statement).scalars())


def sent_since(view: Reader, officers: Iterable[int], since: datetime) -> dict[int, list[datetime]]:
    """When these officers were sent what was not urgent."""
    rows = view.run(
        select(_MESSAGE.c.officer_id, _MESSAGE.c.sent_at).where(
            _MESSAGE.c.officer_id.in_(list(officers)),
            _MESSAGE.c.sent_at >= since,
            _MESSAGE.c.urgent.is_(False),
        )
    )
    found: dict[int, list[datetime]] = {}
    for row in rows:
        found.setdefault(row.officer_id, []).append(row.sent_at)
    return found


def newest_since(view: Reader, officer_id: int, since: datetime) -> list[int]:
    """An officer's messages since a moment, urgent ones apart, the newest first."""
    rows = view.run(
        select(_MESSAGE.c.message_id)
        .where(
            _MESSAGE.c.officer_id == officer_id,
            _MESSAGE.c.sent_at >= since,
            _MESSAGE.c.urgent.is_(False),
        )
        .order_by(_MESSAGE.c.sent_at.desc(), _MESSAGE.c.message_id.desc())
    )
    return [row.message_id for row in rows]


def unfold(unit: Unit, officer_id: int, message_id: int, until: datetime) -> bool:
    """Let a message show more until a moment; false for a message that is not known."""
    mine = (_MESSAGE.c.officer_id == officer_id) & (_MESSAGE.c.message_id == message_id)
    values = {"unfolded_until": until, "redraw_at": unit.now}
    return unit.run(update(_MESSAGE).where(mine).values(values)).rowcount == 1


def unfolded_until(view: Reader, officer_id: int, message_id: int) -> datetime | None:
    """Until when a message shows more."""
    found: datetime | None = view.run(
        select(_MESSAGE.c.unfolded_until).where(
            _MESSAGE.c.officer_id == officer_id, _MESSAGE.c.message_id == message_id
        )
    ).scalar()
    return found


def to_redraw(view: Reader, officer_id: int) -> int | None:
    """An officer's message that has to change by now."""
    found: int | None = view.run(
        select(_MESSAGE.c.message_id)
        .where(_MESSAGE.c.officer_id == officer_id, _MESSAGE.c.redraw_at <= view.now)
        .order_by(_MESSAGE.c.redraw_at)
        .limit(1)
    ).scalar()
    return found


def take(unit: Unit, officer_id: int, message_id: int, lease: timedelta) -> None:
    """Claim the change of a message for as long as this."""
    _redraw_at(unit, officer_id, message_id, unit.now + lease)


def redrawn(unit: Unit, officer_id: int, message_id: int, shown_until: datetime | None) -> None:
    """Note that a message has changed; what it shows for a while is taken back then.

    What was asked of it while it was being changed is still to do.
    """
    again = shown_until if shown_until is not None and shown_until > unit.now else None
    mine = (_MESSAGE.c.officer_id == officer_id) & (_MESSAGE.c.message_id == message_id)
    meanwhile = _MESSAGE.c.redraw_at <= unit.now
    unit.run(update(_MESSAGE).where(mine, ~meanwhile).values(redraw_at=again))


def redraw(unit: Unit, officer_id: int, message_ids: Iterable[int]) -> None:
    """Let messages change soon, as far as they are not about to."""
    these = (_MESSAGE.c.officer_id == officer_id) & _MESSAGE.c.message_id.in_(list(message_ids))
    at_rest = _MESSAGE.c.redraw_at.is_(None)
    unit.run(update(_MESSAGE).where(these, at_rest).values(redraw_at=unit.now))


def redraw_later(unit: Unit, officer_id: int, message_id: int, at: datetime) -> None:
    """Try a change that failed again at a moment, if there is one to make."""
    mine = (_MESSAGE.c.officer_id == officer_id) & (_MESSAGE.c.message_id == message_id)
    unit.run(update(_MESSAGE).where(mine, _MESSAGE.c.redraw_at.is_not(None)).values(redraw_at=at))


def _redraw_at(unit: Unit, officer_id: int, message_id: int, at: datetime | None) -> None:
    mine = (_MESSAGE.c.officer_id == officer_id) & (_MESSAGE.c.message_id == message_id)
    unit.run(update(_MESSAGE).where(mine).values(redraw_at=at))


def forget(unit: Unit, officer_id: int) -> None:
    """Let the messages of an earlier account be; what was sent today still counts."""
    unit.run(
        update(_MESSAGE)
        .where(_MESSAGE.c.officer_id == officer_id)
        .values(unfolded_until=None, redraw_at=None)
    )
