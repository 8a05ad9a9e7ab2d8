"""Sealed letters: the fact, where each goes, and who holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from casework.errors import StaleError
from storage.tables import LetterRow, core
from storage.unit import Reader, Unit

_LETTER = core(LetterRow)


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed letter on its way, or received."""

    id: int
    year: int
    serial: int
    recorded_by: int
    recorded_at: datetime
    receiver_code: str
    received_by: int | None = None
    received_at: datetime | None = None


def _value(row: Row[Any]) -> Letter:
    return Letter(
        row.id,
        row.year,
        row.serial,
        row.recorded_by,
        row.recorded_at,
        row.receiver_code,
        row.received_by,
        row.received_at,
    )


def add(unit: Unit, letter: Letter) -> None:
    """Record that there is a letter."""
    unit.run(
        insert(_LETTER).values(
            id=letter.id,
            year=letter.year,
            serial=letter.serial,
            recorded_by=letter.recorded_by,
            recorded_at=letter.recorded_at,
            receiver_code=letter.receiver_code,
        )
    )


def numbers(view: Reader, year: int) -> set[int]:
    """The numbers given to letters of a year."""
    return set(view.run(select(_LETTER.c.serial).where(_LETTER.c.year == year)).scalars())


def get(view: Reader, letter_id: int) -> Letter | None:
    """A letter by id."""
    row = view.run(select(_LETTER).where(_LETTER.c.id == letter_id)).one_or_none()
    return None if row is None else _value(row)


def receive(unit: Unit, letter: Letter, officer_id: int) -> None:
    """Note who has the letter now; raises :class:`StaleError` when it had been received."""
    changed = unit.run(
        update(_LETTER)
        .where(_LETTER.c.id == letter.id, _LETTER.c.received_at.is_(None))
        .values(received_by=officer_id, received_at=unit.now)
    )
    if changed.rowcount != 1:
        raise StaleError
