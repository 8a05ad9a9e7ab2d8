"""The conditions under which somebody may know of a case or a lead, said in SQL.

They are built from the rows of ``casework.access.GRANTS``, which say the same in Python.
"""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    exists,
    false,
    func,
    not_,
    or_,
    true,
)

from casework.access import GRANTS, Grant, Relation
from casework.matters import MatterType
from casework.people import Role
from casework.recusal import RecusalState
from casework.stages import UNASSIGNED_STAGES
from storage.outlines import ME, Outline, PostOutline
from storage.tables import (
    CaseRow,
    LeadRow,
    PartRow,
    RecusalRow,
    TeamRow,
    core,
)
from storage.written_out import one_of, word

CASE = core(CaseRow)
LEAD = core(LeadRow)
RECUSAL = core(RecusalRow)
PART = core(PartRow)
TEAM = core(TeamRow)
IN_FORCE = RECUSAL.c.state != word(RecusalState.REFUSED)


def accuses(table: Table) -> ColumnElement[bool]:
    """Where something is an accusation."""
    return table.c.type == word(MatterType.ACCUSATION)


def _is_unassigned(table: Table) -> ColumnElement[bool]:
    return one_of(table.c.stage, UNASSIGNED_STAGES)


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
    posts = (post for post in who.holding(role) if post.goes_by_unit)
    found = (and_(post.handles(column), _clear(who, post, table)) for post in posts)
    return or_(false(), *found)


def _in_section(who: Outline, role: Role, table: Table) -> ColumnElement[bool]:
    """Where a section has a case in hand of which a post of this role is the head's.

    A post that names none has what no section has; of accusations what its holder has proposed.
    """
    found = []
    for post in (one for one in who.holding(role) if not one.goes_by_unit):
        its = table.c.section == post.section
        if not post.has_section:
            whose = post.held_for if post.is_held else ME
            proposed = and_(_is_unassigned(table), table.c.drafted_by == whose)
            its = and_(table.c.section.is_(None), or_(not_(accuses(table)), proposed))
        found.append(and_(post.reaches(table.c.place_path), its, _clear(who, post, table)))
    return or_(false(), *found)


def _clear(who: Outline, post: PostOutline, table: Table) -> ColumnElement[bool]:
    """Where a post gives sight: not of an accusation of some places, see `people.barring`.

    Nor, held for somebody on leave, of what that one is recused from.
    """
    barring = [one.is_at(table.c.place_path) for one in who.barring(post)]
    open_ = not_(and_(accuses(table), or_(*barring))) if barring else true()
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
    officer_id = TEAM.c.officer_id
    member = exists().where(
        TEAM.c.case_id == table.c.id,
        TEAM.c.ended_at.is_(None),
        or_(officer_id == ME, _in_place_of(officer_id, who, role, table)),
    )
    return and_(or_(false(), *by_role), member)


def _relation(grant: Grant, who: Outline, table: Table) -> ColumnElement[bool]:
    match grant.relation:
        case Relation.CO_HANDLER:
            return exists().where(
                PART.c.case_id == table.c.id,
                PART.c.released_at.is_(None),
                _handled(PART.c.unit_path, who, grant.role, table),
            )
        case Relation.SECTION:
            return _in_section(who, grant.role, table)
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
            condition = and_(condition, not_(accuses(table)))
        if grant.once_assigned:
            condition = and_(condition, not_(_is_unassigned(table)))
        conditions.append(condition)
    return or_(false(), *conditions) if who.active else false()


def _recused(table: Table, officer_id: ColumnElement[int] = ME) -> ColumnElement[bool]:
    """Where somebody is kept away from a case, or from a lead, by its case once it has one."""
    case_id = table.c.id if table is CASE else func.coalesce(table.c.case_id, table.c.id)
    kept = (RECUSAL.c.case_id == case_id, RECUSAL.c.officer_id == officer_id, IN_FORCE)
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
