"""Posts with their dates: those in force, those to come, and those that are over."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select, update

from casework.people import Post, Role
from storage.directory import POSTS, post_of
from storage.tables import PostRow, core
from storage.unit import Reader, Unit

_POST = core(PostRow)


@dataclass(frozen=True, slots=True)
class KeptPost:
    """A post and whose it is."""

    id: int
    officer_id: int
    post: Post


def _value(row: Row[Any]) -> KeptPost:
    return KeptPost(row.id, row.officer_id, post_of(row))


def of(view: Reader, officer_id: int) -> list[KeptPost]:
    """All that an officer holds, will hold and has held, the earliest first."""
    rows = view.run(POSTS.where(_POST.c.officer_id == officer_id))
    return sorted((_value(row) for row in rows), key=lambda one: (one.post.first_day, one.id))


def of_unit(view: Reader, unit_code: str, role: Role) -> list[KeptPost]:
    """All posts of a role in a unit, held or over, the earliest first; none that is to come."""
    rows = view.run(
        POSTS.where(
            _POST.c.unit_code == unit_code,
            _POST.c.role == role.value,
            _POST.c.first_day <= view.today,
        )
    )
    return sorted((_value(row) for row in rows), key=lambda one: (one.post.first_day, one.id))


def get(view: Reader, post_id: int) -> KeptPost | None:
    """A post, in force or not."""
    row = view.run(POSTS.where(_POST.c.id == post_id)).one_or_none()
    return None if row is None else _value(row)


def end(unit: Unit, post_id: int, last_day: date) -> None:
    """Set the last day of a post."""
    _change(unit, post_id, last_day=last_day)


def to_begin(view: Reader) -> list[KeptPost]:
    """The posts whose first day has come since somebody last looked."""
    rows = view.run(POSTS.where(_POST.c.begun_at.is_(None), _POST.c.first_day <= view.today))
    return [_value(row) for row in rows]


def to_end(view: Reader) -> list[KeptPost]:
    """The posts whose last day is past since somebody last looked."""
    rows = view.run(POSTS.where(_POST.c.over_at.is_(None), _POST.c.last_day < view.today))
    return [_value(row) for row in rows]


def note_begun(unit: Unit, post_id: int) -> None:
    """Note that a post has begun, and what follows from it has been seen to."""
    _change(unit, post_id, begun_at=unit.now)


def note_over(unit: Unit, post_id: int) -> None:
    """Note that a post is over, and what follows from it has been seen to."""
    _change(unit, post_id, over_at=unit.now)


def _change(unit: Unit, post_id: int, **values: Any) -> None:
    unit.change_directory()
    unit.run(update(_POST).where(_POST.c.id == post_id).values(**values))


def next_change(view: Reader) -> datetime | None:
    """When a post begins or ends by itself next: at midnight of the office's zone."""
    first = view.run(select(func.min(_POST.c.first_day)).where(_POST.c.begun_at.is_(None))).scalar()
    last = view.run(select(func.min(_POST.c.last_day)).where(_POST.c.over_at.is_(None))).scalar()
    days = [day for day in (first, last + timedelta(days=1) if last else None) if day]
    if not days:
        return None
    day = min(days)
    return datetime(day.year, day.month, day.day, tzinfo=view.zone)
