"""Moves on a case while its owner works on it, up to an approved answer."""

from casework.forms import FormKind as Form
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import Hand, Move, Stage

# fmt: off
ROWS = (
    of_case(
        Move.PROGRESS, {Stage.HANDLING}, None, by=(Hand.OWNER,), form=Form.PROGRESS,
    ),
    of_case(
        Move.SUBMIT_RESULT, {Stage.HANDLING}, Stage.REPLY_REVIEW, by=(Hand.OWNER,),
        form=Form.RESULT, owes=(Push.REPLY_TO_REVIEW,),
    ),
    of_case(
        Move.APPROVE_REPLY, {Stage.REPLY_REVIEW}, Stage.ANSWERED, by=(Hand.DEPUTY,),
        owes=(Push.REPLY_APPROVED,),
    ),
    of_case(
        Move.RETURN_REPLY, {Stage.REPLY_REVIEW}, Stage.HANDLING, by=(Hand.DEPUTY,),
        form=Form.RETURN_REPLY, owes=(Push.REPLY_RETURNED,),
    ),
)
