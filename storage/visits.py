"""Field days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from casework.people import Officer
from casework.visits import VisitStanding
from storage.tables import NoteRow, PostRow, core
from storage.unit import Reader, Unit
from storage.visible import VISIT, any_visit, hosted_visits, select_visits

_NOTE = core(NoteRow)
_POST = core(PostRow)


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
    far_km: int | None = None
    standing: VisitStanding = VisitStanding.PLAIN
    disputed_by: int | None = None
    dispute_note_id: int | None = None
    entered_by: int | None = None
    affirmed: bool = False
    denied_note_id: int | None = None

    @property
    def waits(self) -> bool:
        """Whether it counts only once its host says that it was so."""
        if self.removed or self.confirmed_by is not None:
            return False
        if self.standing is VisitStanding.PLAIN:
            return not (self.photo or self.located)
        return self.standing is VisitStanding.CORRECTED

    @property
    def unsaid(self) -> bool:
        """Whether a companion entered it and its officer has not said that it is true."""
        return self.entered_by is not None and not self.affirmed


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
        row.far_km,
        VisitStanding(row.standing),
        row.disputed_by,
        row.dispute_note_id,
        row.entered_by,
        row.affirmed_at is not None,
        row.denied_note_id,
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
            entered_by=visit.entered_by,
            removed=False,
            far_km=visit.far_km,
            standing=visit.standing.value,
        )
    )


def change(unit: Unit, visit_id: int, **values: Any) -> None:
    """Change a field day's confirmation, evidence or removal."""
    unit.run(update(VISIT).where(VISIT.c.id == visit_id).values(**values))


def correct(unit: Unit, visit: Visit) -> None:
    """Put a field day right; what stood there stays on record with its events."""
    change(
        unit,
        visit.id,
        day=visit.day,
        half=visit.half,
        village_code=visit.village_code,
        village_path=visit.village_path,
        note_id=visit.note_id,
        backfilled=visit.backfilled,
        far_km=visit.far_km,
        standing=visit.standing.value,
    )


def seen(view: Reader, officer: Officer, visit_id: int, scopes: Sequence[str]) -> Visit | None:
    """A field day, if it is the officer's own or within the scopes they supervise."""
    row = view.run(select_visits(officer, scopes).where(VISIT.c.id == visit_id)).one_or_none()
    return None if row is None else _value(row)


def get(view: Reader, visit_id: int) -> Visit | None:
    """A field day in whatever state, for a use case that checks rights itself."""
    row = view.run(any_visit().where(VISIT.c.id == visit_id)).one_or_none()
    return None if row is None else _value(row)


def to_confirm(view: Reader, host: Officer, since: date) -> list[Visit]:
    """Others' field days in the townships of a liaison that wait for a host, oldest first."""
    waiting = hosted_visits(host).where(
        VISIT.c.day >= since,
        VISIT.c.removed.is_(False),
        VISIT.c.confirmed_by.is_(None),
        VISIT.c.standing.in_([VisitStanding.PLAIN.value, VisitStanding.CORRECTED.value]),
    )
    found = (_value(row) for row in view.run(waiting.order_by(VISIT.c.day, VISIT.c.id)))
    return [visit for visit in found if visit.waits]


def duty_since(view: Reader) -> dict[int, date]:
    """Since when each officer has had the duty of field days, by the earliest post with it."""
    rows = view.run(
        select(_POST.c.officer_id, func.min(_POST.c.first_day).label("first_day"))
        .where(_POST.c.visit_duty)
        .group_by(_POST.c.officer_id)
    )
    return {row.officer_id: row.first_day for row in rows}


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
        .where(VISIT.c.officer_id == officer_id, VISIT.c.removed.is_(False))
        .order_by(VISIT.c.day.desc(), VISIT.c.id.desc())
        .limit(20)
    )
    return list(dict.fromkeys(row.village_code for row in rows))[:limit]


def words(view: Reader, note_id: int) -> str:
    """What was written about a field day."""
    return view.run(select(_NOTE.c.text).where(_NOTE.c.id == note_id)).scalar() or ""
