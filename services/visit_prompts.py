"""Reminders about field days, by the calendar of domain.md, Field visits."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, time, timedelta

from casework import visit_nudges
from casework.days import days, last_of_month
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.service_periods import ServicePeriod
from casework.visit_nudges import Nudge
from casework.visits import Absence, MonthState
from services import companions, digests, visit_closing, visit_months
from storage import leaves, people, pushes, service_periods, settings, visit_plans
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
}


def nudge(unit: Unit) -> int:
    """Owe the reminders of today's summary; gives how many officers have the duty.

    The month before closes first. A leader's reminders go to the companion.
    """
    if unit.now < unit.calendar.at(unit.today, FROM):
        return 0
    visit_closing.close(unit)
    today = unit.today
    days_missed = _days_missed(unit)
    officers = [who for who in people.everybody(unit) if who.owes_visits]
    states = visit_months.states(unit, officers, today)
    away = leaves.absences(unit)
    last = last_of_month(today.year, today.month)
    planned = visit_plans.between(unit, today, last)
    periods = service_periods.between(unit, today.replace(day=1), last)
    short: Counter[int] = Counter()
    for who in officers:
        state = states[who.id]
        absences = away.get(who.id, ())
        for found in _due(
            unit,
            days_missed,
            state,
            absences,
            planned=who.id in planned,
            periods=[one for one in periods if one.covers(_seat(who))],
        ):
            if found is Nudge.TELL_SECTION_HEAD:
                short.update(head.id for head in _heads(unit, who))
            else:
                _owe(unit, who, found, today, state)
    for head_id, people_short in short.items():
        _owe_head(unit, head_id, people_short)
    return len(officers)


def _days_missed(unit: Unit) -> list[date]:
    """The days of this month since reminders were last looked for, today the last of them."""
    last = settings.get(unit, _LOOKED_ON)
    settings.put(unit, _LOOKED_ON, unit.today.isoformat())
    first = unit.today.replace(day=1)
    since = date.fromisoformat(last) + timedelta(days=1) if last else unit.today
    return list(days(min(max(first, since), unit.today), unit.today))


def _due(
    unit: Unit,
    days_missed: list[date],
    state: MonthState,
    away: Collection[Absence],
    *,
    planned: bool,
    periods: Collection[ServicePeriod],
) -> list[Nudge]:
    """Today's reminders; after a stop the newest of those that were missed."""
    for day in reversed(days_missed):
        found = visit_nudges.nudges_due(
            day, state, unit.calendar, planned=planned, absences=away, periods=periods
        )
        if found:
            return found
    return []


def _seat(who: Officer) -> str:
    """The path of the unit by whose post field days are owed."""
    return next(post.unit_path for post in who.posts if post.visit_duty)


def _heads(view: Reader, who: Officer) -> list[Officer]:
    return [head for head in people.holding(view, Role.SECTION_HEAD, _seat(who)) if head.heads(who)]


def _owe(unit: Unit, who: Officer, found: Nudge, month: date, state: MonthState) -> None:
    told = companions.told_for(unit, who)
    facts = {"missing": str(state.missing), "left": str(state.working_days_left)}
    if told.id != who.id:
        facts["for"] = str(who.id)
    pushes.owe(
        unit,
        KIND_OF[found],
        [told.id],
        visit_months.subject_of(month),
        cause=f"visit:{who.id}:{month:%Y-%m}:{found.value}:{unit.today.day}",
        due_at=digests.told_at(unit),
        facts=facts,
    )


def _owe_head(unit: Unit, head_id: int, people_short: int) -> None:
    today = unit.today
    pushes.owe(
        unit,
        KIND_OF[Nudge.TELL_SECTION_HEAD],
        [head_id],
        visit_months.subject_of(today),
        cause=f"visit:{head_id}:{today:%Y-%m}:{Nudge.TELL_SECTION_HEAD.value}:{today.day}",
        due_at=digests.told_at(unit),
        facts={"people": str(people_short)},
    )
