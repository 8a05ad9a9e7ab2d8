"""Days planned for field visits: picked on the month's grid, moved, reminded of that morning."""

from datetime import date

from casework import visit_plan as rules
from casework.access import check_may_do
from casework.actions import Answer, View, button_day
from casework.days import ONE_DAY, days_of_month, last_of_month
from casework.people import Officer
from casework.pushes import PushKind
from casework.sheets_visit_months import PlanSheet
from casework.visits import Absence
from services import companions, digests, visit_months
from storage import contact_points, leaves, people, pushes, visit_plans, visits
from storage.unit import Reader, Unit

MOVE = ">"
_ASKED = (PushKind.VISIT_PLAN, PushKind.VISIT_PLANNED)


def sheet(view: Reader, actor: Officer, text: str = "", officer_id: int = 0) -> PlanSheet:
    """A month to plan, as 2026-12; as 2026-12-07>2026-12, with the day that is to move.

    Without any it is this month, or the next when this one has no working day left.
    """
    who = _planner(view, actor, officer_id or companions.usual_visitor(view, actor))
    moving, _, month = text.rpartition(MOVE)
    first = _month(view, month)
    last = last_of_month(first.year, first.month)
    kept = visit_plans.between(view, first, last, [who.id])[who.id]
    points = contact_points.of(view, [who.id])[who.id]
    logged = visits.between(view, first, last, [who.id])
    return PlanSheet(
        who.id if who.id != actor.id else 0,
        who.name if who.id != actor.id else None,
        first,
        visit_months.state_for(view, who, first),
        tuple((day, view.calendar.look_up(day)) for day in days_of_month(first.year, first.month)),
        view.today,
        frozenset(kept),
        frozenset(one.day for one in logged if visit_months.field_day(one, points).counts),
        moving=button_day(moving) if moving else None,
        before=_before(view, first),
    )


def _planner(view: Reader, actor: Officer, officer_id: int) -> Officer:
    """Whose days are planned; raises :class:`NotAllowedError` for who owes none."""
    who = companions.visitor(view, actor, officer_id)
    check_may_do(who, "visit")
    return who


def _month(view: Reader, text: str) -> date:
    this = view.today.replace(day=1)
    if text:
        return max(button_day(f"{text[:7]}-01"), this)
    last = last_of_month(this.year, this.month)
    return this if view.calendar.next_working(view.today) <= last else last + ONE_DAY


def _before(view: Reader, first: date) -> date | None:
    before = (first - ONE_DAY).replace(day=1)
    return before if before >= view.today.replace(day=1) else None


def toggle(unit: Unit, actor: Officer, argument: str, officer_id: int = 0) -> Answer:
    """Plan a day or plan it no longer, as ``2026-12-07=on`` or ``=off``; the same tap is harmless.

    Raises :class:`VisitError` for a day that cannot be planned.
    """
    who = _planner(unit, actor, officer_id)
    text, _, way = argument.partition("=")
    day = button_day(text)
    if way == "off":
        visit_plans.drop(unit, who.id, day)
    else:
        _put(unit, actor, who, day)
    return Answer(View.PLAN, officer_id, argument=text[:7])


def move(unit: Unit, actor: Officer, argument: str, officer_id: int = 0) -> Answer:
    """Move a plan from one day to another, as ``2026-12-07>2026-12-09``."""
    who = _planner(unit, actor, officer_id)
    moved, _, text = argument.partition(MOVE)
    day = button_day(text)
    _put(unit, actor, who, day)
    if button_day(moved) != day:
        visit_plans.drop(unit, who.id, button_day(moved))
    return Answer(View.PLAN, officer_id, "plan_moved", argument=text[:7])


def _put(unit: Unit, actor: Officer, who: Officer, day: date) -> None:
    rules.check_can_plan(day, unit.today, leaves.absences(unit, [who.id]).get(who.id, ()))
    visit_plans.put(unit, who.id, day, actor.id)
    about = visit_months.subject_of(day)
    pushes.settle_reminders(unit, about, actor.id, _ASKED)


def remind(unit: Unit) -> int:
    """Owe whoever planned today, works and has not gone yet the reminder of today's summary.

    Gives how many are owed.
    """
    today = unit.today
    if not unit.calendar.is_working(today):
        return 0
    going = visit_plans.between(unit, today, today)
    gone = {visit.officer_id for visit in visits.between(unit, today, today)}
    away = leaves.absences(unit)
    found = [
        who
        for who in people.everybody(unit)
        if who.id in going
        and who.owes_visits
        and who.id not in gone
        and not any(absence.covers(today) for absence in away.get(who.id, ()))
    ]
    for who in found:
        _remind(unit, who, away)
    return len(found)


def _remind(unit: Unit, who: Officer, away: dict[int, list[Absence]]) -> None:
    today, told = unit.today, companions.told_for(unit, who)
    month = last_of_month(today.year, today.month)
    planned = visit_plans.between(unit, today, month, [who.id])[who.id]
    to = rules.next_day(today, unit.calendar, planned, away.get(who.id, ()))
    facts = {"day": today.isoformat()}
    if to is not None:
        facts["to"] = to.isoformat()
    if told.id != who.id:
        facts["for"] = str(who.id)
    pushes.owe(
        unit,
        PushKind.VISIT_PLANNED,
        [told.id],
        visit_months.subject_of(today),
        cause=f"plan:{who.id}:{today.isoformat()}",
        due_at=digests.told_at(unit),
        facts=facts,
    )
