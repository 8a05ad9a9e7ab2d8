"""Days planned for field visits."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, insert, select

from storage.tables import VisitPlanRow, core
from storage.unit import Reader, Unit

_PLAN = core(VisitPlanRow)


def between(
    view: Reader, first: date, last: date, officer_ids: Sequence[int] | None = None
) -> defaultdict[int, list[date]]:
    """The days planned from first to last, of some officers or of all, in their order."""
    question = select(_PLAN).where(_PLAN.c.day >= first, _PLAN.c.day <= last)
    if officer_ids is not None:
        question = question.where(_PLAN.c.officer_id.in_(list(officer_ids)))
    found: defaultdict[int, list[date]] = defaultdict(list)
    for row in view.run(question.order_by(_PLAN.c.day)):
        found[row.officer_id].append(row.day)
    return found


def put(unit: Unit, officer_id: int, day: date, by: int) -> None:
    """Plan a day; one planned already stays so."""
    if not between(unit, day, day, [officer_id]):
        unit.run(insert(_PLAN).values(officer_id=officer_id, day=day, made_by=by, made_at=unit.now))


def drop(unit: Unit, officer_id: int, day: date) -> None:
    """Plan a day no longer."""
    unit.run(delete(_PLAN).where(_PLAN.c.officer_id == officer_id, _PLAN.c.day == day))
