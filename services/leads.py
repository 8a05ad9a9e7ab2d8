"""Reporting what was heard: from a message to a numbered lead."""

from datetime import datetime, timedelta

from casework import sensitive
from casework.access import check_may, check_may_do, may_see
from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import NotFoundError, StaleError
from casework.form_errors import FieldMissingError
from casework.forms import Draft, FormKind
from casework.leads import Lead
from casework.matters import Channel, Incoming, MatterType, NoteKind, Subject
from casework.people import Officer, Role
from casework.workflow import Move, Stage
from services import drafting, letters, moves, places, protect, visits
from storage import counters, drafts, events, identities, leads, media, serials
from storage.counters import Measure
from storage.unit import Unit

# A picture that follows a report within this time belongs to it.
FOLLOWING = timedelta(minutes=2)


def start(
    unit: Unit,
    actor: Officer,
    text: str = "",
    *,
    message_id: int = 0,
    place: str | None = None,
) -> Answer:
    """Make a filled-in card from a message, ready to be reported with one tap.

    What may accuse a cadre is asked about before it is shown again (domain.md, Protection).
    """
    check_may_do(actor, "report")
    draft_id, fields, kept = unit.new_id(), _first_fields(unit), 0
    if place:
        fields["place"] = place
    if text:
        fields, kept = _take(unit, actor, draft_id, fields, text, message_id)
    draft = drafts.add(
        unit, actor.id, FormKind.LEAD, fields, asks=None if text else "text", draft_id=draft_id
    )
    return drafting.shown(draft, "kept_apart" if kept else None)


def _first_fields(unit: Unit) -> dict[str, str]:
    return {"channel": Channel.LIAISON.value, "received": unit.now.isoformat()}


def write(unit: Unit, actor: Officer, draft: Draft, text: str, message_id: int = 0) -> Answer:
    """Take a text into a report: one more paragraph, or its words written anew.

    A message that was edited before its report went out replaces what it said.
    """
    fields = dict(draft.fields)
    if draft.asks == "rewrite" or (message_id and fields.get("messages") == str(message_id)):
        fields["text"], fields["messages"] = "", ""
    fields, kept = _take(unit, actor, draft.id, fields, text, message_id)
    drafts.save(unit, draft, fields, None)
    return drafting.shown(draft, "kept_apart" if kept else None)


def _take(
    unit: Unit,
    actor: Officer,
    draft_id: int,
    fields: dict[str, str],
    text: str,
    message_id: int,
) -> tuple[dict[str, str], int]:
    """The fields with a text taken in, and how many numbers were put away from it."""
    clean, kept = protect.keep_apart(unit, (Subject.DRAFT, draft_id), text)
    fields = protect.counted(fields, kept)
    fields["text"] = "\n".join(part for part in (fields.get("text"), clean) if part)
    if message_id:
        fields["messages"] = ",".join(filter(None, (fields.get("messages"), str(message_id))))
    if fields.get("accusation") != "no" and sensitive.suggests_accusation(fields["text"]):
        fields["accusation"] = "asked"
    _guess(unit, actor, fields)
    return fields, kept


def _guess(unit: Unit, actor: Officer, fields: dict[str, str]) -> None:
    if "place_chosen" not in fields:
        named = places.guess(unit, actor, fields["text"])
        fields["place"] = named.code if named else fields.get("place") or places.home_of(actor)
    if "type_chosen" not in fields:
        guess = sensitive.guess_type(fields["text"]).type
        fields["type"] = MatterType(guess).value if guess else MatterType.APPEAL.value
        if fields["type"] == MatterType.ACCUSATION.value:
            fields["type"] = MatterType.APPEAL.value
    fields["topic"] = sensitive.guess_topic(fields["text"]) or ""


def edit(unit: Unit, actor: Officer, message_id: int, text: str) -> Answer | None:
    """A message was edited: its words change while its report has not gone; none when it has."""
    for draft in drafts.open_of(unit, actor.id):
        if draft.kind is FormKind.LEAD and draft.fields.get("messages") == str(message_id):
            return write(unit, actor, draft, text, message_id)
    return None


