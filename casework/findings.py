"""What was found on a field day, and what has become of it (domain.md, Field visits, Findings)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.stages import Stage


class Became(StrEnum):
    """How far a finding has come, as its finder may know it."""

    OPEN = "open"
    SETTLED = "settled"
    REPORTED = "reported"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: settled on the spot at once, or handed up as the lead that came of it."""

    id: int
    visit_id: int
    officer_id: int
    village_code: str
    village_path: str
    note_id: int
    found_at: datetime
    done_note_id: int | None = None
    lead_id: int | None = None
    settled_at: datetime | None = None


_OF_LEAD = {
    Stage.SUBMITTED: Became.REPORTED,
    Stage.RETURNED: Became.RETURNED,
    Stage.WITHDRAWN: Became.WITHDRAWN,
}
_ANSWERED = frozenset(
    {
        Stage.REPLIED,
        Stage.FOLLOW_UP,
        Stage.UNDER_REVIEW,
        Stage.REVIEWED,
        Stage.UNDER_RECHECK,
    }
)
_CLOSED = frozenset({Stage.CLOSED, Stage.FINAL, Stage.ARCHIVED, Stage.PASSED_ON, Stage.WITHDRAWN})


def became(finding: Finding, lead: Stage | None, case: Stage | None) -> Became:
    """Say how far a finding has come, by the stages of its lead and of that lead's case."""
    if finding.lead_id is None or lead is None:
        return Became.SETTLED if finding.settled_at is not None else Became.OPEN
    return answered(case) or _OF_LEAD.get(lead, Became.REGISTERED)


def answered(case: Stage | None) -> Became | None:
    """Say whether a case has been answered or closed; none while it is neither."""
    if case in _CLOSED:
        return Became.CLOSED
    return Became.ANSWERED if case in _ANSWERED else None
