"""What a former head was asked goes to who heads it now, and where nobody does a level up."""

from collections.abc import Iterable

from casework.access import may_see
from casework.cases import Case
from casework.leave import LeaveState, approvers
from casework.matters import Subject
from casework.people import Officer
from casework.push_table import PUSHES, Audience
from casework.pushes import Push, PushKind
from services import escalation, recipients, visit_disputes
from storage import cases, leaves, people, pushes, readdressing, visits
from storage.unit import Reader, Unit

_OF_HEADS = frozenset({Audience.SECTION, Audience.SECTION_HEADS, Audience.DRAFTER})
_ABOUT = (Subject.CASE, Subject.LEAVE, Subject.VISIT)


def pass_on(unit: Unit, officer: Officer) -> None:
    """Ask others what waits for an officer's word, who is no head any more, at once."""
    waiting = readdressing.waiting_for(unit, officer.id, _ABOUT)
    for push in (*waiting, *readdressing.asked_of(unit, officer.id, _ABOUT)):
        if push.kind is PushKind.LEAVE_ASKED:
            _ask(unit, push, _approving(unit, push), officer)
        elif push.kind is PushKind.VISIT_TO_DECIDE:
            visit = visits.get(unit, push.subject_id)
            _ask(unit, push, visit_disputes.deciders(unit, visit) if visit else (), officer)
        elif PUSHES[push.kind].asks and PUSHES[push.kind].to in _OF_HEADS:
            case = cases.get(unit, push.subject_id)
            if case and not may_see(officer, cases.standing(unit, case)):
                _about_case(unit, push, case, officer)


def _approving(view: Reader, push: Push) -> list[Officer]:
    found = leaves.get(view, push.subject_id)
    whose = people.get(view, found.officer_id) if found is not None else None
    if found is None or whose is None or found.state is not LeaveState.ASKED or found.cancelled:
        return []
    return approvers(whose, people.everybody(view))


def _about_case(unit: Unit, push: Push, case: Case, officer: Officer) -> None:
    """Of those who head it now; else, in words of its own, of the next level."""
    standing, audience = cases.standing(unit, case), PUSHES[push.kind].to
    if audience is Audience.DRAFTER:
        _ask(unit, push, recipients.of_case(unit, push.kind, case), officer)
        return
    heads = recipients.heads(unit, standing, handling=audience is Audience.SECTION_HEADS)
    now = recipients.seeing(heads, standing)
    knew = {who for one in pushes.told_of(unit, push) if (who := people.get(unit, one)) is not None}
    if now:
        _ask(unit, push, now, officer)
    else:
        above = escalation.next_above(unit, case, knew)
        _ask(unit, push, above, officer, push.facts | recipients.HEADLESS)


def _ask(
    unit: Unit,
    push: Push,
    whom: Iterable[Officer],
    officer: Officer,
    facts: dict[str, str] | None = None,
) -> None:
    """Ask each who was not asked before, and the former head no more; who still may goes on."""
    now = {who.id for who in whom}
    if officer.id in now:
        return
    subject = (Subject(push.subject_kind), push.subject_id)
    pushes.owe(
        unit,
        push.kind,
        sorted(now - pushes.told_of(unit, push)),
        subject,
        cause=push.cause,
        urgent=push.urgent,
        facts=push.facts if facts is None else facts,
    )
    pushes.settle(unit, subject, None, [push.kind], [officer.id])
