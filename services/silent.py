"""Who has not answered: pushes nobody has acknowledged, and small deadlines gone by, by officer.

A reader is shown of it only what they may see themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from casework.access import ROLE_ACTS, check_may_do, may_see, oversees_visits
from casework.cases import Case
from casework.clocks import RULES, ClockRule
from casework.errors import NotFoundError
from casework.matters import Subject
from casework.meetings import may_see_meetings
from casework.paging import pages_of
from casework.people import Officer
from casework.pushes import PushKind, PushState
from casework.sheets_silent import SilentItem, SilentLine, SilentOneSheet, SilentSheet
from casework.workflow import Stage
from services import (
    action_sight,
    appraisals,
    escalation,
    handover,
    letters,
    places,
    prompts,
    recipients,
    retaliation,
    zero_reports,
)
from storage import (
    action_items,
    case_lists,
    cases,
    clocks,
    findings,
    leads,
    meetings,
    people,
    push_standing,
)
from storage import appraisals as kept_appraisals
from storage import letters as kept_letters
from storage import retaliation as kept_retaliation
from storage.push_standing import Standing
from storage.unit import Reader

PAGE = 5
_MOST = 500
# Small deadlines, but for the people's own time to ask for more, which nobody here lets pass.
_THEIRS = frozenset({ClockRule.REVIEW_APPLY, ClockRule.RECHECK_APPLY})
_SMALL = tuple(rule for rule, row in RULES.items() if not row.escalates and rule not in _THEIRS)
_NOT_TAKEN_ON = frozenset({Stage.ASSIGNED})
# By officer, or by unit where nobody has a post.
Key = tuple[int, str]
Found = dict[Key, dict[tuple[Subject, int], SilentItem]]


def page(view: Reader, actor: Officer, number: int = 0) -> SilentSheet:
    """A page of those who have not answered, whoever waits longest first."""
    check_may_do(actor, "overdue")
    lines = everybody(view, actor)
    pages = pages_of(len(lines), PAGE)
    number = min(max(number, 0), pages - 1)
    shown = tuple(lines[number * PAGE : (number + 1) * PAGE])
    matters = len({(item.subject, item.ref) for line in lines for item in line.items})
    persons = sum(bool(line.officer_id) for line in lines)
    return SilentSheet(shown, persons, len(lines) - persons, matters, number, pages)


def one(view: Reader, actor: Officer, officer_id: int, number: int = 0) -> SilentOneSheet:
    """What waits for one officer; raises :class:`NotFoundError` where the reader sees nothing."""
    check_may_do(actor, "overdue")
    line = line_of(view, actor, officer_id) or _with_nothing(view, actor, officer_id)
    sheet = _paged(line, number)
    return replace(sheet, to_give=_to_give(view, actor, sheet.line))


def _with_nothing(view: Reader, actor: Officer, officer_id: int) -> SilentLine:
    """A colleague whom the reader looks after, and who has answered or come back by now."""
    officer = people.get(view, officer_id)
    if officer is None or not may_contact(actor, officer):
        raise NotFoundError
    return _line(view, actor, (officer_id, ""), (), {})


def _to_give(view: Reader, actor: Officer, line: SilentLine) -> frozenset[int]:
    """The officer's own cases on a page that the reader may give to another owner."""
    asked = {item.ref for item in line.items if item.subject is Subject.CASE}
    found = [case for ref in asked if (case := cases.get(view, ref)) is not None]
    return frozenset(
        case.id
        for case in found
        if line.officer_id in {who.id for who in recipients.owners(view, case)}
        and handover.may_give(view, actor, case)
    )


def asked_of_me(view: Reader, actor: Officer, number: int = 0) -> SilentOneSheet:
    """What an officer has been asked here and has not answered."""
    found: Found = defaultdict(dict)
    for standing in push_standing.unanswered(view, [actor.id]):
        _note_push(view, actor, found, standing)
    items = tuple(found[actor.id, ""].values())
    return _paged(SilentLine(actor.id, actor.name, "", items), number, own=True)


