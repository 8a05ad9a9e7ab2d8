"""How cases were answered before they were reopened: that stands for when it fell due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select

from casework.cases import Case
from storage import counters
from storage.flavour import begins_with
from storage.measures import Counted, Measure
from storage.unit import Reader, Unit
from storage.visible import EARLIER


@dataclass(frozen=True, slots=True)
class Earlier:
    """A handling that ended with an answer: whose, due by when, answered when."""

    case_id: int
    unit_path: str
    due_on: date
    replied_on: date


def keep(unit: Unit, case: Case) -> None:
    """Keep how a case was answered that is about to be reopened, and go on counting it."""
    if case.due_on is None or case.replied_on is None:
        return
    path = case.owner_path or case.place_path
    ended = Earlier(case.id, path, case.due_on, case.replied_on)
    values = {"unit_path": path, "due_on": ended.due_on, "replied_on": ended.replied_on}
    unit.run(insert(EARLIER).values(id=unit.new_id(), case_id=case.id, **values))
    for one in counted(ended):
        counters.add(unit, one.path, one.measure, one.day)


def value_of(row: Row[Any]) -> Earlier:
    """An earlier answer from its row."""
    return Earlier(row.case_id, row.unit_path, row.due_on, row.replied_on)


def counted(ended: Earlier) -> Iterator[Counted]:
    """What it adds to the counts."""
    yield Counted(ended.unit_path, Measure.FALLING_DUE, ended.due_on)
    if ended.replied_on <= ended.due_on:
        yield Counted(ended.unit_path, Measure.ON_TIME, ended.due_on)


def due_in(view: Reader, path: str, first: date, last: date) -> list[Earlier]:
    """Those of a unit that fell due over days, both counted."""
    here = begins_with(EARLIER.c.unit_path, path)
    return _found(view, here, EARLIER.c.due_on.between(first, last))


def everything(view: Reader) -> list[Earlier]:
    """All of them."""
    return _found(view)


def _found(view: Reader, *conditions: ColumnElement[bool]) -> list[Earlier]:
    rows = view.run(select(EARLIER).where(*conditions).order_by(EARLIER.c.id))
    return [value_of(row) for row in rows]
