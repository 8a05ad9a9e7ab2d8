"""Who may do what to which matter: one table, one check (domain.md, Roles and Protection).

``storage/visible.py`` says the SEE rows again in SQL; a property test holds the two together.
Denial by recusal overrides every grant. A stand-in holds the posts of whoever is on leave, so that
every row is theirs as well; recusals and conflicts bind the person, whose posts ever they act by.
Nobody stands in where whoever is away is recused: those posts give no sight of that case to anyone.
An accusation does not appear at the accused's unit, which is the place where it arose, for a
village its township too: a post there gives no sight of it, nor one held for somebody else.
Who is only proposed as its owner does not see a case yet; a section head does, who proposes.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from casework.errors import NotAllowedError, NotFoundError
from casework.matters import MatterType
from casework.people import (
    VISIT_DUTY_ROLES,
    Officer,
    Role,
    apart_from,
    barring,
    handles,
    not_in_place_of,
)
from casework.recusal import Word
from casework.stages import UNASSIGNED_STAGES
from casework.workflow import Flag, Hand, Move, Stage, made_by


class Relation(StrEnum):
    """How an officer stands to a matter."""

    AUTHOR = "author"
    AUTHOR_AWAY = "author_away"
    OWNER = "owner"
    OWNER_UNIT = "owner_unit"
    CO_HANDLER = "co_handler"
    TEAM = "team"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts about a matter that rights depend on.

    ``place_path`` is the unit where it arose, ``owner_path`` the unit that handles it; ``recused``
    and ``handled_by``/``drafted_by`` hold officers' ids; ``flags`` are what the table of moves
    looks at beside the stage, ``part_paths`` the units that handle a part of it, ``team`` the
    officers of its joint team. ``undecided`` says whose word on recusals is awaited, ``kept_by``
    whose word any recusal in force is.
    """

    stage: Stage
    author_id: int | None = None
    owner_id: int | None = None
    owner_path: str | None = None
    place_path: str | None = None
    type: MatterType | None = None
    drafted_by: int | None = None
    recused: frozenset[int] = frozenset()
    handled_by: frozenset[int] = frozenset()
    is_case: bool = True
    flags: frozenset[Flag] = frozenset()
    instructed_by: int | None = None
    led_by: int | None = None
    part_paths: frozenset[str] = frozenset()
    open_part_paths: frozenset[str] = frozenset()
    team: frozenset[int] = frozenset()
    undecided: frozenset[Word] = frozenset()
    kept_by: frozenset[Word] = frozenset()


# Whose posts are for one unit; a section head's is for all that lies below it.
OF_ONE_UNIT = frozenset({Role.LIAISON, Role.STAFF})


def _has(who: Officer, role: Role, path: str | None) -> bool:
    """Whether what a unit is given is an officer's by a post of this role."""
    if role not in OF_ONE_UNIT:
        return who.covers(path, role)
    return any(handles(post, path) for post in who.posts if post.role is role)


def _in_place_of(who: Officer, role: Role, *others: int | None) -> bool:
    """Whether a post of this role is held for one of these officers while they are on leave."""
    return any(post.held_for in others and post.role is role for post in who.posts if post.held_for)


_RELATIONS: dict[Relation, Callable[[Officer, Role, Standing], bool]] = {
    Relation.AUTHOR: lambda who, _role, it: it.author_id == who.id,
    Relation.AUTHOR_AWAY: lambda who, role, it: _in_place_of(who, role, it.author_id),
    Relation.OWNER: lambda who, role, it: (
        it.owner_id == who.id or _in_place_of(who, role, it.owner_id)
    ),
    Relation.OWNER_UNIT: lambda who, role, it: _has(who, role, it.owner_path),
    Relation.CO_HANDLER: lambda who, role, it: any(_has(who, role, one) for one in it.part_paths),
    Relation.TEAM: lambda who, role, it: who.id in it.team or _in_place_of(who, role, *it.team),
    Relation.SCOPE: lambda who, role, it: who.covers(it.place_path, role),
}


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

