"""Field days: logged through a form."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from casework import sensitive, typed, visit_logging
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.duty import is_at_contact_point
from casework.errors import NotFoundError
from casework.form_errors import NotAChoiceError
from casework.forms import VISIT_DAYS, Draft, FormKind, check_value, next_asked
from casework.matters import NoteKind, Subject
from casework.people import Officer, UnitKind
from casework.pushes import PushKind
from casework.visit_errors import NoSuchVillageError, VisitError, WhichVillageError
from services import (
    companions,
    drafting,
    places,
    protect,
    unreadable,
    villages,
    visit_hosts,
    visit_months,
)
from storage import contact_points, drafts, events, leaves, pushes, units, visits
from storage.unit import Reader, Unit
from storage.visits import Visit

# What is longer than this names no village: it is the line about the day, sent too early.
_NAME = 12
# The field that holds the villages which may be meant, to be picked from first.
OFFERED = "offered"
# The field that holds where a place sent into an open form lay; it goes with the form.
PLACE = "at"
# The notice that one thing was refused while the rest is kept; its facts are the refusal's.
REFUSED = "refused"
_REMINDERS = (
    PushKind.VISIT_PLAN,
    PushKind.VISIT_PLANNED,
    PushKind.VISIT_SHORT,
    PushKind.VISIT_LAST_DAYS,
)


def begin(unit: Unit, actor: Officer, words: str = "", message_id: int = 0) -> Answer:
    """Begin to log a field day: today, a full day; ``words`` may name the village, or be the line.

    A form left open is taken up again; while nothing is written in it, its day is today's.
    """
    return begin_for(unit, actor, companions.usual_visitor(unit, actor), words, message_id)


def begin_for(
    unit: Unit, actor: Officer, visitor_id: int, words: str = "", message_id: int = 0
) -> Answer:
    """The same for a leader whom one accompanies; for oneself with no id.

    Words that name no village leave the form open to be told another.
    """
    visitor = companions.visitor(unit, actor, visitor_id)
    check_may_do(visitor, "visit")
    fields = {"day": VISIT_DAYS[0], "on": unit.today.isoformat(), "length": "full"}
    about = visitor.id if visitor.id != actor.id else 0
    answer = drafting.begin(unit, actor, FormKind.VISIT, about, fields)
    draft = drafting.mine_open(unit, actor, answer.ref)
    if not draft.fields.get("text") and draft.fields["on"] != fields["on"]:
        drafts.save(unit, draft, dict(draft.fields) | fields, draft.asks)
        draft = drafting.mine_open(unit, actor, draft.id)
    if not words:
        return answer
    try:
        named = _renamed(unit, actor, draft, words)
        return named or write(unit, actor, draft, words, message_id)
    except VisitError as error:
        if sensitive.find_identifiers(words):
            raise
        return Answer(View.FORM, draft.id, REFUSED, facts=_facts(error))


def _renamed(unit: Unit, actor: Officer, draft: Draft, words: str) -> Answer | None:
    """Take another village, named anew, into a form that asks for none any more."""
    if draft.asks == "village" or len(words) > _NAME:
        return None
    try:
        return pick(unit, actor, draft, "village", words)
    except VisitError:
        return None


def _facts(error: VisitError) -> dict[str, str]:
    """A refusal as a form that stays open tells it."""
    said = {
        name: ",".join(fact) if isinstance(fact, tuple) else str(fact)
        for name, fact in error.facts.items()
    }
    return {"code": error.code} | said


def pick(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> Answer:
    """Take a tapped or typed village, or day, into a form; raises :class:`VisitError`."""
    if name == "village":
        visitor = visitor_of(unit, actor, draft)
        return _save(unit, draft, {"village": villages.find(unit, visitor, value).code})
    now = logged_at(unit, draft)
    today = unit.calendar.day_of(now)
    if value in VISIT_DAYS:
        day: date | None = today - timedelta(days=VISIT_DAYS.index(value))
    else:
        day = typed.day(value, unit.today, past=True)
    if day is None:
        raise NotAChoiceError(form=draft.kind, field="day")
    visit_logging.check_day(day, now, unit.calendar)
    back = (today - day).days
    named = draft.kind is FormKind.VISIT and back < len(VISIT_DAYS)
    said = VISIT_DAYS[back] if named else day.isoformat()
    return _save(unit, draft, {"day": said, "on": day.isoformat()})


def visitor_of(view: Reader, actor: Officer, draft: Draft) -> Officer:
    """Whose field day a form is about: the actor's, or a leader's whom they accompany."""
    if draft.kind is not FormKind.VISIT:
        return actor
    return companions.visitor(view, actor, draft.subject_id)


def is_elsewhere(view: Reader, actor: Officer, draft: Draft) -> bool:
    """Whether a form names another village than the one held on its day: it would not count."""
    village = draft.fields.get("village")
    if draft.kind is not FormKind.VISIT or not village:
        return False
    visitor_id = draft.subject_id or actor.id
    points = contact_points.of(view, [visitor_id])[visitor_id]
    return not is_at_contact_point(points, date.fromisoformat(draft.fields["on"]), village)


def logged_at(view: Reader, draft: Draft) -> datetime:
    """The moment from which a form's days are seen: now, or when the day put right was logged."""
    visit = visits.get(view, draft.subject_id) if draft.subject_id else None
    return view.now if visit is None else visit.arrived_at