def answer_accusation(unit: Unit, actor: Officer, draft_id: int, choice: str) -> Answer:
    """Act on the answer to «does it accuse a cadre»: no, yes, or both.

    For yes, nothing of the content stays: the draft is emptied, its messages are to be deleted,
    and a sealed letter is recorded (domain.md, Protection, setting ``envelope``).
    """
    draft = drafting.mine_open(unit, actor, draft_id)
    if choice == "no":
        drafts.save(unit, draft, dict(draft.fields) | {"accusation": "no"}, None)
        return drafting.shown(draft)
    messages = draft.fields.get("messages", "")
    letter = letters.record(unit, actor)
    identities.erase(unit, (Subject.DRAFT, draft.id))
    media.erase(unit, (Subject.DRAFT, draft.id))
    answer = Answer(View.LETTER, letter, "letter_recorded", facts={"delete": messages})
    if choice == "both":
        fresh = drafts.add(unit, actor.id, FormKind.LEAD, _first_fields(unit), asks="text")
        answer = Answer(
            View.LETTER,
            letter,
            "letter_and_grievance",
            facts={"delete": messages, "also": str(fresh.id)},
        )
    drafts.finish(unit, draft, answer)
    return answer


def attach(
    unit: Unit,
    actor: Officer,
    draft: Draft | None,
    file: Incoming,
    *,
    caption: str = "",
    message_id: int = 0,
    album: str | None = None,
) -> Answer:
    """Take a picture or file into a report; the items of an album meet on one card."""
    if album is not None and (same := drafts.find_album(unit, actor.id, album)) is not None:
        if not same.is_open:
            return _attach_late(unit, actor, same, file)
        draft = same
    if draft is None:
        check_may_do(actor, "report")
        first = _first_fields(unit) | {"text": ""}
        _guess(unit, actor, first)
        draft = drafts.add(unit, actor.id, FormKind.LEAD, first, asks=None)
    if album is not None:
        drafts.note_album(unit, draft.id, album)
    added = media.add(unit, (Subject.DRAFT, draft.id), actor.id, file)
    if caption:
        write(unit, actor, draft, caption, message_id)
        draft = drafting.mine_open(unit, actor, draft.id)
    drafts.add_attachment(unit, draft)
    if not file.can_be_fetched:
        return drafting.shown(draft, "not_archived")
    return drafting.shown(draft, None if added else "known_file")


def _attach_late(unit: Unit, actor: Officer, draft: Draft, file: Incoming) -> Answer:
    """A picture of an album whose report has already gone: it goes to the lead."""
    result = drafts.result(unit, draft.id)
    if result is not None and result.view is View.VISIT:
        return visits.add_evidence(unit, actor, result.ref, file)
    if result is None or result.view is not View.LEAD:
        raise NotFoundError
    media.add(unit, (Subject.LEAD, result.ref), actor.id, file)
    return Answer(View.LEAD, result.ref, "added")


