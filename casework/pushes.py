"""What the office tells an officer unasked: its kinds, where one stands, and how it travels.

Who is told of what stands in ``casework/push_table.py``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PushKind(StrEnum):
    """Every message that is owed to somebody."""

    LEAD_NEW = "lead_new"
    LEAD_RETURNED = "lead_returned"
    LEAD_REGISTERED = "lead_registered"
    SECTION_GIVEN = "section_given"
    ROUTE_PROPOSED = "route_proposed"
    ROUTE_DECIDED = "route_decided"
    PROPOSAL_TO_APPROVE = "proposal_to_approve"
    PROPOSAL_RETURNED = "proposal_returned"
    CASE_ASSIGNED = "case_assigned"
    RESULT_TO_CHECK = "result_to_check"
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
    WITHDRAWAL_TO_CHECK = "withdrawal_to_check"
    WITHDRAWAL_REFUSED = "withdrawal_refused"
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
    HEAD_VACANT = "head_vacant"
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
# What a push says beside its kind, by the names of its facts.
CLIMBED_FROM, REMINDED_BY = "climbed", "reminded"


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
