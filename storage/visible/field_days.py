"""Field days that somebody may know of."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    false,
    or_,
    select,
)

from casework.people import Officer, Role
from storage.tables import (
    VisitRow,
    core,
)

VISIT = core(VisitRow)


def below(column: ColumnElement[str], scopes: Sequence[str]) -> ColumnElement[bool]:
    """Where a unit lies in one of these subtrees."""
    if not scopes:
        return false()
    return or_(*(column.startswith(scope, autoescape=True) for scope in scopes))


def select_visits(officer: Officer, scopes: Sequence[str]) -> Select[Any]:
    """Field days of an officer's own or entered by them, and of the scopes they supervise."""
    mine = or_(VISIT.c.officer_id == officer.id, VISIT.c.entered_by == officer.id)
    return select(VISIT).where(or_(mine, below(VISIT.c.village_path, scopes)))


def hosted_visits(officer: Officer) -> Select[Any]:
    """Others' field days in the townships of a liaison; who of them hosts, a use case says."""
    places = {
        post.local_path or post.unit_path for post in officer.posts if post.role is Role.LIAISON
    }
    here = below(VISIT.c.village_path, sorted(places))
    return select(VISIT).where(VISIT.c.officer_id != officer.id, here)


def any_visit() -> Select[Any]:
    """Field days for counting; who may see the count is checked by the use case."""
    return select(VISIT)