# Who sees how others stand with their field days, each within the scope of the post.
VISIT_SUPERVISORS = frozenset(
    {Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR, Role.SECTION_HEAD}
)

# Acts that are no part of one matter, and whose they are.
ROLE_ACTS: dict[str, frozenset[Role]] = {
    "report": frozenset({Role.LIAISON, Role.STAFF, Role.CLERK}),
    "desk": frozenset({Role.CLERK}),
    "cases": frozenset({Role.LIAISON, Role.STAFF, Role.SECTION_HEAD, Role.CLERK}),
    # What waits for one's word; on cases only deputies and leaders give theirs.
    "approvals": frozenset({Role.DEPUTY, Role.LEADER, Role.SECTION_HEAD}),
    "decide": frozenset({Role.DEPUTY, Role.LEADER}),
    "status": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    # The written report, which is signed and leaves the office.
    "written_report": frozenset({Role.LEADER, Role.CLERK}),
    "overdue": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    # A colleague's own number, within the scope of the post.
    "contact": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    "find": frozenset(Role) - {Role.ADMINISTRATOR, Role.PARTNER},
    "case": frozenset(Role) - {Role.ADMINISTRATOR, Role.PARTNER},
    "people": frozenset({Role.ADMINISTRATOR}),
    # A phone is lost at any hour: the clerk sees who has an account, and may stop one.
    "accounts": frozenset({Role.ADMINISTRATOR, Role.CLERK}),
    "register": frozenset({Role.CLERK}),
    # What an officer has left open: who may give a case to another.
    "handover": frozenset({Role.CLERK, Role.DEPUTY}),
    "liaisons": frozenset({Role.ADMINISTRATOR, Role.CLERK, Role.INSPECTOR}),
    # Administrator with clerk is allowed, and shown to the inspector.
    "both_desks": frozenset({Role.INSPECTOR}),
    # Who did and who read what, and whether the record is whole.
    "audit": frozenset({Role.INSPECTOR}),
    # What has been kept for long enough, and may be put on hold.
    "expiring": frozenset({Role.DEPUTY, Role.INSPECTOR}),
    "calendar": frozenset(Role) - {Role.PARTNER},
    # Whoever takes the call looks up the code that a petitioner reads out.
    "lookup_code": frozenset(Role) - {Role.ADMINISTRATOR, Role.PARTNER},
    "visit": frozenset(),
    "visits": frozenset({Role.LIAISON}) | VISIT_SUPERVISORS,
    "visits_county": VISIT_SUPERVISORS,
    # A joint team's trips: entered, and seen, by whoever answers for the team's unit.
    "outreach": frozenset({Role.CLERK, Role.SECTION_HEAD, Role.DEPUTY}),
    "outreaches": VISIT_SUPERVISORS,
    "trend": frozenset({Role.LEADER, Role.CLERK}),
    # How units are appraised, once each has had its say; of its own unit everybody there.
    "appraisals": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    # Who owns the policy behind a root cause is entered at the desk, or with the units.
    "policy_owner": frozenset({Role.CLERK, Role.ADMINISTRATOR}),
    # Anybody may have heard of it; to whom it goes stands in `casework.retaliation`.
    "retaliation": frozenset(Role),
    "meetings": frozenset(Role) - {Role.ADMINISTRATOR},
    "meeting": frozenset({Role.CLERK}),
}
# Acts that go with the field-day duty of a post, whatever its role.
_DUTY_ACTS = frozenset({"visit", "visits"})


def _grants_sight(grant: Grant, officer: Officer, it: Standing) -> bool:
    if not (grant.cases if it.is_case else grant.leads):
        return False
    if grant.once_assigned and it.stage in UNASSIGNED_STAGES:
        return False
    if it.type is MatterType.ACCUSATION:
        if not grant.accusations:
            return False
        if not _in_person(grant, officer, it):
            officer = apart_from(officer, it.place_path or "")
    return officer.holds(grant.role) and _RELATIONS[grant.relation](officer, grant.role, it)


