"""Matters that are counted and that somebody may not know of; there are few."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    exists,
    false,
    func,
    not_,
    or_,
    select,
)

from casework.access import ROLE_ACTS, barred_places
from casework.people import Officer
from storage.flavour import begins_with
from storage.outlines import bound, outline
from storage.tables import (
    ELSEWHERE,
)
from storage.visible.conditions import CASE, IN_FORCE, LEAD, RECUSAL, accuses, cases, leads


def _kept_away_from(officer: Officer) -> Select[Any]:
    """From what the officer is kept away, or whoever is on leave and in whose place they act."""
    whose = RECUSAL.c.officer_id.in_(sorted(officer.acts_as))
    return select(RECUSAL.c.case_id).where(whose, IN_FORCE)


def cases_kept_away(officer: Officer) -> Select[Any]:
    """Cases that the officer may not know of because somebody is recused; there are few."""
    hidden = not_(func.coalesce(cases(outline(officer)), false()))
    kept = CASE.c.id.in_(_kept_away_from(officer))
    return select(CASE).where(kept, hidden).params(bound(officer))


def cases_from_elsewhere(officer: Officer, path: str) -> Select[Any]:
    """Cases that a unit handles for a place outside it, and that the officer may not know of.

    Whose scope is the root may know of all but the accusations of their own place.
    """
    hidden = _accusing(CASE, barred_places(officer))
    scopes = officer.scopes(*ROLE_ACTS["status"])
    if not any(scope.count("/") == 1 for scope in scopes):
        # A case without an owner is nobody's.
        hidden = or_(hidden, not_(func.coalesce(cases(outline(officer)), false())))
    here = begins_with(CASE.c.owner_path, path)
    return select(CASE).where(ELSEWHERE, here, hidden).params(bound(officer))


def _accusing(table: Table, barred: Sequence[str]) -> ColumnElement[bool]:
    """Accusations from some places, asked so that an index of accusations alone answers it."""
    places = (begins_with(table.c.place_path, one) for one in barred)
    return and_(accuses(table), or_(false(), *places))


def accuses_from(case_id: ColumnElement[int], barred: Sequence[str]) -> ColumnElement[bool]:
    """Whether a case is an accusation from some places, looked up by its id."""
    return exists().where(CASE.c.id == case_id, _accusing(CASE, barred))


def hidden_leads(officer: Officer) -> tuple[Select[Any], ...]:
    """Leads that are counted and that the officer may not even know to be there; there are few.

    Those from which, or from whose cases, the officer is kept away, and accusations of the
    officer's own place.
    """
    without_case = and_(LEAD.c.case_id.is_(None), LEAD.c.id.in_(_kept_away_from(officer)))
    hidden = not_(func.coalesce(leads(outline(officer)), false()))
    kept_away = cases_kept_away(officer).with_only_columns(CASE.c.id)
    return (
        select(LEAD).where(LEAD.c.case_id.in_(kept_away)),
        select(LEAD).where(without_case, hidden).params(bound(officer)),
        select(LEAD).where(_accusing(LEAD, barred_places(officer))),
    )
