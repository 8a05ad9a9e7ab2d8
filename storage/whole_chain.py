"""The chain of records from end to end, as it is read to see whether it is whole."""

import json
from collections.abc import Generator
from typing import Any

from sqlalchemy import select

from storage.chain import GENESIS, commit_text
from storage.events import BESIDE, PURGE
from storage.tables import ChainRow, EventRow, NoteRow, core
from storage.unit import Reader

_EVENT = core(EventRow)
_NOTE = core(NoteRow)
_CHAIN = core(ChainRow)
_COMMITTED = (
    select(
        _EVENT.c.position,
        _EVENT.c.subject_kind,
        _EVENT.c.subject_id,
        _EVENT.c.commitment,
        _NOTE.c.text,
        _NOTE.c.salt,
    )
    .outerjoin(_NOTE, _NOTE.c.id == _EVENT.c.note_id)
    .where(_EVENT.c.commitment.is_not(None))
    .order_by(_EVENT.c.position)
)
_ALL = select(_EVENT).order_by(_EVENT.c.position).execution_options(yield_per=1000)


def everything(view: Reader) -> list[dict[str, Any]]:
    """The whole chain in order."""
    return list(each(view))


def each(view: Reader) -> Generator[dict[str, Any], None, None]:
    """The whole chain in order, a part at a time: it may be longer than memory."""
    with view.run(_ALL) as rows:
        for row in rows:
            yield dict(row._mapping)


def head(view: Reader) -> tuple[int, str]:
    """The position and hash that the chain is noted to end with."""
    row = view.run(select(_CHAIN.c.position, _CHAIN.c.hash).where(_CHAIN.c.id == 1)).one_or_none()
    return (0, GENESIS) if row is None else (row.position, row.hash)


def first_changed_note(view: Reader) -> int | None:
    """The position of the first event whose free text stands there but is not the one recorded."""
    question = _COMMITTED.where(_NOTE.c.text.is_not(None)).execution_options(yield_per=1000)
    with view.run(question) as rows:
        for row in rows:
            if commit_text(row.salt or b"", row.text) != row.commitment:
                return int(row.position)
    return None


def first_erased_note(view: Reader) -> int | None:
    """The position of the first event whose free text is gone though nothing says it was purged."""
    purged: set[tuple[str, int]] = set()
    for row in view.run(select(_EVENT).where(_EVENT.c.kind == PURGE)):
        purged.add((row.subject_kind, row.subject_id))
        beside = json.loads(row.facts).get(BESIDE, "")
        parts = (one.partition(":") for one in beside.split(",") if one)
        purged.update((kind, int(number)) for kind, _, number in parts)
    with view.run(_COMMITTED.where(_NOTE.c.text.is_(None))) as rows:
        gone = (row for row in rows if (row.subject_kind, row.subject_id) not in purged)
        return next((int(row.position) for row in gone), None)
