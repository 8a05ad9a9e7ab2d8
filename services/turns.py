"""Whose turn it is on a case, and whom a reminder would reach."""

from casework.access import Standing, why_not
from casework.cases import Case
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.workflow import MOVES, OPEN_STAGES, Move, Stage
from services import places, recipients
from storage import cases, people
from storage.unit import Reader

# Whose turn it is where it is not the handling unit's.
_TURN = {
    Stage.REGISTERED: Role.CLERK,
    Stage.CLASSIFIED: Role.CLERK,
    Stage.OBJECTED: Role.CLERK,
    Stage.ROUTED_OUT: Role.CLERK,
    Stage.SUSPENDED: Role.DEPUTY,
    Stage.REPORTED: Role.DEPUTY,
    Stage.REPLY_REVIEW: Role.DEPUTY,
    Stage.REPLIED: Role.CLERK,
    Stage.FOLLOW_UP: Role.CLERK,
    Stage.UNDER_REVIEW: Role.CLERK,
    Stage.REVIEWED: Role.CLERK,
    Stage.UNDER_RECHECK: Role.CLERK,
}
# A reminder says again what is waited for.
_REMINDER = {
    Stage.CLASSIFIED: PushKind.PROPOSAL_RETURNED,
    Stage.REPORTED: PushKind.PROPOSAL_TO_APPROVE,
    Stage.REPLY_REVIEW: PushKind.REPLY_TO_REVIEW,
}
# What somebody decides while the case itself stands with another.
_DECIDED = (Move.GRANT_EXTENSION, Move.AGREE_UNDELIVERED, Move.CONFIRM_INSTRUCTION)
_CHASERS = (Role.CLERK, Role.DEPUTY, Role.LEADER)


def whose(view: Reader, case: Case) -> tuple[str, ...]:
    """Who is to move next: officers of the office by name, otherwise the handling unit.

    Nobody is named who may not know of the case.
    """
    standing = cases.standing(view, case)
    if case.stage in recipients.AWAITED:
        move = recipients.AWAITED[case.stage]
        return tuple(who.name for who in recipients.free(view, case, move, standing)[:2])
    if proposing := _proposing(view, case, standing):
        return tuple(who.name for who in proposing[:2])
    role = _TURN.get(case.stage)
    if role is not None:
        posted = recipients.seeing(people.holding(view, role, case.place_path), standing)
        return tuple(who.name for who in posted[:2])
    if case.owner_code is None or case.stage not in OPEN_STAGES:
        return ()
    return (places.path_name(view, case.owner_code),)


def is_mine(view: Reader, actor: Officer, case: Case) -> bool:
    """Whether the next move is this officer's, or a part or the joint team's work is theirs.

    What was asked of them beside the stage counts as well, such as an extension.
    """
    standing = cases.standing(view, case)
    asked = (move for move in _DECIDED if MOVES[move].begins_at(case.stage, case.facts))
    if any(why_not(actor, move, standing) is None for move in asked):
        return True
    if case.stage in recipients.AWAITED:
        free = recipients.free(view, case, recipients.AWAITED[case.stage], standing)
        return actor.id in {who.id for who in free}
    if proposing := _proposing(view, case, standing):
        return actor.id in {who.id for who in proposing}
    role = _TURN.get(case.stage)
    if role is not None:
        return actor.covers(case.place_path, role)
    if case.stage not in OPEN_STAGES:
        return False
    joined = not standing.team.isdisjoint(actor.acts_as)
    part = why_not(actor, Move.HAND_IN_PART, standing) is None
    mine = actor.id in {who.id for who in recipients.owners(view, case)}
    return mine or joined or part


def _proposing(view: Reader, case: Case, standing: Standing) -> list[Officer]:
    """The heads whose proposal is awaited: those of the section that a case was handed to."""
    if case.stage is not Stage.CLASSIFIED or case.section is None or case.proposed_route:
        return []
    return recipients.seeing(recipients.heads(view, standing, handling=False), standing)


def roles(stage: Stage) -> tuple[Role, ...]:
    """The role whose turn it is at a stage; none where it is the handling unit's."""
    return (_TURN[stage],) if stage in _TURN else ()


def reminder(case: Case) -> PushKind:
    """The kind of push that reminds whoever's turn it is."""
    if case.proposed_route:
        return PushKind.ROUTE_PROPOSED
    return _REMINDER.get(case.stage, PushKind.DUE_SOON)


def may_chase(view: Reader, actor: Officer, case: Case) -> bool:
    """Whether an officer may remind others of a case, and there is somebody else to remind."""
    if case.stage not in OPEN_STAGES or not actor.holds(*_CHASERS):
        return False
    return any(who.id != actor.id for who in recipients.of_case(view, reminder(case), case))
