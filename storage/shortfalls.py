"""Months that closed with field days missing, and the reasons given for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from storage.tables import NoteRow, ShortfallRow, core
from storage.unit import Reader, Unit

_SHORT = core(ShortfallRow)
_NOTE = core(NoteRow)
_WITH_WORDS = select(_SHORT, _NOTE.c.text).outerjoin(_NOTE, _NOTE.c.id == _SHORT.c.note_id)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A month closed short; figures as at its closing, ``reason`` by code, ``words`` one's own."""

    id: int
    officer_id: int
    month: date
    owed: int
    done: int
    asked: bool
    reason: str | None
    words: str | None

    @property
    def answered(self) -> bool:
        """Whether a reason has been given."""
        return self.reason is not None or self.words is not None


def _value(row: Row[Any]) -> Shortfall:
    return Shortfall(
        row.id,
        row.officer_id,
        row.month,
        row.owed,
        row.done,
        row.asked_at is not None,
        row.reason,
        row.text,
    )


def _values(view: Reader, question: Select[Any]) -> list[Shortfall]:
    return [_value(row) for row in view.run(question.order_by(_SHORT.c.id))]


def add(unit: Unit, officer_id: int, month: date, owed: int, done: int) -> None:
    """Keep that an officer's month closed short."""
    unit.run(
        insert(_SHORT).values(
            id=unit.new_id(),
            officer_id=officer_id,
            month=month,
            owed=owed,
            done=done,
            closed_at=unit.now,
        )
    )


def get(view: Reader, shortfall_id: int) -> Shortfall | None:
    """One month of one officer."""
    found = _values(view, _WITH_WORDS.where(_SHORT.c.id == shortfall_id))
    return found[0] if found else None


def of_month(view: Reader, month: date) -> dict[int, Shortfall]:
    """Who closed a month short, by officer; the month is given by its first day."""
    found = _values(view, _WITH_WORDS.where(_SHORT.c.month == month))
    return {one.officer_id: one for one in found}


def unanswered(view: Reader, since: date) -> list[Shortfall]:
    """Months from a first one on, and any not asked about yet, for which no reason was given."""
    without = _SHORT.c.reason.is_(None) & _SHORT.c.note_id.is_(None)
    looked_at = (_SHORT.c.month >= since) | _SHORT.c.asked_at.is_(None)
    return _values(view, _WITH_WORDS.where(looked_at, without))


def asked(unit: Unit, shortfall_ids: Collection[int]) -> None:
    """Note that the reason has been asked for."""
    these = _SHORT.c.id.in_(list(shortfall_ids))
    unit.run(update(_SHORT).where(these).values(asked_at=unit.now))


def explain(
    unit: Unit, shortfall_id: int, by: int, *, reason: str | None = None, note_id: int | None = None
) -> None:
    """Keep the reason, by its code or as a note, in place of an earlier one."""
    unit.run(
        update(_SHORT)
        .where(_SHORT.c.id == shortfall_id)
        .values(reason=reason, note_id=note_id, given_by=by, given_at=unit.now)
    )
