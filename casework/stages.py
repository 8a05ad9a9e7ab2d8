"""Where a matter stands, what is beside that, and who moves it on (domain.md, Stages)."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a lead or a case stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    ASSESSED = "assessed"
    CLASSIFIED = "classified"
    REPORTED = "reported"
    JOINED = "joined"
    ROUTED_OUT = "routed_out"
    PASSED_ON = "passed_on"
    ASSIGNED = "assigned"
    OBJECTED = "objected"
    HANDLING = "handling"
    SUSPENDED = "suspended"
    REPLY_REVIEW = "reply_review"
    ANSWERED = "answered"
    REPLIED = "replied"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    UNDER_REVIEW = "under_review"
    REVIEWED = "reviewed"
    UNDER_RECHECK = "under_recheck"
    FINAL = "final"
    ARCHIVED = "archived"


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
# Whom a case is given to is only proposed, or was before it began anew.
UNASSIGNED_STAGES = frozenset(
    {Stage.REGISTERED, Stage.ASSESSED, Stage.CLASSIFIED, Stage.REPORTED, Stage.JOINED}
)
# Before the reply has reached the petitioner the matter is open for deadlines and counts; while it
# is suspended its clock is held and nothing falls due.
OPEN_STAGES = frozenset(
    {
        Stage.REGISTERED,
        Stage.ASSESSED,
        Stage.CLASSIFIED,
        Stage.REPORTED,
        Stage.ASSIGNED,
        Stage.OBJECTED,
        Stage.HANDLING,
        Stage.REPLY_REVIEW,
        Stage.ANSWERED,
    }
)
# As long as the petitioner has no answer, its clock held or not.
UNANSWERED_STAGES = OPEN_STAGES | {Stage.SUSPENDED}
# What waits for the deputy's word by its stage.
DECIDED_STAGES = frozenset({Stage.REPORTED, Stage.REPLY_REVIEW})
# After the closing, while somebody may still ask for more.
CLOSED_STAGES = frozenset(
    {Stage.CLOSED, Stage.UNDER_REVIEW, Stage.REVIEWED, Stage.UNDER_RECHECK, Stage.FINAL}
)
# Where a case rests; how long what it says is kept counts from the day on which it got there.
RESTING_STAGES = (CLOSED_STAGES - {Stage.UNDER_REVIEW, Stage.UNDER_RECHECK}) | {
    Stage.ARCHIVED,
    Stage.WITHDRAWN,
    Stage.PASSED_ON,
    Stage.JOINED,
}
# While the clerk has not registered a lead, its author may still take it back.
UNREGISTERED_STAGES = frozenset({Stage.SUBMITTED, Stage.RETURNED})


class Flag(StrEnum):
    """What is true of a matter beside its stage, and opens or bars moves.

    SIMPLE follows from the procedure, ANONYMOUS from the identity, ACCUSES from the type, LASTING
    from help or a policy that has to last, SETTLED from the report, PURGED from the end of what is
    kept; every other is set and cleared by the table's rows.
    """

    SIMPLE = "simple"
    SETTLED = "settled"
    JOINED = "joined"
    LINKED = "linked"
    ANONYMOUS = "anonymous"
    ACCUSES = "accuses"
    LASTING = "lasting"
    OWED_AGAIN = "owed_again"
    NOTICED = "noticed"
    UNDELIVERED = "undelivered"
    WITHDRAWAL_ASKED = "withdrawal_asked"
    PARTS_OPEN = "parts_open"
    SUPERVISED = "supervised"
    SUPERVISION_ANSWERED = "supervision_answered"
    DESK_SUPERVISED = "desk_supervised"
    ON_AGENDA = "on_agenda"
    INSTRUCTED = "instructed"
    UNCONFIRMED = "unconfirmed"
    LED = "led"
    TEAM = "team"
    MAY_OBJECT = "may_object"
    EXTENSION_ASKED = "extension_asked"
    EXTENDED = "extended"
    EXTENSION_UNTOLD = "extension_untold"
    LEGAL_HOLD = "legal_hold"
    PURGED = "purged"
    CHECKED = "checked"


# What is asked of the deputy whatever the stage.
DECIDED_FLAGS = frozenset({Flag.EXTENSION_ASKED, Flag.UNDELIVERED})


class Hand(StrEnum):
    """Whose act a move is; `casework/access` says which posts have which hands."""

    AUTHOR = "author"
    OWNER = "owner"
    CO_HANDLER = "co_handler"
    TEAM = "team"
    SECTION_HEAD = "section_head"
    CLERK = "clerk"
    CLERK_IF_SIMPLE = "clerk_if_simple"
    DEPUTY = "deputy"
    INSPECTOR = "inspector"
    LEADER = "leader"
    # The office's own clock: nobody's button.
    CLOCK = "clock"


class Move(StrEnum):
    """An act that changes, or confirms, where a matter stands."""

    SUBMIT = "submit"
    RETURN_LEAD = "return_lead"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    REGISTER = "register"
    REGISTER_SETTLED = "register_settled"
    JOIN_LEAD = "join_lead"
    PART_LEAD = "part_lead"
    ASSESS = "assess"
    CLASSIFY = "classify"
    HAND_TO_SECTION = "hand_to_section"
    REPORT_UP = "report_up"
    PROPOSE_ROUTE = "propose_route"
    ASSIGN = "assign"
    NAME_DISCIPLINE = "name_discipline"
    ROUTE_OUT = "route_out"
    JOIN_CASE = "join_case"
    PART_CASE = "part_case"
    LINK_REPEAT = "link_repeat"
    UNLINK_REPEAT = "unlink_repeat"
    NOTIFY = "notify"
    GIVE_NOTICE = "give_notice"
    ANSWER_AT_ONCE = "answer_at_once"
    RETURN_PROPOSAL = "return_proposal"
    ACKNOWLEDGE = "acknowledge"
    OBJECT = "object"
    AGREE_OBJECTION = "agree_objection"
    REFUSE_OBJECTION = "refuse_objection"
    REASSIGN = "reassign"
    PROGRESS = "progress"
    ASK_EXTENSION = "ask_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    TELL_EXTENSION = "tell_extension"
    SUSPEND = "suspend"
    RESUME = "resume"
    ASK_PART = "ask_part"
    HAND_IN_PART = "hand_in_part"
    RELEASE_PART = "release_part"
    COMPLETE_PARTS = "complete_parts"
    SUBMIT_RESULT = "submit_result"
    CHECK_RESULT = "check_result"
    APPROVE_REPLY = "approve_reply"
    RETURN_REPLY = "return_reply"
    DELIVER = "deliver"
    REPORT_UNDELIVERED = "report_undelivered"
    AGREE_UNDELIVERED = "agree_undelivered"
    REFUSE_UNDELIVERED = "refuse_undelivered"
    ASK_WITHDRAWAL = "ask_withdrawal"
    WITHDRAW_CASE = "withdraw_case"
    REFUSE_WITHDRAWAL = "refuse_withdrawal"
    TAKE_BACK_WITHDRAWAL = "take_back_withdrawal"
    SUPERVISE = "supervise"
    SUPERVISE_DESK = "supervise_desk"
    ANSWER_SUPERVISION = "answer_supervision"
    ACCEPT_SUPERVISION = "accept_supervision"
    PUT_ON_AGENDA = "put_on_agenda"
    TAKE_OFF_AGENDA = "take_off_agenda"
    DECIDE_AT_MEETING = "decide_at_meeting"
    INSTRUCT = "instruct"
    ENTER_INSTRUCTION = "enter_instruction"
    CONFIRM_INSTRUCTION = "confirm_instruction"
    ACCEPT_INSTRUCTION = "accept_instruction"
    TAKE_LEAD = "take_lead"
    LEAVE_LEAD = "leave_lead"
    NAME_FOR_TEAM = "name_for_team"
    LET_GO_OF_TEAM = "let_go_of_team"
    END_TEAM = "end_team"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    CLOSE_FOR_NOW = "close_for_now"
    FOLLOW_UP_AGAIN = "follow_up_again"
    APPLY_REVIEW = "apply_review"
    DECIDE_REVIEW = "decide_review"
    APPLY_RECHECK = "apply_recheck"
    DECIDE_RECHECK = "decide_recheck"
    MAKE_FINAL = "make_final"
    REOPEN = "reopen"
    LEAD_RECUSAL = "lead_recusal"
    GRANT_LEAD_RECUSAL = "grant_lead_recusal"
    REFUSE_LEAD_RECUSAL = "refuse_lead_recusal"
    RECUSE = "recuse"
    GRANT_RECUSAL = "grant_recusal"
    REFUSE_RECUSAL = "refuse_recusal"
    BREAK_GLASS = "break_glass"
    ARCHIVE = "archive"
    PUT_LEGAL_HOLD = "put_legal_hold"
    LIFT_LEGAL_HOLD = "lift_legal_hold"
