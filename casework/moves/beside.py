"""Moves on a case that may come at several of its stages and mostly leave it where it stands."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.assigning import ANSWERED, ROUTING, TAKING_ON
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import CLOSED_STAGES, OPEN_STAGES, RESTING_STAGES, Flag, Hand, Move, Stage

_LIVE = OPEN_STAGES | {Stage.SUSPENDED, Stage.ROUTED_OUT}
# Until it is closed a case can be looked into.
_LOOKED_INTO = _LIVE | {Stage.REPLIED, Stage.FOLLOW_UP}
# What was asked then is answered also after it has been closed, passed on or joined.
_ANSWERED_FOR = _LOOKED_INTO | CLOSED_STAGES | {Stage.PASSED_ON, Stage.JOINED}
# A meeting may come to a case after it has moved on.
_SPOKEN_OF = _LOOKED_INTO | CLOSED_STAGES

# Of these the one who was asked to call.
_CALLERS = (Hand.CLERK, Hand.DEPUTY, Hand.LEADER, Hand.INSPECTOR)

# fmt: off
ROWS = (
    # Which section has it in hand, whoever handles it; before it is reported up, for a proposal.
    of_case(
        Move.HAND_TO_SECTION, _SPOKEN_OF, None, by=(Hand.CLERK, Hand.DEPUTY),
        form=Form.HAND_TO_SECTION, clears=(Flag.CHECKED,), owes=(Push.SECTION_GIVEN,),
    ),
    # By hand, and by itself when a deadline that climbs has passed.
    of_case(
        Move.SUPERVISE, _LOOKED_INTO, None, by=(Hand.INSPECTOR, Hand.DEPUTY, Hand.CLOCK),
        form=Form.SUPERVISE, unless=(Flag.SUPERVISED,), sets=(Flag.SUPERVISED,),
        clears=(Flag.SUPERVISION_ANSWERED,),
        starts=(Clock.SUPERVISION_REPLY,), owes=(Push.SUPERVISION_OPENED,),
    ),
    # A notice that is late is the desk's, and giving it is the answer.
    of_case(
        Move.SUPERVISE_DESK, _LIVE, None, by=(Hand.CLOCK,), unless=(Flag.DESK_SUPERVISED,),
        sets=(Flag.DESK_SUPERVISED,), owes=(Push.DESK_SUPERVISED,),
    ),
    of_case(
        Move.ANSWER_SUPERVISION, _ANSWERED_FOR, None, by=(Hand.OWNER, Hand.CLERK),
        form=Form.ANSWER_SUPERVISION, when=(Flag.SUPERVISED,), clears=(Flag.SUPERVISED,),
        sets=(Flag.SUPERVISION_ANSWERED,), stops=(Clock.SUPERVISION_REPLY,),
        owes=(Push.SUPERVISION_ANSWERED,),
    ),
    # An answer that does not satisfy is supervised again.
    of_case(
        Move.ACCEPT_SUPERVISION, _ANSWERED_FOR, None, by=(Hand.INSPECTOR,),
        when=(Flag.SUPERVISION_ANSWERED,), clears=(Flag.SUPERVISION_ANSWERED,),
    ),
    # The same persons with the same matter again: linked, never merged away.
    of_case(
        Move.LINK_REPEAT, _LIVE, None, by=(Hand.CLERK,), form=Form.LINK_REPEAT,
        unless=(Flag.LINKED,), sets=(Flag.LINKED,),
    ),
    of_case(
        Move.UNLINK_REPEAT, _LIVE, None, by=(Hand.CLERK,), when=(Flag.LINKED,),
        clears=(Flag.LINKED,),
    ),
    of_case(
        Move.PUT_ON_AGENDA, _LIVE, None, by=(Hand.CLERK, Hand.CLOCK), form=Form.AGENDA,
        sets=(Flag.ON_AGENDA,),
    ),
    of_case(
        Move.TAKE_OFF_AGENDA, _SPOKEN_OF, None, by=(Hand.CLERK,), when=(Flag.ON_AGENDA,),
        clears=(Flag.ON_AGENDA,),
    ),
    of_case(
        Move.DECIDE_AT_MEETING, _SPOKEN_OF, None, by=(Hand.CLERK,), form=Form.DECISION,
        when=(Flag.ON_AGENDA,), clears=(Flag.ON_AGENDA,),
    ),
    of_case(
        Move.INSTRUCT, _LIVE, None, by=(Hand.LEADER,), form=Form.INSTRUCT,
        sets=(Flag.INSTRUCTED,), owes=(Push.INSTRUCTION_GIVEN,),
    ),
    # Given on paper and entered by the clerk, until the leader says that it is theirs.
    of_case(
        Move.ENTER_INSTRUCTION, _LIVE, None, by=(Hand.CLERK,), form=Form.ENTER_INSTRUCTION,
        unless=(Flag.UNCONFIRMED,), sets=(Flag.INSTRUCTED, Flag.UNCONFIRMED),
        owes=(Push.INSTRUCTION_GIVEN, Push.INSTRUCTION_TO_CONFIRM),
    ),
    of_case(
        Move.CONFIRM_INSTRUCTION, _LOOKED_INTO, None, by=(Hand.LEADER,),
        when=(Flag.UNCONFIRMED,), clears=(Flag.UNCONFIRMED,),
    ),
    of_case(
        Move.ACCEPT_INSTRUCTION, _LOOKED_INTO, None, by=(Hand.OWNER, Hand.CLERK),
        when=(Flag.INSTRUCTED,), clears=(Flag.INSTRUCTED,),
    ),
    of_case(
        Move.TAKE_LEAD, _LIVE, None, by=(Hand.LEADER,), unless=(Flag.LED,), sets=(Flag.LED,),
        owes=(Push.CASE_LED,),
    ),
    of_case(
        Move.LEAVE_LEAD, _LIVE, None, by=(Hand.LEADER,), when=(Flag.LED,), clears=(Flag.LED,),
    ),
    # The written notice that a matter has been taken on; a simple case is answered soon enough.
    of_case(
        Move.GIVE_NOTICE, OPEN_STAGES | {Stage.SUSPENDED}, None, by=(Hand.CLERK,),
        form=Form.GIVE_NOTICE, unless=(Flag.NOTICED, Flag.ANONYMOUS, Flag.SIMPLE),
        sets=(Flag.NOTICED,), clears=(Flag.DESK_SUPERVISED,), stops=(Clock.NOTICE,),
    ),
    # The petitioner's own paper, and a call by somebody uninvolved, who says what came of it; asked
    # for again of another. Meanwhile the work goes on: a paper alone stops nothing.
    of_case(
        Move.ASK_WITHDRAWAL, _LIVE, None, by=(Hand.CLERK,), form=Form.ASK_WITHDRAWAL,
        sets=(Flag.WITHDRAWAL_ASKED,), owes=(Push.WITHDRAWAL_TO_CHECK,),
    ),
    of_case(
        Move.WITHDRAW_CASE, _LIVE, Stage.WITHDRAWN, by=_CALLERS, form=Form.WITHDRAW_CASE,
        when=(Flag.WITHDRAWAL_ASKED,),
        clears=(
            Flag.WITHDRAWAL_ASKED, Flag.SUPERVISED, Flag.SUPERVISION_ANSWERED,
            Flag.DESK_SUPERVISED, Flag.CHECKED,
        ),
        stops=(*ROUTING, *ANSWERED, *TAKING_ON, Clock.SUPERVISION_REPLY, Clock.SUSPENSION),
        owes=(Push.CASE_WITHDRAWN,),
    ),
    of_case(
        Move.REFUSE_WITHDRAWAL, _LIVE, None, by=_CALLERS, form=Form.REFUSE_WITHDRAWAL,
        when=(Flag.WITHDRAWAL_ASKED,), clears=(Flag.WITHDRAWAL_ASKED,),
        owes=(Push.WITHDRAWAL_REFUSED,),
    ),
    # The petitioner has come back before the call: it goes on as if nobody had been asked.
    of_case(
        Move.TAKE_BACK_WITHDRAWAL, _LIVE, None, by=(Hand.CLERK,), form=Form.TAKE_BACK_WITHDRAWAL,
        when=(Flag.WITHDRAWAL_ASKED,), clears=(Flag.WITHDRAWAL_ASKED,),
    ),
    # What may be needed as evidence is kept beyond its period.
    of_case(
        Move.PUT_LEGAL_HOLD, RESTING_STAGES, None, by=(Hand.DEPUTY, Hand.INSPECTOR),
        unless=(Flag.LEGAL_HOLD, Flag.PURGED), sets=(Flag.LEGAL_HOLD,),
    ),
    of_case(
        Move.LIFT_LEGAL_HOLD, RESTING_STAGES, None, by=(Hand.DEPUTY, Hand.INSPECTOR),
        when=(Flag.LEGAL_HOLD,), clears=(Flag.LEGAL_HOLD,),
    ),
)
