"""What may be the same matter as a report: offered on its card, and kept once it is said.

Only what the officer may see anyway is offered, and never for an accusation.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from casework.access import why_not
from casework.alike import Known, Offered, Said, likely
from casework.forms import Draft, FormKind
from casework.leads import Lead
from casework.matters import IdentityMode, MatterType, NoteKind, Subject
from casework.people import Officer, UnitKind
from casework.workflow import Move
from storage import alike as kept
from storage import events, identities, leads, units
from storage.unit import Reader, Unit

# Fields of a report's form: its place is known; called the same as one, different from others.
PLACED, SAME, DIFFERENT = "placed", "same", "different"
# Fields of the register card: the lead that goes with it, the case that it repeats.
WITH, REPEATS = "with", "repeat_of"
_ACCUSES = MatterType.ACCUSATION.value


def on_form(view: Reader, actor: Officer, draft: Draft) -> Offered | None:
    """What a form's card offers or says; none while something else is asked for."""
    if not draft.is_open or draft.asks is not None or draft.fields.get("type") == _ACCUSES:
        return None
    if draft.kind is FormKind.LEAD:
        return _on_report(view, actor, draft.fields)
    return _on_register(view, actor, draft) if draft.kind is FormKind.REGISTER else None


def _on_report(view: Reader, actor: Officer, fields: Mapping[str, str]) -> Offered | None:
    if fields.get("accusation") == "asked":
        return None
    known = near_report(view, actor, fields)
    if not known:
        return None
    chosen = next((one for one in known if str(one.lead_id) == fields.get(SAME)), None)
    if chosen is not None:
        return _offered(view, chosen, Said.SAME)
    not_it = fields.get(DIFFERENT, "").split(",")
    left = [one for one in known if str(one.lead_id) not in not_it]
    found = likely(fields["text"], fields.get("topic"), left, _names(view, fields["place"]))
    return _offered(view, found[0]) if found else None


def near_report(view: Reader, actor: Officer, fields: Mapping[str, str]) -> list[Known]:
    """What was reported of a report's place about then; nothing where the place is not known."""
    known = fields.get("place_chosen") or fields.get(PLACED)
    if not known or not fields.get("text"):
        return []
    at = datetime.fromisoformat(fields["received"])
    return kept.near(view, actor, _codes(view, fields["place"]), at)


def _on_register(view: Reader, actor: Officer, draft: Draft) -> Offered | None:
    lead = leads.seen(view, actor, draft.subject_id)
    if lead is None:
        return None
    above = _of_same_number(view, actor, lead, draft)
    again = _of_same_person(view, actor, lead, draft)
    known = near_lead(view, actor, lead, draft)
    for one in known:
        if str(one.lead_id) == draft.fields.get(WITH):
            return _offered(view, one, Said.WITH)
        if one.case_id is not None and str(one.case_id) == draft.fields.get(REPEATS):
            return _offered(view, one, Said.REPEAT)
    same, different = _said(view, lead)
    if above := [one for one in above if one.lead_id not in different]:
        return replace(_offered(view, above[0]), same_above=True)
    if called := [one for one in known if one.lead_id in same]:
        return _offered(view, called[0], by_author=True)
    if again := [one for one in again if one.lead_id not in different]:
        return replace(_offered(view, again[0]), same_person=True)
    text = _text(view, lead)
    left = [one for one in known if one.lead_id not in different]
    found = likely(text, lead.topic, left, _names(view, lead.place_code))
    return _offered(view, found[0]) if found else None


def _said(view: Reader, lead: Lead) -> tuple[set[int], set[int]]:
    """What the author has called the same, and what anybody has called different."""
    said = kept.said(view, lead.id)
    different = {other for (other, _), same in said.items() if not same}
    called = {other for (other, who), same in said.items() if same and who == lead.author_id}
    return called - different, different


