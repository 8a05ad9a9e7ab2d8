"""The kinds of forms, and what goes for several of them."""

from enum import StrEnum


class FormKind(StrEnum):
    """What is being filled in."""

    LEAD = "lead"
    ADDITION = "addition"
    CORRECTION = "correction"
    NOTE = "note"
    RETURN_LEAD = "return_lead"
    INTAKE = "intake"
    REGISTER = "register"
    HAND_TO_SECTION = "hand_to_section"
    PROPOSE = "propose"
    PROPOSE_ROUTE = "propose_route"
    NAME_DISCIPLINE = "name_discipline"
    PROGRESS = "progress"
    RESULT = "result"
    RETURN_PROPOSAL = "return_proposal"
    RETURN_REPLY = "return_reply"
    DELIVERY = "delivery"
    FOLLOW_UP = "follow_up"
    VISIT = "visit"
    VISIT_NOTE = "visit_note"
    VISIT_FIX = "visit_fix"
    VISIT_DISPUTE = "visit_dispute"
    FINDING = "finding"
    FINDING_DONE = "finding_done"
    DENY_VISIT = "deny_visit"
    SHORTFALL = "shortfall"
    CONTACT_POINT = "contact_point"
    COMPANION = "companion"
    OUTREACH = "outreach"
    OUTREACH_FIX = "outreach_fix"
    PERIOD = "period"
    PERIOD_FIX = "period_fix"
    INVITE = "invite"
    POST_ADD = "post_add"
    POST_CHANGE = "post_change"
    POST_END = "post_end"
    POLICY_OWNER = "policy_owner"
    APPRAISAL_OBJECTION = "appraisal_objection"
    APPRAISAL_ANSWER = "appraisal_answer"
    FIND = "find"
    IMPORT = "import"
    HOURS_SUMMER = "hours_summer"
    HOURS_USUAL = "hours_usual"
    CLOCK_LENGTH = "clock_length"
    OBJECTION = "objection"
    AGREE_OBJECTION = "agree_objection"
    REFUSE_OBJECTION = "refuse_objection"
    REASSIGN = "reassign"
    EXTENSION = "extension"
    REFUSE_EXTENSION = "refuse_extension"
    SUSPEND = "suspend"
    ROUTE_OUT = "route_out"
    NOTIFY = "notify"
    GIVE_NOTICE = "give_notice"
    ANSWER_AT_ONCE = "answer_at_once"
    UNDELIVERED = "undelivered"
    REFUSE_UNDELIVERED = "refuse_undelivered"
    ASK_WITHDRAWAL = "ask_withdrawal"
    WITHDRAW_CASE = "withdraw_case"
    REFUSE_WITHDRAWAL = "refuse_withdrawal"
    TAKE_BACK_WITHDRAWAL = "take_back_withdrawal"
    SUPERVISE = "supervise"
    ANSWER_SUPERVISION = "answer_supervision"
    INSTRUCT = "instruct"
    ENTER_INSTRUCTION = "enter_instruction"
    ASK_PART = "ask_part"
    HAND_IN_PART = "hand_in_part"
    RELEASE_PART = "release_part"
    TEAM_MEMBER = "team_member"
    TEAM_LEAVER = "team_leaver"
    FOLLOW_UP_AGAIN = "follow_up_again"
    APPLY_REVIEW = "apply_review"
    DECIDE_REVIEW = "decide_review"
    APPLY_RECHECK = "apply_recheck"
    DECIDE_RECHECK = "decide_recheck"
    REOPEN = "reopen"
    RECUSAL = "recusal"
    GRANT_RECUSAL = "grant_recusal"
    REFUSE_RECUSAL = "refuse_recusal"
    LEAD_RECUSAL = "lead_recusal"
    GRANT_LEAD_RECUSAL = "grant_lead_recusal"
    REFUSE_LEAD_RECUSAL = "refuse_lead_recusal"
    BREAK_GLASS = "break_glass"
    REVEAL = "reveal"
    REVEAL_LEAD = "reveal_lead"
    READ_LETTER = "read_letter"
    REGISTER_LETTER = "register_letter"
    LETTER_RESULT = "letter_result"
    LOOKUP = "lookup"
    RETALIATION = "retaliation"
    RETALIATION_DONE = "retaliation_done"
    JOIN_LEAD = "join_lead"
    JOIN_CASE = "join_case"
    LINK_REPEAT = "link_repeat"
    LEAVE = "leave"
    LEAVE_FOR = "leave_for"
    REFUSE_LEAVE = "refuse_leave"
    MEETING = "meeting"
    DECISION = "decision"
    AGENDA = "agenda"
    ACTION = "action"
    ACTION_REPLY = "action_reply"


