"""A month closes: who fell short is asked why, and the reason is kept.

Days confirmed later still count in the living figures; the closed ones stay as they were [ours].
"""

from collections.abc import Sequence
from datetime import date

from casework import visit_nudges
from casework.actions import Answer, View, chosen
from casework.days import ONE_DAY
from casework.errors import NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.people import Officer
from casework.pushes import PushKind
from casework.visits import Absence, MonthState, Reason
from services import companions, digests, drafting, visit_months
from storage import events, leaves, people, pushes, settings, shortfalls
from storage.shortfalls import Shortfall
from storage.unit import Reader, Unit

_CLOSED = "field_days_closed"


def close(unit: Unit) -> int:
    """Close the month before this one once its day has come, and ask for the reasons owed.

    An office that has just begun to keep field days closes nothing but on the day itself. Gives
    how many are asked.
    """
    before = (unit.today.replace(day=1) - ONE_DAY).replace(day=1)
    asks_on = visit_nudges.asks_for_reason_on(before, unit.calendar)
    closed = settings.get(unit, _CLOSED)
    if unit.today < asks_on:
        return 0
    if closed != f"{before:%Y-%m}":
        if closed is not None or unit.today == asks_on:
            _freeze(unit, before)
        settings.put(unit, _CLOSED, f"{before:%Y-%m}")
    return _ask(unit, before)


def _freeze(unit: Unit, month: date) -> None:
    officers = visit_months.on_duty(unit, month)
    for officer_id, state in visit_months.states(unit, officers, month).items():
        if state.missing:
            shortfalls.add(unit, officer_id, month, state.owed, state.done)
    facts = {"month": f"{month:%Y-%m}"}
    events.record(unit, "month_closed", visit_months.subject_of(month), None, facts=facts)


def _ask(unit: Unit, newest: date) -> int:
    """Ask those who are there and have not been asked; who has made up for it is left in peace.

    Whoever was away since an earlier month closed is asked about that one too.
    """
    if not unit.calendar.is_working(unit.today):
        return 0
    waiting = shortfalls.unanswered(unit, newest)
    asked: list[int] = []
    for month in sorted({one.month for one in waiting}):
        asked += _ask_about(unit, month, [one for one in waiting if one.month == month])
    shortfalls.asked(unit, asked)
    return len(asked)


def _ask_about(unit: Unit, month: date, waiting: Sequence[Shortfall]) -> list[int]:
    """The same for one month; gives about whom it is asked now."""
    found = (people.get(unit, one.officer_id) for one in waiting)
    officers = {who.id: who for who in found if who is not None and who.active}
    states = visit_months.states(unit, list(officers.values()), month)
    away = leaves.absences(unit)
    asked = []
    for one in waiting:
        if one.officer_id not in officers:
            continue
        if not states[one.officer_id].missing:
            _settle(unit, one, None)
        elif not one.asked and not _is_away(unit, away.get(one.officer_id, [])):
            _owe(unit, officers[one.officer_id], one, states[one.officer_id])
            asked.append(one.id)
    return asked


def _is_away(view: Reader, absences: list[Absence]) -> bool:
    return any(absence.covers(view.today) for absence in absences)


def _owe(unit: Unit, who: Officer, one: Shortfall, state: MonthState) -> None:
    told = companions.told_for(unit, who)
    facts = {"missing": str(state.missing), "month": str(one.month.month)}
    if told.id != who.id:
        facts["for"] = str(who.id)
    about, cause = (Subject.SHORTFALL, one.id), f"shortfall:{one.id}"
    pushes.owe(
        unit,
        PushKind.VISIT_MONTH_CLOSED,
        [told.id],
        about,
        cause=cause,
        due_at=digests.told_at(unit),
        facts=facts,
    )


def _settle(unit: Unit, one: Shortfall, by: int | None) -> None:
    pushes.settle(unit, (Subject.SHORTFALL, one.id), by, [PushKind.VISIT_MONTH_CLOSED])


# The reason


def give(unit: Unit, actor: Officer, shortfall_id: int, code: str) -> Answer:
    """Give the reason from the list; another tap, or own words, put another in its place."""
    one, reason = _mine(unit, actor, shortfall_id), chosen(Reason, code)
    if one.reason != reason.value:
        facts = {"reason": reason.value}
        events.record(unit, "shortfall_explained", _subject(one), actor.id, facts=facts)
        shortfalls.explain(unit, one.id, actor.id, reason=reason.value)
    return _given(unit, actor, one)


def begin(unit: Unit, actor: Officer, shortfall_id: int) -> Answer:
    """Begin to give the reason in own words."""
    one = _mine(unit, actor, shortfall_id)
    return drafting.begin(unit, actor, FormKind.SHORTFALL, one.id)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep the reason in own words."""
    one = _mine(unit, actor, draft.subject_id)
    line = (NoteKind.REASON, draft.fields["text"])
    note = events.record(unit, "shortfall_explained", _subject(one), actor.id, note=line)
    shortfalls.explain(unit, one.id, actor.id, note_id=note)
    return _given(unit, actor, one)


def _given(unit: Unit, actor: Officer, one: Shortfall) -> Answer:
    _settle(unit, one, actor.id)
    whose = 0 if one.officer_id == actor.id else one.officer_id
    return Answer(View.VISITS, whose, "reason_given", argument=f"{one.month:%Y-%m}")


def _subject(one: Shortfall) -> tuple[Subject, int]:
    return (Subject.SHORTFALL, one.id)


def _mine(view: Reader, actor: Officer, shortfall_id: int) -> Shortfall:
    """A month of one's own, or of a leader whom one accompanies."""
    one = shortfalls.get(view, shortfall_id)
    if one is None:
        raise NotFoundError
    companions.visitor(view, actor, one.officer_id)
    return one
