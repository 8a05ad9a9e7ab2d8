"""A joint team's trips: entered through a form, put right, taken back; each act on record."""

from collections.abc import Mapping
from datetime import date

from casework.access import ROLE_ACTS, check_may_do, may_change_outreach, sees_outreach
from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.form_errors import NotAChoiceError
from casework.forms import Draft, FormKind, chosen
from casework.matters import NoteKind, Subject
from casework.outreach import Count, Outreach, check_dates, counts_in, tally
from casework.people import Officer, UnitKind
from casework.people import Unit as OfficeUnit
from casework.sheets import Option
from services import drafting
from storage import events, people, units
from storage import outreach as kept
from storage import visits as kept_visits
from storage.unit import Reader, Unit

# What stands before the id of an officer, and before the code of a unit, among a form's members.
_OFFICER, _UNIT = "o", "u"
_PARTING = (",", "\uff0c", "\u3001", ";", "\uff1b", "\n", "\t")
# Who may enter a trip, by the act of the table of rights.
_ACT = "outreach"


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin the form for a trip."""
    check_may_do(actor, _ACT)
    return drafting.begin(unit, actor, FormKind.OUTREACH)


def begin_correction(unit: Unit, actor: Officer, trip_id: int) -> Answer:
    """Begin to put a trip right, with all that stands there."""
    trip = changeable(unit, actor, trip_id)
    members = [f"{_OFFICER}{one}" for one in trip.officer_ids]
    members += [f"{_UNIT}{code}" for code in trip.unit_codes]
    fields = {
        "place": trip.place_code,
        "on": trip.first.isoformat(),
        "to_day": trip.last.isoformat() if trip.last != trip.first else "",
        "text": kept_visits.words(unit, trip.note_id),
        "members": ",".join(members),
        **{kind.value: str(one) for kind, one in trip.counts.items()},
    }
    known = {name: value for name, value in fields.items() if value}
    return drafting.begin(unit, actor, FormKind.OUTREACH_FIX, trip.id, known)


def told(fields: Mapping[str, str], text: str) -> dict[str, str]:
    """The fields with the counts that a line tells; what was filled in by hand stays."""
    found = {kind.value: str(one) for kind, one in counts_in(text).items()}
    return {**found, **fields}


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the trip that a form describes; raises :class:`OutreachDatesError`."""
    check_may_do(actor, _ACT)
    trip_id = unit.new_id()
    # Whoever answers for several units enters for the widest of them.
    path = min(actor.scopes(*ROLE_ACTS[_ACT]), key=len)
    trip = _of_form(unit, actor, draft, trip_id, path)
    kept.add(unit, trip)
    return Answer(View.OUTREACH, trip.id, "outreach_entered")