# Forms whose text is a report; more of it is added, not put in place of what is there.
REPORTS = frozenset({FormKind.LEAD, FormKind.INTAKE})

# Forms about a lead.
ABOUT_LEADS = frozenset(
    {
        FormKind.ADDITION,
        FormKind.CORRECTION,
        FormKind.RETURN_LEAD,
        FormKind.REGISTER,
        FormKind.JOIN_LEAD,
        FormKind.REVEAL_LEAD,
        FormKind.LEAD_RECUSAL,
        FormKind.GRANT_LEAD_RECUSAL,
        FormKind.REFUSE_LEAD_RECUSAL,
    }
)

# Forms about sealed letters.
ABOUT_LETTERS = frozenset({FormKind.READ_LETTER, FormKind.REGISTER_LETTER, FormKind.LETTER_RESULT})

# Forms about somebody's absence, one's own or another's.
LEAVES = frozenset({FormKind.LEAVE, FormKind.LEAVE_FOR})

# Forms about a joint team's trip.
OUTREACHES = frozenset({FormKind.OUTREACH, FormKind.OUTREACH_FIX})

# Forms about a service period.
PERIODS = frozenset({FormKind.PERIOD, FormKind.PERIOD_FIX})

# Forms about an officer: the leader who is accompanied, or whoever is assigned something.
ABOUT_OFFICERS = frozenset({FormKind.VISIT, FormKind.CONTACT_POINT, FormKind.COMPANION})

# Forms about field days; every other that is about something, but for leads, is about a case.
ABOUT_FIELD_DAYS = ABOUT_OFFICERS | {
    FormKind.VISIT_NOTE,
    FormKind.DENY_VISIT,
    FormKind.SHORTFALL,
    *OUTREACHES,
}

# Forms whose last answer saves them at once, without a tap on a filled card.
SAVES_AT_ONCE = frozenset(
    {
        FormKind.ADDITION,
        FormKind.CORRECTION,
        FormKind.NOTE,
        FormKind.VISIT_NOTE,
        FormKind.VISIT_DISPUTE,
        FormKind.FINDING_DONE,
        FormKind.DENY_VISIT,
        FormKind.SHORTFALL,
        FormKind.COMPANION,
        FormKind.PROGRESS,
        FormKind.HAND_TO_SECTION,
        FormKind.PROPOSE_ROUTE,
        FormKind.RETURN_LEAD,
        FormKind.RETURN_PROPOSAL,
        FormKind.RETURN_REPLY,
        FormKind.FIND,
        FormKind.HOURS_SUMMER,
        FormKind.HOURS_USUAL,
        FormKind.OBJECTION,
        FormKind.REFUSE_OBJECTION,
        FormKind.REFUSE_EXTENSION,
        FormKind.UNDELIVERED,
        FormKind.REFUSE_UNDELIVERED,
        FormKind.SUPERVISE,
        FormKind.ANSWER_SUPERVISION,
        FormKind.HAND_IN_PART,
        FormKind.REOPEN,
        FormKind.TAKE_BACK_WITHDRAWAL,
        FormKind.REVEAL,
        FormKind.REVEAL_LEAD,
        FormKind.REFUSE_LEAVE,
        FormKind.AGENDA,
        FormKind.DECISION,
        FormKind.ACTION_REPLY,
        FormKind.READ_LETTER,
        FormKind.REGISTER_LETTER,
        FormKind.LETTER_RESULT,
        FormKind.LOOKUP,
        FormKind.RETALIATION,
        FormKind.RETALIATION_DONE,
    }
)
