"""What was found on a field day: settled on the spot, or handed up as a lead already filled in."""

from datetime import datetime, time

from casework.access import oversees_visits
from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import NotFoundError
from casework.findings import Became, Finding, became
from casework.forms import Draft, FormKind
from casework.matters import Channel, NoteKind, Subject
from casework.people import Officer
from casework.sheets_visits import FindingLine, FindingSheet
from services import drafting, dues, finding_news, places, protect, reporting, visits
from storage import cases, drafts, events, findings, media
from storage import clocks as kept_clocks
from storage import leads as kept_leads
from storage import visits as kept_visits
from storage.unit import Reader, Unit
from storage.visits import Visit

# When a field day is logged later, its findings count from the middle of the day itself.
_NOON = time(12)
_RULES = (ClockRule.FINDING_REPORT, ClockRule.FINDING_SETTLE)


def begin(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Begin to note what was found on a field day of one's own, or of the leader's."""
    return drafting.begin(unit, actor, FormKind.FINDING, visits.mine(unit, actor, visit_id).id)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter a finding: with what was done it is settled, without it is handed up at once."""
    visit, done = visits.mine(unit, actor, draft.subject_id), draft.fields.get("done")
    finding_id = unit.new_id()
    subject = (Subject.FINDING, finding_id)
    note = (NoteKind.SUMMARY, draft.fields["text"])
    facts = {"visit": visit.id}
    found = Finding(
        finding_id,
        visit.id,
        actor.id,
        visit.village_code,
        visit.village_path,
        events.record(unit, "finding", subject, actor.id, facts=facts, note=note) or 0,
        _found_at(unit, visit),
        _settled(unit, actor, finding_id, done) if done else None,
        settled_at=unit.now if done else None,
    )
    findings.add(unit, found)
    if not done:
        for rule in _RULES:
            state = kept_clocks.begin(unit, rule, found.found_at)
            kept_clocks.keep(unit, state, subject, visit.village_path)
        return _open_lead(unit, actor, found, draft.fields["text"], draft)
    _hand_on(unit, draft, (Subject.VISIT, visit.id))
    return Answer(View.VISIT, visit.id, "finding_settled")


def _found_at(unit: Unit, visit: Visit) -> datetime:
    same_day = unit.calendar.day_of(visit.arrived_at) == visit.day
    return visit.arrived_at if same_day else unit.calendar.at(visit.day, _NOON)


def _settled(unit: Unit, actor: Officer, finding_id: int, done: str) -> int | None:
    subject = (Subject.FINDING, finding_id)
    return events.record(unit, "finding_settled", subject, actor.id, note=(NoteKind.SETTLED, done))


def _hand_on(unit: Unit, draft: Draft, subject: tuple[Subject, int]) -> None:
    protect.hand_on(unit, draft, subject)
    if draft.attachments:
        media.move(unit, (Subject.DRAFT, draft.id), subject)


def _open_lead(
    unit: Unit, actor: Officer, found: Finding, text: str, draft: Draft | None = None
) -> Answer:
    """A report of the finding, with its place, time, channel and source filled in."""
    kept = draft.fields.get(protect.KEPT) if draft else None
    report = reporting.start_from(
        unit,
        actor,
        text,
        {
            "place": found.village_code,
            "place_chosen": "yes",
            "channel": Channel.FIELD_VISIT.value,
            "received": found.found_at.isoformat(),
            finding_news.FINDING: str(found.id),
        }
        | ({protect.KEPT: kept} if kept else {}),
    )
    if draft is not None:
        _hand_on(unit, draft, (Subject.DRAFT, report.id))
        for _one in range(draft.attachments):
            drafts.add_attachment(unit, report)
    return drafting.shown(report, "finding_to_report")


def hand_up(unit: Unit, actor: Officer, finding_id: int) -> Answer:
    """Open the report of a finding that has not been handed up, or take it up again."""
    found = _mine(unit, actor, finding_id)
    if found.lead_id is not None or found.settled_at is not None:
        return Answer(View.FINDING, found.id)
    for form in drafts.open_of(unit, actor.id):
        if form.fields.get(finding_news.FINDING) == str(found.id):
            return drafting.shown(form)
    return _open_lead(unit, actor, found, kept_visits.words(unit, found.note_id))


def begin_settling(unit: Unit, actor: Officer, finding_id: int) -> Answer:
    """Ask what was done about a finding."""
    return drafting.begin(unit, actor, FormKind.FINDING_DONE, _mine(unit, actor, finding_id).id)


def finish_settling(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Note what was done about a finding; one that was handed up goes its own way."""
    found = _mine(unit, actor, draft.subject_id)
    if found.lead_id is not None or found.settled_at is not None:
        return Answer(View.FINDING, found.id)
    note = _settled(unit, actor, found.id, draft.fields["text"])
    finding_news.settle(unit, found)
    findings.change(unit, found.id, done_note_id=note)
    _hand_on(unit, draft, (Subject.VISIT, found.visit_id))
    return Answer(View.FINDING, found.id, "finding_settled")


def _mine(view: Reader, actor: Officer, finding_id: int) -> Finding:
    found = findings.get(view, finding_id)
    if found is None or found.officer_id != actor.id:
        raise NotFoundError
    return found


def card(view: Reader, actor: Officer, finding_id: int) -> FindingSheet:
    """A finding's card, for its finder and those who oversee field days there.

    Raises :class:`NotFoundError`.
    """
    found = findings.get(view, finding_id)
    mine = found is not None and found.officer_id == actor.id
    if found is None or not (mine or _may_look(view, actor, found)):
        raise NotFoundError
    shown = line(view, actor, found)
    return FindingSheet(
        shown,
        found.visit_id,
        view.calendar.day_of(found.found_at),
        places.path_name(view, found.village_code),
        tuple(dues.running(view, (Subject.FINDING, found.id))),
        mine=mine,
    )


def _may_look(view: Reader, actor: Officer, found: Finding) -> bool:
    """Whether somebody sees what another found: who oversees, and whose field day it was."""
    visit = kept_visits.get(view, found.visit_id)
    own = visit is not None and visit.officer_id == actor.id
    return own or oversees_visits(actor, found.village_path)


def line(view: Reader, actor: Officer, found: Finding) -> FindingLine:
    """A finding with what has become of it, as far as an officer may know."""
    lead = kept_leads.seen(view, actor, found.lead_id) if found.lead_id is not None else None
    chain = cases.chain(view, lead.case_id) if lead is not None and lead.case_id else []
    told = chain[-1].stage if chain and not finding_news.accuses(chain) else None
    how = became(found, lead.stage if lead else None, told)
    if found.lead_id is not None and lead is None:
        how = Became.REPORTED
    return FindingLine(
        found.id,
        kept_visits.words(view, found.note_id),
        how,
        kept_visits.words(view, found.done_note_id) if found.done_note_id else "",
        None if lead is None else lead.id,
        None if lead is None else (lead.year, lead.serial),
    )
