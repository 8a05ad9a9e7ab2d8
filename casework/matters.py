"""Leads and cases: the words the office uses for what was raised, and their frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subject(StrEnum):
    """What an event, a note, a clock or a push is about."""

    LEAD = "lead"
    CASE = "case"
    VISIT = "visit"
    LETTER = "letter"
    OFFICER = "officer"
    UNIT = "unit"
    DRAFT = "draft"
    MONTH = "month"
    SHORTFALL = "shortfall"
    LEAVE = "leave"
    MEETING = "meeting"
    ACTION = "action"
    FINDING = "finding"
    OUTREACH = "outreach"
    PERIOD = "period"
    RETALIATION = "retaliation"
    APPRAISAL = "appraisal"


class MatterType(StrEnum):
    """The types of the county's report, in today's words (domain.md, Types)."""

    ACCUSATION = "accusation"
    APPEAL = "appeal"
    ENQUIRY = "enquiry"


class Subtype(StrEnum):
    """What within a type a matter is about (domain.md, Types)."""

    VILLAGE_POLICY_BREACH = "village_policy_breach"
    TOWNSHIP_STYLE = "township_style"
    SECTION_LEVEL_STYLE = "section_level_style"
    PAY_TREATMENT_RETIREMENT = "pay_treatment_retirement"
    PARTY_MEMBER_OR_BRANCH_ELECTION = "party_member_or_branch_election"
    SUGGESTION_OR_QUESTION = "suggestion_or_question"


SUBTYPES: Mapping[MatterType, tuple[Subtype, ...]] = {
    MatterType.ACCUSATION: (
        Subtype.VILLAGE_POLICY_BREACH,
        Subtype.TOWNSHIP_STYLE,
        Subtype.SECTION_LEVEL_STYLE,
    ),
    MatterType.APPEAL: (
        Subtype.PAY_TREATMENT_RETIREMENT,
        Subtype.PARTY_MEMBER_OR_BRANCH_ELECTION,
    ),
    MatterType.ENQUIRY: (Subtype.SUGGESTION_OR_QUESTION,),
}


class Channel(StrEnum):
    """How a matter reached the office (domain.md, Types, channels, origin)."""

    LETTER = "letter"
    VISIT = "visit"
    JOINT_LETTER = "joint_letter"
    SAME_LETTER = "same_letter"
    PHONE = "phone"
    RECEPTION_DAY = "reception_day"
    JOINT_VISIT = "joint_visit"
    ONLINE = "online"
    FIELD_VISIT = "field_visit"
    LIAISON = "liaison"
    FROM_ABOVE = "from_above"
    SISTER_BODY = "sister_body"


class Occurrence(StrEnum):
    """Whether the same persons raise the same matter again."""

    FIRST = "first"
    REPEAT = "repeat"


class IdentityMode(StrEnum):
    """How far the petitioner's name may be used (domain.md, Protection)."""

    NAMED = "named"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


class Outcome(StrEnum):
    """What the answer came to."""

    SUPPORTED = "supported"
    EXPLAINED = "explained"
    NOT_SUPPORTED = "not_supported"
    MEDIATED = "mediated"
    AID = "aid"


class Delivery(StrEnum):
    """How the reply reached the petitioner."""

    IN_PERSON = "in_person"
    BY_POST = "by_post"
    BY_PHONE = "by_phone"
    WAITING = "waiting"
    NOT_DELIVERABLE = "not_deliverable"


class Rating(StrEnum):
    """What the petitioner said at the follow-up, as given."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    NOT_SATISFIED = "not_satisfied"
    NOT_RATED = "not_rated"


class RootCause(StrEnum):
    """Why the grievance arose, noted at closing (domain.md, Types)."""

    HISTORY_AND_MONEY = "history_and_money"
    GRASSROOTS_SUPERVISION = "grassroots_supervision"
    KNOWLEDGE_OF_LAW = "knowledge_of_law"
    WAY_OF_RECEIVING = "way_of_receiving"
    POLICY_GAP = "policy_gap"


class Route(StrEnum):
    """Where a matter goes that the office does not handle itself (domain.md, Stages)."""

    TRANSFER = "transfer"
    GUIDE = "guide"
    DISCIPLINE = "discipline"


class NoteKind(StrEnum):
    """What a piece of free text is in the history of a matter."""

    SUMMARY = "summary"
    ADDITION = "addition"
    CORRECTION = "correction"
    SETTLED = "settled"
    REASON = "reason"
    PROGRESS = "progress"
    FINDINGS = "findings"
    DELIVERY = "delivery"
    FOLLOW_UP = "follow_up"
    VISIT = "visit"
    EXTENSION = "extension"
    CONDITION = "condition"
    OBJECTION = "objection"
    ROUTE = "route"
    NOTICE = "notice"
    ATTEMPTS = "attempts"
    WITHDRAWAL = "withdrawal"
    CALL = "call"
    # What a petitioner said who did not mean to withdraw; who pressed them is not to read it.
    UNCONFIRMED_CALL = "unconfirmed_call"
    # Why a petitioner was not called after all, which may tell the same.
    TAKEN_BACK = "taken_back"
    SUPERVISION = "supervision"
    SUPERVISION_ANSWER = "supervision_answer"
    INSTRUCTION = "instruction"
    PART_ASKED = "part_asked"
    PART = "part"
    REVIEW = "review"
    DECISION = "decision"
    REOPENED = "reopened"
    MEETING = "meeting"
    ACTION = "action"
    ACTION_REPLY = "action_reply"
    OUTREACH = "outreach"
    PERIOD = "period"
    RETALIATION = "retaliation"
    RETALIATION_DONE = "retaliation_done"
    READING = "reading"
    RECUSAL = "recusal"
    CLOSER_LOOK = "closer_look"
    SECTION = "section"


# Words about the office itself and its people: on record, on no card and in no search.
OFFICE_NOTES = frozenset(
    {
        NoteKind.READING,
        NoteKind.RECUSAL,
        NoteKind.CLOSER_LOOK,
        NoteKind.SECTION,
        NoteKind.UNCONFIRMED_CALL,
        NoteKind.TAKEN_BACK,
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of free text in a matter's history."""

    kind: NoteKind
    text: str
    author_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded act on a matter, for its history.

    ``for_name`` is in whose place it was done; it may be ``new`` to whoever is shown it.
    """

    kind: str
    at: datetime
    actor_name: str | None
    stage_to: str | None
    text: str | None = None
    for_name: str | None = None
    position: int = 0
    actor_id: int | None = None
    new: bool = False