def _in_person(grant: Grant, officer: Officer, it: Standing) -> bool:
    """Who wrote it, or was named for it by the deputy, whatever their posts."""
    named = {Relation.AUTHOR: it.author_id, Relation.OWNER: it.owner_id}
    return named.get(grant.relation) == officer.id


def may_see(officer: Officer, it: Standing) -> bool:
    """Whether an officer may know of a matter at all."""
    return bool(_seen_by(officer, it))


def _seen_by(officer: Officer, it: Standing) -> list[Grant]:
    """The rows that let an officer know of a matter; none for whoever is recused."""
    if not officer.active or officer.id in it.recused:
        return []
    officer = not_in_place_of(officer, it.recused)
    return [grant for grant in GRANTS if _grants_sight(grant, officer, it)]


def sees_as(officer: Officer, it: Standing, *roles: Role) -> bool:
    """Whether an officer knows of a matter by a post of one of these roles."""
    return any(grant.role in roles for grant in _seen_by(officer, it))


# Who reads what names a petitioner; a leader only with a reason, and never unnoticed.
IDENTITY_ROLES = (Role.CLERK, Role.DEPUTY)
# Who may enter that somebody else is to be kept away from a case, and knows who is.
RECUSING_ROLES = (Role.CLERK, Role.DEPUTY, Role.LEADER, Role.INSPECTOR)


def is_kept_away(officer: Officer, it: Standing) -> bool:
    """Whether somebody may not even hear of a matter by another way, such as a meeting's task.

    Who is recused, and for an accusation those posted at the accused's unit or township.
    """
    if officer.id in it.recused:
        return True
    here = tuple(post.local_path for post in officer.posts if post.local_path is not None)
    accused = it.type is MatterType.ACCUSATION and (it.place_path or "").startswith(here)
    return accused and not may_see(officer, it)


def barred_places(officer: Officer) -> tuple[str, ...]:
    """The places whose accusations count for nobody but others: the officer has a post there.

    Another post that answers for the place gives sight of them.
    """
    here = {post.local_path for post in officer.posts if post.local_path is not None}
    return tuple(sorted(path for path in here if not _answers(officer, path)))


def _answers(officer: Officer, path: str) -> bool:
    return any(
        path.startswith(post.unit_path) and not path.startswith(barring(officer, post))
        for post in officer.posts
        if post.role in ROLE_ACTS["status"]
    )


def why_not(officer: Officer, move: Move, it: Standing) -> str | None:
    """The rule that forbids a move to an officer who may see the matter; none if it is allowed."""
    seen = _seen_by(officer, it)
    if not any(
        move in grant.moves or (Flag.SIMPLE in it.flags and move in grant.only_simple)
        for grant in seen
    ):
        return "role"
    waiting = {Move.GRANT_RECUSAL: it.undecided, Move.REFUSE_RECUSAL: it.kept_by}
    if move in waiting:
        return None if any(one.is_of(officer) for one in waiting[move]) else "no_recusal"
    return _conflict(officer, move, it)


def _has_open_part(officer: Officer, it: Standing) -> bool:
    roles = [grant.role for grant in GRANTS if grant.relation is Relation.CO_HANDLER]
    return any(_has(officer, role, path) for role in roles for path in it.open_part_paths)


