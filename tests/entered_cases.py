"""Cases entered as they stand, where a test needs many and lives through none of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from casework.cases import Case
from casework.matters import Channel, IdentityMode, MatterType, Occurrence
from casework.workflow import Stage
from storage import case_numbers, cases
from storage.database import Database
from storage.unit import Unit

_AT = datetime(2026, 1, 1, tzinfo=UTC)
PLAIN = Case(
    id=0,
    year=2026,
    serial=0,
    stage=Stage.CLOSED,
    version=1,
    type=MatterType.APPEAL,
    channel=Channel.LETTER,
    occurrence=Occurrence.FIRST,
    identity=IdentityMode.NAMED,
    persons=1,
    urgent=False,
    simple=False,
    place_code="990000",
    place_path="990000/",
    received_on=date(2026, 10, 8),
    registered_at=_AT,
    changed_at=_AT,
)


def enter(database: Database, *these: dict[str, Any]) -> list[int]:
    """Cases that differ from a plain one as told; gives their ids."""

    def work(unit: Unit) -> list[int]:
        numbers = case_numbers.take(unit, 2026, (one.get("type", PLAIN.type) for one in these))
        made = [
            replace(PLAIN, id=unit.new_id(), serial=serial, **values)
            for serial, values in zip(numbers, these, strict=True)
        ]
        cases.add_many(unit, made)
        return [case.id for case in made]

    return database.write_now(work)


def at(place: str, root: str = "990000") -> dict[str, str]:
    """Where a case arose: the county, or a township of it."""
    path = f"{root}/" if place == root else f"{root}/{place}/"
    return {"place_code": place, "place_path": path}


def owned_by(unit: str, root: str = "990000") -> dict[str, str]:
    """A case of a township, given to that township."""
    return at(unit, root) | {"owner_code": unit, "owner_path": f"{root}/{unit}/"}
