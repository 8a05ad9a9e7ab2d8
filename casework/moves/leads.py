"""Moves on a lead, until it is registered as a case."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.row import of_lead
from casework.pushes import PushKind as Push
from casework.stages import Flag, Hand, Move, Stage

_DESK = (Clock.REVIEW, Clock.SIMPLE_ACCEPT)

# fmt: off
ROWS = (
    of_lead(
        Move.SUBMIT, {None}, Stage.SUBMITTED, by=(Hand.AUTHOR,), form=Form.LEAD,
        starts=(Clock.FIRST_ANSWER, Clock.REVIEW), owes=(Push.LEAD_NEW,),
    ),
    # The desk's own day is over by that; the people's three working days to a simple procedure,
    # counted from the day on which the matter was received, are not.
    of_lead(
        Move.RETURN_LEAD, {Stage.SUBMITTED}, Stage.RETURNED, by=(Hand.CLERK,),
        form=Form.RETURN_LEAD, stops=(Clock.REVIEW,), starts=(Clock.SIMPLE_ACCEPT,),
        owes=(Push.LEAD_RETURNED,),
    ),
    of_lead(
        Move.RESUBMIT, {Stage.RETURNED, Stage.WITHDRAWN}, Stage.SUBMITTED, by=(Hand.AUTHOR,),
        starts=(Clock.REVIEW,), owes=(Push.LEAD_NEW,),
    ),
    of_lead(
        Move.WITHDRAW, {Stage.SUBMITTED, Stage.RETURNED}, Stage.WITHDRAWN, by=(Hand.AUTHOR,),
        stops=(Clock.FIRST_ANSWER, *_DESK),
    ),
    of_lead(
        Move.REGISTER, {Stage.SUBMITTED}, Stage.REGISTERED, by=(Hand.CLERK,), form=Form.REGISTER,
        unless=(Flag.SETTLED,), stops=_DESK, owes=(Push.LEAD_REGISTERED,),
    ),
    # The same matter as a case that is there already; a mistake is undone with a tap.
    of_lead(
        Move.JOIN_LEAD, {Stage.SUBMITTED}, Stage.REGISTERED, by=(Hand.CLERK,),
        form=Form.JOIN_LEAD, sets=(Flag.JOINED,), stops=_DESK,
        owes=(Push.LEAD_REGISTERED,),
    ),
    of_lead(
        Move.PART_LEAD, {Stage.REGISTERED}, Stage.SUBMITTED, by=(Hand.CLERK,),
        when=(Flag.JOINED,), clears=(Flag.JOINED,), starts=(Clock.REVIEW,),
    ),
    # Its case begins as replied: it was settled on the spot.
    of_lead(
        Move.REGISTER_SETTLED, {Stage.SUBMITTED}, Stage.REGISTERED, by=(Hand.CLERK,),
        when=(Flag.SETTLED,), stops=_DESK, owes=(Push.LEAD_REGISTERED,),
    ),
)
