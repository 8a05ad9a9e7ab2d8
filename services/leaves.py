"""Leave: entered through a form, called off or ended early, and what it moves on its days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from casework import leave as rules
from casework import typed
from casework.actions import Answer, View
from casework.errors import LeaveError, NotFoundError
from casework.forms import Draft, FormKind, next_asked
from casework.leave import Leave
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import PushKind
from services import covering, drafting, handing_over, lists
from storage import drafts, events, leaves, people, pushes, readdressing
from storage.unit import Reader, Unit

_DAYS = ("first", "last")


def begin(unit: Unit, actor: Officer, words: str = "") -> Answer:
    """Begin the form for a leave; ``words`` may say from when, until when and who stands in."""
    answer = drafting.begin(unit, actor, FormKind.LEAVE)
    draft = drafting.mine_open(unit, actor, answer.ref)
    return write(unit, actor, replace(draft, asks="first"), words) if words else answer


def write(unit: Unit, actor: Officer, draft: Draft, text: str) -> Answer:
    """Take what was typed into the field asked for and those after it.

    What is understood is kept even where the next word is not, which the answer then says.
    """
    fields = dict(draft.fields)
    refused: LeaveError | None = None
    for name, word in _pairs(unit, draft, text):
        try:
            fields[name] = _read(unit, actor, fields, name, word)
        except LeaveError as error:
            fields.pop(name, None)
            refused = refused or error
    drafts.save(unit, draft, fields, next_asked(draft.kind, fields))
    shown = drafting.shown(draft)
    if refused is None:
        return shown
    facts = {name: str(value) for name, value in refused.facts.items()}
    return replace(shown, notice="refused", facts=facts | {"code": refused.code})


def _pairs(view: Reader, draft: Draft, text: str) -> list[tuple[str, str]]:
    """Each word typed with the field that it is for."""
    if draft.asks == "stand_in":
        return [("stand_in", text)]
    asked = _DAYS[1:] if draft.asks == "last" else _DAYS
    found, name = rules.split(text, _is_day(view.today), len(asked))
    pairs = list(zip(asked, found, strict=False))
    if not name:
        return pairs
    # What is neither a day nor a name was meant for what is asked.
    meant = pairs or draft.asks is None or covering.is_name(view, name)
    return [*pairs, ("stand_in" if meant else draft.asks or "stand_in", name)]


def _is_day(today: date) -> Callable[[str], bool]:
    return lambda word: rules.read_last(word, today, today) is not None


def read(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> str:
    """What a field keeps of a picked value: a day, an officer's id; raises :class:`LeaveError`."""
    return _read(unit, actor, dict(draft.fields), name, value)