def submit(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Report a filled-in card: the lead gets its number, its clocks and its reader."""
    fields = draft.fields
    check_may_do(actor, "report")
    if fields.get("accusation") == "asked":
        return drafting.shown(draft, "answer_first")
    if not fields.get("text") and not draft.attachments:
        raise FieldMissingError(form=draft.kind, field="text")
    place = places.find(unit, fields.get("place") or places.home_of(actor))
    received = datetime.fromisoformat(fields["received"])
    lead = Lead(
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
        received_at=received,
        submitted_at=unit.now,
        settled=bool(fields.get("settled")),
        told_at=unit.now if fields.get("settled") else None,
        case_id=None,
        persons=int(fields.get("persons") or 1),
    )
    leads.add(unit, lead)
    subject = (Subject.LEAD, lead.id)
    if draft.attachments:
        media.move(unit, (Subject.DRAFT, draft.id), subject)
    protect.hand_on(unit, draft, subject)
    moves.make(
        unit,
        actor,
        Move.SUBMIT,
        subject,
        None,
        lead.place_path,
        note=(NoteKind.SUMMARY, fields.get("text", "")),
        facts={"declared": "no_interest_no_accusation", "type": lead.type, "place": place.code},
        since=received,
        skip_clocks=frozenset({ClockRule.FIRST_ANSWER}) if lead.settled else frozenset(),
    )
    if lead.settled:
        events.record(
            unit, "settled", subject, actor.id, note=(NoteKind.SETTLED, fields["settled"])
        )
    counters.add(unit, lead.place_path, Measure.LEADS, unit.today)
    moves.owe_for(unit, actor, Move.SUBMIT, subject, lead)
    return Answer(View.LEAD, lead.id, "reported")


def withdraw(unit: Unit, actor: Officer, lead_id: int, version: int) -> Answer:
    """Take back a lead that the clerk has not registered."""
    lead = may(unit, actor, Move.WITHDRAW, lead_id)
    if lead.stage is Stage.WITHDRAWN:
        return Answer(View.LEAD, lead.id, "withdrawn")
    check_version(lead, version)
    moves.make(unit, actor, Move.WITHDRAW, (Subject.LEAD, lead.id), lead.stage, lead.place_path)
    leads.change(unit, lead, stage=Stage.WITHDRAWN.value)
    reported_on = unit.calendar.day_of(lead.submitted_at)
    counters.add(unit, lead.place_path, Measure.LEADS, reported_on, -1)
    return Answer(View.LEAD, lead.id, "withdrawn")


def send_again(unit: Unit, actor: Officer, lead_id: int, version: int) -> Answer:
    """Send a returned lead to the clerk again, after something was added."""
    lead = may(unit, actor, Move.RESUBMIT, lead_id)
    if lead.stage is Stage.SUBMITTED:
        return Answer(View.LEAD, lead.id, "sent_again")
    check_version(lead, version)
    subject = (Subject.LEAD, lead.id)
    moves.make(unit, actor, Move.RESUBMIT, subject, lead.stage, lead.place_path)
    leads.change(unit, lead, stage=Stage.SUBMITTED.value)
    moves.owe_for(unit, actor, Move.RESUBMIT, subject)
    return Answer(View.LEAD, lead.id, "sent_again")


def tell(unit: Unit, actor: Officer, lead_id: int) -> Answer:
    """Note that the people who raised it have had a first answer."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    if lead.told_at is None:
        moves.stop_clock(unit, (Subject.LEAD, lead.id), ClockRule.FIRST_ANSWER)
        leads.change(unit, lead, told_at=unit.now)
        events.record(unit, "told", (Subject.LEAD, lead.id), actor.id)
    return Answer(View.LEAD, lead.id, "told")


def add_words(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Add to a lead, or correct it once it is registered; what was there stays on record."""
    lead = leads.seen(unit, actor, draft.subject_id)
    if lead is None:
        raise NotFoundError
    subject = (Subject.LEAD, lead.id)
    protect.hand_on(unit, draft, subject)
    correction = draft.kind is FormKind.CORRECTION
    kind = NoteKind.CORRECTION if correction else NoteKind.ADDITION
    events.record(unit, kind.value, subject, actor.id, note=(kind, draft.fields["text"]))
    return Answer(View.LEAD, lead.id, "corrected" if correction else "added")


def reply_with(unit: Unit, actor: Officer, lead_id: int, text: str) -> Answer:
    """Add words to a lead by replying to its card."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    subject = (Subject.LEAD, lead.id)
    clean, kept = protect.keep_apart(unit, subject, text)
    events.record(unit, "addition", subject, actor.id, note=(NoteKind.ADDITION, clean))
    return Answer(View.LEAD, lead.id, "added_kept_apart" if kept else "added")


def reply_with_media(
    unit: Unit, actor: Officer, lead_id: int, file: Incoming, caption: str = ""
) -> Answer:
    """Add a picture or file to a lead by replying to its card."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    subject = (Subject.LEAD, lead.id)
    media.add(unit, subject, actor.id, file)
    if caption:
        reply_with(unit, actor, lead_id, caption)
    events.record(unit, "media", subject, actor.id)
    return Answer(View.LEAD, lead.id, "added")


def may(unit: Unit, actor: Officer, move: Move, lead_id: int) -> Lead:
    """The lead, if the officer may make this move on it."""
    lead = leads.get(unit, lead_id)
    if lead is None:
        raise NotFoundError
    check_may(actor, move, lead.standing)
    return lead


def check_version(lead: Lead, version: int) -> None:
    """Raise when a tap stands on an older card."""
    if version and lead.version != version:
        raise StaleError


def may_add_to(actor: Officer, lead: Lead) -> bool:
    """Whether an officer may add words to a lead: its author, and the clerk."""
    return may_see(actor, lead.standing) and (lead.author_id == actor.id or actor.holds(Role.CLERK))