def write(unit: Unit, actor: Officer, draft: Draft, text: str, message_id: int = 0) -> Answer:
    """Take a text: the village's name or the day while that is asked for, else the line.

    What may accuse a cadre is asked about and not shown, not even as the name of no village. Names
    that come close are offered. Raises :class:`VisitError` for a village that is not known.
    """
    if draft.asks == "day":
        return pick(unit, actor, draft, "day", text)
    if draft.asks not in {"village", "text", None}:
        check_value(draft.kind, draft.asks, text)
    if draft.asks != "village" or sensitive.suggests_accusation(text):
        return write_line(unit, draft, text, message_id)
    try:
        return pick(unit, actor, draft, "village", text)
    except NoSuchVillageError as error:
        named = None if len(text.strip()) <= _NAME else places.guess(unit, actor, text)
        if named is not None and named.kind is UnitKind.VILLAGE:
            return write_line(unit, draft, text, message_id, {"village": named.code})
        if len(text.strip()) > _NAME:
            return write_line(unit, draft, text, message_id)
        return _offer(unit, draft, text, error)
    except WhichVillageError as error:
        return _offer(unit, draft, text, error)


def _offer(unit: Unit, draft: Draft, text: str, error: VisitError) -> Answer:
    """Put the villages that may be meant first among those to be picked, and say so."""
    facts = _facts(error)
    if not facts.get("codes") or sensitive.find_identifiers(text):
        raise error
    return _save(unit, draft, {OFFERED: facts["codes"]}, REFUSED, facts)


def write_line(
    unit: Unit,
    draft: Draft,
    text: str,
    message_id: int,
    known: Mapping[str, str] | None = None,
) -> Answer:
    """Take the line about a day into its form, numbers kept apart, with what else is known."""
    clean, kept = protect.keep_apart(unit, (Subject.DRAFT, draft.id), text)
    earlier = None if draft.asks == "text" else draft.fields.get("text")
    line = "\n".join(part for part in (earlier, clean) if part)
    changed = {**(known or {}), "text": check_value(draft.kind, "text", line)}
    fields = {**protect.counted(draft.fields, kept), **changed}
    fields = protect.asked_first(fields, clean, message_id)
    return _save(unit, draft, fields, "kept_apart" if kept else None)


def _save(
    unit: Unit,
    draft: Draft,
    changed: Mapping[str, str],
    notice: str | None = None,
    facts: Mapping[str, str] | None = None,
) -> Answer:
    fields = {**draft.fields, **changed}
    if "village" in changed:
        fields.pop(OFFERED, None)
    drafts.save(unit, draft, fields, next_asked(draft.kind, fields))
    return Answer(View.FORM, draft.id, notice, facts=dict(facts or {}))


def log(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the field day that a form describes; raises :class:`VisitError`."""
    visitor = visitor_of(unit, actor, draft)
    check_may_do(visitor, "visit")
    fields = draft.fields
    day, half = date.fromisoformat(fields["on"]), fields.get("length") == "half"
    check_can_log(unit, visitor, day, half=half)
    village = units.get(unit, fields["village"])
    if village is None:
        raise NoSuchVillageError(text=fields["village"], near=())
    visit_id = unit.new_id()
    subject = (Subject.VISIT, visit_id)
    facts = {"day": day, "half": half, "village": village.code}
    line = (NoteKind.VISIT, fields["text"])
    visit = Visit(
        id=visit_id,
        officer_id=visitor.id,
        day=day,
        half=half,
        village_code=village.code,
        village_path=village.path,
        note_id=events.record(unit, "visit", subject, actor.id, facts=facts, note=line) or 0,
        arrived_at=unit.now,
        backfilled=visit_logging.is_backfilled(day, unit.now, unit.calendar),
        photo=fields.get("photo") == "yes" and unreadable.shows(unit, (Subject.DRAFT, draft.id)),
        located=fields.get("located") == "yes",
        confirmed_by=None,
        removed=False,
        far_km=villages.far_km(unit, village.code, fields.get(PLACE)),
        entered_by=actor.id if visitor.id != actor.id else None,
    )
    visits.add(unit, visit)
    month = visit_months.subject_of(day)
    pushes.settle_reminders(unit, month, actor.id, _REMINDERS)
    visit_hosts.ask(unit, visit)
    if visit.entered_by is not None:
        companions.ask(unit, visit)
    return Answer(View.VISIT, visit.id, "logged")


def check_can_log(
    unit: Unit, actor: Officer, day: date, *, half: bool, instead_of: Visit | None = None
) -> None:
    """Raise :class:`VisitError` unless a day may be logged now, or in place of one logged then."""
    others = [
        visit_months.field_day(one)
        for one in visits.between(unit, day, day, [actor.id])
        if instead_of is None or one.id != instead_of.id
    ]
    away = leaves.absences(unit, [actor.id]).get(actor.id, ())
    moment = instead_of.arrived_at if instead_of else unit.now
    visit_logging.check_can_log(day, moment, unit.calendar, half=half, logged=others, absences=away)


def mine(unit: Unit, actor: Officer, visit_id: int) -> Visit:
    """A field day of one's own, or of the leader one accompanies; raises NotFoundError."""
    visit = visits.get(unit, visit_id)
    if visit is None or not companions.keeps(unit, actor, visit):
        raise NotFoundError
    return visit


def entered(unit: Unit, actor: Officer, visit_id: int) -> Visit:
    """A field day of one's own, or one entered for a leader; raises :class:`NotFoundError`."""
    visit = visits.get(unit, visit_id)
    if visit is None or actor.id not in {visit.officer_id, visit.entered_by}:
        raise NotFoundError
    return visit
