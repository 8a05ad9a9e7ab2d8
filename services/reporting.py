"""Reporting what was heard: from a message to a numbered lead."""

import json
from collections.abc import Mapping
from datetime import datetime

from casework import first_guess
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.findings import Finding
from casework.form_errors import FieldMissingError
from casework.forms import Draft, FormKind, next_asked
from casework.leads import Lead
from casework.matters import Channel, MatterType, NoteKind, Subject
from casework.people import Officer
from casework.workflow import Move, Stage
from services import alike, drafting, finding_news, moves, places, protect
from storage import counters, drafts, events, findings, leads, media, serials
from storage.measures import Measure
from storage.unit import Unit


def start(
    unit: Unit,
    actor: Officer,
    text: str = "",
    *,
    message_id: int = 0,
    place: str | None = None,
    unsure: bool = False,
) -> Answer:
    """Make a filled-in card from a message, ready to be reported with one tap.

    What may accuse a cadre is asked about before it is shown again (domain.md, Protection). With
    ``unsure`` the card waits aside until it is said that this is a report.
    """
    check_may_do(actor, "report")
    draft_id, fields = unit.new_id(), _first_fields(unit)
    if place:
        fields |= {"place": place, alike.PLACED: "yes"}
    if unsure:
        fields[drafting.UNSURE] = "yes"
    if text:
        fields = _take(unit, actor, draft_id, fields, text, message_id)
    draft = drafts.add(
        unit, actor.id, FormKind.LEAD, fields, asks=None if text else "text", draft_id=draft_id
    )
    return drafting.shown(draft)


def start_from(unit: Unit, actor: Officer, text: str, known: Mapping[str, str]) -> Draft:
    """A report whose words and particulars are known already, to be looked at and sent."""
    draft_id = unit.new_id()
    fields = _first_fields(unit) | dict(known)
    fields = _take(unit, actor, draft_id, fields, text, 0) | {"accusation": "no"}
    return drafts.add(unit, actor.id, FormKind.LEAD, fields, asks=None, draft_id=draft_id)


def _first_fields(unit: Unit) -> dict[str, str]:
    return {"channel": Channel.LIAISON.value, "received": unit.now.isoformat()}


def write(unit: Unit, actor: Officer, draft: Draft, text: str, message_id: int = 0) -> Answer:
    """Take a text into a report: one more paragraph, or its words written anew.

    A message that was edited before its report went out replaces what it said.
    """
    fields = dict(draft.fields)
    if draft.asks == "rewrite":
        fields.pop("said", None)
    fields = _take(unit, actor, draft.id, fields, text, message_id)
    drafts.save(unit, draft, fields, next_asked(draft.kind, fields))
    return drafting.shown(draft)


def _take(
    unit: Unit,
    actor: Officer,
    draft_id: int,
    fields: dict[str, str],
    text: str,
    message_id: int,
) -> dict[str, str]:
    """The fields with a text taken in.

    ``said`` keeps what each message brought, so that an edited one replaces its own words.
    """
    clean, kept = protect.keep_apart(unit, (Subject.DRAFT, draft_id), text)
    said = json.loads(fields.get("said", "{}"))
    said[str(message_id or -len(said))] = clean
    fields = protect.asked_first(protect.counted(fields, kept), clean, message_id)
    fields["said"] = json.dumps(said, ensure_ascii=False)
    fields["text"] = "\n".join(said.values())
    _guess(unit, actor, fields)
    return fields


def _guess(unit: Unit, actor: Officer, fields: dict[str, str]) -> None:
    if "place_chosen" not in fields:
        named = places.guess(unit, actor, fields["text"])
        fields["place"] = named.code if named else fields.get("place") or places.home_of(actor)
        if named:
            fields[alike.PLACED] = "yes"
    if "type_chosen" not in fields:
        guess = first_guess.guess_type(fields["text"]).type
        fields["type"] = MatterType(guess).value if guess else MatterType.APPEAL.value
        if fields["type"] == MatterType.ACCUSATION.value:
            fields["type"] = MatterType.APPEAL.value
    fields["topic"] = first_guess.guess_topic(fields["text"]) or ""


def blank(unit: Unit, actor: Officer) -> Draft:
    """A report with nothing in it yet, for a file that comes without words."""
    check_may_do(actor, "report")
    first = _first_fields(unit) | {"text": ""}
    _guess(unit, actor, first)
    return drafts.add(unit, actor.id, FormKind.LEAD, first, asks=None)


def submit(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Report a filled-in card: the lead gets its number, its clocks and its reader."""
    fields = draft.fields
    found = _finding(unit, actor, fields)
    check_may_do(actor, "report" if found is None else "visit")
    if not fields.get("text") and not draft.attachments:
        raise FieldMissingError(form=draft.kind, field="text")
    lead = _lead(unit, actor, fields, found)
    leads.add(unit, lead)
    subject = (Subject.LEAD, lead.id)
    if draft.attachments:
        media.move(unit, (Subject.DRAFT, draft.id), subject)
    protect.hand_on(unit, draft, subject, lead.place_code)
    moves.make(
        unit,
        actor,
        Move.SUBMIT,
        subject,
        None,
        lead.place_path,
        note=(NoteKind.SUMMARY, fields.get("text", "")),
        facts={
            "declared": "no_interest_no_accusation",
            "type": lead.type,
            "place": lead.place_code,
        },
        since=lead.received_at,
        skip_clocks=frozenset({ClockRule.FIRST_ANSWER}) if lead.settled else frozenset(),
    )
    if lead.settled:
        events.record(
            unit, "settled", subject, actor.id, note=(NoteKind.SETTLED, fields["settled"])
        )
    counters.add(unit, lead.place_path, Measure.LEADS, unit.today)
    moves.owe_for(unit, actor, Move.SUBMIT, subject, lead)
    alike.keep(unit, actor, lead.id, fields)
    if found is not None:
        finding_news.handed_up(unit, actor, found.id, lead)
    return Answer(View.LEAD, lead.id, "reported")


def _lead(unit: Unit, actor: Officer, fields: Mapping[str, str], found: Finding | None) -> Lead:
    """The lead that a card reports, with the next number of its year."""
    place = places.find(unit, fields.get("place") or places.home_of(actor))
    settled = bool(fields.get("settled"))
    return Lead(
        id=unit.new_id(),
        year=unit.today.year,
        serial=serials.take(unit, "lead", unit.today.year),
        stage=Stage.SUBMITTED,
        version=1,
        author_id=actor.id,
        place_code=place.code,
        place_path=place.path,
        channel=Channel(fields.get("channel", Channel.LIAISON.value)),
        type=MatterType(fields.get("type", MatterType.APPEAL.value)),
        topic=fields.get("topic") or None,
        received_at=datetime.fromisoformat(fields["received"]),
        submitted_at=unit.now,
        settled=settled,
        told_at=unit.now if settled else None,
        case_id=None,
        persons=int(fields.get("persons") or 1),
        visit_id=found.visit_id if found is not None else None,
    )


def _finding(unit: Unit, actor: Officer, fields: Mapping[str, str]) -> Finding | None:
    """What a report was found as on a field day of its author, not yet handed up."""
    number = fields.get(finding_news.FINDING)
    found = findings.get(unit, int(number)) if number else None
    return found if found is not None and found.officer_id == actor.id else None
