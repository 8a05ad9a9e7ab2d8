"""Appraisals of units: what each was made of, and how far it has come."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update

from casework.appraisal import AppraisalState, Line, Part
from casework.people import Unit as OfficeUnit
from casework.statistics import Period
from storage.tables import AppraisalLineRow, AppraisalRow, core
from storage.unit import Reader, Unit

_APPRAISAL = core(AppraisalRow)
_LINE = core(AppraisalLineRow)


@dataclass(frozen=True, slots=True)
class Kept:
    """One appraisal; what was objected to and the answer stand in its notes."""

    id: int
    unit_code: str
    unit_path: str
    period: Period
    state: AppraisalState
    object_by: date
    objected_part: Part | None
    objected_by: int | None
    recounted: bool


def _value(row: Row[Any]) -> Kept:
    return Kept(
        row.id,
        row.unit_code,
        row.unit_path,
        Period(row.first_day, row.last_day),
        AppraisalState(row.state),
        row.object_by,
        Part(row.objected_part) if row.objected_part else None,
        row.objected_by,
        row.recounted,
    )


def _values(view: Reader, question: Select[Any]) -> list[Kept]:
    return [_value(row) for row in view.run(question)]


def add(unit: Unit, of: OfficeUnit, period: Period, object_by: date) -> int:
    """Keep that a unit is told of its appraisal; gives its id."""
    appraisal_id = unit.new_id()
    unit.run(
        insert(_APPRAISAL).values(
            id=appraisal_id,
            unit_code=of.code,
            unit_path=of.path,
            first_day=period.first,
            last_day=period.last,
            state=AppraisalState.TOLD.value,
            object_by=object_by,
            made_at=unit.now,
            recounted=False,
        )
    )
    return appraisal_id


def put_lines(unit: Unit, appraisal_id: int, lines: Iterable[Line]) -> None:
    """Keep what an appraisal was made of, in place of what there was."""
    unit.run(delete(_LINE).where(_LINE.c.appraisal_id == appraisal_id))
    rows = [
        {
            "appraisal_id": appraisal_id,
            "part": one.part.value,
            "ref": one.ref,
            "good": one.count,
            "of": one.of,
        }
        for one in lines
    ]
    if rows:
        unit.connection.execute(insert(_LINE), rows)


def lines(view: Reader, appraisal_id: int) -> list[Line]:
    """What an appraisal was made of."""
    question = select(_LINE).where(_LINE.c.appraisal_id == appraisal_id).order_by(_LINE.c.ref)
    return [Line(Part(row.part), row.ref, row.good, row.of) for row in view.run(question)]


def get(view: Reader, appraisal_id: int) -> Kept | None:
    """One appraisal."""
    found = _values(view, select(_APPRAISAL).where(_APPRAISAL.c.id == appraisal_id))
    return found[0] if found else None


def of_unit_in(view: Reader, unit_code: str, first_day: date) -> bool:
    """Whether a unit was appraised for the quarter that begins on a day."""
    here = (_APPRAISAL.c.unit_code == unit_code, _APPRAISAL.c.first_day == first_day)
    return view.run(select(_APPRAISAL.c.id).where(*here)).first() is not None


def of_quarter(view: Reader, first_day: date) -> list[Kept]:
    """Those of the quarter that begins on a day, in the order of the units' codes."""
    question = select(_APPRAISAL).where(_APPRAISAL.c.first_day == first_day)
    return _values(view, question.order_by(_APPRAISAL.c.unit_code))


def of_units(view: Reader, unit_codes: Collection[str], limit: int) -> list[Kept]:
    """The newest ones of some units."""
    question = select(_APPRAISAL).where(_APPRAISAL.c.unit_code.in_(list(unit_codes)))
    newest = (_APPRAISAL.c.first_day.desc(), _APPRAISAL.c.unit_code)
    return _values(view, question.order_by(*newest).limit(limit))


def newest_quarter(view: Reader) -> date | None:
    """The first day of the newest quarter that was appraised."""
    found: date | None = view.run(select(func.max(_APPRAISAL.c.first_day))).scalar()
    return found


def change(unit: Unit, appraisal_id: int, **values: object) -> None:
    """Change how an appraisal stands."""
    unit.run(update(_APPRAISAL).where(_APPRAISAL.c.id == appraisal_id).values(**values))
