"""The office's meetings, from plan to closing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, false, func, insert, or_, select, update

from casework.meetings import Meeting, MeetingKind
from storage.tables import MeetingRow, core
from storage.unit import Reader, Unit

_MEETING = core(MeetingRow)


def value_of(row: Row[Any]) -> Meeting:
    """A meeting, from its row."""
    return Meeting(
        row.id,
        MeetingKind(row.kind),
        row.held_on,
        row.path,
        row.opened_by,
        row.opened_at,
        row.held_at,
        row.closed_at,
    )


def add(unit: Unit, kind: MeetingKind, held_on: date, path: str, opened_by: int) -> Meeting:
    """Enter a meeting."""
    found = Meeting(unit.new_id(), kind, held_on, path, opened_by, unit.now)
    unit.run(
        insert(_MEETING).values(
            id=found.id,
            kind=kind.value,
            held_on=held_on,
            path=path,
            opened_by=opened_by,
            opened_at=unit.now,
        )
    )
    return found


def get(view: Reader, meeting_id: int) -> Meeting | None:
    """A meeting, for a use case that checks rights itself."""
    row = view.run(select(_MEETING).where(_MEETING.c.id == meeting_id)).one_or_none()
    return None if row is None else value_of(row)


def page(view: Reader, scopes: Sequence[str], offset: int, limit: int) -> tuple[list[Meeting], int]:
    """Meetings held within some scopes, the newest day first."""
    here = or_(false(), *(_MEETING.c.path.startswith(one, autoescape=True) for one in scopes))
    total = view.run(select(func.count(_MEETING.c.id)).where(here)).scalar() or 0
    rows = view.run(
        select(_MEETING)
        .where(here)
        .order_by(_MEETING.c.held_on.desc(), _MEETING.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [value_of(row) for row in rows], total


def open_of(view: Reader, kind: MeetingKind, place_path: str) -> list[Meeting]:
    """The meetings of a kind that are not closed and whose unit takes in a place, by their day."""
    rows = view.run(
        select(_MEETING)
        .where(_MEETING.c.kind == kind.value, _MEETING.c.closed_at.is_(None))
        .order_by(_MEETING.c.held_on, _MEETING.c.id)
    )
    return [found for row in rows if place_path.startswith((found := value_of(row)).path)]


def hold(unit: Unit, meeting: Meeting) -> None:
    """Note that a meeting has begun, today when it was planned for later."""
    day = min(meeting.held_on, unit.today)
    _change(unit, meeting.id, held_at=unit.now, held_on=day)


def close(unit: Unit, meeting_id: int) -> None:
    """Note that a meeting is closed."""
    _change(unit, meeting_id, closed_at=unit.now)


def _change(unit: Unit, meeting_id: int, **values: Any) -> None:
    unit.run(update(_MEETING).where(_MEETING.c.id == meeting_id).values(**values))
