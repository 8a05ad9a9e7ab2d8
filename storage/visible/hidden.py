"""Matters that are counted and that somebody may not know of; there are few."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    union_all,
)

from casework.access import ROLE_ACTS, barred_places
from casework.people import Officer
from casework.stages import DECIDED_FLAGS, DECIDED_STAGES, UNANSWERED_STAGES
from storage.flavour import beginning, begins_with_bound
from storage.outlines import Outline, bound, outline
from storage.tables import (
    ELSEWHERE,
    EarlierRow,
    core,
)
from storage.visible.conditions import CASE, IN_FORCE, LEAD, RECUSAL, accuses, cases, leads
from storage.written_out import one_of

EARLIER = core(EarlierRow)
_SINCE: BindParameter[date] = bindparam("since")
_HEARD: BindParameter[datetime] = bindparam("heard")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for counts, by what the questions for what they may not know depend on."""

    who: Outline
    barred: int
    at_root: bool


def asker(officer: Officer) -> Asker:
    """What an officer who asks for counts has in common with others."""
    scopes = officer.scopes(*ROLE_ACTS["status"])
    at_root = any(scope.count("/") == 1 for scope in scopes)
    return Asker(outline(officer), len(barred_places(officer)), at_root)


def bound_to_ask(officer: Officer, path: str, since: date, heard: datetime) -> dict[str, Any]:
    """What is bound in the questions for a unit's path: of cases since a day, of leads a moment."""
    found = bound(officer) | beginning("here", path)
    for n, place in enumerate(barred_places(officer)):
        found |= beginning(f"barred{n}", place)
    return found | {"acts_as": sorted(officer.acts_as), "since": since, "heard": heard}


def _kept_away_from() -> Select[Any]:
    """From what the officer is kept away, or whoever is on leave and in whose place they act."""
    whose = RECUSAL.c.officer_id.in_(bindparam("acts_as", expanding=True))
    return select(RECUSAL.c.case_id).where(whose, IN_FORCE)


def _kept_away(by: Asker) -> ColumnElement[bool]:
    """Cases that the officer may not know of because somebody is recused; there are few."""
    hidden = not_(func.coalesce(cases(by.who), false()))
    return and_(CASE.c.id.in_(_kept_away_from()), hidden)


def _from_elsewhere(by: Asker) -> ColumnElement[bool]:
    """Cases that a unit handles for a place outside it, and that the officer may not know of.

    Whose scope is the root may know of all but the accusations of their own place.
    """
    hidden = _accusing(CASE, by.barred)
    if not by.at_root:
        # A case without an owner is nobody's.
        hidden = or_(hidden, not_(func.coalesce(cases(by.who), false())))
    return and_(ELSEWHERE, begins_with_bound(CASE.c.owner_path, "here"), hidden)


def _accusing(table: Table, barred: int) -> ColumnElement[bool]:
    """Accusations from some places, asked so that an index of accusations alone answers it."""
    places = (begins_with_bound(table.c.place_path, f"barred{n}") for n in range(barred))
    return and_(accuses(table), or_(false(), *places))


def _counts_since() -> ColumnElement[bool]:
    """Cases that add something to a count that stands, or to one of a day since then."""
    found = one_of(CASE.c.stage, UNANSWERED_STAGES | DECIDED_STAGES)
    for flag in sorted(DECIDED_FLAGS):
        found |= CASE.c.flags.contains(f" {flag.value} ", autoescape=True)
    return or_(found, CASE.c.due_on >= _SINCE, CASE.c.received_on >= _SINCE)


@cache
def hidden_cases(by: Asker) -> CompoundSelect[Any]:
    """Cases that are counted and that the officer may not know of, looked at one by one.

    Those from which the officer is kept away, and those that the unit handles for a place outside
    it. Accusations of the officer's own place are counted apart.
    """
    questions = (select(CASE).where(one) for one in (_kept_away(by), _from_elsewhere(by)))
    return union_all(*(question.where(_counts_since()) for question in questions))


@cache
def hidden_earlier(by: Asker) -> CompoundSelect[Any]:
    """Earlier answers of such cases, and of accusations of the officer's own place."""
    hidden = (_kept_away(by), _from_elsewhere(by))
    questions: list[ColumnElement[bool]] = [
        EARLIER.c.case_id.in_(select(CASE.c.id).where(one)) for one in hidden
    ]
    if by.barred:
        accusing = _accusing(CASE, by.barred)
        questions.append(exists().where(CASE.c.id == EARLIER.c.case_id, accusing))
    of_the_unit = (begins_with_bound(EARLIER.c.unit_path, "here"), EARLIER.c.due_on >= _SINCE)
    return union_all(*(select(EARLIER).where(*of_the_unit, one) for one in questions))


@cache
def hidden_leads(by: Asker) -> CompoundSelect[Any]:
    """Leads that are counted and that the officer may not even know to be there; there are few.

    Those from which, or from whose cases, the officer is kept away, and accusations of the
    officer's own place.
    """
    hidden = not_(func.coalesce(leads(by.who), false()))
    without_case = and_(LEAD.c.case_id.is_(None), LEAD.c.id.in_(_kept_away_from()), hidden)
    of_cases = LEAD.c.case_id.in_(select(CASE.c.id).where(_kept_away(by)))
    questions = [of_cases, without_case, *([_accusing(LEAD, by.barred)] if by.barred else ())]
    since = LEAD.c.submitted_at >= _HEARD
    return union_all(*(select(LEAD).where(one, since) for one in questions))
