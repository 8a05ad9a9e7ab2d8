"""Who may know of a matter, and what keeps whom from a move on it: the one check."""

from dataclasses import replace

from casework.access.acts import ROLE_ACTS
from casework.access.grants import GRANTS, Grant
from casework.access.standing import RELATIONS, Relation, Standing, has
from casework.errors import NotAllowedError, NotFoundError
from casework.matters import MatterType
from casework.people import Officer, Role, apart_from, barring, not_in_place_of
from casework.stages import UNASSIGNED_STAGES
from casework.workflow import Flag, Move


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
    return officer.holds(grant.role) and RELATIONS[grant.relation](officer, grant.role, it)


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
    roles = officer.roles
    return [one for one in GRANTS if one.role in roles and _grants_sight(one, officer, it)]


def heads_section(officer: Officer, it: Standing) -> bool:
    """Whether an officer is the head of the section that has a case in hand, recused or not."""
    return RELATIONS[Relation.SECTION](officer, Role.SECTION_HEAD, it)


def heads_handling(officer: Officer, it: Standing) -> bool:
    """Whether an officer is a section head of the unit that handles a case, recused or not."""
    return RELATIONS[Relation.OWNER_UNIT](officer, Role.SECTION_HEAD, it)


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
    waiting = {
        **dict.fromkeys((Move.GRANT_RECUSAL, Move.GRANT_LEAD_RECUSAL), it.undecided),
        **dict.fromkeys((Move.REFUSE_RECUSAL, Move.REFUSE_LEAD_RECUSAL), it.kept_by),
    }
    if move in waiting:
        return None if any(one.is_of(officer) for one in waiting[move]) else "no_recusal"
    return _conflict(officer, move, it)


def handles_part(officer: Officer, path: str) -> bool:
    """Whether a part that a unit is asked for is an officer's to hand in."""
    roles = (grant.role for grant in GRANTS if grant.relation is Relation.CO_HANDLER)
    return any(has(officer, role, path) for role in roles)


# What only one officer can say: who that is, and the rule that refuses all others.
_ONES_OWN = {
    Move.CONFIRM_INSTRUCTION: ("instructed_by", "not_own_instruction"),
    Move.LEAVE_LEAD: ("led_by", "not_led_by"),
    Move.WITHDRAW_CASE: ("caller_id", "not_caller"),
    Move.REFUSE_WITHDRAWAL: ("caller_id", "not_caller"),
}
# What whoever has handled a case leaves to others.
_NOT_BY_HANDLERS = {
    Move.ACCEPT_SUPERVISION: "handler_accepts",
    Move.ASK_WITHDRAWAL: "handler_withdraws",
    Move.TAKE_BACK_WITHDRAWAL: "handler_withdraws",
    Move.FOLLOW_UP: "handler_follows_up",
    Move.FOLLOW_UP_AGAIN: "handler_follows_up",
}


def _conflict(officer: Officer, move: Move, it: Standing) -> str | None:
    if move in {Move.APPROVE_REPLY, Move.CHECK_RESULT} and officer.id == it.drafted_by:
        return "drafter_approves"
    gives = move in {Move.ASSIGN, Move.NAME_DISCIPLINE} and Flag.SIMPLE not in it.flags
    if gives and officer.id == it.drafted_by:
        return "drafter_approves"
    mine = (handles_part(officer, path) for path in it.open_part_paths)
    if move is Move.HAND_IN_PART and not any(mine):
        return "part_handed_in"
    whose, rule = _ONES_OWN.get(move, ("", None))
    # Where it is nobody's, nothing is asked: the table of moves says so.
    if rule is not None and getattr(it, whose) not in {None, officer.id}:
        return rule
    handles = officer.id in it.handled_by | it.team
    return _NOT_BY_HANDLERS.get(move) if handles else None


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
