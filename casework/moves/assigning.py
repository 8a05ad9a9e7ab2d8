"""Moves on a case from its registration to an owner who has taken it on."""

from casework.clocks import ClockRule as Clock
from casework.forms import FormKind as Form
from casework.moves.row import of_case
from casework.pushes import PushKind as Push
from casework.stages import Flag, Hand, Move, Stage

ROUTING = (Clock.ROUTING, Clock.ROUTING_INSIDE)
ANSWERED = (Clock.NOTICE, Clock.HANDLING, Clock.SIMPLE_DECIDE, Clock.LEADER_SET)
_RUNNING = (*ROUTING, *ANSWERED, Clock.SUPERVISION_REPLY)
TAKING_ON = (Clock.ACKNOWLEDGE, Clock.ACKNOWLEDGE_URGENT, Clock.OBJECTION)

# fmt: off
ROWS = (
    of_case(
        Move.ASSESS, {Stage.REGISTERED}, Stage.ASSESSED, by=(Hand.CLERK,), within=Move.REGISTER,
    ),
    of_case(
        Move.CLASSIFY, {Stage.ASSESSED}, Stage.CLASSIFIED, by=(Hand.CLERK,), within=Move.REGISTER,
        starts=(Clock.ROUTING, Clock.NOTICE),
    ),
    of_case(
        Move.REPORT_UP, {Stage.CLASSIFIED}, Stage.REPORTED,
        by=(Hand.CLERK, Hand.SECTION_HEAD), form=Form.PROPOSE,
        starts=(Clock.HANDLING,), owes=(Push.PROPOSAL_TO_APPROVE,),
    ),
    # A section says where a matter belongs that is none to report up; the clerk decides.
    of_case(
        Move.PROPOSE_ROUTE, {Stage.CLASSIFIED}, Stage.CLASSIFIED, by=(Hand.SECTION_HEAD,),
        form=Form.PROPOSE_ROUTE, owes=(Push.ROUTE_PROPOSED,),
    ),
    of_case(
        Move.ASSIGN, {Stage.REPORTED}, Stage.ASSIGNED, by=(Hand.DEPUTY, Hand.CLERK_IF_SIMPLE),
        sets=(Flag.MAY_OBJECT,), starts=(Clock.ACKNOWLEDGE, Clock.OBJECTION),
        stops=ROUTING, owes=(Push.CASE_ASSIGNED,),
    ),
    # The one way of an accusation to the accused's township: a person of its discipline organ.
    of_case(
        Move.NAME_DISCIPLINE, {Stage.CLASSIFIED, Stage.REPORTED}, Stage.ASSIGNED,
        by=(Hand.DEPUTY,), form=Form.NAME_DISCIPLINE, when=(Flag.ACCUSES,),
        sets=(Flag.MAY_OBJECT,), starts=(Clock.HANDLING, Clock.ACKNOWLEDGE, Clock.OBJECTION),
        stops=ROUTING, owes=(Push.CASE_ASSIGNED,),
    ),
    # To another body, to another legal route, to the discipline organ: ends only with a notice.
    of_case(
        Move.ROUTE_OUT, {Stage.CLASSIFIED}, Stage.ROUTED_OUT, by=(Hand.CLERK,), form=Form.ROUTE_OUT,
        stops=(*ROUTING, Clock.HANDLING, Clock.SIMPLE_DECIDE),
    ),
    of_case(
        Move.NOTIFY, {Stage.ROUTED_OUT}, Stage.PASSED_ON, by=(Hand.CLERK,), form=Form.NOTIFY,
        clears=(Flag.WITHDRAWAL_ASKED, Flag.DESK_SUPERVISED),
        stops=(Clock.NOTICE, Clock.LEADER_SET),
    ),
    # Into a case that is there already; its clocks are held, so that parting them loses nothing.
    of_case(
        Move.JOIN_CASE, {Stage.CLASSIFIED}, Stage.JOINED, by=(Hand.CLERK,), form=Form.JOIN_CASE,
        clears=(Flag.WITHDRAWAL_ASKED,), pauses=_RUNNING,
    ),
    of_case(
        Move.PART_CASE, {Stage.JOINED}, Stage.CLASSIFIED, by=(Hand.CLERK,), resumes=_RUNNING,
    ),
    of_case(
        Move.ANSWER_AT_ONCE, {Stage.CLASSIFIED}, Stage.REPLIED, by=(Hand.CLERK,),
        form=Form.ANSWER_AT_ONCE, clears=(Flag.WITHDRAWAL_ASKED, Flag.DESK_SUPERVISED),
        stops=(*ROUTING, *ANSWERED),
        starts=(Clock.FOLLOW_UP, Clock.REVIEW_APPLY),
    ),
    of_case(
        Move.RETURN_PROPOSAL, {Stage.REPORTED}, Stage.CLASSIFIED, by=(Hand.DEPUTY,),
        form=Form.RETURN_PROPOSAL, owes=(Push.PROPOSAL_RETURNED,),
    ),
    of_case(
        Move.ACKNOWLEDGE, {Stage.ASSIGNED}, Stage.HANDLING, by=(Hand.OWNER,),
        clears=(Flag.MAY_OBJECT,), stops=TAKING_ON,
    ),
    # Once for an assignment: after a refusal the owner takes it on.
    of_case(
        Move.OBJECT, {Stage.ASSIGNED}, Stage.OBJECTED, by=(Hand.OWNER,), form=Form.OBJECTION,
        when=(Flag.MAY_OBJECT,), clears=(Flag.MAY_OBJECT,), stops=TAKING_ON,
        owes=(Push.OBJECTION_RAISED,),
    ),
    of_case(
        Move.AGREE_OBJECTION, {Stage.OBJECTED}, Stage.REPORTED, by=(Hand.CLERK,),
        form=Form.AGREE_OBJECTION, owes=(Push.PROPOSAL_TO_APPROVE,),
    ),
    of_case(
        Move.REFUSE_OBJECTION, {Stage.OBJECTED}, Stage.ASSIGNED, by=(Hand.CLERK,),
        form=Form.REFUSE_OBJECTION, starts=(Clock.ACKNOWLEDGE,), owes=(Push.OBJECTION_REFUSED,),
    ),
    # To another owner, who takes it on anew; the time for its answer goes on as it was. At every
    # other stage there is a way already: an objection agreed to names another owner, what is held
    # is resumed and what is in review returned first, so that no clock and no answer hangs between
    # two owners, and an approved answer is delivered by the clerk where the owner has gone.
    of_case(
        Move.REASSIGN, {Stage.ASSIGNED, Stage.HANDLING}, Stage.ASSIGNED,
        by=(Hand.DEPUTY, Hand.CLERK_IF_SIMPLE), form=Form.REASSIGN,
        unless=(Flag.EXTENSION_ASKED,), sets=(Flag.MAY_OBJECT,), stops=TAKING_ON,
        starts=(Clock.ACKNOWLEDGE, Clock.OBJECTION), owes=(Push.CASE_ASSIGNED,),
    ),
)
