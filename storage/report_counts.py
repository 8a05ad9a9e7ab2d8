"""What a report counts, by GROUP BY over the matters that an officer may know of.

No row is loaded: what comes back grows with months, channels and units, never with matters.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Integer, String, case, cast, func

from casework.matters import MatterType
from casework.people import Officer
from casework.report import AnsweredCount, ClosedCount, DueCount, OpenCount, ReceivedCount
from casework.stages import OPEN_STAGES
from storage.case_lists import touches
from storage.flavour import begins_with, days_between
from storage.tables import EarlierRow, core
from storage.unit import Reader
from storage.visible import CASE, select_cases

_EARLIER = core(EarlierRow)
_HANDLED_AT = func.coalesce(CASE.c.owner_path, CASE.c.place_path)
_GIVEN = CASE.c.owner_path.is_not(None) & (CASE.c.type != MatterType.ACCUSATION.value)
_N = func.count().label("n")


def _month(day: ColumnElement[date]) -> ColumnElement[str]:
    return func.substr(cast(day, String), 1, 7)


def _year(day: ColumnElement[date]) -> ColumnElement[str]:
    return func.substr(cast(day, String), 1, 4)


def _some(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def received(
    view: Reader, officer: Officer, path: str, first: date, last: date
) -> list[ReceivedCount]:
    """What came in from a place and all below it, between two days, both counted."""
    alike = (
        _month(CASE.c.received_on).label("month"),
        CASE.c.channel,
        CASE.c.type,
        func.coalesce(CASE.c.subtype, "").label("subtype"),
        CASE.c.occurrence,
        CASE.c.filed,
    )
    question = (
        select_cases(officer)
        .with_only_columns(*alike, _N, func.sum(CASE.c.persons).label("persons"))
        .where(begins_with(CASE.c.place_path, path), CASE.c.received_on.between(first, last))
        .group_by(*alike)
    )
    return [
        ReceivedCount(
            row.month,
            row.channel,
            row.type,
            row.subtype,
            row.occurrence,
            bool(row.filed),
            row.n,
            int(row.persons),
        )
        for row in view.run(question)
    ]


def by_year(view: Reader, officer: Officer, path: str, first: date, last: date) -> dict[int, int]:
    """How much came in by year, between two days."""
    year = _year(CASE.c.received_on).label("year")
    question = (
        select_cases(officer)
        .with_only_columns(year, _N)
        .where(begins_with(CASE.c.place_path, path), CASE.c.received_on.between(first, last))
        .group_by(year)
    )
    return {int(row.year): row.n for row in view.run(question)}


def due(view: Reader, officer: Officer, path: str, first: date, last: date) -> list[DueCount]:
    """What fell due between two days at a unit and all below it, reopened cases' earlier too."""
    return [
        *_due_now(view, officer, path, first, last),
        *_due_earlier(view, officer, path, first, last),
    ]


def _due_now(
    view: Reader, officer: Officer, path: str, first: date, last: date
) -> Iterator[DueCount]:
    alike = (
        _month(CASE.c.due_on).label("month"),
        _HANDLED_AT.label("path"),
        CASE.c.filed,
        _GIVEN.label("given"),
    )
    answered = CASE.c.replied_on.is_not(None)
    question = (
        select_cases(officer)
        .with_only_columns(
            *alike,
            _N,
            _some(answered).label("closed"),
            _some(answered & (CASE.c.replied_on <= CASE.c.due_on)).label("on_time"),
        )
        .where(touches(path), CASE.c.due_on.between(first, last))
        .group_by(*alike)
    )
    for row in view.run(question):
        yield DueCount(
            row.month,
            row.path,
            bool(row.filed),
            bool(row.given),
            row.n,
            int(row.closed),
            int(row.on_time),
        )


def _due_earlier(
    view: Reader, officer: Officer, path: str, first: date, last: date
) -> Iterator[DueCount]:
    """Handlings that had ended before their case was reopened; every one of them is answered."""
    alike = (
        _month(_EARLIER.c.due_on).label("month"),
        _EARLIER.c.unit_path.label("path"),
        CASE.c.filed,
        (CASE.c.type != MatterType.ACCUSATION.value).label("given"),
    )
    question = (
        select_cases(officer)
        .with_only_columns(
            *alike, _N, _some(_EARLIER.c.replied_on <= _EARLIER.c.due_on).label("on_time")
        )
        .join_from(CASE, _EARLIER, _EARLIER.c.case_id == CASE.c.id)
        .where(begins_with(_EARLIER.c.unit_path, path), _EARLIER.c.due_on.between(first, last))
        .group_by(*alike)
    )
    for row in view.run(question):
        facts = (bool(row.filed), bool(row.given))
        yield DueCount(row.month, row.path, *facts, row.n, row.n, int(row.on_time))


def still_open(view: Reader, officer: Officer, path: str) -> list[OpenCount]:
    """What units below a place have open and late today, but for accusations."""
    where = CASE.c.owner_path.label("path")
    question = (
        select_cases(officer)
        .with_only_columns(where, _N, _some(CASE.c.due_on < view.today).label("overdue"))
        .where(
            begins_with(CASE.c.owner_path, path),
            _GIVEN,
            CASE.c.due_on.is_not(None),
            CASE.c.stage.in_([stage.value for stage in OPEN_STAGES]),
        )
        .group_by(where)
    )
    return [OpenCount(row.path, row.n, int(row.overdue)) for row in view.run(question)]


def answered(
    view: Reader, officer: Officer, path: str, first: date, last: date
) -> list[AnsweredCount]:
    """What was answered between two days, and after how many days."""
    alike = (
        CASE.c.channel,
        cast(days_between(CASE.c.received_on, CASE.c.replied_on), Integer).label("days"),
        func.coalesce(CASE.c.outcome, "").label("outcome"),
    )
    question = (
        select_cases(officer)
        .with_only_columns(*alike, _N)
        .where(touches(path), CASE.c.replied_on.between(first, last))
        .group_by(*alike)
    )
    return [AnsweredCount(row.channel, row.days, row.outcome, row.n) for row in view.run(question)]


def closed(view: Reader, officer: Officer, path: str, first: date, last: date) -> list[ClosedCount]:
    """What was closed between two days, by root cause and rating of the outcome."""
    alike = (
        func.coalesce(CASE.c.root_cause, "").label("cause"),
        func.coalesce(CASE.c.result_rating, "").label("rating"),
    )
    question = (
        select_cases(officer)
        .with_only_columns(*alike, _N)
        .where(touches(path), CASE.c.closed_on.between(first, last))
        .group_by(*alike)
    )
    return [ClosedCount(row.cause, row.rating, row.n) for row in view.run(question)]
