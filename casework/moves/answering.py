"""Moves on a case from the delivery of its answer to the closing."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.assigning import ANSWERED
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import Flag, Hand, Move, Stage

# fmt: off
ROWS = (
    of_case(
        Move.DELIVER, {Stage.ANSWERED}, Stage.REPLIED, by=(Hand.OWNER, Hand.CLERK),
        form=Form.DELIVERY,
        clears=(Flag.UNDELIVERED,), stops=ANSWERED,
        starts=(Clock.FOLLOW_UP,),
    ),
    # Not deliverable: anonymous, or three dated attempts; the deputy agrees.
    of_case(
        Move.REPORT_UNDELIVERED, {Stage.ANSWERED}, None, by=(Hand.OWNER, Hand.CLERK),
        form=Form.UNDELIVERED, unless=(Flag.UNDELIVERED,), sets=(Flag.UNDELIVERED,),
        owes=(Push.UNDELIVERED_TO_AGREE,),
    ),
    of_case(
        Move.AGREE_UNDELIVERED, {Stage.ANSWERED}, Stage.REPLIED, by=(Hand.DEPUTY,),
        when=(Flag.UNDELIVERED,), clears=(Flag.UNDELIVERED,), stops=ANSWERED,
        starts=(Clock.FOLLOW_UP,),
    ),
    of_case(
        Move.REFUSE_UNDELIVERED, {Stage.ANSWERED}, None, by=(Hand.DEPUTY,),
        form=Form.REFUSE_UNDELIVERED, when=(Flag.UNDELIVERED,), clears=(Flag.UNDELIVERED,),
        owes=(Push.UNDELIVERED_REFUSED,),
    ),
    of_case(
        Move.FOLLOW_UP, {Stage.REPLIED}, Stage.FOLLOW_UP,
        by=(Hand.CLERK, Hand.DEPUTY, Hand.INSPECTOR), form=Form.FOLLOW_UP,
        stops=(Clock.FOLLOW_UP,),
    ),
    of_case(
        Move.CLOSE, {Stage.FOLLOW_UP}, Stage.CLOSED,
        by=(Hand.CLERK, Hand.DEPUTY, Hand.INSPECTOR), within=Move.FOLLOW_UP,
    ),
)
