"""The only place that selects cases, leads, visits or media for a person.

The conditions here say in SQL what ``casework.access.GRANTS`` says in Python: they are built from
the same rows, and a property test shows that both give the same matters.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    false,
    not_,
    or_,
    select,
    true,
)

from casework.access import GRANTS, ROLE_ACTS, Grant, Relation
from casework.matters import MatterType, Subject
from casework.people import Officer, Post, Role, barring
from casework.stages import UNASSIGNED_STAGES
from storage.tables import CaseRow, LeadRow, MediaRow, PartRow, RecusalRow, TeamRow, VisitRow, core

CASE = core(CaseRow)
LEAD = core(LeadRow)
VISIT = core(VisitRow)
MEDIA = core(MediaRow)
_RECUSAL = core(RecusalRow)
_PART = core(PartRow)
_TEAM = core(TeamRow)
REFUSED = "refused"
_OFFICERS = 2048
_UNASSIGNED = sorted(stage.value for stage in UNASSIGNED_STAGES)


def below(column: ColumnElement[str], scopes: Sequence[str]) -> ColumnElement[bool]:
    """Where a unit lies in one of these subtrees."""
    if not scopes:
        return false()
    return or_(*(column.startswith(scope, autoescape=True) for scope in scopes))


def _accuses(table: Table) -> ColumnElement[bool]:
    return table.c.type == MatterType.ACCUSATION.value


def _within(
    column: ColumnElement[str], officer: Officer, role: Role, table: Table
) -> ColumnElement[bool]:
    """Where a unit lies in the scope of a post, and the post is not at an accused's unit."""
    found = (
        and_(column.startswith(post.unit_path, autoescape=True), _clear(officer, post, table))
        for post in officer.posts
        if post.role is role
    )
    return or_(false(), *found)


def _clear(officer: Officer, post: Post, table: Table) -> ColumnElement[bool]:
    """Where a post gives sight of what may be an accusation; see `people.barring`."""
    barring_paths = barring(officer, post)
    if not barring_paths:
        return true()
    return not_(and_(_accuses(table), below(table.c.place_path, barring_paths)))


def _given(officer: Officer, role: Role, table: Table) -> ColumnElement[bool]:
    """What was given to the officer, or to whomever they stand in for."""
    mine = table.c.owner_id == officer.id
    held = [post for post in officer.posts if post.held_for is not None]
    if not held:
        return mine
    by_role = (_clear(officer, post, table) for post in officer.posts if post.role is role)
    theirs = (
        and_(table.c.owner_id == post.held_for, _clear(officer, post, table)) for post in held
    )
    return or_(mine, and_(or_(false(), *by_role), or_(*theirs)))


def _on_team(officer: Officer, role: Role, table: Table) -> ColumnElement[bool]:
    """Who is on the joint team, or stands in for somebody who is; no accusation of one's place."""
    by_role = (_clear(officer, post, table) for post in officer.posts if post.role is role)
    theirs = (
        and_(_TEAM.c.officer_id == post.held_for, _clear(officer, post, table))
        for post in officer.posts
        if post.held_for is not None
    )
    member = exists().where(
        _TEAM.c.case_id == table.c.id,
        _TEAM.c.ended_at.is_(None),
        or_(_TEAM.c.officer_id == officer.id, *theirs),
    )
    return and_(or_(false(), *by_role), member)


def _relation(grant: Grant, officer: Officer, table: Table) -> ColumnElement[bool]:
    match grant.relation:
        case Relation.CO_HANDLER:
            return exists().where(
                _PART.c.case_id == table.c.id,
                _PART.c.released_at.is_(None),
                _within(_PART.c.unit_path, officer, grant.role, table),
            )
        case Relation.AUTHOR:
            return table.c.author_id == officer.id
        case Relation.AUTHOR_AWAY:
            away = sorted(officer.acts_as - {officer.id})
            return table.c.author_id.in_(away) if away else false()
        case Relation.OWNER:
            return _given(officer, grant.role, table)
        case Relation.OWNER_UNIT:
            return _within(table.c.owner_path, officer, grant.role, table)
        case Relation.TEAM:
            return _on_team(officer, grant.role, table)
        case Relation.SCOPE:
            return _within(table.c.place_path, officer, grant.role, table)


def _granted(officer: Officer, table: Table, grants: Sequence[Grant]) -> ColumnElement[bool]:
    conditions = []
    for grant in grants:
        condition = _relation(grant, officer, table)
        if not grant.accusations:
            condition = and_(condition, not_(_accuses(table)))
        if grant.once_assigned:
            condition = and_(condition, table.c.stage.not_in(_UNASSIGNED))
        conditions.append(condition)
    return or_(false(), *conditions) if officer.active else false()


def cases(officer: Officer) -> ColumnElement[bool]:
    """The condition on cases that an officer may know of."""
    held = [grant for grant in GRANTS if grant.cases and officer.holds(grant.role)]
    recused = exists().where(
        _RECUSAL.c.case_id == CASE.c.id,
        _RECUSAL.c.officer_id == officer.id,
        _RECUSAL.c.state != REFUSED,
    )
    return and_(_granted(officer, CASE, held), not_(recused))


def leads(officer: Officer) -> ColumnElement[bool]:
    """The condition on leads that an officer may know of."""
    held = [grant for grant in GRANTS if grant.leads and officer.holds(grant.role)]
    recused = exists().where(
        _RECUSAL.c.case_id == LEAD.c.case_id,
        _RECUSAL.c.officer_id == officer.id,
        _RECUSAL.c.state != REFUSED,
    )
    return and_(_granted(officer, LEAD, held), not_(recused))


