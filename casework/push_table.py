"""The one table of pushes: who is told of what, and what it asks for (domain.md, Push)."""

from dataclasses import dataclass
from enum import StrEnum

from casework.pushes import PushKind
from casework.stages import Flag


class Audience(StrEnum):
    """Who is told, of those who may know of the matter; OWNERS are the desk while there is none.

    SECTION is the head of the section that has it in hand, SECTION_HEADS the handling unit's too.
    """

    OWNERS = "owners"
    OWNERS_AND_DESK = "owners_and_desk"
    OWNERS_AND_DEPUTIES = "owners_and_deputies"
    AUTHOR = "author"
    CLERKS = "clerks"
    DEPUTIES = "deputies"
    DRAFTER = "drafter"
    FOLLOWERS = "followers"
    INSPECTORS = "inspectors"
    INSTRUCTOR = "instructor"
    CALLER = "caller"
    WATCHERS_AND_DESK = "watchers_and_desk"
    CO_HANDLERS = "co_handlers"
    SECTION = "section"
    SECTION_HEADS = "section_heads"
    NEWEST_OF_TEAM = "newest_of_team"


@dataclass(frozen=True, slots=True)
class PushRow:
    """How a kind behaves: whether it asks for an act, and who is told.

    What is asked ends when the matter moves on, or with the flag ``while_set`` where there is one.
    """

    asks: bool
    to: Audience = Audience.OWNERS
    while_set: Flag | None = None


