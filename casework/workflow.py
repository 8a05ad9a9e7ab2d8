"""The stages of a matter and the one table of moves between them (domain.md, Stages).

Buttons, rights, clocks and pushes are all derived from the rows of :data:`MOVES`; a new move is a
row here, a text and a test.
"""

from dataclasses import dataclass
from enum import StrEnum

from casework.clocks import ClockRule
from casework.errors import WrongStageError
from casework.pushes import PushKind


class Stage(StrEnum):
    """Where a lead or a case stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    ASSESSED = "assessed"
    CLASSIFIED = "classified"
    REPORTED = "reported"
    ASSIGNED = "assigned"
    HANDLING = "handling"
    REPLY_REVIEW = "reply_review"
    ANSWERED = "answered"
    REPLIED = "replied"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


# The steps shown on a case's card, in order.
CASE_STEPS = (
    Stage.REGISTERED,
    Stage.CLASSIFIED,
    Stage.REPORTED,
    Stage.ASSIGNED,
    Stage.HANDLING,
    Stage.REPLY_REVIEW,
    Stage.REPLIED,
    Stage.CLOSED,
)
# Before the reply has reached the petitioner the matter is open for deadlines and counts.
OPEN_STAGES = frozenset(
    {
        Stage.REGISTERED,
        Stage.ASSESSED,
        Stage.CLASSIFIED,
        Stage.REPORTED,
        Stage.ASSIGNED,
        Stage.HANDLING,
        Stage.REPLY_REVIEW,
        Stage.ANSWERED,
    }
)
# While the clerk has not registered a lead, its author may still take it back.
UNREGISTERED_STAGES = frozenset({Stage.SUBMITTED, Stage.RETURNED})


class Move(StrEnum):
    """An act that changes, or confirms, the stage of a matter."""

    SUBMIT = "submit"
    RETURN_LEAD = "return_lead"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    REGISTER = "register"
    REGISTER_SETTLED = "register_settled"
    ASSESS = "assess"
    CLASSIFY = "classify"
    REPORT_UP = "report_up"
    ASSIGN = "assign"
    RETURN_PROPOSAL = "return_proposal"
    ACKNOWLEDGE = "acknowledge"
    PROGRESS = "progress"
    SUBMIT_RESULT = "submit_result"
    APPROVE_REPLY = "approve_reply"
    RETURN_REPLY = "return_reply"
    DELIVER = "deliver"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"


# Moves that a tap makes by itself; all others need something typed or picked first.
TAPPED_MOVES = frozenset({Move.ASSIGN, Move.ACKNOWLEDGE, Move.APPROVE_REPLY})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: what a move needs, changes, starts, stops and owes."""

    move: Move
    sources: frozenset[Stage | None]
    target: Stage
    needs: tuple[str, ...] = ()
    starts: tuple[ClockRule, ...] = ()
    stops: tuple[ClockRule, ...] = ()
    owes: tuple[PushKind, ...] = ()


def _row(
    move: Move,
    sources: set[Stage | None],
    target: Stage,
    *needs: str,
    starts: tuple[ClockRule, ...] = (),
    stops: tuple[ClockRule, ...] = (),
    owes: tuple[PushKind, ...] = (),
) -> Transition:
    return Transition(move, frozenset(sources), target, needs, starts, stops, owes)


