"""The clerk's desk: registering a lead, and the fast path that assigns a simple case in one go."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from casework.access import check_may_do
from casework.actions import Answer, View
from casework.case_errors import NotSimpleError
from casework.cases import Case
from casework.clocks import ClockRule
from casework.errors import NotFoundError
from casework.forms import BY_SECTION, GIVEN_HERE, Draft, FormKind, next_asked
from casework.leads import Lead
from casework.matters import (
    Delivery,
    IdentityMode,
    MatterType,
    NoteKind,
    Occurrence,
    Outcome,
    Subject,
)
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.workflow import Move, Stage
from services import (
    alike,
    drafting,
    joining,
    keeping_away,
    leads,
    moves,
    places,
    query_codes,
    reporting,
    sections,
    steps,
    subtypes,
)
from storage import case_numbers, cases, drafts, events, units
from storage import clocks as kept_clocks
from storage import leads as kept_leads
from storage.unit import Unit

# What the register card does in one go, by the procedure chosen on it.
_ACTS = {
    "simple": (Move.ASSESS, Move.CLASSIFY, Move.REPORT_UP, Move.ASSIGN),
    "ordinary": (Move.ASSESS, Move.CLASSIFY, Move.REPORT_UP),
    BY_SECTION: (Move.ASSESS, Move.CLASSIFY, Move.HAND_TO_SECTION),
    "elsewhere": (Move.ASSESS, Move.CLASSIFY),
}
# When a day on which something came began, where its hour is not known.
OPENS = time(8)
_ACCEPTING = frozenset({ClockRule.SIMPLE_ACCEPT})


def open_register(unit: Unit, actor: Officer, lead_id: int) -> Answer:
    """The card with everything suggested: type, first or repeat, owner, procedure."""
    lead = leads.may(unit, actor, Move.REGISTER, lead_id)
    if lead.case_id is not None:
        return Answer(View.CASE, lead.case_id, "registered")
    return drafting.begin(unit, actor, FormKind.REGISTER, lead.id, _suggest(unit, actor, lead))


def _suggest(unit: Unit, actor: Officer, lead: Lead) -> dict[str, str]:
    accuses = lead.type is MatterType.ACCUSATION
    owner = {} if accuses else {"owner": _suggest_owner(lead)}
    return owner | {
        "type": lead.type.value,
        "subtype": subtypes.suggested(unit, lead.id, lead.type.value),
        "occurrence": Occurrence.FIRST.value,
        "identity": IdentityMode.NAMED.value,
        "urgent": "no",
        "procedure": "simple" if lead.may_be_simple else "ordinary",
        "section": sections.suggested(unit, actor, lead.type, lead.place_path) or "",
    }


def _suggest_owner(lead: Lead) -> str:
    """The township of the place, since its people know it; else the place itself."""
    codes = lead.place_path.rstrip("/").split("/")
    return codes[1] if len(codes) > 1 else codes[0]


def register(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Review, register, assess, classify, report, and for a simple case assign: each on record."""
    lead = leads.may(unit, actor, Move.REGISTER, draft.subject_id)
    fields = draft.fields
    owner = places.find(unit, fields["owner"]) if fields["procedure"] in GIVEN_HERE else None
    _check_simple(fields, lead)
    case = _new_case(unit, actor, lead, owner, fields)
    _enter(unit, actor, Move.REGISTER, lead, case)
    procedure = fields["procedure"]
    acts = _ACTS[procedure]
    for move in acts:
        owe = move is acts[-1]
        case = steps.make(unit, actor, move, case, fields, owe=owe, since=lead.received_at)
    if other := fields.get(alike.WITH):
        joining.take_along(unit, actor, case.id, int(other))
    return Answer(View.CASE, case.id, f"registered_{procedure}")


def _enter(unit: Unit, actor: Officer, move: Move, lead: Lead, case: Case) -> None:
    """Make a case of a lead, both on record."""
    subject = (Subject.LEAD, lead.id)
    moves.make(unit, actor, move, subject, lead.stage, lead.place_path, flags=lead.facts)
    # What the clerk calls an accusation is one from now on, its report too.
    kept_leads.change(
        unit, lead, stage=Stage.REGISTERED.value, case_id=case.id, type=case.type.value
    )
    events.record(
        unit,
        move.value,
        (Subject.CASE, case.id),
        actor.id,
        stage=(None, case.stage.value),
        facts=_facts(lead, case),
    )
    cases.add(unit, case)
    keeping_away.into_case(unit, actor, lead.id, case.id)
    query_codes.make(unit, case.id)
    moves.owe_for(unit, actor, move, subject)


def _facts(lead: Lead, case: Case) -> dict[str, object]:
    facts = {"lead": lead.id, "occurrence": case.occurrence, "identity": case.identity}
    return facts if case.repeat_of is None else facts | {"of": case.repeat_of}


