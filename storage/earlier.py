"""How cases were answered before they were reopened: that stands for when it fell due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, insert, select

from casework.cases import Case
from storage import counters
from storage.flavour import begins_with
from storage.measures import Counted, Measure
from storage.tables import EarlierRow, core
from storage.unit import Reader, Unit
from storage.visible import accuses_from

_EARLIER = core(EarlierRow)


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
    unit.run(insert(_EARLIER).values(id=unit.new_id(), case_id=case.id, **values))
    for one in counted(ended):
        counters.add(unit, one.path, one.measure, one.day)


def counted(ended: Earlier) -> Iterator[Counted]:
    """What it adds to the counts."""
    yield Counted(ended.unit_path, Measure.FALLING_DUE, ended.due_on)
    if ended.replied_on <= ended.due_on:
        yield Counted(ended.unit_path, Measure.ON_TIME, ended.due_on)


def of(view: Reader, case_ids: Iterable[int]) -> list[Earlier]:
    """Those of some cases."""
    ids = list(case_ids)
    return _found(view, _EARLIER.c.case_id.in_(ids)) if ids else []


def of_accusations(view: Reader, barred: Sequence[str]) -> list[Earlier]:
    """Those of accusations from some places."""
    return _found(view, accuses_from(_EARLIER.c.case_id, barred)) if barred else []


def due_in(view: Reader, path: str, first: date, last: date) -> list[Earlier]:
    """Those of a unit that fell due over days, both counted."""
    here = begins_with(_EARLIER.c.unit_path, path)
    return _found(view, here, _EARLIER.c.due_on.between(first, last))


def everything(view: Reader) -> list[Earlier]:
    """All of them."""
    return _found(view)


def _found(view: Reader, *conditions: ColumnElement[bool]) -> list[Earlier]:
    rows = view.run(select(_EARLIER).where(*conditions).order_by(_EARLIER.c.id))
    return [Earlier(row.case_id, row.unit_path, row.due_on, row.replied_on) for row in rows]