def finish_correction(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Put a trip right; raises :class:`OutreachDatesError`."""
    before = changeable(unit, actor, draft.subject_id)
    kept.correct(unit, _of_form(unit, actor, draft, before.id, before.path))
    return Answer(View.OUTREACH, before.id, "outreach_corrected")


def _of_form(unit: Unit, actor: Officer, draft: Draft, trip_id: int, path: str) -> Outreach:
    """The trip as a form tells it, recorded with all its figures."""
    fields = draft.fields
    first = date.fromisoformat(fields["on"])
    last = date.fromisoformat(fields.get("to_day") or fields["on"])
    check_dates(first, last)
    counts = {kind: one for kind in Count if (one := tally(fields.get(kind.value, "")))}
    members = chosen(fields["members"])
    officers = tuple(int(one[1:]) for one in members if one.startswith(_OFFICER))
    codes = tuple(one[1:] for one in members if one.startswith(_UNIT))
    facts = {
        "place": fields["place"],
        "first": first,
        "last": last,
        "officers": officers,
        "units": codes,
        **{kind.value: str(one) for kind, one in counts.items()},
    }
    note_id = events.record(
        unit,
        draft.kind.value,
        (Subject.OUTREACH, trip_id),
        actor.id,
        facts=facts,
        note=(NoteKind.OUTREACH, fields["text"]),
    )
    return Outreach(
        trip_id, path, fields["place"], first, last, note_id or 0, counts, officers, codes, actor.id
    )


def remove(unit: Unit, actor: Officer, trip_id: int) -> Answer:
    """Take a trip back; it stays on record, and can be entered again."""
    trip = changeable(unit, actor, trip_id)
    if not trip.removed:
        kept.remove(unit, trip.id, removed=True)
        events.record(unit, "outreach_removed", (Subject.OUTREACH, trip.id), actor.id)
    return Answer(View.OUTREACH, trip.id, "outreach_removed")


def restore(unit: Unit, actor: Officer, trip_id: int) -> Answer:
    """Enter a trip that was taken back again."""
    trip = changeable(unit, actor, trip_id)
    if trip.removed:
        kept.remove(unit, trip.id, removed=False)
        events.record(unit, "outreach_restored", (Subject.OUTREACH, trip.id), actor.id)
    return Answer(View.OUTREACH, trip.id, "outreach_entered")


def seen(view: Reader, actor: Officer, trip_id: int) -> Outreach:
    """A trip that an officer sees; raises :class:`NotFoundError`."""
    trip = kept.get(view, trip_id)
    if trip is None or not sees_outreach(actor, trip.path):
        raise NotFoundError
    return trip


def changeable(view: Reader, actor: Officer, trip_id: int) -> Outreach:
    """A trip that an officer may put right; raises :class:`NotAllowedError` for lookers-on."""
    trip = seen(view, actor, trip_id)
    if not may_change_outreach(actor, trip.path):
        raise NotAllowedError(rule="role", act=_ACT)
    return trip


def members_for(view: Reader) -> list[Option]:
    """Who may have been on a trip: the office's people, then its units but for villages."""
    officers = [Option(f"{_OFFICER}{who.id}", who.name) for who in people.everybody(view)]
    return officers + [Option(f"{_UNIT}{one.code}", one.short_name) for one in _bodies(view)]


def _bodies(view: Reader) -> list[OfficeUnit]:
    """Units that send people, those of the county before the townships."""
    found = [one for one in units.everything(view) if one.kind is not UnitKind.VILLAGE]
    return sorted(found, key=lambda one: one.kind is UnitKind.TOWNSHIP)


def members(view: Reader, draft: Draft, text: str) -> str:
    """What a form keeps of tapped or typed members; raises :class:`NotAChoiceError`.

    Several may be typed at once, parted by commas or spaces; nobody is taken in before all are
    known, and who shares a name with another has to be tapped.
    """
    known = {option.value: option.value for option in members_for(view)}
    if text.removeprefix("-") in known:
        return text
    named = [*members_for(view), *(Option(f"{_UNIT}{one.code}", one.name) for one in _bodies(view))]
    bearers: dict[str, set[str]] = {}
    for option in named:
        bearers.setdefault(option.label, set()).add(option.value)
    known = {label: next(iter(one)) for label, one in bearers.items() if len(one) == 1}
    for mark in _PARTING:
        text = text.replace(mark, " ")
    unknown = [name for name in text.split() if name not in known]
    if unknown or not text.strip():
        raise NotAChoiceError(form=draft.kind, field="members", why="team", text=" ".join(unknown))
    return ",".join(known[name] for name in text.split())


def member_names(view: Reader, value: str) -> dict[str, str]:
    """The names of a form's members, by what the form keeps of each."""
    listed = chosen(value)
    ids = {int(one[1:]) for one in listed if one.startswith(_OFFICER)}
    names = people.names(view, ids)
    found = {}
    for one in listed:
        if one.startswith(_OFFICER):
            found[one] = names.get(int(one[1:]), "")
        else:
            body = units.get(view, one[1:])
            found[one] = body.short_name if body else one[1:]
    return found