def _check_simple(given: Mapping[str, str], lead: Lead) -> None:
    if given["procedure"] != "simple":
        return
    if given["occurrence"] == Occurrence.REPEAT.value:
        raise NotSimpleError(why="repeat")
    if lead.persons > 1:
        raise NotSimpleError(why="persons")
    if given["type"] == MatterType.ACCUSATION.value:
        raise NotSimpleError(why="accusation")


def _new_case(
    unit: Unit,
    actor: Officer,
    lead: Lead,
    owner: OfficeUnit | None,
    given: Mapping[str, str],
) -> Case:
    repeat = given.get(alike.REPEATS) if given["occurrence"] == Occurrence.REPEAT else None
    type_ = MatterType(given["type"])
    (serial,) = case_numbers.take(unit, unit.today.year, [type_])
    return Case(
        id=unit.new_id(),
        year=unit.today.year,
        serial=serial,
        stage=Stage.REGISTERED,
        version=1,
        type=type_,
        channel=lead.channel,
        occurrence=Occurrence(given["occurrence"]),
        identity=IdentityMode(given["identity"]),
        persons=lead.persons,
        urgent=given["urgent"] == "yes",
        simple=given["procedure"] == "simple",
        place_code=lead.place_code,
        place_path=lead.place_path,
        received_on=unit.calendar.day_of(lead.received_at),
        registered_at=unit.now,
        changed_at=unit.now,
        topic=lead.topic,
        subtype=subtypes.kept(given),
        author_id=lead.author_id,
        owner_code=owner.code if owner is not None else None,
        owner_path=owner.path if owner is not None else None,
        # One that is asked for a proposal is handed it by a move of its own.
        section=None if given["procedure"] == BY_SECTION else given.get("section") or None,
        drafted_by=actor.id,
        repeat_of=int(repeat) if repeat else None,
        superior_number=given.get("superior") or None,
    )


def register_settled(unit: Unit, actor: Officer, lead_id: int, version: int = 0) -> Answer:
    """Register what was settled on the spot: answered already, its follow-up still to come."""
    lead = leads.may(unit, actor, Move.REGISTER_SETTLED, lead_id)
    if lead.case_id is not None:
        return Answer(View.CASE, lead.case_id, "registered")
    leads.check_version(lead, version)
    if not lead.settled:
        raise NotFoundError
    place = units.get(unit, _suggest_owner(lead))
    if place is None:
        raise NotFoundError
    case = replace(
        _new_case(unit, actor, lead, place, _suggest(unit, actor, lead)),
        stage=Stage.REPLIED,
        outcome=Outcome.SUPPORTED.value,
        delivery=Delivery.IN_PERSON.value,
        replied_on=unit.calendar.day_of(lead.received_at),
    )
    _enter(unit, actor, Move.REGISTER_SETTLED, lead, case)
    moves.start_clock(unit, (Subject.CASE, case.id), ClockRule.FOLLOW_UP, place.path)
    cases.note_handler(unit, case.id, lead.author_id)
    return Answer(View.CASE, case.id, "registered")


def return_lead(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Send a lead back to its author for more, saying what is missing."""
    lead = leads.may(unit, actor, Move.RETURN_LEAD, draft.subject_id)
    subject = (Subject.LEAD, lead.id)
    runs = kept_clocks.open_clock(unit, subject, ClockRule.SIMPLE_ACCEPT) is not None
    moves.make(
        unit,
        actor,
        Move.RETURN_LEAD,
        subject,
        lead.stage,
        lead.place_path,
        note=(NoteKind.REASON, draft.fields["reason"]),
        since=lead.received_at,
        skip_clocks=frozenset() if lead.may_be_simple and not runs else _ACCEPTING,
    )
    kept_leads.change(unit, lead, stage=Stage.RETURNED.value)
    moves.owe_for(unit, actor, Move.RETURN_LEAD, subject)
    return Answer(View.LEAD, lead.id, "returned")


def start_intake(unit: Unit, actor: Officer, words: str = "", message_id: int = 0) -> Answer:
    """Begin to record a letter, a visit or a call received at the office.

    With what it says already it is another matter than one whose form is open.
    """
    check_may_do(actor, "register")
    received = {"received": unit.now.isoformat()}
    if not words:
        return drafting.begin(unit, actor, FormKind.INTAKE, fields=received)
    asks = next_asked(FormKind.INTAKE, received)
    draft = drafts.add(unit, actor.id, FormKind.INTAKE, received, asks=asks)
    return reporting.write(unit, actor, draft, words, message_id)


def finish_intake(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep what was received and open its register card at once.

    What came on another day counts from the first office hour of that day.
    """
    came_on = date.fromisoformat(draft.fields.get("came_on") or unit.today.isoformat())
    if came_on != unit.today:
        received = unit.calendar.at(came_on, OPENS).isoformat()
        draft = replace(draft, fields={**draft.fields, "received": received})
    reported = reporting.submit(unit, actor, draft)
    return open_register(unit, actor, reported.ref)
