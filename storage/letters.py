"""Sealed letters: the fact, where each goes, who holds it, and what was registered of it."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from casework.errors import StaleError
from storage.tables import LetterRow, core
from storage.unit import Reader, Unit

_LETTER = core(LetterRow)


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed letter on its way, or received.

    ``level``, ``filed`` and ``result`` are what its receiver has registered of it.
    """

    id: int
    year: int
    serial: int
    recorded_by: int
    recorded_at: datetime
    receiver_code: str
    received_by: int | None = None
    received_at: datetime | None = None
    registered_at: datetime | None = None
    level: str | None = None
    filed: bool | None = None
    result: str | None = None
    result_on: date | None = None


_NAMES = tuple(field.name for field in fields(Letter))


def _value(row: Row[Any]) -> Letter:
    return Letter(**{name: getattr(row, name) for name in _NAMES})


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


def numbered(view: Reader, year: int, serial: int) -> Letter | None:
    """A letter by its number."""
    mine = select(_LETTER).where(_LETTER.c.year == year, _LETTER.c.serial == serial)
    row = view.run(mine).one_or_none()
    return None if row is None else _value(row)


def without_result(view: Reader, receiver_codes: Collection[str]) -> list[Letter]:
    """Letters that offices have received and of which no result is registered, the oldest first."""
    rows = view.run(
        select(_LETTER)
        .where(
            _LETTER.c.receiver_code.in_(sorted(receiver_codes)),
            _LETTER.c.received_at.is_not(None),
            _LETTER.c.result.is_(None),
        )
        .order_by(_LETTER.c.received_at, _LETTER.c.id)
    )
    return [_value(row) for row in rows]


def register(unit: Unit, letter: Letter, level: str, *, filed: bool) -> None:
    """Keep what counts tell of a letter; the first time it begins to count."""
    values = {"level": level, "filed": filed, "registered_at": letter.registered_at or unit.now}
    unit.run(update(_LETTER).where(_LETTER.c.id == letter.id).values(**values))


def settle(unit: Unit, letter: Letter, result: str) -> None:
    """Keep what a letter was found to be."""
    values = {"result": result, "result_on": unit.today}
    unit.run(update(_LETTER).where(_LETTER.c.id == letter.id).values(**values))


def receive(unit: Unit, letter: Letter, officer_id: int) -> None:
    """Note who has the letter now; raises :class:`StaleError` when it had been received."""
    changed = unit.run(
        update(_LETTER)
        .where(_LETTER.c.id == letter.id, _LETTER.c.received_at.is_(None))
        .values(received_by=officer_id, received_at=unit.now)
    )
    if changed.rowcount != 1:
        raise StaleError
