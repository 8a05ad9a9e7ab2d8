"""What units say in a service period: the daily zero report, and the tasks that they have done."""

from datetime import date

from casework import service_periods as rules
from casework.access import check_may_do
from casework.actions import Answer, View, button_day
from casework.errors import OldButtonError
from casework.matters import Subject
from casework.people import Officer, Role
from casework.pushes import Push, PushKind
from casework.service_period_errors import NotInPeriodError, ZeroReportOverError
from casework.service_periods import ZERO, ServicePeriod, Task, ZeroReport
from casework.sheets_periods import ZeroReportsSheet
from services import period_cards, reporting, service_periods
from storage import events, people, pushes
from storage import service_periods as kept
from storage.unit import Reader, Unit

DONE = "done"
UNDO = "-"
WATCH = "overdue"


def answering(view: Reader, unit_code: str) -> list[Officer]:
    """Who is asked for a unit: its liaisons, or where it has none its staff."""
    return people.posted_in(view, Role.LIAISON, unit_code) or people.posted_in(
        view, Role.STAFF, unit_code
    )


def missing(view: Reader, period: ServicePeriod, day: date) -> list[str]:
    """The codes of the units that have not answered for a day."""
    said = {one.unit_code for one in kept.reports(view, period.id, day) if one.about == ZERO}
    return [one.code for one in service_periods.reporting(view, period) if one.code not in said]


def is_asked(view: Reader, actor: Officer, period: ServicePeriod, day: date) -> bool:
    """Whether an officer has a unit that has still to answer for a day, which is today."""
    if day != view.today or not rules.asks_on(period, day, view.calendar):
        return False
    return not set(service_periods.answered_by(view, actor, period)).isdisjoint(
        missing(view, period, day)
    )


def is_owed(view: Reader, push: Push, officer: Officer, period: ServicePeriod) -> bool:
    """Whether what a push says of a period is still so."""
    if push.kind is PushKind.ZERO_REPORT:
        return is_asked(view, officer, period, button_day(push.facts["day"]))
    if push.kind is PushKind.ZERO_MISSING:
        return push.facts["day"] == view.today.isoformat()
    if push.kind is PushKind.PERIOD_BEGINS:
        return not period.cancelled and view.today <= period.last
    return True


def is_known(view: Reader, actor: Officer, push: Push) -> bool:
    """Whether a reader may know that somebody has not given today's zero report.

    They themselves, and who watches over one of their units.
    """
    period, who = kept.get(view, push.subject_id), people.get(view, push.recipient_id)
    if period is None or who is None or not is_owed(view, push, who, period):
        return False
    watched = {one.code for one in period_cards.watched(view, actor, period)}
    own = service_periods.answered_by(view, who, period)
    return who.id == actor.id or not watched.isdisjoint(own)


def tap(unit: Unit, actor: Officer, period_id: int, argument: str) -> Answer:
    """Do what a button on a period's card or push says: a zero report, or a task done today."""
    what, _, day = argument.partition(":")
    if what in set(ZeroReport):
        return _report(unit, actor, period_id, ZeroReport(what), day)
    if what.removeprefix(UNDO) in set(Task):
        return _do_task(unit, actor, period_id, what)
    if what in {service_periods.CANCEL, service_periods.BACK}:
        return service_periods.call_off(unit, actor, period_id, what)
    raise OldButtonError


def _report(unit: Unit, actor: Officer, period_id: int, said: ZeroReport, text: str) -> Answer:
    """Answer for today; with something to tell a report opens. Raises when the day is over.

    The answer may be changed until midnight, each on record.
    """
    period = service_periods.found(unit, period_id)
    day = button_day(text)
    if day != unit.today or not period.runs_on(day) or not period.zero:
        raise ZeroReportOverError(day=day)
    codes = _own(unit, actor, period)
    for code in codes:
        kept.say(unit, period.id, kept.Report(code, day, ZERO, said.value), actor.id)
    facts = {"day": day, "said": said, "units": codes}
    events.record(unit, "zero_reported", (Subject.PERIOD, period.id), actor.id, facts=facts)
    _settle(unit, period, day, codes, actor.id)
    if said is ZeroReport.SOMETHING:
        return reporting.start(unit, actor)
    return Answer(View.PERIOD, period.id, "zero_nothing")


def _settle(unit: Unit, period: ServicePeriod, day: date, codes: list[str], by: int) -> None:
    """Whoever has no unit left to answer for is asked no more."""
    asked = {who.id: who for code in codes for who in answering(unit, code)}
    done = [who.id for who in asked.values() if not is_asked(unit, who, period, day)]
    pushes.settle(
        unit, (Subject.PERIOD, period.id), by, [PushKind.ZERO_REPORT], recipients={*done, by}
    )


def _do_task(unit: Unit, actor: Officer, period_id: int, what: str) -> Answer:
    """Note that a task was done today, or take that back; the same tap twice is harmless."""
    period, today = service_periods.found(unit, period_id), unit.today
    task = Task(what.removeprefix(UNDO))
    if task not in period.tasks or not period.runs_on(today):
        raise ZeroReportOverError(day=min(today, period.last))
    codes = _own(unit, actor, period)
    kept.unsay(unit, period.id, codes, today, task.value)
    undone = what.startswith(UNDO)
    if not undone:
        for code in codes:
            kept.say(unit, period.id, kept.Report(code, today, task.value, DONE), actor.id)
    facts = {"day": today, "task": task, "units": codes}
    act = "period_task_undone" if undone else "period_task_done"
    events.record(unit, act, (Subject.PERIOD, period.id), actor.id, facts=facts)
    return Answer(View.PERIOD, period.id, "task_undone" if undone else "task_done")


def _own(view: Reader, actor: Officer, period: ServicePeriod) -> list[str]:
    codes = service_periods.answered_by(view, actor, period)
    if not codes:
        raise NotInPeriodError
    return codes


def day_of(view: Reader, actor: Officer, period_id: int, text: str = "") -> ZeroReportsSheet:
    """A day's zero reports of the units that the reader answers for, today's unless told.

    On a day without any, the last day before that had some.
    """
    check_may_do(actor, WATCH)
    period = service_periods.found(view, period_id)
    days = period_cards.days_asked(view, period)
    if not days:
        raise ZeroReportOverError(day=period.first)
    wanted = button_day(text) if text else view.today
    day = max((one for one in days if one <= wanted), default=days[0])
    here = period_cards.watched(view, actor, period)
    reports = kept.reports(view, period.id, day)
    said = {one.unit_code: one.said for one in reports if one.about == ZERO}
    at = days.index(day)
    return ZeroReportsSheet(
        period_cards.line(period),
        day,
        tuple(one.short_name for one in here if one.code not in said),
        tuple(one.short_name for one in here if said.get(one.code) == ZeroReport.SOMETHING),
        sum(said.get(one.code) == ZeroReport.NOTHING for one in here),
        days[at - 1] if at else None,
        days[at + 1] if at + 1 < len(days) else None,
    )
