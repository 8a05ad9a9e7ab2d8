"""What follows for a finding from what happens to its lead, and that its finder hears of it."""

from collections.abc import Iterable

from casework.cases import Case
from casework.clocks import ClockRule
from casework.findings import Became, Finding, answered
from casework.leads import Lead
from casework.matters import MatterType, Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.stages import Stage
from services import moves, recipients, running_on
from storage import cases, events, findings, people, pushes
from storage import leads as kept_leads
from storage.unit import Reader, Unit

# The field of a report that names the finding it came of.
FINDING = "finding"
_TOLD = {Became.ANSWERED: PushKind.FINDING_ANSWERED, Became.CLOSED: PushKind.FINDING_CLOSED}


def handed_up(unit: Unit, actor: Officer, finding_id: int, lead: Lead) -> None:
    """A finding has been reported: the deputy is told, and its first deadline is kept."""
    finding = findings.get(unit, finding_id)
    if finding is None or finding.officer_id != actor.id:
        return
    subject = (Subject.FINDING, finding.id)
    findings.change(unit, finding.id, lead_id=lead.id)
    moves.stop_clock(unit, subject, ClockRule.FINDING_REPORT)
    if lead.settled:
        settle(unit, finding)
    pushes.settle(unit, subject, actor.id, [PushKind.FINDING_DUE])
    events.record(unit, "finding_reported", subject, actor.id, facts={"lead": lead.id})
    told = recipients.seeing(people.holding(unit, Role.DEPUTY, lead.place_path), lead.standing)
    pushes.owe(
        unit,
        PushKind.FINDING_REPORTED,
        [who.id for who in told if who.id != actor.id],
        (Subject.LEAD, lead.id),
        cause=f"finding:{finding.id}",
    )


def settle(unit: Unit, finding: Finding) -> None:
    """Both deadlines of a finding are kept: it is settled, or answered."""
    subject = (Subject.FINDING, finding.id)
    for rule in (ClockRule.FINDING_REPORT, ClockRule.FINDING_SETTLE):
        moves.stop_clock(unit, subject, rule)
    pushes.settle(unit, subject, None, [PushKind.FINDING_DUE])
    findings.change(unit, finding.id, settled_at=unit.now)


def follow(unit: Unit, case: Case, before: Stage) -> None:
    """A case has moved on: who found what it is about hears once when it is answered, and closed.

    A case that joins one that is answered already has come as far as that one. Of an accusation
    nobody hears more than that it was registered (domain.md, Protection).
    """
    if case.stage is before:
        return
    news = _news(unit, case.id)
    if before is Stage.JOINED:
        for finding in _of(unit, case):
            _begin_again(unit, finding)
    elif news is not None and news is not answered(before):
        for finding in _of(unit, case):
            _tell(unit, finding, news)


def _of(view: Reader, case: Case) -> list[Finding]:
    return [*findings.of_case(view, case.id), *_joined_to(view, case)]


def lead_joined(unit: Unit, lead_id: int, case_id: int) -> None:
    """A report has been put to a case: if that is answered already, who found it hears so."""
    news = _news(unit, case_id)
    for finding in findings.of_case(unit, case_id):
        if news is not None and finding.lead_id == lead_id:
            _tell(unit, finding, news)


def lead_parted(unit: Unit, lead_id: int, case_id: int) -> None:
    """A report has been taken out of a case: what was found is not answered by that one."""
    for finding in findings.of_case(unit, case_id):
        if finding.lead_id == lead_id:
            _begin_again(unit, finding)


def _begin_again(unit: Unit, finding: Finding) -> None:
    """The deadline runs on that another's answer had ended; what was settled itself stays so."""
    lead, settled = kept_leads.get(unit, finding.lead_id or 0), finding.settled_at
    if lead is None or lead.settled or settled is None:
        return
    subject, rules = (Subject.FINDING, finding.id), {ClockRule.FINDING_SETTLE}
    if running_on.since(unit, subject, rules, settled, finding.village_path):
        findings.change(unit, finding.id, settled_at=None)


def _news(view: Reader, case_id: int) -> Became | None:
    """How far the case has come in which a matter goes on."""
    chain = cases.chain(view, case_id)
    return None if accuses(chain) else answered(chain[-1].stage)


def _joined_to(view: Reader, case: Case) -> list[Finding]:
    """The findings whose own case goes on in this one, unless any of them is an accusation."""
    found = []
    for finding, number in findings.of_joined_cases(view):
        chain = cases.chain(view, number)
        later = {one.id for one in chain[1:]}
        if case.id in later and not accuses(chain):
            found.append(finding)
    return found


def accuses(chain: Iterable[Case]) -> bool:
    """Whether any of the cases in which a matter has been is an accusation."""
    return any(case.type is MatterType.ACCUSATION for case in chain)


def _tell(unit: Unit, finding: Finding, what: Became) -> None:
    lead = kept_leads.get(unit, finding.lead_id or 0)
    if lead is None:
        return
    if finding.settled_at is None:
        settle(unit, finding)
    told = recipients.seeing(
        recipients.standing_in(unit, finding.officer_id), kept_leads.standing(unit, lead)
    )
    pushes.owe(
        unit,
        _TOLD[what],
        [who.id for who in told],
        (Subject.LEAD, lead.id),
        # Of one answer once, and of the true one after a mistaken joining.
        cause=f"finding:{finding.id}:{_where(unit, lead)}",
    )


def _where(view: Reader, lead: Lead) -> int:
    """The case in which the matter of a report goes on."""
    return cases.chain(view, lead.case_id)[-1].id if lead.case_id else 0
