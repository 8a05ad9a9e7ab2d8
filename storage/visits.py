"""Field days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from casework.people import Officer
from storage.tables import NoteRow, core
from storage.unit import Reader, Unit
from storage.visible import VISIT, any_visit, select_visits

_NOTE = core(NoteRow)


@dataclass(frozen=True, slots=True)
class Visit:
    """A field day as logged; ``arrived_at`` is when the bot was told of it."""

    id: int
    officer_id: int
    day: date
    half: bool
    village_code: str
    village_path: str
    note_id: int
    arrived_at: datetime
    backfilled: bool
    photo: bool
    located: bool
    confirmed_by: int | None
    removed: bool


def _value(row: Row[Any]) -> Visit:
    return Visit(
        row.id,
        row.officer_id,
        row.day,
        row.half,
        row.village_code,
        row.village_path,
        row.note_id,
        row.arrived_at,
        row.backfilled,
        row.photo,
        row.located,
        row.confirmed_by,
        row.removed,
    )


def add(unit: Unit, visit: Visit) -> None:
    """Enter a field day."""
    unit.run(
        insert(VISIT).values(
            id=visit.id,
            officer_id=visit.officer_id,
            day=visit.day,
            half=visit.half,
            village_code=visit.village_code,
            village_path=visit.village_path,
            note_id=visit.note_id,
            arrived_at=visit.arrived_at,
            backfilled=visit.backfilled,
            photo=visit.photo,
            located=visit.located,
            removed=False,
        )
    )


def change(unit: Unit, visit_id: int, **values: Any) -> None:
    """Change a field day's confirmation, evidence or removal."""
    unit.run(update(VISIT).where(VISIT.c.id == visit_id).values(**values))


def seen(view: Reader, officer: Officer, visit_id: int, scopes: Sequence[str]) -> Visit | None:
    """A field day, if it is the officer's own or within the scopes they supervise."""
    row = view.run(select_visits(officer, scopes).where(VISIT.c.id == visit_id)).one_or_none()
    return None if row is None else _value(row)


def between(
    view: Reader, first: date, last: date, officer_ids: Sequence[int] | None = None
) -> list[Visit]:
    """Field days from first to last, of some officers or of all; removed ones left out."""
    question = any_visit().where(
        VISIT.c.day >= first, VISIT.c.day <= last, VISIT.c.removed.is_(False)
    )
    if officer_ids is not None:
        question = question.where(VISIT.c.officer_id.in_(list(officer_ids)))
    return [_value(row) for row in view.run(question.order_by(VISIT.c.day, VISIT.c.id))]


def lately_visited(view: Reader, officer_id: int, limit: int = 3) -> list[str]:
    """The villages an officer went to last, newest first, each once."""
    rows = view.run(
        any_visit()
        .with_only_columns(VISIT.c.village_code)
        .where(VISIT.c.officer_id == officer_id)
        .order_by(VISIT.c.day.desc())
        .limit(20)
    )
    return list(dict.fromkeys(row.village_code for row in rows))[:limit]


def words(view: Reader, note_id: int) -> str:
    """What was written about a field day."""
    return view.run(select(_NOTE.c.text).where(_NOTE.c.id == note_id)).scalar() or ""
