"""Moves on a case from its registration to an owner who has taken it on."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import Hand, Move, Stage

# fmt: off
ROWS = (
    of_case(
        Move.ASSESS, {Stage.REGISTERED}, Stage.ASSESSED, by=(Hand.CLERK,), within=Move.REGISTER,
    ),
    of_case(
        Move.CLASSIFY, {Stage.ASSESSED}, Stage.CLASSIFIED, by=(Hand.CLERK,), within=Move.REGISTER,
    ),
    of_case(
        Move.REPORT_UP, {Stage.CLASSIFIED}, Stage.REPORTED,
        by=(Hand.CLERK, Hand.SECTION_HEAD), form=Form.PROPOSE,
        starts=(Clock.HANDLING,), owes=(Push.PROPOSAL_TO_APPROVE,),
    ),
    of_case(
        Move.ASSIGN, {Stage.REPORTED}, Stage.ASSIGNED, by=(Hand.DEPUTY, Hand.CLERK_IF_SIMPLE),
        starts=(Clock.ACKNOWLEDGE,), owes=(Push.CASE_ASSIGNED,),
    ),
    of_case(
        Move.RETURN_PROPOSAL, {Stage.REPORTED}, Stage.CLASSIFIED, by=(Hand.DEPUTY,),
        form=Form.RETURN_PROPOSAL, owes=(Push.PROPOSAL_RETURNED,),
    ),
    of_case(
        Move.ACKNOWLEDGE, {Stage.ASSIGNED}, Stage.HANDLING, by=(Hand.OWNER,),
        stops=(Clock.ACKNOWLEDGE, Clock.ACKNOWLEDGE_URGENT),
    ),
)
