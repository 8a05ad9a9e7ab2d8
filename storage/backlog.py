"""What waits with units, of what an officer may know of."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, func, select

from casework.people import Officer
from casework.workflow import Stage
from storage.unit import Reader
from storage.visible import CASE, select_cases

# While it is the owner's turn.
_WITH_OWNER = (Stage.ASSIGNED.value, Stage.HANDLING.value, Stage.ANSWERED.value)


def pressing(view: Reader, last: date) -> Counter[str]:
    """How many cases each unit has to do by a day, whoever may know of them."""
    rows = view.run(
        select(func.count().label("n"), CASE.c.owner_code)
        .where(*_to_do_by(last))
        .group_by(CASE.c.owner_code)
    )
    return Counter({row.owner_code: row.n for row in rows})


def due_by(view: Reader, officer: Officer, unit_codes: Collection[str], last: date) -> list[date]:
    """The days by which the units' cases are due, as far as they lie no later than a day."""
    rows = view.run(
        select_cases(officer)
        .where(CASE.c.owner_code.in_(sorted(unit_codes)), *_to_do_by(last))
        .with_only_columns(CASE.c.due_on)
    )
    return [row.due_on for row in rows]


def _to_do_by(last: date) -> tuple[ColumnElement[bool], ...]:
    return CASE.c.stage.in_(_WITH_OWNER), CASE.c.due_on <= last
