"""Contact villages: who holds which, from when to when, and the posts that carry the duty."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from casework.days import ONE_DAY
from casework.duty import ContactPoint, Duty
from storage.tables import ContactPointRow, core
from storage.unit import Reader, Unit

_POINT = core(ContactPointRow)


def _value(row: Row[Any]) -> ContactPoint:
    return ContactPoint(
        row.officer_id, row.village_code, row.first_day, row.last_day, row.assigned_by
    )


def of(
    view: Reader, officer_ids: Sequence[int] | None = None
) -> defaultdict[int, list[ContactPoint]]:
    """The contact villages ever held by some or by all, the newest last."""
    question = select(_POINT).order_by(_POINT.c.first_day, _POINT.c.id)
    if officer_ids is not None:
        question = question.where(_POINT.c.officer_id.in_(list(officer_ids)))
    found: defaultdict[int, list[ContactPoint]] = defaultdict(list)
    for row in view.run(question):
        point = _value(row)
        if point.came_to_be:
            found[point.officer_id].append(point)
    return found


def held_on(view: Reader, officer_id: int, day: date) -> list[str]:
    """The villages that an officer holds on a day."""
    points = of(view, [officer_id])[officer_id]
    return [point.village_code for point in points if point.covers(day)]


def assign(
    unit: Unit, officer_id: int, codes: Collection[str], first: date, by: int | None
) -> bool:
    """Let an officer hold these villages and no others from a day on; says if that changes any.

    What was held until then ends the day before.
    """
    rows = unit.run(
        select(_POINT).where(
            _POINT.c.officer_id == officer_id,
            (_POINT.c.last_day.is_(None)) | (_POINT.c.last_day >= first),
        )
    ).all()
    kept = {row.village_code for row in rows if row.first_day <= first and row.last_day is None}
    ended = [row.id for row in rows if row.village_code not in kept.intersection(codes)]
    fresh = [code for code in codes if code not in kept]
    if not ended and not fresh:
        return False
    unit.change_directory()
    unit.run(update(_POINT).where(_POINT.c.id.in_(ended)).values(last_day=first - ONE_DAY))
    for code in fresh:
        unit.run(
            insert(_POINT).values(
                id=unit.new_id(),
                officer_id=officer_id,
                village_code=code,
                first_day=first,
                assigned_by=by,
            )
        )
    return True


def duties(view: Reader, first: date, last: date) -> defaultdict[int, list[Duty]]:
    """The duties in force on any of these days, by officer, those of posts since ended too."""
    found: defaultdict[int, list[Duty]] = defaultdict(list)
    for duty in view.directory.duties:
        if duty.meets(first, last):
            found[duty.officer_id].append(duty)
    return found