def _read(view: Reader, actor: Officer, fields: dict[str, str], name: str, text: str) -> str:
    first = date.fromisoformat(fields["first"]) if "first" in fields else None
    last = date.fromisoformat(fields["last"]) if "last" in fields else None
    if name == "stand_in":
        found = covering.named(view, actor, text)
        covering.check(view, actor, found, first, last)
        return str(found.id)
    if name == "first" or first is None:
        day = typed.day(text, view.today)
    else:
        day = rules.read_last(text, first, view.today)
    if day is None:
        raise LeaveError(reason="no_day", text=text)
    begins = day if name == "first" else first or day
    rules.check_days(begins, None if name == "first" else day, view.today)
    return day.isoformat()


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the leave that a form describes; raises :class:`LeaveError`, and the form stays."""
    first, last = (date.fromisoformat(draft.fields[name]) for name in _DAYS)
    rules.check_days(first, last, unit.today)
    rules.check_free(leaves.open_(unit), actor.id, first, last)
    stand_in = covering.named(unit, actor, draft.fields["stand_in"])
    covering.check(unit, actor, stand_in, first, last)
    found = leaves.add(unit, actor.id, stand_in.id, first, last)
    facts = {"first": first, "last": last, "stand_in": stand_in.id}
    events.record(unit, "leave_entered", _subject(found), actor.id, facts=facts)
    if found.covers(unit.today):
        _begin(unit, found)
    else:
        _tell(unit, PushKind.COVER_NAMED, stand_in.id, found)
    return Answer(View.LEAVE, found.id, "leave_entered")


def _subject(found: Leave) -> tuple[Subject, int]:
    return (Subject.LEAVE, found.id)


def end(unit: Unit, actor: Officer, leave_id: int) -> Answer:
    """Call one's own leave off before it begins, or end it early; a second tap is harmless."""
    found = leaves.get(unit, leave_id)
    if found is None or found.officer_id != actor.id:
        raise NotFoundError
    if found.over or found.cancelled:
        return Answer(View.LEAVE, found.id, "leave_cancelled" if found.cancelled else "leave_over")
    if found.first > unit.today:
        leaves.cancel(unit, found.id)
        events.record(unit, "leave_cancelled", _subject(found), actor.id)
        waiting = readdressing.waiting_for(unit, found.stand_in_id, [Subject.LEAVE])
        pushes.settle(unit, _subject(found), actor.id, [PushKind.COVER_NAMED])
        if found.id not in {push.subject_id for push in waiting}:
            _tell(unit, PushKind.COVER_CANCELLED, found.stand_in_id, found)
        return Answer(View.LEAVE, found.id, "leave_cancelled")
    _end(unit, found, actor.id, back_on=unit.today)
    return Answer(View.LEAVE, found.id, "leave_over")


def keep_up(unit: Unit) -> int:
    """Let the leaves begin and end whose day has come; gives how many."""
    due = leaves.due(unit)
    for found in due:
        if not found.begun and found.covers(unit.today):
            _begin(unit, found)
        elif found.last_away < unit.today:
            _end(unit, found, None)
    return len(due)


def next_moment(view: Reader) -> datetime | None:
    """When a leave begins or ends next."""
    return leaves.next_change(view)


def _begin(unit: Unit, found: Leave) -> None:
    """What is open, and what waits to be said, goes to who covers; both are told."""
    leaves.begin(unit, found.id)
    away = people.get(unit, found.officer_id)
    if away is None:
        return
    stand_in = people.get(unit, away.stand_in_id) if away.stand_in_id else None
    facts = {"stand_in": stand_in.id if stand_in else 0}
    events.record(unit, "leave_begun", _subject(found), None, facts=facts)
    handing_over.to_stand_in(unit, away)
    variant = {} if stand_in else {"nobody": "yes"}
    _tell(unit, PushKind.LEAVE_BEGUN, away.id, found, open=str(lists.to_do(unit, away)), **variant)
    if stand_in is not None:
        n = lists.to_do_for_others(unit, stand_in)
        _tell(unit, PushKind.COVER_BEGUN, stand_in.id, found, open=str(n))


def _end(unit: Unit, found: Leave, by: int | None, back_on: date | None = None) -> None:
    """What was handed over comes back; both are told."""
    stand_in = covering.on_day(unit, found.officer_id, back_on or found.last_away)
    leaves.end(unit, found.id, back_on)
    back = people.get(unit, found.officer_id)
    events.record(unit, "leave_over", _subject(found), by)
    if back is None:
        return
    if stand_in is not None:
        handing_over.back(unit, stand_in.id, back)
        _tell(unit, PushKind.COVER_OVER, stand_in.id, found)
    _tell(unit, PushKind.LEAVE_OVER, back.id, found, open=str(lists.to_do(unit, back)))


def _tell(unit: Unit, kind: PushKind, officer_id: int, found: Leave, **facts: str) -> None:
    days = {"first": found.first.isoformat(), "last": found.last.isoformat()}
    cause = f"leave:{found.id}"
    pushes.owe(unit, kind, [officer_id], _subject(found), cause=cause, facts=days | facts)
