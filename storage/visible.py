"""The only place that selects cases, leads, visits or media for a person.

The conditions here say in SQL what ``casework.access.GRANTS`` says in Python: they are built from
the same rows, and a property test shows that both give the same matters.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from casework.access import GRANTS, OF_ONE_UNIT, ROLE_ACTS, Grant, Relation, barred_places
from casework.matters import MatterType, Subject
from casework.people import Officer, Role
from casework.recusal import RecusalState
from casework.stages import UNASSIGNED_STAGES
from storage.flavour import begins_with
from storage.outlines import ME, Outline, PostOutline, bound, outline
from storage.tables import (
    ELSEWHERE,
    CaseRow,
    LeadRow,
    MediaRow,
    PartRow,
    RecusalRow,
    TeamRow,
    VisitRow,
    core,
)

CASE = core(CaseRow)
LEAD = core(LeadRow)
VISIT = core(VisitRow)
MEDIA = core(MediaRow)
_RECUSAL = core(RecusalRow)
_PART = core(PartRow)
_TEAM = core(TeamRow)
_UNASSIGNED = sorted(stage.value for stage in UNASSIGNED_STAGES)
_IN_FORCE = _RECUSAL.c.state != RecusalState.REFUSED.value


def below(column: ColumnElement[str], scopes: Sequence[str]) -> ColumnElement[bool]:
    """Where a unit lies in one of these subtrees."""
    if not scopes:
        return false()
    return or_(*(column.startswith(scope, autoescape=True) for scope in scopes))


def _accuses(table: Table) -> ColumnElement[bool]:
    return table.c.type == MatterType.ACCUSATION.value


def _within(
    column: ColumnElement[str], who: Outline, role: Role, table: Table
) -> ColumnElement[bool]:
    """Where a unit lies in the scope of a post, and the post is not at an accused's unit."""
    found = (and_(post.reaches(column), _clear(who, post, table)) for post in who.holding(role))
    return or_(false(), *found)


def _handled(
    column: ColumnElement[str], who: Outline, role: Role, table: Table
) -> ColumnElement[bool]:
    """Where what a unit is given is an officer's by a post of this role; see `people.handles`."""
    if role not in OF_ONE_UNIT:
        return _within(column, who, role, table)
    found = (and_(post.handles(column), _clear(who, post, table)) for post in who.holding(role))
    return or_(false(), *found)


def _clear(who: Outline, post: PostOutline, table: Table) -> ColumnElement[bool]:
    """Where a post gives sight: not of an accusation of some places, see `people.barring`.

    Nor, held for somebody on leave, of what that one is recused from.
    """
    barring = [one.is_at(table.c.place_path) for one in who.barring(post)]
    open_ = not_(and_(_accuses(table), or_(*barring))) if barring else true()
    return and_(open_, not_(_recused(table, post.held_for))) if post.is_held else open_


def _mine(
    column: ColumnElement[int], who: Outline, role: Role, table: Table
) -> ColumnElement[bool]:
    """Where it is the officer in person, by a post of this role that is not a recused one's."""
    posts = who.holding(role)
    if any(not post.is_held for post in posts):
        return column == ME
    open_ = (not_(_recused(table, post.held_for)) for post in posts)
    return and_(column == ME, or_(false(), *open_))


def _in_place_of(
    column: ColumnElement[int], who: Outline, role: Role, table: Table
) -> ColumnElement[bool]:
    """Where somebody is on leave for whom the officer holds a post of this role."""
    held = (post for post in who.holding(role) if post.is_held)
    return or_(false(), *(and_(column == post.held_for, _clear(who, post, table)) for post in held))


def _on_team(who: Outline, role: Role, table: Table) -> ColumnElement[bool]:
    """Who is on the joint team, or stands in for somebody who is; no accusation of one's place."""
    by_role = (_clear(who, post, table) for post in who.holding(role))
    officer_id = _TEAM.c.officer_id
    member = exists().where(
        _TEAM.c.case_id == table.c.id,
        _TEAM.c.ended_at.is_(None),
        or_(officer_id == ME, _in_place_of(officer_id, who, role, table)),
    )
    return and_(or_(false(), *by_role), member)