MOVES: dict[Move, Transition] = {
    row.move: row
    for row in (
        _row(
            Move.SUBMIT,
            {None},
            Stage.SUBMITTED,
            "text",
            starts=(ClockRule.FIRST_ANSWER, ClockRule.REVIEW),
            owes=(PushKind.LEAD_NEW,),
        ),
        _row(
            Move.RETURN_LEAD,
            {Stage.SUBMITTED},
            Stage.RETURNED,
            "reason",
            stops=(ClockRule.REVIEW,),
            owes=(PushKind.LEAD_RETURNED,),
        ),
        _row(
            Move.RESUBMIT,
            {Stage.RETURNED, Stage.WITHDRAWN},
            Stage.SUBMITTED,
            starts=(ClockRule.REVIEW,),
            owes=(PushKind.LEAD_NEW,),
        ),
        _row(
            Move.WITHDRAW,
            {Stage.SUBMITTED, Stage.RETURNED},
            Stage.WITHDRAWN,
            stops=(ClockRule.FIRST_ANSWER, ClockRule.REVIEW),
        ),
        _row(
            Move.REGISTER,
            {Stage.SUBMITTED},
            Stage.REGISTERED,
            "occurrence",
            "identity",
            stops=(ClockRule.REVIEW,),
            owes=(PushKind.LEAD_REGISTERED,),
        ),
        _row(
            Move.REGISTER_SETTLED,
            {Stage.SUBMITTED},
            Stage.REPLIED,
            stops=(ClockRule.REVIEW,),
            starts=(ClockRule.FOLLOW_UP,),
            owes=(PushKind.LEAD_REGISTERED,),
        ),
        _row(Move.ASSESS, {Stage.REGISTERED}, Stage.ASSESSED, "urgent"),
        _row(
            Move.CLASSIFY,
            {Stage.ASSESSED},
            Stage.CLASSIFIED,
            "type",
            starts=(ClockRule.HANDLING,),
        ),
        _row(
            Move.REPORT_UP,
            {Stage.CLASSIFIED},
            Stage.REPORTED,
            "owner",
            "due",
            owes=(PushKind.PROPOSAL_TO_APPROVE,),
        ),
        _row(
            Move.ASSIGN,
            {Stage.REPORTED},
            Stage.ASSIGNED,
            "owner",
            starts=(ClockRule.ACKNOWLEDGE,),
            owes=(PushKind.CASE_ASSIGNED,),
        ),
        _row(
            Move.RETURN_PROPOSAL,
            {Stage.REPORTED},
            Stage.CLASSIFIED,
            "reason",
            owes=(PushKind.PROPOSAL_RETURNED,),
        ),
        _row(
            Move.ACKNOWLEDGE,
            {Stage.ASSIGNED},
            Stage.HANDLING,
            stops=(ClockRule.ACKNOWLEDGE,),
        ),
        _row(Move.PROGRESS, {Stage.HANDLING}, Stage.HANDLING, "text"),
        _row(
            Move.SUBMIT_RESULT,
            {Stage.HANDLING},
            Stage.REPLY_REVIEW,
            "findings",
            "outcome",
            owes=(PushKind.REPLY_TO_REVIEW,),
        ),
        _row(
            Move.APPROVE_REPLY,
            {Stage.REPLY_REVIEW},
            Stage.ANSWERED,
            owes=(PushKind.REPLY_APPROVED,),
        ),
        _row(
            Move.RETURN_REPLY,
            {Stage.REPLY_REVIEW},
            Stage.HANDLING,
            "reason",
            owes=(PushKind.REPLY_RETURNED,),
        ),
        _row(
            Move.DELIVER,
            {Stage.ANSWERED},
            Stage.REPLIED,
            "manner",
            "day",
            stops=(ClockRule.HANDLING,),
            starts=(ClockRule.FOLLOW_UP,),
        ),
        _row(
            Move.FOLLOW_UP,
            {Stage.REPLIED},
            Stage.FOLLOW_UP,
            "service",
            "result",
            stops=(ClockRule.FOLLOW_UP,),
        ),
        _row(Move.CLOSE, {Stage.FOLLOW_UP}, Stage.CLOSED, "cause"),
    )
}


def check_move(move: Move, stage: Stage | None) -> Transition:
    """The row of a move, if it may be made from this stage; raises :class:`WrongStageError`."""
    row = MOVES[move]
    if stage not in row.sources:
        raise WrongStageError(move=move, stage=stage)
    return row


def moves_from(stage: Stage) -> tuple[Move, ...]:
    """The moves that the table allows from a stage, in the table's order."""
    return tuple(move for move, row in MOVES.items() if stage in row.sources)
