"""Moves on a case from the delivery of its answer to the closing."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.row import of_case
from casework.stages import Hand, Move, Stage

# fmt: off
ROWS = (
    of_case(
        Move.DELIVER, {Stage.ANSWERED}, Stage.REPLIED, by=(Hand.OWNER, Hand.CLERK),
        form=Form.DELIVERY, stops=(Clock.HANDLING, Clock.SIMPLE_DECIDE),
        starts=(Clock.FOLLOW_UP,),
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