def line_of(view: Reader, actor: Officer, officer_id: int) -> SilentLine | None:
    """What waits for one officer, of what the reader may see."""
    found = everybody(view, actor)
    return next((line for line in found if line.officer_id == officer_id), None)


def _paged(line: SilentLine, number: int, *, own: bool = False) -> SilentOneSheet:
    pages = pages_of(len(line.items), PAGE)
    number = min(max(number, 0), pages - 1)
    total, items = len(line.items), line.items[number * PAGE : (number + 1) * PAGE]
    return SilentOneSheet(replace(line, items=items), total, number, pages, own)


def everybody(view: Reader, actor: Officer) -> list[SilentLine]:
    """All who have not answered, but the reader, of what the reader may see.

    And whom Telegram does not reach any more, of those whom the reader may telephone.
    """
    found: Found = defaultdict(dict)
    for case in case_lists.in_stages(view, actor, _NOT_TAKEN_ON, limit=_MOST)[0]:
        owners = recipients.seeing(recipients.owners(view, case), cases.standing(view, case))
        keys: list[Key] = [(who.id, "") for who in owners]
        item = _not_taken_on(view, case)
        for key in keys or [(0, case.owner_code or case.place_code)]:
            found[key][item.subject, item.ref] = item
    for standing in push_standing.unanswered(view):
        _note_push(view, actor, found, standing)
    for kept in clocks.open_of_rules(view, _SMALL, before=view.now)[:_MOST]:
        number = _number(view, actor, *kept.subject)
        if number is None:
            continue
        for who in _answering(view, kept.state.rule, kept.subject):
            subject, ref = kept.subject
            late = SilentItem(subject, ref, number[0], kept.state.due_at, rule=kept.state.rule)
            found[who.id, ""].setdefault((subject, ref), late)
    found.pop((actor.id, ""), None)
    lost = people.unreachable(view)
    lines = [_line(view, actor, key, items.values(), lost) for key, items in found.items() if items]
    lines += _lost(view, actor, lost, but={line.officer_id for line in lines})
    return sorted(lines, key=lambda line: (line.since, line.officer_id))


def _lost(
    view: Reader, actor: Officer, lost: Mapping[int, datetime], but: set[int]
) -> list[SilentLine]:
    """Who cannot be reached, though nothing waits for them: somebody has to telephone."""
    known = filter(None, (people.get(view, one) for one in lost.keys() - but - {actor.id}))
    return [
        _line(view, actor, (who.id, ""), (), lost)
        for who in known
        if who.active and may_contact(actor, who)
    ]


def _not_taken_on(view: Reader, case: Case) -> SilentItem:
    """A case that was given to somebody and waits to be taken on."""
    started = [kept.state.started_at for kept in clocks.of(view, (Subject.CASE, case.id))]
    number, since = (case.year, case.serial), max(started, default=view.now)
    return SilentItem(Subject.CASE, case.id, number, since, PushKind.CASE_ASSIGNED)


def _note_push(view: Reader, actor: Officer, found: Found, standing: Standing) -> None:
    """A push of which the reader may know; the newest said of a matter stands for it."""
    push = standing.push
    subject = Subject(push.subject_kind)
    number = _number(view, actor, subject, push.subject_id)
    if number is None and push.recipient_id == actor.id and subject is Subject.LEAVE:
        number = (None,)
    if subject is Subject.PERIOD and zero_reports.is_known(view, actor, push):
        number = (None,)
    if number is None:
        return
    waits = push.state in {PushState.QUEUED, PushState.HELD}
    found[push.recipient_id, ""][subject, push.subject_id] = SilentItem(
        subject,
        push.subject_id,
        number[0],
        standing.since,
        push.kind,
        push.state,
        opened_at=standing.opened_at,
        cause=standing.failure,
        held_until=push.due_at if waits else None,
    )


