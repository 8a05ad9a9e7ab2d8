"""Whether a push is still owed, and what its message is worded from.

What is not owed any longer, or not to be known by its recipient any more, does not go out.
"""

from casework.access import Standing, may_see
from casework.appraisal import AppraisalState
from casework.briefs import BRIEFS
from casework.clocks import ClockRule, ClockStatus
from casework.matters import Subject
from casework.meetings import MeetingState, may_see_meetings
from casework.owing import is_asked
from casework.people import Officer
from casework.push_sheets import PushSheet, Undeliverable
from casework.push_table import PUSHES
from casework.pushes import Push, PushKind, PushState
from casework.workflow import OPEN_STAGES, Flag, Stage
from services import action_sight, briefs, recipients, retaliation, visit_disputes, zero_reports
from services.appraisals import is_seen as is_appraisal_seen
from storage import (
    action_items,
    appraisals,
    cases,
    findings,
    leads,
    letters,
    meetings,
    people,
    push_standing,
    service_periods,
)
from storage import clocks as kept_clocks
from storage import retaliation as kept_retaliation
from storage.unit import Reader

# The deadline that each kind names, when its facts name none.
_NAMED_DUE: dict[PushKind, tuple[ClockRule, ...]] = {
    PushKind.LEAD_NEW: (ClockRule.REVIEW,),
    PushKind.FIRST_ANSWER_DUE: (ClockRule.FIRST_ANSWER,),
    PushKind.FOLLOW_UP_DUE: (ClockRule.FOLLOW_UP,),
    PushKind.LETTER_WAITING: (ClockRule.SEALED_LETTER,),
    PushKind.RETALIATION: (ClockRule.RETALIATION,),
    PushKind.RETALIATION_ANSWERED: (),
    # What is late already is asked for now; and what was answered has no day any more.
    PushKind.DESK_SUPERVISED: (),
    PushKind.SUPERVISION_ANSWERED: (),
    # While a case is held, nothing is due.
    PushKind.CASE_SUSPENDED: (),
    PushKind.ACTION_SET: (ClockRule.MEETING_ACTION,),
    PushKind.SUPERVISION_OPENED: (ClockRule.SUPERVISION_REPLY,),
    PushKind.INSTRUCTION_GIVEN: (ClockRule.LEADER_SET,),
    PushKind.INSTRUCTION_TO_CONFIRM: (ClockRule.LEADER_SET,),
}
_CASE_DUE = (ClockRule.SIMPLE_DECIDE, ClockRule.HANDLING)

# How an appraisal stands while it is asked about.
_WHILE = {
    PushKind.APPRAISAL_TOLD: AppraisalState.TOLD,
    PushKind.APPRAISAL_OBJECTED: AppraisalState.OBJECTED,
}
# What a message shows about these is noted (``services.answers``).
_NOTED = frozenset({Subject.LEAD, Subject.CASE, Subject.LETTER})
_SETTLED = Undeliverable(PushState.SETTLED, "no_longer_owed")
_NOT_SEEN = Undeliverable(PushState.SETTLED, "may_not_see")


def prepare(view: Reader, push: Push, officer: Officer) -> PushSheet | Undeliverable:
    """What a claimed push to an officer who can be reached is worded from, or why it is not."""
    if officer.telegram_id is None:
        return Undeliverable(PushState.UNREACHABLE, "not_joined")
    return _sheet(view, push, officer, officer.telegram_id)


def stands(view: Reader, push: Push, officer: Officer) -> PushSheet | Undeliverable:
    """What the line of a push says now; one that is only shown there leaves when it is not owed."""
    chat_id = officer.telegram_id or 0
    if push.waits:
        return _sheet(view, push, officer, chat_id)
    if push.is_open or (push.state is PushState.ACKNOWLEDGED and push.shared):
        found = _sheet(view, push, officer, chat_id)
        if isinstance(found, PushSheet):
            return found
    return _closing(view, push, chat_id, officer)


def _sheet(view: Reader, push: Push, officer: Officer, chat_id: int) -> PushSheet | Undeliverable:
    subject = Subject(push.subject_kind)
    if push.kind is not PushKind.DIGEST and subject in _ABOUT:
        return _ABOUT[subject](view, push, officer, chat_id)
    if push.kind is not PushKind.DIGEST and not _is_asked_now(view, push, officer):
        return _SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _is_asked_now(view: Reader, push: Push, officer: Officer) -> bool:
    if push.kind in BRIEFS:
        return briefs.is_wanted(view, officer, push.kind)
    if push.subject_kind == Subject.VISIT:
        return visit_disputes.is_asked(view, push, officer)
    return push.subject_kind != Subject.MONTH or _is_timely(view, push)


def _is_timely(view: Reader, push: Push) -> bool:
    """Whether a reminder of a month, or of a planned day, is not one of the past by now."""
    if push.kind is PushKind.VISIT_PLANNED:
        return push.facts["day"] == view.today.isoformat()
    return push.subject_id >= view.today.year * 100 + view.today.month


