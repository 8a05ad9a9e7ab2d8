"""Moves on a case from the delivery of its answer to the closing."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.assigning import ANSWERED
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import CLOSED_STAGES, Flag, Hand, Move, Stage

_FOLLOWERS = (Hand.CLERK, Hand.DEPUTY, Hand.INSPECTOR)

# fmt: off
ROWS = (
    of_case(
        Move.DELIVER, {Stage.ANSWERED}, Stage.REPLIED, by=(Hand.OWNER, Hand.CLERK),
        form=Form.DELIVERY,
        clears=(Flag.UNDELIVERED, Flag.WITHDRAWAL_ASKED, Flag.DESK_SUPERVISED), stops=ANSWERED,
        starts=(Clock.FOLLOW_UP, Clock.REVIEW_APPLY),
    ),
    # Not deliverable: anonymous, or three dated attempts; the deputy agrees.
    of_case(
        Move.REPORT_UNDELIVERED, {Stage.ANSWERED}, None, by=(Hand.OWNER, Hand.CLERK),
        form=Form.UNDELIVERED, unless=(Flag.UNDELIVERED,), sets=(Flag.UNDELIVERED,),
        owes=(Push.UNDELIVERED_TO_AGREE,),
    ),
    of_case(
        Move.AGREE_UNDELIVERED, {Stage.ANSWERED}, Stage.REPLIED, by=(Hand.DEPUTY,),
        when=(Flag.UNDELIVERED,),
        clears=(Flag.UNDELIVERED, Flag.WITHDRAWAL_ASKED, Flag.DESK_SUPERVISED), stops=ANSWERED,
        starts=(Clock.FOLLOW_UP, Clock.REVIEW_APPLY),
    ),
    of_case(
        Move.REFUSE_UNDELIVERED, {Stage.ANSWERED}, None, by=(Hand.DEPUTY,),
        form=Form.REFUSE_UNDELIVERED, when=(Flag.UNDELIVERED,), clears=(Flag.UNDELIVERED,),
        owes=(Push.UNDELIVERED_REFUSED,),
    ),
    of_case(
        Move.FOLLOW_UP, {Stage.REPLIED}, Stage.FOLLOW_UP, by=_FOLLOWERS, form=Form.FOLLOW_UP,
        stops=(Clock.FOLLOW_UP,),
    ),
    of_case(
        Move.CLOSE, {Stage.FOLLOW_UP}, Stage.CLOSED,
        by=_FOLLOWERS, within=Move.FOLLOW_UP, unless=(Flag.LASTING,),
    ),
    # Help and policy have to last: somebody asks again at 90 days.
    of_case(
        Move.CLOSE_FOR_NOW, {Stage.FOLLOW_UP}, Stage.CLOSED, by=_FOLLOWERS, within=Move.FOLLOW_UP,
        when=(Flag.LASTING,), sets=(Flag.OWED_AGAIN,), starts=(Clock.FOLLOW_UP_AGAIN,),
    ),
    of_case(
        Move.FOLLOW_UP_AGAIN, CLOSED_STAGES, None, by=_FOLLOWERS, form=Form.FOLLOW_UP_AGAIN,
        when=(Flag.OWED_AGAIN,), clears=(Flag.OWED_AGAIN,), stops=(Clock.FOLLOW_UP_AGAIN,),
    ),
    # The body above reviews, then its own superior rechecks; the clerk records what they do.
    of_case(
        Move.APPLY_REVIEW, {Stage.REPLIED, Stage.FOLLOW_UP, Stage.CLOSED}, Stage.UNDER_REVIEW,
        by=(Hand.CLERK,), form=Form.APPLY_REVIEW, stops=(Clock.REVIEW_APPLY, Clock.FOLLOW_UP),
        starts=(Clock.REVIEW_DECIDE,), owes=(Push.REVIEW_APPLIED,),
    ),
    of_case(
        Move.DECIDE_REVIEW, {Stage.UNDER_REVIEW}, Stage.REVIEWED, by=(Hand.CLERK,),
        form=Form.DECIDE_REVIEW, stops=(Clock.REVIEW_DECIDE,), starts=(Clock.RECHECK_APPLY,),
        owes=(Push.REVIEW_DECIDED,),
    ),
    of_case(
        Move.APPLY_RECHECK, {Stage.REVIEWED}, Stage.UNDER_RECHECK, by=(Hand.CLERK,),
        form=Form.APPLY_RECHECK, stops=(Clock.RECHECK_APPLY,), starts=(Clock.RECHECK_DECIDE,),
        owes=(Push.REVIEW_APPLIED,),
    ),
    of_case(
        Move.DECIDE_RECHECK, {Stage.UNDER_RECHECK}, Stage.FINAL, by=(Hand.CLERK,),
        form=Form.DECIDE_RECHECK, stops=(Clock.RECHECK_DECIDE,), owes=(Push.REVIEW_DECIDED,),
    ),
    # Nobody applied for a recheck in time.
    of_case(
        Move.MAKE_FINAL, {Stage.REVIEWED}, Stage.FINAL, by=(Hand.CLERK,),
        stops=(Clock.RECHECK_APPLY,),
    ),
    of_case(
        Move.REOPEN, {Stage.CLOSED, Stage.REVIEWED, Stage.PASSED_ON}, Stage.CLASSIFIED,
        by=(Hand.DEPUTY, Hand.INSPECTOR), form=Form.REOPEN,
        clears=(Flag.OWED_AGAIN, Flag.EXTENDED, Flag.EXTENSION_UNTOLD, Flag.PURGED),
        stops=(Clock.REVIEW_APPLY, Clock.RECHECK_APPLY, Clock.FOLLOW_UP_AGAIN),
        owes=(Push.CASE_REOPENED,),
    ),
    of_case(
        Move.ARCHIVE, {Stage.CLOSED, Stage.FINAL, Stage.PASSED_ON, Stage.WITHDRAWN, Stage.JOINED},
        Stage.ARCHIVED, by=(Hand.CLERK,), unless=(Flag.OWED_AGAIN, Flag.SUPERVISED),
        clears=(Flag.SUPERVISION_ANSWERED,),
        stops=(Clock.REVIEW_APPLY, Clock.RECHECK_APPLY),
    ),
)