def _number(
    view: Reader, actor: Officer, subject: Subject, ref: int
) -> tuple[tuple[int, int] | None] | None:
    """A matter's number, as a tuple of one; none for what the reader may not see."""
    if subject is Subject.CASE:
        case = cases.get(view, ref)
        seen = case is not None and may_see(actor, cases.standing(view, case))
        return ((case.year, case.serial),) if case is not None and seen else None
    if subject is Subject.LEAD:
        lead = leads.get(view, ref)
        seen = lead is not None and may_see(actor, leads.standing(view, lead))
        return ((lead.year, lead.serial),) if lead is not None and seen else None
    if subject is Subject.LETTER:
        letter = kept_letters.get(view, ref)
        seen = letter is not None and letters.is_seen(view, actor, letter)
        return ((letter.year, letter.serial),) if letter is not None and seen else None
    if subject is Subject.RETALIATION:
        it = kept_retaliation.get(view, ref)
        known = it is not None and retaliation.is_received(view, actor, it)
        return ((it.year, it.serial),) if it is not None and known else None
    if subject is Subject.ACTION:
        item = action_items.get(view, ref)
        if item is None or not action_sight.is_seen(view, actor, item):
            return None
        return (action_sight.case_number(view, actor, item),)
    return (None,) if _is_seen_without_number(view, actor, subject, ref) else None


def _is_seen_without_number(view: Reader, actor: Officer, subject: Subject, ref: int) -> bool:
    """Whether a reader may know of what has no number: a finding, a meeting, an appraisal."""
    if subject is Subject.FINDING:
        found = findings.get(view, ref)
        mine = found is not None and found.officer_id == actor.id
        return mine or (found is not None and oversees_visits(actor, found.village_path))
    if subject is Subject.APPRAISAL:
        kept = kept_appraisals.get(view, ref)
        return kept is not None and appraisals.is_seen(view, actor, kept)
    meeting = meetings.get(view, ref) if subject is Subject.MEETING else None
    return meeting is not None and may_see_meetings(actor, meeting.path)


def _answering(view: Reader, rule: ClockRule, subject: tuple[Subject, int]) -> list[Officer]:
    """Whose a small deadline is."""
    about, ref = subject
    if about is Subject.CASE:
        case = cases.get(view, ref)
        if case is not None and rule in prompts.OF_CASE:
            return recipients.of_case(view, prompts.OF_CASE[rule], case)
        return escalation.reached(view, case, rule, []) if case is not None else []
    if about is Subject.LEAD:
        lead = leads.get(view, ref)
        first = rule is ClockRule.FIRST_ANSWER
        kind = PushKind.FIRST_ANSWER_DUE if first else PushKind.LEAD_NEW
        return recipients.of_lead(view, kind, lead) if lead is not None else []
    if about is Subject.LETTER:
        letter = kept_letters.get(view, ref)
        kind = PushKind.LETTER_WAITING
        return recipients.of_letter(view, kind, letter) if letter is not None else []
    if about is Subject.FINDING:
        found = findings.get(view, ref)
        return recipients.of_finding(view, found) if found is not None else []
    if about is Subject.MEETING:
        meeting = meetings.get(view, ref)
        return recipients.of_meeting(view, meeting) if meeting is not None else []
    item = action_items.get(view, ref) if about is Subject.ACTION else None
    return recipients.of_action(view, item) if item is not None else []


def _line(
    view: Reader,
    actor: Officer,
    key: Key,
    items: Iterable[SilentItem],
    lost: Mapping[int, datetime],
) -> SilentLine:
    officer_id, code = key
    shown = tuple(sorted(items, key=lambda item: (item.since, item.ref)))
    officer = people.get(view, officer_id) if officer_id else None
    if officer is None:
        return SilentLine(0, None, places.path_name(view, code), shown, reachable=False)
    home = places.home_of(officer) if officer.posts else ""
    return SilentLine(
        officer.id,
        officer.name,
        places.path_name(view, home) if home else "",
        shown,
        officer.active and officer.telegram_id is not None and officer.id not in lost,
        may_contact(actor, officer),
        lost.get(officer.id),
        stopped=not officer.active,
    )


def may_contact(actor: Officer, officer: Officer) -> bool:
    """Whether an officer may have another's number: who looks after the unit that they work in."""
    roles = ROLE_ACTS["contact"]
    return actor.active and any(actor.covers(post.unit_path, *roles) for post in officer.own_posts)