def _about_lead(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    lead = leads.get(view, push.subject_id)
    if lead is None or not may_see(officer, leads.standing(view, lead)):
        return _NOT_SEEN
    told = push.kind is PushKind.FIRST_ANSWER_DUE and lead.told_at is not None
    if told or lead.stage is Stage.WITHDRAWN or not _is_owed(view, push, lead.stage, lead.facts):
        return _SETTLED
    return _worded(view, push, officer, chat_id, (lead.year, lead.serial), lead.version)


def _about_case(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    case = cases.get(view, push.subject_id)
    if case is None or not _may_be_told(push, officer, cases.standing(view, case)):
        return _NOT_SEEN
    if not _is_owed(view, push, case.stage, case.facts):
        return _SETTLED
    return _worded(view, push, officer, chat_id, (case.year, case.serial), case.version)


def _may_be_told(push: Push, officer: Officer, standing: Standing) -> bool:
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
        return _SETTLED
    return _worded(view, push, officer, chat_id, (letter.year, letter.serial), 0)


def _about_action(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    item = action_items.get(view, push.subject_id)
    if item is None or not action_sight.is_seen(view, officer, item):
        return _NOT_SEEN
    over = PUSHES[push.kind].asks or push.kind is PushKind.ACTION_LATE
    if item.done_at is not None and over:
        return _SETTLED
    number = action_sight.case_number(view, officer, item)
    return _worded(view, push, officer, chat_id, number, 0)


def _about_finding(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    found = findings.get(view, push.subject_id)
    if found is None or officer not in recipients.of_finding(view, found):
        return _NOT_SEEN
    if found.settled_at is not None:
        return _SETTLED
    return _worded(view, push, officer, chat_id, None, 0)


def _about_meeting(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    meeting = meetings.get(view, push.subject_id)
    if meeting is None or not may_see_meetings(officer, meeting.path):
        return _NOT_SEEN
    if meeting.state is MeetingState.CLOSED:
        return _SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _about_period(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    period = service_periods.get(view, push.subject_id)
    if period is None or not zero_reports.is_owed(view, push, officer, period):
        return _SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _about_appraisal(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    kept = appraisals.get(view, push.subject_id)
    if kept is None or not is_appraisal_seen(view, officer, kept):
        return _NOT_SEEN
    if push.kind in _WHILE and kept.state is not _WHILE[push.kind]:
        return _SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _about_retaliation(
    view: Reader, push: Push, officer: Officer, chat_id: int
) -> PushSheet | Undeliverable:
    it = kept_retaliation.get(view, push.subject_id)
    if it is None or not retaliation.is_seen(view, officer, it):
        return _NOT_SEEN
    if push.kind is PushKind.RETALIATION and it.taken_at is not None:
        return _SETTLED
    return _worded(view, push, officer, chat_id, (it.year, it.serial), 0)


_ABOUT = {
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


def _worded(
    view: Reader,
    push: Push,
    officer: Officer,
    chat_id: int,
    number: tuple[int, int] | None,
    version: int,
) -> PushSheet:
    rules = _named_rules(push)
    running = {
        kept.state.rule: kept.state.due_at
        for kept in kept_clocks.of(view, (Subject(push.subject_kind), push.subject_id))
        if kept.state.stopped_at is None
    }
    due_at = next((running[rule] for rule in rules if rule in running), None)
    return PushSheet(
        push, chat_id, officer.language, view.now, view.calendar, number, due_at, version
    )


def _named_rules(push: Push) -> tuple[ClockRule, ...]:
    if "rule" in push.facts:
        return (ClockRule(push.facts["rule"]),)
    if push.kind in {PushKind.CASE_ASSIGNED, PushKind.OBJECTION_REFUSED}:
        return (ClockRule.ACKNOWLEDGE_URGENT, *_CASE_DUE)
    return _NAMED_DUE.get(push.kind, _CASE_DUE)


def _closing(view: Reader, push: Push, chat_id: int, officer: Officer) -> PushSheet | Undeliverable:
    """What is settled says now; where a tap on the push alone has put the card, that stays.

    Who may not know of the matter any more is not told who has acted on it.
    """
    alone = push.settled_by == officer.id and not push.shared
    if alone and _shows_a_card(view, push, chat_id):
        return _SETTLED
    number = None
    if push.subject_kind == Subject.LEAD and (lead := leads.get(view, push.subject_id)):
        number = (lead.year, lead.serial)
    elif push.subject_kind == Subject.CASE and (case := cases.get(view, push.subject_id)):
        number = (case.year, case.serial)
    elif push.subject_kind == Subject.LETTER and (letter := letters.get(view, push.subject_id)):
        number = (letter.year, letter.serial)
    elif push.subject_kind == Subject.RETALIATION and (
        it := kept_retaliation.get(view, push.subject_id)
    ):
        number = (it.year, it.serial)
    known = push.settled_by if push.settled_by and _may_know(view, push, officer) else 0
    by = people.names(view, {known}) if known else {}
    return PushSheet(
        push,
        chat_id,
        officer.language,
        view.now,
        view.calendar,
        number,
        settled=True,
        settled_by=by.get(known),
    )


def _shows_a_card(view: Reader, push: Push, chat_id: int) -> bool:
    """Whether a tap has changed the message; of what is not noted it is taken for granted."""
    noted = push.subject_kind in _NOTED
    return not noted or push_standing.has_become_a_card(view, push, chat_id)


def _may_know(view: Reader, push: Push, officer: Officer) -> bool:
    if push.subject_kind == Subject.CASE and (case := cases.get(view, push.subject_id)):
        return _may_be_told(push, officer, cases.standing(view, case))
    if push.subject_kind == Subject.LEAD and (lead := leads.get(view, push.subject_id)):
        return may_see(officer, leads.standing(view, lead))
    if push.subject_kind == Subject.RETALIATION:
        it = kept_retaliation.get(view, push.subject_id)
        return it is not None and retaliation.is_seen(view, officer, it)
    return True
