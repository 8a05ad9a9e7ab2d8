"""What the office tells an officer unasked, and how each kind behaves (domain.md, Push)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.stages import Flag


class PushKind(StrEnum):
    """Every message that is owed to somebody."""

    LEAD_NEW = "lead_new"
    LEAD_RETURNED = "lead_returned"
    LEAD_REGISTERED = "lead_registered"
    PROPOSAL_TO_APPROVE = "proposal_to_approve"
    PROPOSAL_RETURNED = "proposal_returned"
    CASE_ASSIGNED = "case_assigned"
    REPLY_TO_REVIEW = "reply_to_review"
    REPLY_APPROVED = "reply_approved"
    REPLY_RETURNED = "reply_returned"
    FOLLOW_UP_DUE = "follow_up_due"
    FIRST_ANSWER_DUE = "first_answer_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    LETTER_WAITING = "letter_waiting"
    LETTER_OVERDUE = "letter_overdue"
    RETALIATION = "retaliation"
    RETALIATION_ANSWERED = "retaliation_answered"
    VISIT_PLAN = "visit_plan"
    VISIT_SHORT = "visit_short"
    VISIT_LAST_DAYS = "visit_last_days"
    VISIT_MONTH_CLOSED = "visit_month_closed"
    VISIT_TO_CONFIRM = "visit_to_confirm"
    VISITS_TO_CONFIRM = "visits_to_confirm"
    VISIT_DISPUTED = "visit_disputed"
    VISIT_TO_DECIDE = "visit_to_decide"
    VISIT_DECIDED = "visit_decided"
    FINDING_DUE = "finding_due"
    FINDING_REPORTED = "finding_reported"
    FINDING_ANSWERED = "finding_answered"
    FINDING_CLOSED = "finding_closed"
    VISIT_PLANNED = "visit_planned"
    VISIT_TO_AFFIRM = "visit_to_affirm"
    VISIT_DENIED = "visit_denied"
    VISIT_UNREADABLE = "visit_unreadable"
    FILE_LOST = "file_lost"
    OFFICER_UNREACHABLE = "officer_unreachable"
    SECOND_COPY = "second_copy"
    UPDATES_DROPPED = "updates_dropped"
    DATES_MOVED = "dates_moved"
    OBJECTION_RAISED = "objection_raised"
    OBJECTION_REFUSED = "objection_refused"
    CASE_TAKEN_OVER = "case_taken_over"
    EXTENSION_TO_DECIDE = "extension_to_decide"
    EXTENSION_GRANTED = "extension_granted"
    EXTENSION_REFUSED = "extension_refused"
    CASE_SUSPENDED = "case_suspended"
    CASE_RESUMED = "case_resumed"
    SUSPENSION_DUE = "suspension_due"
    UNDELIVERED_TO_AGREE = "undelivered_to_agree"
    UNDELIVERED_REFUSED = "undelivered_refused"
    CASE_WITHDRAWN = "case_withdrawn"
    SUPERVISION_OPENED = "supervision_opened"
    SUPERVISION_ANSWERED = "supervision_answered"
    DESK_SUPERVISED = "desk_supervised"
    INSTRUCTION_GIVEN = "instruction_given"
    INSTRUCTION_TO_CONFIRM = "instruction_to_confirm"
    CASE_LED = "case_led"
    PART_ASKED = "part_asked"
    PART_HANDED_IN = "part_handed_in"
    PARTS_COMPLETE = "parts_complete"
    TEAM_NAMED = "team_named"
    REVIEW_APPLIED = "review_applied"
    REVIEW_DECIDED = "review_decided"
    REVIEW_CLOSING = "review_closing"
    CASE_REOPENED = "case_reopened"
    RECUSAL_TO_DECIDE = "recusal_to_decide"
    RECUSAL_REFUSED = "recusal_refused"
    GLASS_BROKEN = "glass_broken"
    COVER_NAMED = "cover_named"
    COVER_CANCELLED = "cover_cancelled"
    COVER_BEGUN = "cover_begun"
    COVER_OVER = "cover_over"
    LEAVE_ASKED = "leave_asked"
    LEAVE_APPROVED = "leave_approved"
    LEAVE_REFUSED = "leave_refused"
    LEAVE_BEGUN = "leave_begun"
    LEAVE_OVER = "leave_over"
    POST_OVER = "post_over"
    LIAISONS_OFF = "liaisons_off"
    BOTH_DESKS = "both_desks"
    ACTION_SET = "action_set"
    ACTION_DUE = "action_due"
    ACTION_LATE = "action_late"
    MEETING_LEFT = "meeting_left"
    ACTION_DONE = "action_done"
    ACTION_REPLIED = "action_replied"
    APPRAISAL_TOLD = "appraisal_told"
    APPRAISAL_OBJECTED = "appraisal_objected"
    APPRAISAL_ANSWERED = "appraisal_answered"
    BACKLOG = "backlog"
    DIGEST = "digest"
    CHAIN_HEAD = "chain_head"
    PERIOD_BEGINS = "period_begins"
    ZERO_REPORT = "zero_report"
    ZERO_MISSING = "zero_missing"
    PERIOD_OVER = "period_over"
    WEEKLY_BRIEF = "weekly_brief"
    MONTHLY_BRIEF = "monthly_brief"
    PURGE_AHEAD = "purge_ahead"


class PushState(StrEnum):
    """Where a push stands; Telegram tells nobody whether it was read.

    HELD: due, and kept back by the hours or by what was said today already; the day's last message
    may show it meanwhile. REPEATED: said once more since. CLIMBED: the next level has been told.
    CLOSING: what it asked is done, and its message still has to lose its buttons.
    """

    QUEUED = "queued"
    HELD = "held"
    SENT = "sent"
    REPEATED = "repeated"
    CLIMBED = "climbed"
    CLOSING = "closing"
    ACKNOWLEDGED = "acknowledged"
    SETTLED = "settled"
    UNREACHABLE = "unreachable"
    PARKED = "parked"


# States in which a push still waits to go out.
WAITING_STATES = (PushState.QUEUED, PushState.HELD)
# States in which an officer has been asked and has not answered; the newest asks for all of them.
ASKED_STATES = (PushState.SENT, PushState.CLIMBED)
OPEN_STATES = (*ASKED_STATES, PushState.REPEATED)


class Audience(StrEnum):
    """Who is told, of those who may know of the matter; OWNERS are the desk while there is none."""

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
    CO_HANDLERS = "co_handlers"
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
    PushKind.PROPOSAL_TO_APPROVE: PushRow(asks=True, to=Audience.DEPUTIES),
    PushKind.PROPOSAL_RETURNED: PushRow(asks=True, to=Audience.DRAFTER),
    PushKind.CASE_ASSIGNED: PushRow(asks=True),
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
    PushKind.CASE_WITHDRAWN: PushRow(asks=False),
    PushKind.SUPERVISION_OPENED: PushRow(asks=True, while_set=Flag.SUPERVISED),
    PushKind.DESK_SUPERVISED: PushRow(
        asks=True, to=Audience.CLERKS, while_set=Flag.DESK_SUPERVISED
    ),
    PushKind.SUPERVISION_ANSWERED: PushRow(asks=False, to=Audience.INSPECTORS),
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
# What a push says beside its kind, by the names of its facts.
CLIMBED_FROM, REMINDED_BY = "climbed", "reminded"


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


@dataclass(frozen=True, slots=True)
class Push:
    """One message owed to one officer, as the sender and the wording see it.

    ``round`` counts how often it was said again; ``shared`` says that its message holds others too.
    One that waits and has a message is shown there until it goes out in another.
    """

    id: int
    kind: PushKind
    recipient_id: int
    subject_kind: str
    subject_id: int
    urgent: bool
    asks: bool
    facts: dict[str, str]
    message_id: int | None = None
    attempts: int = 0
    settled_by: int | None = None
    state: PushState = PushState.QUEUED
    due_at: datetime | None = None
    round: int = 0
    cause: str = ""
    shared: bool = False

    @property
    def waits(self) -> bool:
        """Whether it still has to go out, whatever message shows it meanwhile."""
        return self.state in WAITING_STATES

    @property
    def is_open(self) -> bool:
        """Whether it was sent and nobody has answered it."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes to one officer in one message, or what stands in one that changes."""

    recipient_id: int
    pushes: tuple[Push, ...]
    message_id: int | None = None