PUSHES: dict[PushKind, PushRow] = {
    PushKind.LEAD_NEW: PushRow(asks=True, to=Audience.CLERKS),
    PushKind.LEAD_RETURNED: PushRow(asks=True, to=Audience.AUTHOR),
    PushKind.LEAD_REGISTERED: PushRow(asks=False, to=Audience.AUTHOR),
    PushKind.SECTION_GIVEN: PushRow(asks=True, to=Audience.SECTION),
    PushKind.ROUTE_PROPOSED: PushRow(asks=True, to=Audience.CLERKS),
    PushKind.ROUTE_DECIDED: PushRow(asks=False, to=Audience.SECTION),
    PushKind.PROPOSAL_TO_APPROVE: PushRow(asks=True, to=Audience.DEPUTIES),
    PushKind.PROPOSAL_RETURNED: PushRow(asks=True, to=Audience.DRAFTER),
    PushKind.CASE_ASSIGNED: PushRow(asks=True),
    PushKind.RESULT_TO_CHECK: PushRow(asks=True, to=Audience.SECTION_HEADS),
    PushKind.REPLY_TO_REVIEW: PushRow(asks=True, to=Audience.DEPUTIES),
    PushKind.REPLY_APPROVED: PushRow(asks=True),
    PushKind.REPLY_RETURNED: PushRow(asks=True),
    PushKind.FOLLOW_UP_DUE: PushRow(asks=True, to=Audience.FOLLOWERS),
    PushKind.FIRST_ANSWER_DUE: PushRow(asks=True, to=Audience.AUTHOR),
    PushKind.DUE_SOON: PushRow(asks=False),
    PushKind.OVERDUE: PushRow(asks=False),
    PushKind.LETTER_WAITING: PushRow(asks=True),
    PushKind.LETTER_OVERDUE: PushRow(asks=True),
    PushKind.RETALIATION: PushRow(asks=True),
    PushKind.RETALIATION_ANSWERED: PushRow(asks=False),
    PushKind.VISIT_PLAN: PushRow(asks=False),
    PushKind.VISIT_SHORT: PushRow(asks=False),
    PushKind.VISIT_LAST_DAYS: PushRow(asks=False),
    PushKind.VISIT_MONTH_CLOSED: PushRow(asks=False),
    PushKind.VISIT_TO_CONFIRM: PushRow(asks=False),
    PushKind.VISITS_TO_CONFIRM: PushRow(asks=True),
    PushKind.VISIT_DISPUTED: PushRow(asks=True),
    PushKind.VISIT_TO_DECIDE: PushRow(asks=True),
    PushKind.VISIT_DECIDED: PushRow(asks=False),
    PushKind.FINDING_DUE: PushRow(asks=True),
    PushKind.FINDING_REPORTED: PushRow(asks=False, to=Audience.DEPUTIES),
    PushKind.FINDING_ANSWERED: PushRow(asks=False, to=Audience.AUTHOR),
    PushKind.FINDING_CLOSED: PushRow(asks=False, to=Audience.AUTHOR),
    PushKind.VISIT_PLANNED: PushRow(asks=False),
    PushKind.VISIT_TO_AFFIRM: PushRow(asks=False),
    PushKind.VISIT_DENIED: PushRow(asks=False),
    PushKind.VISIT_UNREADABLE: PushRow(asks=False),
    PushKind.FILE_LOST: PushRow(asks=False),
    PushKind.OFFICER_UNREACHABLE: PushRow(asks=False),
    PushKind.SECOND_COPY: PushRow(asks=False),
    PushKind.UPDATES_DROPPED: PushRow(asks=False),
    PushKind.DATES_MOVED: PushRow(asks=False),
    PushKind.OBJECTION_RAISED: PushRow(asks=True, to=Audience.CLERKS),
    PushKind.OBJECTION_REFUSED: PushRow(asks=True),
    PushKind.CASE_TAKEN_OVER: PushRow(asks=False),
    PushKind.EXTENSION_TO_DECIDE: PushRow(
        asks=True, to=Audience.DEPUTIES, while_set=Flag.EXTENSION_ASKED
    ),
    PushKind.EXTENSION_GRANTED: PushRow(asks=True, while_set=Flag.EXTENSION_UNTOLD),
    PushKind.EXTENSION_REFUSED: PushRow(asks=False),
    PushKind.CASE_SUSPENDED: PushRow(asks=False),
    PushKind.CASE_RESUMED: PushRow(asks=False),
    PushKind.SUSPENSION_DUE: PushRow(asks=True, to=Audience.OWNERS_AND_DEPUTIES),
    PushKind.UNDELIVERED_TO_AGREE: PushRow(
        asks=True, to=Audience.DEPUTIES, while_set=Flag.UNDELIVERED
    ),
    PushKind.UNDELIVERED_REFUSED: PushRow(asks=False),
    PushKind.WITHDRAWAL_TO_CHECK: PushRow(
        asks=True, to=Audience.CALLER, while_set=Flag.WITHDRAWAL_ASKED
    ),
    PushKind.WITHDRAWAL_REFUSED: PushRow(asks=False, to=Audience.WATCHERS_AND_DESK),
    PushKind.CASE_WITHDRAWN: PushRow(asks=False),
    PushKind.SUPERVISION_OPENED: PushRow(asks=True, while_set=Flag.SUPERVISED),
    PushKind.DESK_SUPERVISED: PushRow(
        asks=True, to=Audience.CLERKS, while_set=Flag.DESK_SUPERVISED
    ),
    PushKind.SUPERVISION_ANSWERED: PushRow(
        asks=True, to=Audience.INSPECTORS, while_set=Flag.SUPERVISION_ANSWERED
    ),
    PushKind.INSTRUCTION_GIVEN: PushRow(asks=True, while_set=Flag.INSTRUCTED),
    PushKind.INSTRUCTION_TO_CONFIRM: PushRow(
        asks=True, to=Audience.INSTRUCTOR, while_set=Flag.UNCONFIRMED
    ),
    PushKind.CASE_LED: PushRow(asks=False),
    PushKind.PART_ASKED: PushRow(asks=True, to=Audience.CO_HANDLERS, while_set=Flag.PARTS_OPEN),
    PushKind.PART_HANDED_IN: PushRow(asks=False),
    PushKind.PARTS_COMPLETE: PushRow(asks=False),
    PushKind.TEAM_NAMED: PushRow(asks=False, to=Audience.NEWEST_OF_TEAM),
    PushKind.REVIEW_APPLIED: PushRow(asks=False, to=Audience.DEPUTIES),
    PushKind.REVIEW_DECIDED: PushRow(asks=False, to=Audience.DEPUTIES),
    PushKind.REVIEW_CLOSING: PushRow(asks=False, to=Audience.OWNERS_AND_DESK),
    PushKind.CASE_REOPENED: PushRow(asks=True, to=Audience.CLERKS),
    PushKind.RECUSAL_TO_DECIDE: PushRow(asks=True, to=Audience.DEPUTIES),
    PushKind.RECUSAL_REFUSED: PushRow(asks=False),
    PushKind.GLASS_BROKEN: PushRow(asks=False, to=Audience.INSPECTORS),
    PushKind.COVER_NAMED: PushRow(asks=False),
    PushKind.COVER_CANCELLED: PushRow(asks=False),
    PushKind.COVER_BEGUN: PushRow(asks=False),
    PushKind.COVER_OVER: PushRow(asks=False),
    PushKind.LEAVE_ASKED: PushRow(asks=True),
    PushKind.LEAVE_APPROVED: PushRow(asks=False),
    PushKind.LEAVE_REFUSED: PushRow(asks=False),
    PushKind.LEAVE_BEGUN: PushRow(asks=False),
    PushKind.LEAVE_OVER: PushRow(asks=False),
    PushKind.POST_OVER: PushRow(asks=False),
    PushKind.LIAISONS_OFF: PushRow(asks=False),
    PushKind.HEAD_VACANT: PushRow(asks=False),
    PushKind.BOTH_DESKS: PushRow(asks=False),
    PushKind.ACTION_SET: PushRow(asks=True),
    PushKind.ACTION_DUE: PushRow(asks=True),
    PushKind.ACTION_LATE: PushRow(asks=False),
    PushKind.MEETING_LEFT: PushRow(asks=True),
    PushKind.ACTION_DONE: PushRow(asks=False),
    PushKind.ACTION_REPLIED: PushRow(asks=False),
    PushKind.APPRAISAL_TOLD: PushRow(asks=True),
    PushKind.APPRAISAL_OBJECTED: PushRow(asks=True),
    PushKind.APPRAISAL_ANSWERED: PushRow(asks=False),
    PushKind.BACKLOG: PushRow(asks=False),
    PushKind.DIGEST: PushRow(asks=False),
    PushKind.CHAIN_HEAD: PushRow(asks=False),
    PushKind.PERIOD_BEGINS: PushRow(asks=False),
    PushKind.ZERO_REPORT: PushRow(asks=True),
    PushKind.ZERO_MISSING: PushRow(asks=False),
    PushKind.PERIOD_OVER: PushRow(asks=False),
    PushKind.WEEKLY_BRIEF: PushRow(asks=False),
    PushKind.MONTHLY_BRIEF: PushRow(asks=False),
    PushKind.PURGE_AHEAD: PushRow(asks=False),
}
# What is asked wherever the matter goes, until it is decided itself.
UNTIL_DECIDED = frozenset({PushKind.RECUSAL_TO_DECIDE})
# What a tap on the message itself does: an urgent one is said again until it is done.
TO_TAKE_ON = frozenset(
    {PushKind.CASE_ASSIGNED, PushKind.OBJECTION_REFUSED, PushKind.INSTRUCTION_GIVEN}
    | {PushKind.RETALIATION}
)


def ends_with_opening(kind: PushKind, *, urgent: bool, climbed: bool) -> bool:
    """Whether looking at the matter answers a push."""
    return climbed or not (urgent and kind in TO_TAKE_ON)


# What is settled once somebody has had their say on a field day. A host is asked once for each, and
# for all again at the month's end, never over and over. A leader is still asked what is true.
ASKED_OF_SIDES = (
    PushKind.VISIT_TO_CONFIRM,
    PushKind.VISIT_DISPUTED,
    PushKind.VISIT_TO_DECIDE,
)
ON_A_VISIT = (*ASKED_OF_SIDES, PushKind.VISIT_TO_AFFIRM)
