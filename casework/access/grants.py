"""The table of rights to matters: who, standing so, sees them and makes which moves."""

from dataclasses import dataclass

from casework.access.standing import Relation
from casework.people import VISIT_DUTY_ROLES, Role
from casework.workflow import Hand, Move, made_by


@dataclass(frozen=True, slots=True)
class Grant:
    """One row: this role, standing so to a matter, may see it or make these moves.

    ``once_assigned`` is a row that holds only after the case was given to its owner.
    """

    role: Role
    relation: Relation
    cases: bool
    leads: bool
    accusations: bool
    moves: frozenset[Move] = frozenset()
    only_simple: frozenset[Move] = frozenset()
    once_assigned: bool = False


TEAM_ROLES = (
    Role.LIAISON,
    Role.STAFF,
    Role.SECTION_HEAD,
    Role.CLERK,
    Role.DEPUTY,
    Role.LEADER,
)

# Who reports, and who may find something on a field day and hand it up.
_AUTHORS = tuple(role for role in Role if role in VISIT_DUTY_ROLES)

GRANTS: tuple[Grant, ...] = (
    # An author's own leads; whoever reports may take back and send again.
    *(
        Grant(
            role,
            Relation.AUTHOR,
            cases=False,
            leads=True,
            accusations=True,
            moves=made_by(Hand.AUTHOR),
        )
        for role in _AUTHORS
    ),
    # While the author is on leave, their stand-in; what accuses somebody waits for the author.
    *(
        Grant(
            role,
            Relation.AUTHOR_AWAY,
            cases=False,
            leads=True,
            accusations=False,
            moves=made_by(Hand.AUTHOR),
        )
        for role in _AUTHORS
    ),
    # What is assigned to my unit or to me; a liaison never meets an accusation.
    Grant(
        Role.LIAISON,
        Relation.OWNER_UNIT,
        cases=True,
        leads=False,
        accusations=False,
        moves=made_by(Hand.OWNER),
        once_assigned=True,
    ),
    *(
        Grant(
            role,
            relation,
            cases=True,
            leads=False,
            accusations=True,
            moves=made_by(*hands),
            once_assigned=(role, relation) != (Role.SECTION_HEAD, Relation.OWNER_UNIT),
        )
        for role, hands in (
            (Role.STAFF, (Hand.OWNER,)),
            (Role.SECTION_HEAD, (Hand.OWNER, Hand.SECTION_HEAD)),
        )
        for relation in (Relation.OWNER, Relation.OWNER_UNIT)
    ),
    # What my section has in hand, whoever handles it.
    Grant(
        Role.SECTION_HEAD,
        Relation.SECTION,
        cases=True,
        leads=False,
        accusations=True,
        moves=made_by(Hand.SECTION_HEAD),
    ),
    # A part of it is asked of my unit.
    *(
        Grant(role, Relation.CO_HANDLER, cases=True, leads=False, accusations=sees, moves=moves)
        for role, sees in ((Role.LIAISON, False), (Role.STAFF, True), (Role.SECTION_HEAD, True))
        for moves in (made_by(Hand.CO_HANDLER),)
    ),
    # Whoever was named for its joint team, whatever their unit; the inspector looks on, partners
    # and the administrator see no content.
    *(
        Grant(
            role,
            Relation.TEAM,
            cases=True,
            leads=False,
            accusations=role is not Role.LIAISON,
            moves=made_by(Hand.TEAM),
        )
        for role in TEAM_ROLES
    ),
    Grant(
        Role.CLERK,
        Relation.SCOPE,
        cases=True,
        leads=True,
        accusations=True,
        moves=made_by(Hand.CLERK),
        only_simple=made_by(Hand.CLERK_IF_SIMPLE),
    ),
    Grant(
        Role.DEPUTY,
        Relation.SCOPE,
        cases=True,
        leads=True,
        accusations=True,
        moves=made_by(Hand.DEPUTY),
    ),
    Grant(
        Role.LEADER,
        Relation.SCOPE,
        cases=True,
        leads=False,
        accusations=True,
        moves=made_by(Hand.LEADER),
    ),
    Grant(
        Role.INSPECTOR,
        Relation.SCOPE,
        cases=True,
        leads=True,
        accusations=True,
        moves=made_by(Hand.INSPECTOR),
    ),
)

# Who may read whatever is reported within the scope of their post.
READ_REPORTS = frozenset(
    grant.role for grant in GRANTS if grant.leads and grant.relation is Relation.SCOPE
)
