"""Leave: asked for through a form, called off or ended early; also training and secondment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from casework import leave as rules
from casework import typed
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind, next_asked
from casework.leave import AbsenceKind, Leave, LeaveState
from casework.matters import Subject
from casework.people import Officer
from casework.people_errors import LeaveError
from casework.pushes import PushKind
from services import covering, drafting, leave_approval, leave_days
from storage import drafts, events, leaves, people, pushes, readdressing
from storage.unit import Reader, Unit

_DAYS = ("first", "last")


def begin(unit: Unit, actor: Officer, words: str = "", kind: AbsenceKind | None = None) -> Answer:
    """Begin the form for a leave; ``words`` may say from when, until when and who stands in.

    What is not said to be training or a secondment is asked for, in one line it is leave.
    """
    meant = kind or (AbsenceKind.LEAVE if words else None)
    answer = drafting.begin(
        unit, actor, FormKind.LEAVE, fields={"absence": meant.value} if meant else {}
    )
    draft = drafting.mine_open(unit, actor, answer.ref)
    return write(unit, actor, replace(draft, asks="first"), words) if words else answer


def begin_for(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """The administrator begins to enter a leave of somebody's that has been approved."""
    check_may_do(actor, "people")
    if people.get(unit, officer_id) is None:
        raise NotFoundError
    if officer_id == actor.id:
        raise NotAllowedError(rule="oneself", act="leave")
    return drafting.begin(unit, actor, FormKind.LEAVE_FOR, officer_id)


def _of_whom(view: Reader, actor: Officer, draft: Draft) -> Officer:
    """Whose leave a form is about: one's own, or that of whom the administrator enters it for."""
    found = people.get(view, draft.subject_id) if draft.subject_id else actor
    if found is None:
        raise NotFoundError
    return found


def write(unit: Unit, actor: Officer, draft: Draft, text: str) -> Answer:
    """Take what was typed into the field asked for and those after it.

    What is understood is kept even where the next word is not, which the answer then says.
    """
    if draft.asks == "absence":
        draft = replace(draft, asks="first")
    whose, fields = _of_whom(unit, actor, draft), dict(draft.fields)
    refused: LeaveError | None = None
    for name, word in _pairs(unit, draft, text):
        try:
            fields[name] = _read(unit, whose, fields, name, word)
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
    if name == "absence":
        return value
    return _read(unit, _of_whom(unit, actor, draft), dict(draft.fields), name, value)


def _read(view: Reader, whose: Officer, fields: dict[str, str], name: str, text: str) -> str:
    first = date.fromisoformat(fields["first"]) if "first" in fields else None
    last = date.fromisoformat(fields["last"]) if "last" in fields else None
    if name == "stand_in":
        found = covering.named(view, whose, text)
        covering.check(view, whose, found, first, last)
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
    """Ask for the leave that a form describes; raises :class:`LeaveError`, and the form stays.

    One that the administrator enters for somebody has been approved on paper.
    """
    whose = _of_whom(unit, actor, draft)
    first, last = (date.fromisoformat(draft.fields[name]) for name in _DAYS)
    rules.check_days(first, last, unit.today)
    rules.check_free(leaves.open_(unit), whose.id, first, last)
    stand_in = covering.named(unit, whose, draft.fields["stand_in"])
    covering.check(unit, whose, stand_in, first, last)
    kind = AbsenceKind(draft.fields["absence"])
    found = leaves.add(unit, whose.id, stand_in.id, first, last, kind)
    facts = {"kind": kind, "first": first, "last": last, "stand_in": stand_in.id}
    events.record(unit, "leave_entered", leave_days.subject(found), actor.id, facts=facts)
    if whose.id == actor.id:
        return leave_approval.ask(unit, actor, found)
    leave_approval.grant(unit, actor, found)
    return Answer(View.PERSON, whose.id, "leave_entered_for")


def end(unit: Unit, actor: Officer, leave_id: int) -> Answer:
    """Call one's own leave off before it begins, or end it early; a second tap is harmless."""
    found = leaves.get(unit, leave_id)
    if found is None or found.officer_id != actor.id:
        raise NotFoundError
    if found.state is not LeaveState.APPROVED and not found.cancelled:
        return leave_approval.take_back(unit, actor, found)
    if found.over or found.cancelled:
        return Answer(View.LEAVE, found.id, "leave_cancelled" if found.cancelled else "leave_over")
    if found.first > unit.today:
        return _call_off(unit, actor, found)
    leave_days.end(unit, found, actor.id, back_on=unit.today)
    return Answer(View.LEAVE, found.id, "leave_over")


def _call_off(unit: Unit, actor: Officer, found: Leave) -> Answer:
    leaves.cancel(unit, found.id)
    subject = leave_days.subject(found)
    events.record(unit, "leave_cancelled", subject, actor.id)
    waiting = readdressing.waiting_for(unit, found.stand_in_id, [Subject.LEAVE])
    pushes.settle(unit, subject, actor.id, [PushKind.COVER_NAMED])
    if found.id not in {push.subject_id for push in waiting}:
        leave_days.tell(unit, PushKind.COVER_CANCELLED, found.stand_in_id, found)
    return Answer(View.LEAVE, found.id, "leave_cancelled")
