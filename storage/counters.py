"""Running counts, so that a leader's question costs the same however many cases there are.

Each count stands for a unit and everything below it. Buckets are days, so that a case becomes
overdue without anything having to happen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select

from casework.cases import Case
from casework.workflow import OPEN_STAGES, Stage
from storage.tables import CounterRow, core
from storage.unit import Reader, Unit

_COUNTER = core(CounterRow)


class Measure(StrEnum):
    """What is counted; the bucket is a day. Those that end in a dot are followed by a channel."""

    LEADS = "leads"
    RECEIVED = "received."
    PERSONS = "persons."
    OPEN_DUE = "open_due"
    FALLING_DUE = "falling_due"
    ON_TIME = "on_time"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Counted:
    """One addition to a count: at a unit's path, on a day."""

    path: str
    measure: str
    day: date
    n: int = 1


def of_case(case: Case) -> Iterator[Counted]:
    """What a case adds to the counts as it stands."""
    yield Counted(case.place_path, Measure.RECEIVED + case.channel, case.received_on)
    yield Counted(case.place_path, Measure.PERSONS + case.channel, case.received_on, case.persons)
    path = case.owner_path or case.place_path
    if case.stage is Stage.SUSPENDED:
        yield Counted(path, Measure.SUSPENDED, case.received_on)
    if case.due_on is None:
        return
    yield Counted(path, Measure.FALLING_DUE, case.due_on)
    if case.stage in OPEN_STAGES:
        yield Counted(path, Measure.OPEN_DUE, case.due_on)
    elif case.replied_on is not None and case.replied_on <= case.due_on:
        yield Counted(path, Measure.ON_TIME, case.due_on)


def add(unit: Unit, path: str, measure: str, day: date, n: int = 1) -> None:
    """Add to a count of a day, for the unit and all above it."""
    unit.count(path, measure, day.isoformat(), n)


def move(unit: Unit, before: Case | None, after: Case) -> None:
    """Count a case as it stands now, and no longer as it stood before."""
    for sign, case in ((-1, before), (1, after)):
        for one in of_case(case) if case is not None else ():
            add(unit, one.path, one.measure, one.day, sign * one.n)


def total(view: Reader, unit_code: str, measure: str, first: date | None, last: date | None) -> int:
    """The sum over days from first to last, both counted; none leaves that side open."""
    question = select(func.coalesce(func.sum(_COUNTER.c.n), 0)).where(
        _COUNTER.c.unit_code == unit_code, _COUNTER.c.measure == measure
    )
    if first is not None:
        question = question.where(_COUNTER.c.bucket >= first.isoformat())
    if last is not None:
        question = question.where(_COUNTER.c.bucket <= last.isoformat())
    return int(view.run(question).scalar() or 0)


def by_measure(
    view: Reader, unit_code: str, prefix: str, first: date, last: date
) -> dict[str, int]:
    """Sums over days for every measure that begins with a prefix, by the rest of its name."""
    rows = view.run(
        select(_COUNTER.c.measure, func.sum(_COUNTER.c.n).label("n"))
        .where(
            _COUNTER.c.unit_code == unit_code,
            _COUNTER.c.measure.startswith(prefix, autoescape=True),
            _COUNTER.c.bucket >= first.isoformat(),
            _COUNTER.c.bucket <= last.isoformat(),
        )
        .group_by(_COUNTER.c.measure)
    )
    return {row.measure.removeprefix(prefix): int(row.n) for row in rows}


def of_units(
    view: Reader, unit_codes: Iterable[str], measure: str, last: date | None
) -> dict[str, int]:
    """Sums of a measure up to a day for each of these units, those at nothing left out."""
    total_n = func.sum(_COUNTER.c.n).label("n")
    question = (
        select(_COUNTER.c.unit_code, total_n)
        .where(_COUNTER.c.unit_code.in_(list(unit_codes)), _COUNTER.c.measure == measure)
        .group_by(_COUNTER.c.unit_code)
    )
    if last is not None:
        question = question.where(_COUNTER.c.bucket <= last.isoformat())
    return {row.unit_code: int(row.n) for row in view.run(question) if row.n}


def everything(view: Reader) -> dict[tuple[str, str, str], int]:
    """All counts that are not zero, for comparing with the rows they stand for."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in view.run(select(_COUNTER)):
        if row.n:
            found[row.unit_code, row.measure, row.bucket] = row.n
    return dict(found)
