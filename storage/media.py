"""Attachments, by Telegram's reference."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from casework.matters import Subject
from casework.media import Attachment, Incoming, MediaKind, MediaState
from casework.visit_flags import Picture
from storage.tables import MediaRow, core
from storage.unit import Reader, Unit
from storage.visible import MEDIA_OF_ONE, media_of, media_of_visits

_MEDIA = core(MediaRow)
_BARE = dict.fromkeys(("name", "told_type", "content_type", "sha256", "picture_hash")) | {
    "state": MediaState.ERASED.value,
    "subject_kind": "",
    "subject_id": 0,
    "added_by": 0,
    "file_id": "",
    "unique_id": "",
    "attempts": 0,
}


def add(unit: Unit, subject: tuple[Subject, int], added_by: int, file: Incoming) -> bool:
    """Attach a file; false when the matter already has it."""
    known = unit.run(
        select(func.count())
        .select_from(_MEDIA)
        .where(
            _MEDIA.c.subject_kind == subject[0].value,
            _MEDIA.c.subject_id == subject[1],
            _MEDIA.c.unique_id == file.unique_id,
        )
    ).scalar()
    if known:
        return False
    unit.entered.forget(subject[1])
    media_id = unit.new_id()
    name = unit.vault.seal("media", media_id, "name", file.name) if file.name else None
    unit.run(
        insert(_MEDIA).values(
            id=media_id,
            subject_kind=subject[0].value,
            subject_id=subject[1],
            kind=file.kind.value,
            file_id=file.file_id,
            unique_id=file.unique_id,
            size=file.size,
            name=name,
            told_type=file.told_type,
            state=(MediaState.WAITING if file.can_be_fetched else MediaState.BY_REFERENCE).value,
            due_at=unit.now,
            added_by=added_by,
            at=unit.now,
        )
    )
    return True


def has_from(view: Reader, subject: tuple[Subject, int], officer_id: int, since: datetime) -> bool:
    """Whether an officer has attached a file to a matter since a moment."""
    found = view.run(
        select(_MEDIA.c.id)
        .where(
            _MEDIA.c.subject_kind == subject[0].value,
            _MEDIA.c.subject_id == subject[1],
            _MEDIA.c.added_by == officer_id,
            _MEDIA.c.at >= since,
        )
        .limit(1)
    )
    return found.first() is not None


def erase(unit: Unit, subject: tuple[Subject, int]) -> None:
    """Let go of a matter's attachments: nothing shows them from now on.

    Those of which bytes are stored leave a bare row behind, until the bytes are removed.
    """
    unit.entered.forget(subject[1])
    of_matter = (_MEDIA.c.subject_kind == subject[0].value, _MEDIA.c.subject_id == subject[1])
    unit.run(delete(_MEDIA).where(*of_matter, _MEDIA.c.stored_as.is_(None)))
    unit.run(update(_MEDIA).where(*of_matter).values(_BARE | {"due_at": unit.now}))


def move(unit: Unit, source: tuple[Subject, int], target: tuple[Subject, int]) -> None:
    """Give a form's attachments to the matter that came of it."""
    unit.entered.forget(target[1])
    unit.run(
        update(_MEDIA)
        .where(_MEDIA.c.subject_kind == source[0].value, _MEDIA.c.subject_id == source[1])
        .values(subject_kind=target[0].value, subject_id=target[1])
    )


def _rows(view: Reader, subjects: Sequence[tuple[Subject, int]]) -> Iterable[Row[Any]]:
    if len(subjects) == 1:
        if (known := view.entered.of(MediaRow, subjects[0][1])) is not None:
            return known
        return view.run(MEDIA_OF_ONE, {"kind": subjects[0][0].value, "subject": subjects[0][1]})
    return view.run(media_of(subjects))


def of(view: Reader, subjects: Sequence[tuple[Subject, int]]) -> list[Attachment]:
    """The attachments of matters that have already been found for a person."""
    return [value(view, row) for row in _rows(view, subjects)]


def as_sent(
    view: Reader, subject: tuple[Subject, int]
) -> list[tuple[Incoming, MediaState, str | None]]:
    """A matter's files as their messages brought them, each with how far it is stored as what."""
    return [
        (_incoming(view, row), MediaState(row.state), row.content_type)
        for row in _rows(view, [subject])
    ]


def incoming(view: Reader, media_id: int) -> Incoming:
    """A file as its message brought it, as far as that is kept."""
    return _incoming(view, view.run(select(_MEDIA).where(_MEDIA.c.id == media_id)).one())


def _incoming(view: Reader, row: Row[Any]) -> Incoming:
    return Incoming(
        MediaKind(row.kind),
        row.file_id,
        row.unique_id,
        row.size,
        name_of(view, row),
        row.told_type,
    )


def sent_by(view: Reader, media_id: int) -> tuple[tuple[Subject, int], int]:
    """What a file belongs to, and who sent it."""
    columns = (_MEDIA.c.subject_kind, _MEDIA.c.subject_id, _MEDIA.c.added_by)
    row = view.run(select(*columns).where(_MEDIA.c.id == media_id)).one()
    return (Subject(row.subject_kind), row.subject_id), row.added_by


def name_of(view: Reader, row: Row[Any]) -> str | None:
    """The file name that the sender gave."""
    return view.vault.open("media", row.id, "name", row.name) if row.name else None


def value(view: Reader, row: Row[Any]) -> Attachment:
    """An attachment as its row tells it."""
    return Attachment(
        row.id,
        MediaKind(row.kind),
        row.file_id,
        row.size,
        name_of(view, row),
        MediaState(row.state),
        row.mismatch,
        row.content_type,
        row.sha256,
        None if row.picture_hash is None else int(row.picture_hash, 16),
        row.stored_as,
    )


def pictures_of_visits(view: Reader, first: date, last: date) -> list[tuple[int, Picture]]:
    """What tells the files of the field days of a stretch apart, each with its field day."""
    return [(row.subject_id, _picture(row)) for row in view.run(media_of_visits(first, last))]


def _picture(row: Row[Any]) -> Picture:
    looks = None if row.picture_hash is None else int(row.picture_hash, 16)
    return Picture(row.at, row.unique_id, row.sha256, looks)
