"""Field days: logged through a form, evidenced, taken back."""

from collections.abc import Mapping
from datetime import date, timedelta

from casework import sensitive
from casework import visits as rules
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.errors import (
    NoSuchVillageError,
    NotFoundError,
    VisitConfirmedError,
)
from casework.forms import VISIT_DAYS, Draft, FormKind, check_value, next_asked
from casework.matters import Incoming, MediaKind, NoteKind, Subject
from casework.people import Officer, UnitKind
from casework.pushes import PushKind
from services import drafting, places, protect, villages, visit_cards, visit_months
from storage import drafts, events, leaves, media, pushes, units, visits
from storage.unit import Unit
from storage.visits import Visit

# What is longer than this names no village: it is the line about the day, sent too early.
_NAME = 12
_REMINDERS = (PushKind.VISIT_PLAN, PushKind.VISIT_SHORT, PushKind.VISIT_LAST_DAYS)


def begin(unit: Unit, actor: Officer, words: str = "", message_id: int = 0) -> Answer:
    """Begin to log a field day: today, a full day; ``words`` may name the village, or be the line.

    A form left open is taken up again; while nothing is written in it, its day is today's.
    """
    check_may_do(actor, "visit")
    fields = {"day": VISIT_DAYS[0], "on": unit.today.isoformat(), "length": "full"}
    answer = drafting.begin(unit, actor, FormKind.VISIT, fields=fields)
    draft = drafting.mine_open(unit, actor, answer.ref)
    if not draft.fields.get("text") and draft.fields["on"] != fields["on"]:
        drafts.save(unit, draft, dict(draft.fields) | fields, draft.asks)
        draft = drafting.mine_open(unit, actor, draft.id)
    return write(unit, actor, draft, words, message_id) if words else answer


def picked_day(unit: Unit, choice: str) -> date:
    """The date that «today», «yesterday» or «the day before» means at this moment."""
    return unit.today - timedelta(days=VISIT_DAYS.index(choice))


def write(unit: Unit, actor: Officer, draft: Draft, text: str, message_id: int = 0) -> Answer:
    """Take a text: the village's name while that is asked for, else the line about the day.

    What may accuse a cadre is asked about and not shown, not even as the name of no village. Raises
    :class:`VisitError` for a village that is not known.
    """
    if draft.asks not in {"village", "text", None}:
        check_value(draft.kind, draft.asks, text)
    if draft.asks != "village" or sensitive.suggests_accusation(text):
        return _write_line(unit, draft, text, message_id)
    try:
        village = villages.find(unit, actor, text)
    except NoSuchVillageError:
        if len(text.strip()) <= _NAME:
            raise
        named = places.guess(unit, actor, text)
        if named is None or named.kind is not UnitKind.VILLAGE:
            return _write_line(unit, draft, text, message_id)
        return _write_line(unit, draft, text, message_id, {"village": named.code})
    return _save(unit, draft, {"village": village.code})


def _write_line(
    unit: Unit,
    draft: Draft,
    text: str,
    message_id: int,
    known: Mapping[str, str] | None = None,
) -> Answer:
    clean, kept = protect.keep_apart(unit, (Subject.DRAFT, draft.id), text)
    earlier = None if draft.asks == "text" else draft.fields.get("text")
    line = "\n".join(part for part in (earlier, clean) if part)
    changed = {**(known or {}), "text": check_value(draft.kind, "text", line)}
    fields = {**protect.counted(draft.fields, kept), **changed}
    fields = protect.asked_first(fields, clean, message_id)
    return _save(unit, draft, fields, "kept_apart" if kept else None)


def _save(
    unit: Unit, draft: Draft, changed: Mapping[str, str], notice: str | None = None
) -> Answer:
    fields = {**draft.fields, **changed}
    drafts.save(unit, draft, fields, next_asked(draft.kind, fields))
    return drafting.shown(draft, notice)


def attach(
    unit: Unit,
    actor: Officer,
    draft_id: int,
    file: Incoming | None,
    *,
    caption: str = "",
    message_id: int = 0,
    album: str | None = None,
) -> Answer:
    """Take a photo, or without a file the fact of a place sent, into the form as evidence.

    Where the place is, is not kept (domain.md, Field visits).
    """
    draft = drafting.mine_open(unit, actor, draft_id)
    if caption:
        written = _write_line(unit, draft, caption, message_id)
        draft = drafting.mine_open(unit, actor, written.ref)
    fields = protect.noted(draft.fields, message_id)
    fields["photo" if file else "located"] = "yes"
    drafts.save(unit, draft, fields, draft.asks)
    if file is not None and _keep(unit, actor, (Subject.DRAFT, draft.id), file):
        drafts.add_attachment(unit, draft)
    if album is not None:
        drafts.note_album(unit, draft.id, album)
    return drafting.shown(draft, "evidence")


