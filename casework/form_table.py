"""The table of forms: each a few fields, in the order in which they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from casework.appraisal import Part
from casework.clocks.rules import SETTABLE
from casework.leave import AbsenceKind
from casework.matters import (
    Channel,
    Delivery,
    IdentityMode,
    MatterType,
    Occurrence,
    Outcome,
    Rating,
    RootCause,
    Route,
)
from casework.outreach import Count
from casework.people import Role
from casework.recusal import Trigger
from casework.service_periods import ENTERED, Task


class FormKind(StrEnum):
    """What is being filled in."""

    LEAD = "lead"
    ADDITION = "addition"
    CORRECTION = "correction"
    NOTE = "note"
    RETURN_LEAD = "return_lead"
    INTAKE = "intake"
    REGISTER = "register"
    PROPOSE = "propose"
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
    WITHDRAW_CASE = "withdraw_case"
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
    BREAK_GLASS = "break_glass"
    REVEAL = "reveal"
    REVEAL_LEAD = "reveal_lead"
    READ_LETTER = "read_letter"
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


class Ask(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICE_OR_TEXT = "choice_or_text"
    UNIT = "unit"
    DAY = "day"
    NUMBER = "number"
    OFFICER = "officer"
    PAST_DAY = "past_day"
    SEVERAL = "several"
    CASE = "case"
    # Officers and units, as many as there were.
    TEAM = "team"
    # Units, as many as there are; or all of them.
    UNITS = "units"
    # A number that may be a lower bound.
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a form asks for; an optional one is asked only when its button is tapped.

    ``limit`` is the most characters of a text, and the highest number. ``needed_for`` names another
    field and a value of it with which this one is needed after all; ``is_name`` says that an
    officer's name is asked for, and nothing else may stand there.
    """

    name: str
    ask: Ask
    choices: tuple[str, ...] = ()
    needed: bool = True
    limit: int = 4000
    needed_for: tuple[str, str] | None = None
    is_name: bool = False


def _choice(name: str, *choices: str, needed: bool = True) -> Field:
    return Field(name, Ask.CHOICE, tuple(choices), needed)


RETURN_REASONS = ("facts_unclear", "basis_lacking", "petitioner_not_met", "papers_missing")
OBJECTIONS = ("not_our_work", "other_place", "facts_differ")
# What a host says was not so about a field day.
DISPUTES = ("untrue", "wrong_day", "not_met")
# Why somebody looks at what names a petitioner.
READINGS = ("verify", "tell", "deliver", "ask_after")
LEAVE_REFUSALS = ("short_handed", "other_days", "other_stand_in")
REASSIGNINGS = ("left_post", "other_duties", "not_their_work")
SUSPENSIONS = ("in_court", "expert_opinion", "petitioner_away")
REOPENINGS = ("new_facts", "not_carried_out", "untrue_reply")
# What the Regulations want seen to, as far as it applies [rule].
CHECKLIST = ("solved", "taught", "helped", "lawful")
VISIT_DAYS = ("today", "yesterday", "day_before")

_FIELD_DAY = (Field("village", Ask.UNIT), Field("text", Ask.TEXT))
# Who raises it, representatives of a joint visit too; goes to the vault as it is typed.
PETITIONER = Field("petitioner", Ask.TEXT, needed=False, limit=100)
_LENGTH = _choice("length", "full", "half", needed=False)
DELIVERIES = tuple(one for one in Delivery if one is not Delivery.NOT_DELIVERABLE)
# A unit, or one of its people.
_OWNER = (Field("owner", Ask.UNIT), Field("officer", Ask.OFFICER, needed=False))
_APPLICATION = (
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("body", Ask.TEXT, limit=200),
)
_DECISION = (
    _choice("decision", "upheld", "changed", "redo"),
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("text", Ask.TEXT),
)
# How many days a leave mostly lasts.
_LENGTHS = ("1d", "2d", "3d", "5d")
_LEAVE = (
    _choice("absence", *AbsenceKind),
    Field("first", Ask.DAY, ("today", "tomorrow")),
    Field("last", Ask.DAY, _LENGTHS),
    Field("stand_in", Ask.OFFICER),
)
_POST = (
    _choice("role", *Role),
    Field("unit", Ask.UNIT),
)
_POST_FROM = (
    *_POST,
    Field("since", Ask.DAY, ("today", "tomorrow")),
    Field("section", Ask.TEXT, needed=False, limit=40, is_name=True),
)
_OUTREACH = (
    Field("place", Ask.UNIT),
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("to_day", Ask.PAST_DAY, ("today", "yesterday"), needed=False),
    Field("text", Ask.TEXT, limit=1000),
    *(Field(count.value, Ask.COUNT, needed=False) for count in Count),
    Field("members", Ask.TEAM),
)
_PERIOD = (
    Field("title", Ask.TEXT, needed=False, limit=20, is_name=True),
    Field("begins", Ask.DAY, ("today", "tomorrow")),
    Field("ends", Ask.DAY),
    Field("units", Ask.UNITS, ("all",)),
    Field("tasks", Ask.SEVERAL, tuple(Task), needed=False),
    _choice("zero", "yes", "no", needed=False),
    _choice("earlier", "yes", "no", needed=False),
)
# Days from today that a leader mostly gives.
_DUES = ("+7", "+15", "+30")
_NOTICE = (
    _choice("manner", Delivery.IN_PERSON, Delivery.BY_POST, Delivery.BY_PHONE, "address_unknown"),
    _choice("day", *VISIT_DAYS),
    Field("detail", Ask.TEXT, needed=False, limit=500),
)

