"""The attachments of what has been found for somebody."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Select,
    and_,
    bindparam,
    false,
    or_,
    select,
)

from casework.matters import Subject
from storage.tables import (
    MediaRow,
    core,
)
from storage.visible.field_days import VISIT

MEDIA = core(MediaRow)
MEDIA_OF_ONE = (
    select(MEDIA)
    .where(MEDIA.c.subject_kind == bindparam("kind"), MEDIA.c.subject_id == bindparam("subject"))
    .order_by(MEDIA.c.at, MEDIA.c.id)
)


def media_of_visits(first: date, last: date) -> Select[Any]:
    """The attachments of the field days of a stretch, to be compared; none of them is shown."""
    here = and_(MEDIA.c.subject_kind == Subject.VISIT.value, MEDIA.c.subject_id == VISIT.c.id)
    return (
        select(MEDIA)
        .join(VISIT, here)
        .where(VISIT.c.day >= first, VISIT.c.day <= last, VISIT.c.removed.is_(False))
    )


def media_of(subjects: Sequence[tuple[Subject, int]]) -> Select[Any]:
    """The attachments of matters that have already been found for a person."""
    return (
        select(MEDIA)
        .where(
            or_(
                false(),
                *(
                    and_(MEDIA.c.subject_kind == kind.value, MEDIA.c.subject_id == subject_id)
                    for kind, subject_id in subjects
                ),
            )
        )
        .order_by(MEDIA.c.at, MEDIA.c.id)
    )