def near_lead(view: Reader, actor: Officer, lead: Lead, draft: Draft | None = None) -> list[Known]:
    """What else was reported of a lead's place about then; nothing for an accusation.

    With the card on which it is registered also what bears the same number from above, and what
    the same person reported, whenever that was.
    """
    if lead.type is MatterType.ACCUSATION:
        return []
    found = kept.near(view, actor, _codes(view, lead.place_code), lead.received_at, lead.id)
    if draft is not None:
        found += _of_same_number(view, actor, lead, draft)
        found += _of_same_person(view, actor, lead, draft)
    return list({one.lead_id: one for one in found}.values())


def _of_same_number(view: Reader, actor: Officer, lead: Lead, draft: Draft) -> list[Known]:
    """What bears the number from above that is on the card."""
    superior = draft.fields.get("superior")
    if not superior or lead.type is MatterType.ACCUSATION:
        return []
    return kept.of_number(view, actor, superior, lead.id)


def _of_same_person(view: Reader, actor: Officer, lead: Lead, draft: Draft) -> list[Known]:
    """What bears the same number, or the same name of the same place, the newest first.

    Nobody's name is shown for it; never for an accusation, and never to name who gave no name.
    """
    anonymous = draft.fields.get("identity") == IdentityMode.ANONYMOUS.value
    if lead.type is MatterType.ACCUSATION or anonymous:
        return []
    own = [(Subject.LEAD, lead.id), (Subject.DRAFT, draft.id)]
    found = identities.same_persons(view, own, lead.place_code)
    return kept.these(view, actor, found, lead.id) if found else []


def on_lead(view: Reader, actor: Officer, lead: Lead) -> Offered | None:
    """What the author has called the same, for whoever may put the one to the other's case."""
    if lead.case_id is not None or why_not(actor, Move.JOIN_LEAD, lead.standing) is not None:
        return None
    same, _different = _said(view, lead)
    known = near_lead(view, actor, lead) if same else []
    return next((_offered(view, one, by_author=True) for one in known if one.lead_id in same), None)


def keep(unit: Unit, actor: Officer, lead_id: int, fields: Mapping[str, str]) -> None:
    """Put on record what a report's author has said of it and others."""
    if other := fields.get(SAME):
        say(unit, actor, lead_id, int(other), same=True)
    for other in filter(None, fields.get(DIFFERENT, "").split(",")):
        say(unit, actor, lead_id, int(other), same=False)


def say(unit: Unit, actor: Officer, lead_id: int, other_id: int, *, same: bool) -> None:
    """Put on record that two leads are one matter, or two; it is not asked again."""
    if kept.said(unit, lead_id).get((other_id, actor.id)) is same:
        return
    kept.say(unit, lead_id, other_id, actor.id, same=same)
    what = "same_matter" if same else "different_matter"
    events.record(unit, what, (Subject.LEAD, lead_id), actor.id, facts={"other": other_id})


def _text(view: Reader, lead: Lead) -> str:
    notes = events.notes(view, [(Subject.LEAD, lead.id)])
    return next((note.text for note in notes if note.kind is NoteKind.SUMMARY), "")


def _codes(view: Reader, code: str) -> tuple[str, ...]:
    """A place, and the township that a village belongs to."""
    unit = units.get(view, code)
    if unit is None or unit.kind is not UnitKind.VILLAGE or unit.parent_code is None:
        return (code,)
    return code, unit.parent_code


def _names(view: Reader, code: str) -> tuple[str, ...]:
    """The names of a place, which say nothing of the matter."""
    return tuple(unit.short_name for unit in units.many(view, _codes(view, code)).values())


def _offered(
    view: Reader, known: Known, said: Said | None = None, *, by_author: bool = False
) -> Offered:
    return Offered(
        known.lead_id,
        view.calendar.day_of(known.received_at),
        known.number if known.seen else None,
        known.case_id,
        known.case_number,
        said,
        by_author,
    )
