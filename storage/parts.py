"""Parts of a case that other units handle beside its owner."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.tables import PartRow, core
from storage.unit import Reader, Unit

_PART = core(PartRow)


@dataclass(frozen=True, slots=True)
class Part:
    """A co-handler's part: whose, and since when it is in; none while it is not."""

    id: int
    unit_code: str
    unit_path: str
    done_at: datetime | None


def _value(row: Row[Any]) -> Part:
    return Part(row.id, row.unit_code, row.unit_path, row.done_at)


def of(view: Reader, case_id: int) -> list[Part]:
    """The parts of a case that have not been taken back, in the order in which they were asked."""
    rows = view.run(
        select(_PART)
        .where(_PART.c.case_id == case_id, _PART.c.released_at.is_(None))
        .order_by(_PART.c.asked_at, _PART.c.id)
    )
    return [_value(row) for row in rows]


def ask(unit: Unit, case_id: int, unit_code: str, unit_path: str, by: int) -> None:
    """Ask a unit for its part."""
    unit.run(
        insert(_PART).values(
            id=unit.new_id(),
            case_id=case_id,
            unit_code=unit_code,
            unit_path=unit_path,
            asked_by=by,
            asked_at=unit.now,
        )
    )


def hand_in(unit: Unit, part_id: int, by: int) -> None:
    """Note that a part is in."""
    unit.run(update(_PART).where(_PART.c.id == part_id).values(done_at=unit.now, done_by=by))


def release(unit: Unit, part_id: int) -> None:
    """Take back what a unit was asked for."""
    unit.run(update(_PART).where(_PART.c.id == part_id).values(released_at=unit.now))