@lru_cache(maxsize=_OFFICERS)
def select_cases(officer: Officer) -> Select[Any]:
    """Cases that an officer may know of; made once for each officer."""
    return select(CASE).where(cases(officer))


@lru_cache(maxsize=_OFFICERS)
def select_leads(officer: Officer) -> Select[Any]:
    """Leads that an officer may know of; made once for each officer, since most is asked of it."""
    return select(LEAD).where(leads(officer))


def select_heard(officer: Officer) -> Select[Any]:
    """What was heard and no accusation: leads that an officer may know of, or whose case they may.

    Each comes with its case; ``lead_seen`` and ``case_seen`` say which of the two may be known.
    """
    lead_seen = leads(officer)
    case_seen = and_(CASE.c.id.is_not(None), cases(officer))
    accuses = MatterType.ACCUSATION.value
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
            LEAD.c.type != accuses,
            or_(CASE.c.id.is_(None), CASE.c.type != accuses),
            or_(lead_seen, case_seen),
        )
    )


def hidden_cases(officer: Officer, path: str) -> Select[Any]:
    """Cases counted for a unit that the officer answers for and may yet not know of.

    They are few: those the officer is recused from, accusations of the officer's own place, and for
    a scope below the root those that the unit handles for a place outside that scope.
    """
    kept_away = select(_RECUSAL.c.case_id).where(
        _RECUSAL.c.officer_id == officer.id, _RECUSAL.c.state != REFUSED
    )
    hidden = or_(CASE.c.id.in_(kept_away), _of_own_place(officer, CASE))
    scopes = officer.scopes(*ROLE_ACTS["status"])
    if not any(scope.count("/") == 1 for scope in scopes):
        elsewhere = and_(CASE.c.owner_path.startswith(path, autoescape=True), not_(cases(officer)))
        hidden = or_(hidden, elsewhere)
    return select(CASE).where(hidden)


def hidden_leads(officer: Officer) -> Select[Any]:
    """Leads that are counted and that the officer may not even know to be there.

    Those of cases from which the officer is kept away, and accusations of the officer's own place.
    """
    kept_away = select(_RECUSAL.c.case_id).where(
        _RECUSAL.c.officer_id == officer.id, _RECUSAL.c.state != REFUSED
    )
    hidden = or_(LEAD.c.case_id.in_(kept_away), _of_own_place(officer, LEAD))
    return select(LEAD).where(hidden)


def _of_own_place(officer: Officer, table: Table) -> ColumnElement[bool]:
    """Accusations from where the officer has a post, unless another post answers for them."""
    here = [post.local_path for post in officer.posts if post.local_path is not None]
    place, roles = table.c.place_path, sorted(ROLE_ACTS["status"])
    answers = or_(*(_within(place, officer, role, table) for role in roles))
    return and_(_accuses(table), below(place, here), not_(answers))


def owned_cases(officer: Officer) -> ColumnElement[bool]:
    """The condition on cases that the officer or a unit of theirs handles, or has a part in."""
    own = [post.unit_code for post in officer.posts]
    part = exists().where(
        _PART.c.case_id == CASE.c.id, _PART.c.released_at.is_(None), _PART.c.unit_code.in_(own)
    )
    given = CASE.c.owner_id.in_(sorted(officer.acts_as))
    on_team = exists().where(
        _TEAM.c.case_id == CASE.c.id,
        _TEAM.c.ended_at.is_(None),
        _TEAM.c.officer_id.in_(sorted(officer.acts_as)),
    )
    return or_(given, CASE.c.owner_code.in_(own), part, on_team)


def select_visits(officer: Officer, scopes: Sequence[str]) -> Select[Any]:
    """Field days of an officer's own, and of those within the scopes they supervise."""
    mine = VISIT.c.officer_id == officer.id
    return select(VISIT).where(or_(mine, below(VISIT.c.village_path, scopes)))


def hosted_visits(officer: Officer) -> Select[Any]:
    """Others' field days in the townships of a liaison; who of them hosts, a use case says."""
    places = {
        post.local_path or post.unit_path for post in officer.posts if post.role is Role.LIAISON
    }
    here = below(VISIT.c.village_path, sorted(places))
    return select(VISIT).where(VISIT.c.officer_id != officer.id, here)


def any_case() -> Select[Any]:
    """Cases for a use case that has no person behind it, or checks rights itself."""
    return select(CASE)


def any_lead() -> Select[Any]:
    """Leads for a use case that has no person behind it, or checks rights itself."""
    return select(LEAD)


def any_visit() -> Select[Any]:
    """Field days for counting; who may see the count is checked by the use case."""
    return select(VISIT)


MEDIA_OF_ONE = (
    select(MEDIA)
    .where(MEDIA.c.subject_kind == bindparam("kind"), MEDIA.c.subject_id == bindparam("subject"))
    .order_by(MEDIA.c.at, MEDIA.c.id)
)


def media_of_visits(first: date, last: date) -> Select[Any]:
    """The attachments of the field days of a stretch, to be compared; none of them is shown."""
    here = and_(MEDIA.c.subject_kind == Subject.VISIT.value, MEDIA.c.subject_id == VISIT.c.id)
    return (
        select(MEDIA)
        .join(VISIT, here)
        .where(VISIT.c.day >= first, VISIT.c.day <= last, VISIT.c.removed.is_(False))
    )


def media_of(subjects: Sequence[tuple[Subject, int]]) -> Select[Any]:
    """The attachments of matters that have already been found for a person."""
    return (
        select(MEDIA)
        .where(
            or_(
                false(),
                *(
                    and_(MEDIA.c.subject_kind == kind.value, MEDIA.c.subject_id == subject_id)
                    for kind, subject_id in subjects
                ),
            )
        )
        .order_by(MEDIA.c.at, MEDIA.c.id)
    )
