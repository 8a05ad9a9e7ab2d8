"""Who did and who read what, as the chain of records has it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, tuple_

from casework.actions import View
from casework.matters import NoteKind, Subject
from storage import events
from storage.tables import EventRow, NoteRow, core
from storage.unit import Reader

_EVENT, _NOTE = core(EventRow), core(NoteRow)
# Readings of files, apart from those of words.
FILES = f"{events.READ}_{View.MEDIA.value}"


@dataclass(frozen=True, slots=True)
class Traced:
    """One record as the chain has it; the reason of a reading stands in a text of its own."""

    position: int
    at: datetime
    kind: str
    actor_id: int | None
    for_id: int | None
    reason: str | None


def of(
    view: Reader, subjects: Sequence[tuple[Subject, int]], *, offset: int, limit: int
) -> tuple[list[Traced], int]:
    """The acts and readings of these matters, newest first, a page of them, and how many."""
    which = tuple_(_EVENT.c.subject_kind, _EVENT.c.subject_id).in_(_plain(subjects))
    total = view.run(select(func.count()).select_from(_EVENT).where(which)).scalar() or 0
    rows = view.run(
        select(_EVENT, _NOTE.c.text)
        .outerjoin(
            _NOTE, (_NOTE.c.id == _EVENT.c.note_id) & (_NOTE.c.kind == NoteKind.READING.value)
        )
        .where(which)
        .order_by(_EVENT.c.position.desc())
        .offset(offset)
        .limit(limit)
    )
    return [_traced(row) for row in rows], total


def _traced(row: Any) -> Traced:
    """A record; what was shown in a reading, such as files, is part of its kind."""
    facts = json.loads(row.facts)
    kind = f"{row.kind}_{facts['shown']}" if "shown" in facts else row.kind
    return Traced(row.position, row.at, kind, row.actor_id, facts.get("for"), row.text)


def newest(
    view: Reader, subject: tuple[Subject, int], kind: str, limit: int
) -> list[tuple[datetime, int | None, dict[str, str]]]:
    """The newest records of a kind about something, each with its facts."""
    rows = view.run(
        select(_EVENT.c.at, _EVENT.c.actor_id, _EVENT.c.facts)
        .where(
            _EVENT.c.subject_kind == subject[0].value,
            _EVENT.c.subject_id == subject[1],
            _EVENT.c.kind == kind,
        )
        .order_by(_EVENT.c.position.desc())
        .limit(limit)
    )
    return [(row.at, row.actor_id, json.loads(row.facts)) for row in rows]


def readers(view: Reader, subjects: Sequence[tuple[Subject, int]]) -> dict[str, int]:
    """How many people have read these matters, their files, and who somebody is."""
    rows = view.run(
        select(_EVENT.c.kind, _EVENT.c.facts, _EVENT.c.actor_id)
        .where(
            tuple_(_EVENT.c.subject_kind, _EVENT.c.subject_id).in_(_plain(subjects)),
            _EVENT.c.kind.in_([events.READ, events.REVEALED]),
        )
        .distinct()
    )
    who = defaultdict(set)
    for row in rows:
        shown = json.loads(row.facts).get("shown")
        who[FILES if shown == View.MEDIA.value else row.kind].add(row.actor_id)
    return {kind: len(people) for kind, people in who.items()}


def _plain(subjects: Sequence[tuple[Subject, int]]) -> list[tuple[str, int]]:
    return [(kind.value, number) for kind, number in subjects]