FORMS: Mapping[FormKind, tuple[Field, ...]] = {
    # A lead needs words or a file; `casework.forms` cannot know of files, the use case checks.
    FormKind.LEAD: (
        Field("text", Ask.TEXT, needed=False),
        Field("rewrite", Ask.TEXT, needed=False),
        Field("place", Ask.UNIT, needed=False),
        _choice("type", *MatterType, needed=False),
        _choice("channel", *Channel, needed=False),
        Field("settled", Ask.TEXT, needed=False),
    ),
    FormKind.ADDITION: (Field("text", Ask.TEXT),),
    FormKind.CORRECTION: (Field("text", Ask.TEXT),),
    FormKind.NOTE: (Field("text", Ask.TEXT),),
    FormKind.RETURN_LEAD: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    FormKind.INTAKE: (
        _choice("channel", "letter", "visit", "phone", "joint_visit", "from_above"),
        Field("text", Ask.TEXT),
        Field("place", Ask.UNIT, needed=False),
        Field(
            "persons",
            Ask.NUMBER,
            ("1", "2", "3", "4", "5"),
            needed=False,
            limit=9999,
            needed_for=("channel", "joint_visit"),
        ),
        PETITIONER,
    ),
    FormKind.REGISTER: (
        _choice("type", *MatterType),
        _choice("occurrence", *Occurrence),
        _choice("identity", *IdentityMode),
        _choice("urgent", "no", "yes"),
        _choice("procedure", "simple", "ordinary", "elsewhere"),
        *_OWNER,
        Field("superior", Ask.TEXT, needed=False, limit=40, is_name=True),
        PETITIONER,
    ),
    FormKind.PROPOSE: _OWNER,
    FormKind.NAME_DISCIPLINE: (Field("officer", Ask.OFFICER),),
    FormKind.PROGRESS: (Field("text", Ask.TEXT),),
    FormKind.RESULT: (
        Field("findings", Ask.TEXT),
        _choice("outcome", *Outcome),
        Field("checklist", Ask.SEVERAL, CHECKLIST),
    ),
    FormKind.RETURN_PROPOSAL: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    FormKind.RETURN_REPLY: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    FormKind.DELIVERY: (
        _choice("manner", *DELIVERIES),
        _choice("day", *VISIT_DAYS),
        # What is posted has a number.
        Field(
            "detail",
            Ask.TEXT,
            needed=False,
            limit=500,
            needed_for=("manner", Delivery.BY_POST),
        ),
    ),
    FormKind.FOLLOW_UP: (
        _choice("service", *Rating),
        _choice("result", *Rating),
        _choice("cause", *RootCause),
        Field("text", Ask.TEXT, needed=False),
    ),
    FormKind.VISIT: (*_FIELD_DAY, _choice("day", *VISIT_DAYS, needed=False), _LENGTH),
    FormKind.VISIT_NOTE: (Field("text", Ask.TEXT),),
    # As it was logged; the days that can be meant depend on when that was.
    FormKind.VISIT_FIX: (*_FIELD_DAY, Field("day", Ask.PAST_DAY, needed=False), _LENGTH),
    FormKind.VISIT_DISPUTE: (Field("reason", Ask.CHOICE_OR_TEXT, DISPUTES, limit=500),),
    FormKind.FINDING: (
        Field("text", Ask.TEXT, limit=2000),
        Field("done", Ask.TEXT, needed=False, limit=1000),
    ),
    FormKind.FINDING_DONE: (Field("text", Ask.TEXT, limit=1000),),
    FormKind.DENY_VISIT: (Field("text", Ask.TEXT, limit=500),),
    FormKind.SHORTFALL: (Field("text", Ask.TEXT, limit=500),),
    FormKind.CONTACT_POINT: (
        Field("village", Ask.UNIT),
        Field("first", Ask.DAY, ("today", "tomorrow"), needed=False),
    ),
    FormKind.COMPANION: (Field("officer", Ask.OFFICER),),
    FormKind.OUTREACH: _OUTREACH,
    FormKind.OUTREACH_FIX: _OUTREACH,
    FormKind.PERIOD: (_choice("period", *ENTERED), replace(_PERIOD[0], needed=True), *_PERIOD[1:]),
    FormKind.PERIOD_FIX: _PERIOD,
    FormKind.INVITE: (
        Field("name", Ask.TEXT, limit=40, is_name=True),
        *_POST,
    ),
    FormKind.POST_ADD: _POST_FROM,
    FormKind.POST_CHANGE: _POST_FROM,
    FormKind.POST_END: (Field("until", Ask.DAY, ("today", "tomorrow")),),
    FormKind.LEAVE: _LEAVE,
    FormKind.LEAVE_FOR: _LEAVE,
    FormKind.REFUSE_LEAVE: (Field("reason", Ask.CHOICE_OR_TEXT, LEAVE_REFUSALS),),
    FormKind.MEETING: (
        _choice("meeting", "joint", "supervision", "office", "coordination"),
        Field("held_on", Ask.DAY, ("today", "tomorrow")),
    ),
    FormKind.AGENDA: (_choice("meeting", "joint", "supervision", "office", "coordination"),),
    FormKind.DECISION: (Field("text", Ask.TEXT),),
    FormKind.ACTION: (
        Field("text", Ask.TEXT, limit=500),
        Field("assignee", Ask.OFFICER),
        Field("due", Ask.DAY, _DUES),
        Field("into", Ask.CASE, needed=False),
        _choice("shared", "no", "yes", needed=False),
    ),
    FormKind.ACTION_REPLY: (Field("text", Ask.TEXT, limit=500),),
    FormKind.POLICY_OWNER: (_choice("cause", *RootCause), Field("unit", Ask.UNIT)),
    FormKind.APPRAISAL_OBJECTION: (
        _choice("part", *Part),
        Field("text", Ask.TEXT, limit=1000),
    ),
    FormKind.APPRAISAL_ANSWER: (
        _choice("ruling", "stands", "recount"),
        Field("text", Ask.TEXT, limit=1000),
    ),
    FormKind.FIND: (Field("words", Ask.TEXT, limit=100),),
    FormKind.HOURS_SUMMER: (Field("text", Ask.TEXT, limit=100),),
    FormKind.HOURS_USUAL: (Field("text", Ask.TEXT, limit=100),),
    FormKind.CLOCK_LENGTH: (_choice("rule", *SETTABLE), Field("amount", Ask.NUMBER, limit=999)),
    # A file sent in chat; there is nothing to fill in.
    FormKind.IMPORT: (),
    FormKind.OBJECTION: (Field("reason", Ask.CHOICE_OR_TEXT, OBJECTIONS),),
    FormKind.AGREE_OBJECTION: _OWNER,
    FormKind.REFUSE_OBJECTION: (Field("reason", Ask.TEXT),),
    FormKind.REASSIGN: (*_OWNER, Field("reason", Ask.CHOICE_OR_TEXT, REASSIGNINGS)),
    FormKind.EXTENSION: (
        Field("days", Ask.NUMBER, ("10", "20", "30"), limit=30),
        Field("text", Ask.TEXT),
    ),
    FormKind.REFUSE_EXTENSION: (Field("reason", Ask.TEXT),),
    FormKind.SUSPEND: (
        Field("reason", Ask.CHOICE_OR_TEXT, SUSPENSIONS),
        Field("condition", Ask.TEXT, limit=500),
    ),
    FormKind.ROUTE_OUT: (_choice("route", *Route), Field("body", Ask.TEXT, limit=200)),
    FormKind.NOTIFY: _NOTICE,
    FormKind.GIVE_NOTICE: _NOTICE,
    FormKind.ANSWER_AT_ONCE: (
        Field("findings", Ask.TEXT),
        _choice("manner", *DELIVERIES),
        _choice("day", *VISIT_DAYS),
    ),
    FormKind.UNDELIVERED: (Field("text", Ask.TEXT),),
    FormKind.REFUSE_UNDELIVERED: (Field("reason", Ask.TEXT),),
    FormKind.SUPERVISE: (Field("text", Ask.TEXT),),
    FormKind.ANSWER_SUPERVISION: (Field("text", Ask.TEXT),),
    FormKind.INSTRUCT: (Field("text", Ask.TEXT), Field("due", Ask.DAY, _DUES)),
    FormKind.ENTER_INSTRUCTION: (
        Field("leader", Ask.OFFICER),
        Field("text", Ask.TEXT),
        Field("due", Ask.DAY, _DUES),
    ),
    FormKind.ASK_PART: (Field("partner", Ask.UNIT), Field("text", Ask.TEXT)),
    FormKind.HAND_IN_PART: (Field("text", Ask.TEXT),),
    FormKind.RELEASE_PART: (Field("partner", Ask.UNIT),),
    FormKind.TEAM_MEMBER: (
        Field("member", Ask.OFFICER),
        _choice("leads", "no", "yes", needed=False),
    ),
    FormKind.TEAM_LEAVER: (Field("member", Ask.OFFICER),),
    FormKind.FOLLOW_UP_AGAIN: (
        _choice("service", *Rating),
        _choice("result", *Rating),
        Field("text", Ask.TEXT, needed=False),
    ),
    FormKind.APPLY_REVIEW: _APPLICATION,
    FormKind.DECIDE_REVIEW: _DECISION,
    FormKind.APPLY_RECHECK: _APPLICATION,
    FormKind.DECIDE_RECHECK: _DECISION,
    FormKind.REOPEN: (Field("reason", Ask.CHOICE_OR_TEXT, REOPENINGS),),
    FormKind.RECUSAL: (Field("member", Ask.OFFICER), _choice("trigger", *Trigger)),
    FormKind.GRANT_RECUSAL: (Field("member", Ask.OFFICER),),
    FormKind.REFUSE_RECUSAL: (Field("member", Ask.OFFICER), Field("reason", Ask.TEXT, limit=500)),
    FormKind.BREAK_GLASS: (Field("reason", Ask.TEXT, limit=500),),
    FormKind.REVEAL: (Field("reason", Ask.CHOICE_OR_TEXT, READINGS, limit=500),),
    FormKind.REVEAL_LEAD: (Field("reason", Ask.CHOICE_OR_TEXT, READINGS, limit=500),),
    FormKind.READ_LETTER: (Field("reason", Ask.TEXT, limit=500),),
    FormKind.LOOKUP: (Field("code", Ask.TEXT, limit=40, is_name=True),),
    FormKind.RETALIATION: (Field("text", Ask.TEXT, limit=2000),),
    FormKind.RETALIATION_DONE: (Field("text", Ask.TEXT, limit=2000),),
    FormKind.JOIN_LEAD: (Field("into", Ask.CASE),),
    FormKind.JOIN_CASE: (Field("into", Ask.CASE),),
    FormKind.LINK_REPEAT: (Field("into", Ask.CASE),),
    FormKind.WITHDRAW_CASE: (Field("text", Ask.TEXT), Field("call", Ask.TEXT, limit=500)),
}

# Forms about a lead.
ABOUT_LEADS = frozenset(
    {
        FormKind.ADDITION,
        FormKind.CORRECTION,
        FormKind.RETURN_LEAD,
        FormKind.REGISTER,
        FormKind.JOIN_LEAD,
        FormKind.REVEAL_LEAD,
    }
)

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

# Forms whose only text saves itself at once, without a tap on a filled card.
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
        FormKind.REVEAL,
        FormKind.REVEAL_LEAD,
        FormKind.REFUSE_LEAVE,
        FormKind.AGENDA,
        FormKind.DECISION,
        FormKind.ACTION_REPLY,
        FormKind.READ_LETTER,
        FormKind.LOOKUP,
        FormKind.RETALIATION,
        FormKind.RETALIATION_DONE,
    }
)
