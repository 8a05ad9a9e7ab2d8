"""What came in by place and topic, and why it arose, of what an officer may know of."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from casework.people import Officer
from storage.flavour import begins_with
from storage.unit import Reader
from storage.visible import CASE, select_cases


@dataclass(frozen=True, slots=True)
class Came:
    """So many matters of a type from a place on a day."""

    place_path: str
    type: str
    subtype: str | None
    on: date
    n: int


def received(view: Reader, officer: Officer, path: str, first: date, last: date) -> list[Came]:
    """What came in of a place over days, both counted."""
    here = (CASE.c.place_path, CASE.c.type, CASE.c.subtype, CASE.c.received_on)
    rows = view.run(
        select_cases(officer)
        .where(begins_with(CASE.c.place_path, path), CASE.c.received_on.between(first, last))
        .with_only_columns(*here, func.count().label("n"))
        .group_by(*here)
    )
    return [Came(row.place_path, row.type, row.subtype, row.received_on, row.n) for row in rows]


def first_day(view: Reader, officer: Officer, path: str) -> date | None:
    """The day on which the first matter of a place came in; none where none has."""
    found: date | None = view.run(
        select_cases(officer)
        .where(begins_with(CASE.c.place_path, path))
        .with_only_columns(CASE.c.received_on)
        .order_by(CASE.c.received_on)
        .limit(1)
    ).scalar()
    return found


def root_causes(
    view: Reader, officer: Officer, path: str, first: date, last: date
) -> dict[str, int]:
    """How often each cause was noted of what was closed over days, for a place."""
    rows = view.run(
        select_cases(officer)
        .where(
            begins_with(CASE.c.place_path, path),
            CASE.c.closed_on.between(first, last),
            CASE.c.root_cause.is_not(None),
        )
        .with_only_columns(CASE.c.root_cause, func.count().label("n"))
        .group_by(CASE.c.root_cause)
    )
    return {row.root_cause: row.n for row in rows}
