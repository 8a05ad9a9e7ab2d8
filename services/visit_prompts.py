"""Reminders about field days, by the calendar of domain.md, Field visits."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta

from casework import calendar
from casework import visits as rules
from casework.matters import Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.visits import Absence, MonthState, Nudge
from services import visit_months
from storage import leaves, people, pushes, settings
from storage.unit import Reader, Unit

# Ahead of the morning's summary, in which they are told.
FROM = time(8, 25)
_LOOKED_ON = "visit_prompts"

KIND_OF: Mapping[Nudge, PushKind] = {
    Nudge.PLAN: PushKind.VISIT_PLAN,
    Nudge.NONE_DONE: PushKind.VISIT_SHORT,
    Nudge.FEWER_THAN_TWO: PushKind.VISIT_SHORT,
    Nudge.RUNNING_OUT: PushKind.VISIT_LAST_DAYS,
    Nudge.TELL_SECTION_HEAD: PushKind.VISIT_SHORT,
    Nudge.GIVE_REASON: PushKind.VISIT_MONTH_CLOSED,
}


def nudge(unit: Unit) -> int:
    """Owe the reminders of today's summary; gives how many officers are short."""
    if unit.now < unit.calendar.at(unit.today, FROM):
        return 0
    today = unit.today
    days_missed = _days_missed(unit)
    before = today.replace(day=1) - timedelta(days=1)
    officers = [who for who in people.everybody(unit) if who.owes_visits]
    states = visit_months.states(unit, officers, today)
    closed = visit_months.states(unit, officers, before)
    away = leaves.absences(unit)
    short: Counter[int] = Counter()
    for who in officers:
        state = states[who.id]
        for found in _due(unit, days_missed, state, away.get(who.id, ())):
            if found is Nudge.TELL_SECTION_HEAD:
                short.update(head.id for head in _heads(unit, who))
            else:
                _owe(unit, who, found, today, state)
        for day in days_missed:
            for found in rules.closing_nudges(day, closed[who.id], unit.calendar):
                _owe(unit, who, found, before, closed[who.id])
    for head_id, people_short in short.items():
        _owe_head(unit, head_id, people_short)
    return len(officers)


def _days_missed(unit: Unit) -> list[date]:
    """The days of this month since reminders were last looked for, today the last of them."""
    last = settings.get(unit, _LOOKED_ON)
    settings.put(unit, _LOOKED_ON, unit.today.isoformat())
    first = unit.today.replace(day=1)
    since = date.fromisoformat(last) + timedelta(days=1) if last else unit.today
    return list(calendar.days(min(max(first, since), unit.today), unit.today))


def _due(
    unit: Unit, days_missed: list[date], state: MonthState, away: Collection[Absence]
) -> list[Nudge]:
    """Today's reminders; after a stop the newest of those that were missed."""
    for day in reversed(days_missed):
        if found := rules.nudges_due(day, state, unit.calendar, absences=away):
            return found
    return []


def _heads(view: Reader, who: Officer) -> list[Officer]:
    path = next(post.unit_path for post in who.posts if post.visit_duty)
    return [head for head in people.holding(view, Role.SECTION_HEAD, path) if head.id != who.id]


def _owe(unit: Unit, who: Officer, found: Nudge, month: date, state: MonthState) -> None:
    pushes.owe(
        unit,
        KIND_OF[found],
        [who.id],
        (Subject.MONTH, _number(month)),
        cause=f"visit:{who.id}:{month:%Y-%m}:{found.value}:{unit.today.day}",
        due_at=_told_at(unit),
        facts={"missing": str(state.missing), "left": str(state.working_days_left)},
    )


def _owe_head(unit: Unit, head_id: int, people_short: int) -> None:
    today = unit.today
    pushes.owe(
        unit,
        KIND_OF[Nudge.TELL_SECTION_HEAD],
        [head_id],
        (Subject.MONTH, _number(today)),
        cause=f"visit:{head_id}:{today:%Y-%m}:{Nudge.TELL_SECTION_HEAD.value}:{today.day}",
        due_at=_told_at(unit),
        facts={"people": str(people_short)},
    )


def _told_at(view: Reader) -> datetime:
    """The hour of today's summary, or now when that has passed."""
    return max(view.now, view.calendar.at(view.today, view.manner.digest_at))


def _number(month: date) -> int:
    return month.year * 100 + month.month
