"""Moves on a case while its owner works on it, up to an approved answer."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import OPEN_STAGES, Flag, Hand, Move, Stage

_HELD = (Clock.HANDLING, Clock.SIMPLE_DECIDE, Clock.LEADER_SET)
_SHARED = {Stage.ASSIGNED, Stage.HANDLING, Stage.SUSPENDED}
_JOINT = _SHARED | {Stage.OBJECTED, Stage.REPLY_REVIEW, Stage.ANSWERED}
_AFTER_EXTENSION = {Stage.HANDLING, Stage.SUSPENDED, Stage.REPLY_REVIEW, Stage.ANSWERED}

# fmt: off
ROWS = (
    of_case(
        Move.PROGRESS, {Stage.HANDLING}, None, by=(Hand.OWNER, Hand.TEAM), form=Form.PROGRESS,
    ),
    of_case(
        Move.SUBMIT_RESULT, {Stage.HANDLING}, Stage.REPLY_REVIEW, by=(Hand.OWNER,),
        form=Form.RESULT, unless=(Flag.EXTENSION_ASKED, Flag.PARTS_OPEN),
        owes=(Push.REPLY_TO_REVIEW, Push.RESULT_TO_CHECK),
    ),
    of_case(
        Move.ASK_EXTENSION, {Stage.HANDLING}, None, by=(Hand.OWNER,), form=Form.EXTENSION,
        unless=(Flag.SIMPLE, Flag.EXTENSION_ASKED, Flag.EXTENDED), sets=(Flag.EXTENSION_ASKED,),
        owes=(Push.EXTENSION_TO_DECIDE,),
    ),
    of_case(
        Move.GRANT_EXTENSION, {Stage.HANDLING}, None, by=(Hand.DEPUTY,),
        when=(Flag.EXTENSION_ASKED,), clears=(Flag.EXTENSION_ASKED,),
        sets=(Flag.EXTENDED, Flag.EXTENSION_UNTOLD), owes=(Push.EXTENSION_GRANTED,),
    ),
    of_case(
        Move.REFUSE_EXTENSION, {Stage.HANDLING}, None, by=(Hand.DEPUTY,),
        form=Form.REFUSE_EXTENSION, when=(Flag.EXTENSION_ASKED,),
        clears=(Flag.EXTENSION_ASKED,), owes=(Push.EXTENSION_REFUSED,),
    ),
    # The reason is told to the petitioner [rule].
    of_case(
        Move.TELL_EXTENSION, _AFTER_EXTENSION, None, by=(Hand.OWNER, Hand.CLERK),
        when=(Flag.EXTENSION_UNTOLD,), clears=(Flag.EXTENSION_UNTOLD,),
    ),
    of_case(
        Move.SUSPEND, {Stage.HANDLING}, Stage.SUSPENDED, by=(Hand.DEPUTY,), form=Form.SUSPEND,
        unless=(Flag.EXTENSION_ASKED,), pauses=_HELD, starts=(Clock.SUSPENSION,),
        owes=(Push.CASE_SUSPENDED,),
    ),
    of_case(
        Move.RESUME, {Stage.SUSPENDED}, Stage.HANDLING, by=(Hand.DEPUTY,), resumes=_HELD,
        stops=(Clock.SUSPENSION,),
        owes=(Push.CASE_RESUMED,),
    ),
    # Units beside the owner; the result waits for all their parts.
    of_case(
        Move.ASK_PART, _SHARED, None, by=(Hand.DEPUTY,), form=Form.ASK_PART,
        sets=(Flag.PARTS_OPEN,), owes=(Push.PART_ASKED,),
    ),
    of_case(
        Move.HAND_IN_PART, _SHARED, None, by=(Hand.CO_HANDLER,), form=Form.HAND_IN_PART,
        when=(Flag.PARTS_OPEN,), owes=(Push.PART_HANDED_IN,),
    ),
    of_case(
        Move.RELEASE_PART, _SHARED, None, by=(Hand.DEPUTY,), form=Form.RELEASE_PART,
        when=(Flag.PARTS_OPEN,),
    ),
    of_case(
        Move.COMPLETE_PARTS, _SHARED, None, by=(Hand.CLOCK,), when=(Flag.PARTS_OPEN,),
        clears=(Flag.PARTS_OPEN,), owes=(Push.PARTS_COMPLETE,),
    ),
    # A joint team: named officers work on it together with the owner, one of them leads.
    of_case(
        Move.NAME_FOR_TEAM, _JOINT, None, by=(Hand.DEPUTY, Hand.LEADER), form=Form.TEAM_MEMBER,
        sets=(Flag.TEAM,), owes=(Push.TEAM_NAMED,),
    ),
    of_case(
        Move.LET_GO_OF_TEAM, _JOINT, None, by=(Hand.DEPUTY, Hand.LEADER), form=Form.TEAM_LEAVER,
        when=(Flag.TEAM,),
    ),
    of_case(
        Move.END_TEAM, OPEN_STAGES | _JOINT | {Stage.REPLIED, Stage.FOLLOW_UP}, None,
        by=(Hand.DEPUTY, Hand.LEADER), when=(Flag.TEAM,), clears=(Flag.TEAM,),
    ),
    # The section's head reviews a result before the deputy decides, who does not wait for that.
    of_case(
        Move.CHECK_RESULT, {Stage.REPLY_REVIEW}, None, by=(Hand.SECTION_HEAD,),
        unless=(Flag.CHECKED,), sets=(Flag.CHECKED,),
    ),
    of_case(
        Move.APPROVE_REPLY, {Stage.REPLY_REVIEW}, Stage.ANSWERED, by=(Hand.DEPUTY,),
        clears=(Flag.CHECKED,), owes=(Push.REPLY_APPROVED,),
    ),
    of_case(
        Move.RETURN_REPLY, {Stage.REPLY_REVIEW}, Stage.HANDLING,
        by=(Hand.DEPUTY, Hand.SECTION_HEAD), form=Form.RETURN_REPLY, clears=(Flag.CHECKED,),
        owes=(Push.REPLY_RETURNED,),
    ),
)
