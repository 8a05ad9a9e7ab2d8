"""The running counts worked out anew from the rows that they stand for, by GROUP BY."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, func

from casework.workflow import OPEN_STAGES, Stage
from storage import earlier
from storage.counters import Measure
from storage.unit import Reader
from storage.visible import CASE, LEAD, any_case, any_lead

_HANDLED_AT = func.coalesce(CASE.c.owner_path, CASE.c.place_path)
_OPEN = CASE.c.stage.in_([stage.value for stage in OPEN_STAGES])

# A unit's path, a measure, a day, and how many.
_Group = tuple[str, str, date, int]


def recount(view: Reader) -> dict[tuple[str, str, str], int]:
    """Every count as the rows have it, by unit, measure and bucket; the whole record is read."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for groups in (_leads(view), _received(view), _due(view), _held(view), _earlier(view)):
        for path, measure, day, n in groups:
            for code in path.rstrip("/").split("/"):
                found[code, measure, day.isoformat()] += n
    return {key: n for key, n in found.items() if n}


def _leads(view: Reader) -> Iterator[_Group]:
    """Leads by the office's day on which they were reported, those taken back left out."""
    rows = view.run(
        any_lead()
        .with_only_columns(LEAD.c.place_path, LEAD.c.submitted_at, func.count().label("n"))
        .where(LEAD.c.stage != Stage.WITHDRAWN.value)
        .group_by(LEAD.c.place_path, LEAD.c.submitted_at)
    )
    for row in rows:
        yield row.place_path, Measure.LEADS, view.calendar.day_of(row.submitted_at), row.n


def _received(view: Reader) -> Iterator[_Group]:
    here = (CASE.c.place_path, CASE.c.channel, CASE.c.received_on)
    rows = view.run(
        any_case()
        .with_only_columns(
            *here, func.count().label("n"), func.sum(CASE.c.persons).label("persons")
        )
        .group_by(*here)
    )
    for row in rows:
        yield row.place_path, Measure.RECEIVED + row.channel, row.received_on, row.n
        yield row.place_path, Measure.PERSONS + row.channel, row.received_on, int(row.persons)


def _due(view: Reader) -> Iterator[_Group]:
    in_time = ~_OPEN & (CASE.c.replied_on <= CASE.c.due_on)
    conditions: dict[Measure, ColumnElement[bool]] = {
        Measure.FALLING_DUE: CASE.c.due_on.is_not(None),
        Measure.OPEN_DUE: CASE.c.due_on.is_not(None) & _OPEN,
        Measure.ON_TIME: CASE.c.due_on.is_not(None) & in_time,
    }
    for measure, condition in conditions.items():
        rows = view.run(
            any_case()
            .with_only_columns(_HANDLED_AT.label("path"), CASE.c.due_on, func.count().label("n"))
            .where(condition)
            .group_by(_HANDLED_AT, CASE.c.due_on)
        )
        for row in rows:
            yield row.path, measure, row.due_on, row.n


def _held(view: Reader) -> Iterator[_Group]:
    """Cases whose clock is held, by the day on which they were received."""
    rows = view.run(
        any_case()
        .with_only_columns(_HANDLED_AT.label("path"), CASE.c.received_on, func.count().label("n"))
        .where(CASE.c.stage == Stage.SUSPENDED.value)
        .group_by(_HANDLED_AT, CASE.c.received_on)
    )
    for row in rows:
        yield row.path, Measure.SUSPENDED, row.received_on, row.n


def _earlier(view: Reader) -> Iterator[_Group]:
    """Answers given before their case was reopened; there are few."""
    for ended in earlier.everything(view):
        for one in earlier.counted(ended):
            yield one.path, one.measure, one.day, one.n