def _relation(grant: Grant, who: Outline, table: Table) -> ColumnElement[bool]:
    match grant.relation:
        case Relation.CO_HANDLER:
            return exists().where(
                _PART.c.case_id == table.c.id,
                _PART.c.released_at.is_(None),
                _handled(_PART.c.unit_path, who, grant.role, table),
            )
        case Relation.AUTHOR:
            return _mine(table.c.author_id, who, grant.role, table)
        case Relation.AUTHOR_AWAY:
            return _in_place_of(table.c.author_id, who, grant.role, table)
        case Relation.OWNER:
            theirs = _in_place_of(table.c.owner_id, who, grant.role, table)
            return or_(_mine(table.c.owner_id, who, grant.role, table), theirs)
        case Relation.OWNER_UNIT:
            return _handled(table.c.owner_path, who, grant.role, table)
        case Relation.TEAM:
            return _on_team(who, grant.role, table)
        case Relation.SCOPE:
            return _within(table.c.place_path, who, grant.role, table)


def _granted(who: Outline, table: Table, grants: Sequence[Grant]) -> ColumnElement[bool]:
    conditions = []
    for grant in (one for one in grants if who.holding(one.role)):
        condition = _relation(grant, who, table)
        if not grant.accusations:
            condition = and_(condition, not_(_accuses(table)))
        if grant.once_assigned:
            condition = and_(condition, table.c.stage.not_in(_UNASSIGNED))
        conditions.append(condition)
    return or_(false(), *conditions) if who.active else false()


def _recused(table: Table, officer_id: ColumnElement[int] = ME) -> ColumnElement[bool]:
    """Where somebody is kept away from a case, or a lead's."""
    case_id = table.c.id if table is CASE else table.c.case_id
    kept = (_RECUSAL.c.case_id == case_id, _RECUSAL.c.officer_id == officer_id, _IN_FORCE)
    # Said outright, since it may stand in a question within the one about the table.
    return exists().where(*kept).correlate(table)


def cases(who: Outline) -> ColumnElement[bool]:
    """The condition on cases that officers of an outline may know of."""
    held = [grant for grant in GRANTS if grant.cases]
    return and_(_granted(who, CASE, held), not_(_recused(CASE)))


def leads(who: Outline) -> ColumnElement[bool]:
    """The condition on leads that officers of an outline may know of."""
    granted = _granted(who, LEAD, [grant for grant in GRANTS if grant.leads])
    return and_(granted, not_(_recused(LEAD)))


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


def cases_kept_away(officer: Officer) -> Select[Any]:
    """Cases that the officer may not know of because somebody is recused; there are few.

    The officer, or whoever is on leave and in whose place they act.
    """
    whose = _RECUSAL.c.officer_id.in_(sorted(officer.acts_as))
    kept = select(_RECUSAL.c.case_id).where(whose, _IN_FORCE)
    hidden = not_(func.coalesce(cases(outline(officer)), false()))
    return select(CASE).where(CASE.c.id.in_(kept), hidden).params(bound(officer))


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
    accuses = table.c.type == literal_column(f"'{MatterType.ACCUSATION.value}'")
    return and_(accuses, or_(false(), *(begins_with(table.c.place_path, one) for one in barred)))


def accuses_from(case_id: ColumnElement[int], barred: Sequence[str]) -> ColumnElement[bool]:
    """Whether a case is an accusation from some places, looked up by its id."""
    return exists().where(CASE.c.id == case_id, _accusing(CASE, barred))


def hidden_leads(officer: Officer) -> tuple[Select[Any], Select[Any]]:
    """Leads that are counted and that the officer may not even know to be there; there are few.

    Those of cases from which the officer is kept away, and accusations of the officer's own place.
    """
    kept_away = cases_kept_away(officer).with_only_columns(CASE.c.id)
    return (
        select(LEAD).where(LEAD.c.case_id.in_(kept_away)),
        select(LEAD).where(_accusing(LEAD, barred_places(officer))),
    )


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
