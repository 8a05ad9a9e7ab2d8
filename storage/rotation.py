"""Sealing everything anew with the newest key, some rows at a time, while others work.

Every sealed column is found by its type; what the key in force sealed already is passed by, so that
it goes on where it was cut off. A row's place (table, id, column) stays what it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    Column,
    LargeBinary,
    Table,
    func,
    literal,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlmodel import SQLModel

from casework.matters import Subject
from storage import code_marks, events, identities, settings
from storage.key_ids import KEY_ID_BYTES
from storage.tables import IdentityRow, core
from storage.types import Sealed
from storage.unit import Reader, Unit

# So many rows are sealed anew in one transaction: officers wait no longer than for their own.
AT_ONCE = 50
# The setting that says which key everything was sealed with when it was last gone through.
_DONE = "keys_rotated"
# Which key the program was started with, where that cannot change while it runs.
_STARTED = "keys_started"
# What tells a row apart.
Key = tuple[Any, ...]


@dataclass(frozen=True)
class SealedColumn:
    """A column of sealed values."""

    table: Table
    column: Column[Any]

    @cached_property
    def keys(self) -> tuple[Column[Any], ...]:
        """What tells its rows apart."""
        return tuple(self.table.primary_key.columns)


def columns() -> Iterator[SealedColumn]:
    """All columns whose values are sealed."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Sealed):
                yield SealedColumn(table, column)


def older(view: Reader, it: SealedColumn, after: Key | None = None) -> list[Key]:
    """The next rows, in their order, whose value is under another key than the newest."""
    mark = func.substr(type_coerce(it.column, LargeBinary), 1, KEY_ID_BYTES)
    question = select(*it.keys).where(
        it.column.is_not(None), mark != literal(view.vault.newest, LargeBinary)
    )
    if after is not None:
        question = question.where(tuple_(*it.keys) > tuple_(*after))
    return [tuple(row) for row in view.run(question.order_by(*it.keys).limit(AT_ONCE))]


def seal_again(unit: Unit, it: SealedColumn, which: Sequence[Key]) -> int:
    """Seal the values of these rows anew, as far as they are still there; how many.

    Raises :class:`storage.vault.WrongKeyError` for a value that no key in force opens.
    """
    question = select(it.table).where(tuple_(*it.keys).in_(which), it.column.is_not(None))
    rows = unit.run(question).all()
    for row in rows:
        key = tuple(getattr(row, one.name) for one in it.keys)
        place = (it.table.name, ":".join(str(one) for one in key), it.column.name)
        text = unit.vault.open(*place, getattr(row, it.column.name))
        here = [one == value for one, value in zip(it.keys, key, strict=True)]
        unit.run(update(it.table).where(*here).values({it.column: unit.vault.seal(*place, text)}))
    if it.table is core(IdentityRow):
        identities.index_again(unit, [row.id for row in rows])
    elif it.column.name == "digest":
        code_marks.mark_again(unit, it.table, [row.id for row in rows])
    return len(rows)


def note_begun(unit: Unit) -> None:
    """Put on record that everything is sealed anew, and with which key."""
    facts = {"key": unit.vault.newest.hex()}
    events.record(unit, "keys_rotated", (Subject.UNIT, 0), None, facts=facts)


def note_done(unit: Unit) -> None:
    """Remember that everything is under the newest key."""
    settings.put(unit, _DONE, unit.vault.newest.hex())


def done_with(view: Reader) -> str | None:
    """The mark of the key that everything was last sealed with anew; none if never."""
    return settings.get(view, _DONE)


def note_started(unit: Unit) -> None:
    """Remember which key the program seals with until it ends."""
    settings.put(unit, _STARTED, unit.vault.newest.hex())


def is_known(view: Reader) -> bool:
    """Whether the program, if it ever ran so, was started with the newest key."""
    return settings.get(view, _STARTED) in {None, view.vault.newest.hex()}