def _conflict(officer: Officer, move: Move, it: Standing) -> str | None:
    if move is Move.APPROVE_REPLY and officer.id == it.drafted_by:
        return "drafter_approves"
    gives = move in {Move.ASSIGN, Move.NAME_DISCIPLINE} and Flag.SIMPLE not in it.flags
    if gives and officer.id == it.drafted_by:
        return "drafter_approves"
    if move is Move.HAND_IN_PART and not _has_open_part(officer, it):
        return "part_handed_in"
    if move is Move.CONFIRM_INSTRUCTION and officer.id != it.instructed_by:
        return "not_own_instruction"
    if move is Move.LEAVE_LEAD and officer.id != it.led_by:
        return "not_led_by"
    handles = officer.id in it.handled_by | it.team
    if move is Move.WITHDRAW_CASE and handles:
        return "handler_withdraws"
    if move in {Move.FOLLOW_UP, Move.FOLLOW_UP_AGAIN} and handles:
        return "handler_follows_up"
    return None


def check_may(officer: Officer, move: Move, it: Standing) -> None:
    """Raise :class:`NotFoundError` for the unseen, :class:`NotAllowedError` for the seen."""
    if not may_see(officer, it):
        raise NotFoundError
    rule = why_not(officer, move, it)
    if rule is not None:
        raise NotAllowedError(rule=rule, move=move)


def acts_for(officer: Officer, move: Move, it: Standing) -> int | None:
    """The officer on leave in whose place a move is made; none where it is one's own to make."""
    held = {post.held_for for post in officer.posts} - {None}
    for whose in (None, *sorted(one for one in held if one is not None)):
        posts = tuple(post for post in officer.posts if post.held_for in {None, whose})
        if why_not(replace(officer, posts=posts), move, it) is None:
            return whose
    return None


def may_do(officer: Officer, act: str) -> bool:
    """Whether any post of an officer carries an act that is no part of one matter."""
    if not officer.active:
        return False
    return officer.holds(*ROLE_ACTS[act]) or (act in _DUTY_ACTS and officer.owes_visits)


def check_may_do(officer: Officer, act: str) -> None:
    """Raise :class:`NotAllowedError` unless a post of the officer carries the act."""
    if not may_do(officer, act):
        raise NotAllowedError(rule="no_visit_duty" if act == "visit" else "role", act=act)


def check_may_confirm(officer: Officer, visitor_id: int, host_ids: Collection[int]) -> None:
    """Raise :class:`NotAllowedError` unless an officer is a host of another's field day.

    Source: domain.md, Field visits, "confirmed by the village's or township's liaison".
    """
    if officer.id == visitor_id:
        raise NotAllowedError(rule="own_visit", act="confirm_visit")
    if not officer.active or officer.id not in host_ids:
        raise NotAllowedError(rule="not_host", act="confirm_visit")


def may_assign_villages(officer: Officer, who: Officer) -> bool:
    """Whether somebody assigns another the contact village: an administrator, or the section head.

    A section head does so where the other's duty belongs to that section [ours].
    """
    if not officer.active or not who.active or not who.owes_visits:
        return False
    return may_do(officer, "people") or officer.heads(who)


def oversees_visits(officer: Officer, path: str) -> bool:
    """Whether an officer sees how those posted in a unit stand with their field days."""
    return officer.active and officer.covers(path, *VISIT_SUPERVISORS)


def oversees_days_of(officer: Officer, who: Officer, path: str) -> bool:
    """Whether an officer sees another's field days, whose duty lies in a unit.

    Of several section heads there each sees those of the own section; whose duty is over belongs to
    none, and all of them see what was [ours].
    """
    if not officer.active:
        return False
    if officer.covers(path, *VISIT_SUPERVISORS - {Role.SECTION_HEAD}):
        return True
    own = officer.heads(who) or not who.owes_visits
    return own and officer.covers(path, Role.SECTION_HEAD)


def sees_outreach(officer: Officer, path: str) -> bool:
    """Whether an officer sees the trips of a unit's team [ours]."""
    return officer.active and officer.covers(path, *ROLE_ACTS["outreaches"])


def may_change_outreach(officer: Officer, path: str) -> bool:
    """Whether an officer may put right or take back a trip of a unit's team [ours]."""
    return officer.active and officer.covers(path, *ROLE_ACTS["outreach"])