def _keep(unit: Unit, actor: Officer, subject: tuple[Subject, int], file: Incoming) -> bool:
    return file.kind is MediaKind.PHOTO and media.add(unit, subject, actor.id, file)


def log(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the field day that a form describes; raises :class:`VisitError`."""
    check_may_do(actor, "visit")
    fields = draft.fields
    day, half = date.fromisoformat(fields["on"]), fields.get("length") == "half"
    _check_can_log(unit, actor, day, half=half)
    village = units.get(unit, fields["village"])
    if village is None:
        raise NoSuchVillageError(text=fields["village"], near=())
    visit_id = unit.new_id()
    subject = (Subject.VISIT, visit_id)
    facts = {"day": day, "half": half, "village": village.code}
    line = (NoteKind.VISIT, fields["text"])
    visits.add(
        unit,
        Visit(
            id=visit_id,
            officer_id=actor.id,
            day=day,
            half=half,
            village_code=village.code,
            village_path=village.path,
            note_id=events.record(unit, "visit", subject, actor.id, facts=facts, note=line) or 0,
            arrived_at=unit.now,
            backfilled=rules.is_backfilled(day, unit.now, unit.calendar),
            photo=fields.get("photo") == "yes",
            located=fields.get("located") == "yes",
            confirmed_by=None,
            removed=False,
        ),
    )
    month = (Subject.MONTH, day.year * 100 + day.month)
    pushes.settle_reminders(unit, month, actor.id, _REMINDERS)
    return Answer(View.VISIT, visit_id, "logged")


def _check_can_log(unit: Unit, actor: Officer, day: date, *, half: bool) -> None:
    logged = [visit_months.field_day(one) for one in visits.between(unit, day, day, [actor.id])]
    away = leaves.absences(unit, [actor.id]).get(actor.id, ())
    rules.check_can_log(day, unit.now, unit.calendar, half=half, logged=logged, absences=away)


def add_evidence(unit: Unit, actor: Officer, visit_id: int, file: Incoming | None) -> Answer:
    """Add a photo, or the fact of a place sent, to a field day already logged."""
    visit = _mine(unit, actor, visit_id)
    if visit.removed:
        return Answer(View.VISIT, visit.id)
    subject = (Subject.VISIT, visit.id)
    if file is not None:
        _keep(unit, actor, subject, file)
    visits.change(unit, visit.id, **{"photo" if file else "located": True})
    events.record(unit, "visit_evidence", subject, actor.id, facts={"photo": file is not None})
    return Answer(View.VISIT, visit.id, "evidence")


def _mine(unit: Unit, actor: Officer, visit_id: int) -> Visit:
    visit = visits.get(unit, visit_id)
    if visit is None or visit.officer_id != actor.id:
        raise NotFoundError
    return visit


def add_words(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Add to the line about one's own field day; the earlier line stays on record."""
    visit = _mine(unit, actor, draft.subject_id)
    subject = (Subject.VISIT, visit.id)
    whole = f"{visits.words(unit, visit.note_id)}\n{draft.fields['text']}"
    note = events.record(unit, "addition", subject, actor.id, note=(NoteKind.VISIT, whole))
    visits.change(unit, visit.id, note_id=note)
    return Answer(View.VISIT, visit.id, "added_kept_apart" if protect.has_kept(draft) else "added")


def remove(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Take a field day back, while nobody has confirmed it or within a minute of logging it.

    Raises :class:`VisitConfirmedError`.
    """
    visit = _mine(unit, actor, visit_id)
    if not visit.removed:
        if not visit_cards.may_remove(unit, actor, visit):
            raise VisitConfirmedError
        visits.change(unit, visit.id, removed=True)
        events.record(unit, "visit_removed", (Subject.VISIT, visit.id), actor.id)
    return Answer(View.VISIT, visit.id, "removed")


def restore(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Enter a field day that was taken back again, if it could be logged now."""
    visit = _mine(unit, actor, visit_id)
    if visit.removed:
        _check_can_log(unit, actor, visit.day, half=visit.half)
        visits.change(unit, visit.id, removed=False)
        events.record(unit, "visit_restored", (Subject.VISIT, visit.id), actor.id)
    return Answer(View.VISIT, visit.id, "logged")
