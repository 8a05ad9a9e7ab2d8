"""Whether a push is owed and may be known, by what it is about."""

from casework.access import Standing, may_see
from casework.appraisal import AppraisalState
from casework.clocks import ClockRule, ClockStatus
from casework.matters import Subject
from casework.meetings import MeetingState, may_see_meetings
from casework.owing import is_asked
from casework.people import Officer
from casework.push_table import PUSHES
from casework.pushes import Push, PushKind, PushState
from casework.sheets_pushes import PushSheet, Undeliverable
from casework.workflow import OPEN_STAGES, Flag, Stage
from services import action_sight, recipients, retaliation, zero_reports
from services.appraisals import is_seen as is_appraisal_seen
from services.push_dues import worded
from storage import (
    action_items,
    appraisals,
    cases,
    findings,
    leads,
    letters,
    meetings,
    service_periods,
)
from storage import clocks as kept_clocks
from storage import retaliation as kept_retaliation
from storage.unit import Reader

# How an appraisal stands while it is asked about.
_WHILE = {
    PushKind.APPRAISAL_TOLD: AppraisalState.TOLD,
    PushKind.APPRAISAL_OBJECTED: AppraisalState.OBJECTED,
}
SETTLED = Undeliverable(PushState.SETTLED, "no_longer_owed")
_NOT_SEEN = Undeliverable(PushState.SETTLED, "may_not_see")


def _about_lead(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    lead = leads.get(view, push.subject_id)
    if lead is None or not may_see(officer, leads.standing(view, lead)):
        return _NOT_SEEN
    told = push.kind is PushKind.FIRST_ANSWER_DUE and lead.told_at is not None
    if told or lead.stage is Stage.WITHDRAWN or not _is_owed(view, push, lead.stage, lead.facts):
        return SETTLED
    return worded(view, push, officer, chat_id, (lead.year, lead.serial), lead.version)


def _about_case(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    case = cases.get(view, push.subject_id)
    if case is None or not may_be_told(push, officer, cases.standing(view, case)):
        return _NOT_SEEN
    if not _is_owed(view, push, case.stage, case.facts):
        return SETTLED
    return worded(view, push, officer, chat_id, (case.year, case.serial), case.version)


def may_be_told(push: Push, officer: Officer, standing: Standing) -> bool:
    """Who may see a case; and its former owner, once, that it is another's now."""
    if push.kind is PushKind.CASE_TAKEN_OVER:
        return officer.id not in standing.recused
    return may_see(officer, standing)


def _about_letter(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    letter = letters.get(view, push.subject_id)
    if letter is None or officer not in recipients.of_letter(view, push.kind, letter):
        return _NOT_SEEN
    if letter.received_at is not None:
        return SETTLED
    return worded(view, push, officer, chat_id, (letter.year, letter.serial), 0)


def _about_action(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    item = action_items.get(view, push.subject_id)
    if item is None or not action_sight.is_seen(view, officer, item):
        return _NOT_SEEN
    over = PUSHES[push.kind].asks or push.kind is PushKind.ACTION_LATE
    if item.done_at is not None and over:
        return SETTLED
    number = action_sight.case_number(view, officer, item)
    return worded(view, push, officer, chat_id, number, 0)


def _about_finding(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    found = findings.get(view, push.subject_id)
    if found is None or officer not in recipients.of_finding(view, found):
        return _NOT_SEEN
    if found.settled_at is not None:
        return SETTLED
    return worded(view, push, officer, chat_id, None, 0)


def _about_meeting(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    meeting = meetings.get(view, push.subject_id)
    if meeting is None or not may_see_meetings(officer, meeting.path):
        return _NOT_SEEN
    if meeting.state is MeetingState.CLOSED:
        return SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _about_period(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    period = service_periods.get(view, push.subject_id)
    if period is None or not zero_reports.is_owed(view, push, officer, period):
        return SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _about_appraisal(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    kept = appraisals.get(view, push.subject_id)
    if kept is None or not is_appraisal_seen(view, officer, kept):
        return _NOT_SEEN
    if push.kind in _WHILE and kept.state is not _WHILE[push.kind]:
        return SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _about_retaliation(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    it = kept_retaliation.get(view, push.subject_id)
    if it is None or not retaliation.is_seen(view, officer, it):
        return _NOT_SEEN
    if push.kind is PushKind.RETALIATION and it.taken_at is not None:
        return SETTLED
    return worded(view, push, officer, chat_id, (it.year, it.serial), 0)


ABOUT = {
    Subject.RETALIATION: _about_retaliation,
    Subject.APPRAISAL: _about_appraisal,
    Subject.LEAD: _about_lead,
    Subject.CASE: _about_case,
    Subject.LETTER: _about_letter,
    Subject.ACTION: _about_action,
    Subject.FINDING: _about_finding,
    Subject.MEETING: _about_meeting,
    Subject.PERIOD: _about_period,
}


def _is_owed(view: Reader, push: Push, stage: Stage, flags: frozenset[Flag]) -> bool:
    """Whether the matter still stands where the push is owed, and its deadline still runs."""
    asked = is_asked(push.kind, stage, flags)
    if asked is not None:
        return asked
    if "rule" in push.facts:
        subject = (Subject(push.subject_kind), push.subject_id)
        kept = kept_clocks.open_clock(view, subject, ClockRule(push.facts["rule"]))
        return kept is not None and kept.state.status is ClockStatus.RUNNING
    return push.kind is not PushKind.DUE_SOON or stage in OPEN_STAGES
