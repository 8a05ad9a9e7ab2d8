"""Cases and leads that somebody may know of."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    exists,
    not_,
    or_,
    select,
)

from casework.access import goes_by_unit
from casework.people import Officer
from storage.flavour import begins_with
from storage.outlines import Outline, bound, outline
from storage.visible.conditions import CASE, LEAD, PART, TEAM, accuses, cases, leads


@cache
def cases_seen(who: Outline) -> Select[Any]:
    """Cases that officers of an outline may know of, the values of one still to be bound."""
    return select(CASE).where(cases(who))


@cache
def leads_seen(who: Outline) -> Select[Any]:
    """Leads that officers of an outline may know of, the values of one still to be bound."""
    return select(LEAD).where(leads(who))


def select_cases(officer: Officer) -> Select[Any]:
    """Cases that an officer may know of."""
    return cases_seen(outline(officer)).params(bound(officer))


def select_leads(officer: Officer) -> Select[Any]:
    """Leads that an officer may know of."""
    return leads_seen(outline(officer)).params(bound(officer))


def heard(who: Outline) -> Select[Any]:
    """What was heard and no accusation: leads that an officer may know of, or whose case they may.

    Each comes with its case; ``lead_seen`` and ``case_seen`` say which of the two may be known.
    """
    lead_seen = leads(who)
    case_seen = and_(CASE.c.id.is_not(None), cases(who))
    return (
        select(
            LEAD.c.id,
            LEAD.c.year,
            LEAD.c.serial,
            LEAD.c.received_at,
            LEAD.c.topic,
            lead_seen.label("lead_seen"),
            CASE.c.id.label("case_id"),
            CASE.c.year.label("case_year"),
            CASE.c.serial.label("case_serial"),
            case_seen.label("case_seen"),
        )
        .select_from(LEAD.outerjoin(CASE, CASE.c.id == LEAD.c.case_id))
        .where(
            not_(accuses(LEAD)),
            or_(CASE.c.id.is_(None), not_(accuses(CASE))),
            or_(lead_seen, case_seen),
        )
    )


def owned_cases(officer: Officer) -> ColumnElement[bool]:
    """The condition on cases that the officer, a unit or a section of theirs handles.

    Or has a part in.
    """
    own = [post.unit_code for post in officer.posts]
    part = exists().where(
        PART.c.case_id == CASE.c.id, PART.c.released_at.is_(None), PART.c.unit_code.in_(own)
    )
    given = CASE.c.owner_id.in_(sorted(officer.acts_as))
    on_team = exists().where(
        TEAM.c.case_id == CASE.c.id,
        TEAM.c.ended_at.is_(None),
        TEAM.c.officer_id.in_(sorted(officer.acts_as)),
    )
    headed = (
        and_(CASE.c.section == post.section, begins_with(CASE.c.place_path, post.unit_path))
        for post in officer.posts
        if post.section is not None and not goes_by_unit(post)
    )
    return or_(given, CASE.c.owner_code.in_(own), part, on_team, *headed)


def any_case() -> Select[Any]:
    """Cases for a use case that has no person behind it, or checks rights itself."""
    return select(CASE)


def any_lead() -> Select[Any]:
    """Leads for a use case that has no person behind it, or checks rights itself."""
    return select(LEAD)
