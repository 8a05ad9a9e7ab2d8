"""The queue of attachments to be fetched: a state, and when it is due, on their own rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from casework.attachments import Cause, ToFetch
from casework.media import MediaKind, MediaState
from storage.media import name_of
from storage.tables import MediaRow, core
from storage.unit import Reader, Unit

_MEDIA = core(MediaRow)
_QUEUED = tuple(state.value for state in (MediaState.WAITING, MediaState.FAILED, MediaState.ERASED))
_IN_QUEUE = _MEDIA.c.state.in_(_QUEUED)


def next_due(view: Reader) -> datetime | None:
    """When the next attachment is to be seen to."""
    due: datetime | None = view.run(select(func.min(_MEDIA.c.due_at)).where(_IN_QUEUE)).scalar()
    return due


def claim(unit: Unit, limit: int, lease: timedelta) -> list[ToFetch]:
    """Take what is due, the oldest first; nobody else takes it before the lease is over."""
    due = (
        select(_MEDIA)
        .where(_IN_QUEUE, _MEDIA.c.due_at <= unit.now)
        .order_by(_MEDIA.c.due_at, _MEDIA.c.id)
        .limit(limit)
    )
    if unit.dialect.name == "postgresql":
        due = due.with_for_update(skip_locked=True)
    rows = unit.run(due).all()
    if not rows:
        return []
    unit.run(
        update(_MEDIA)
        .where(_MEDIA.c.id.in_([row.id for row in rows]))
        .values(attempts=_MEDIA.c.attempts + 1, due_at=unit.now + lease)
    )
    return [
        ToFetch(
            row.id,
            MediaKind(row.kind),
            row.file_id,
            MediaState(row.state),
            row.attempts + 1,
            name_of(unit, row),
            row.told_type,
            row.stored_as,
        )
        for row in rows
    ]


def settle(unit: Unit, media_id: int, state: MediaState, **values: Any) -> bool:
    """Note how a fetch ended; false when the attachment was erased or stored meanwhile."""
    changed = unit.run(
        update(_MEDIA)
        .where(
            _MEDIA.c.id == media_id,
            _MEDIA.c.state.in_((MediaState.WAITING.value, MediaState.FAILED.value)),
        )
        .values(state=state.value, **values)
    )
    return changed.rowcount == 1


def put_off(unit: Unit, media_ids: Sequence[int], due_at: datetime) -> None:
    """Look at attachments again later, their state as it is."""
    unit.run(update(_MEDIA).where(_MEDIA.c.id.in_(media_ids), _IN_QUEUE).values(due_at=due_at))


def erased(view: Reader) -> list[tuple[int, str | None]]:
    """The rows that were left bare, each with the name of its stored bytes."""
    question = select(_MEDIA.c.id, _MEDIA.c.stored_as)
    rows = view.run(question.where(_MEDIA.c.state == MediaState.ERASED.value))
    return [(row.id, row.stored_as) for row in rows]


def forget(unit: Unit, media_id: int) -> None:
    """Delete the row of an erased attachment whose bytes are gone."""
    unit.run(
        delete(_MEDIA).where(_MEDIA.c.id == media_id, _MEDIA.c.state == MediaState.ERASED.value)
    )


def note_file_id(unit: Unit, media_id: int, file_id: str) -> None:
    """Remember under which id Telegram knows the stored copy."""
    unit.run(update(_MEDIA).where(_MEDIA.c.id == media_id).values(file_id=file_id))


def waiting(view: Reader) -> Mapping[Cause | None, int]:
    """How many attachments are still to be fetched, by what hindered it last."""
    rows = view.run(
        select(_MEDIA.c.cause, func.count().label("n"))
        .where(_IN_QUEUE, _MEDIA.c.state != MediaState.ERASED.value)
        .group_by(_MEDIA.c.cause)
    )
    return {None if row.cause is None else Cause(row.cause): row.n for row in rows}


def stored(view: Reader) -> dict[str, int]:
    """Every stored file's name, and the attachment that it belongs to."""
    rows = view.run(select(_MEDIA.c.stored_as, _MEDIA.c.id).where(_MEDIA.c.stored_as.is_not(None)))
    return {row.stored_as: row.id for row in rows}


def is_stored(view: Reader, name: str) -> bool:
    """Whether a file in the folder still belongs to an attachment."""
    return view.run(select(_MEDIA.c.id).where(_MEDIA.c.stored_as == name)).first() is not None
