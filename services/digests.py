"""The morning summary: how much is an officer's own, in place of reminders one by one."""

from datetime import date, datetime, timedelta

from casework.matters import Subject
from casework.people import Officer, Role
from casework.push_manner import DRAWN_UP
from casework.push_sheets import DigestSheet
from casework.pushes import PushKind
from casework.workflow import Stage
from services import lists
from storage import cases, due, leads, people, pushes
from storage.unit import Reader, Unit

# So far back what is late and still open is counted.
_BACK = timedelta(days=3650)
_NEW = frozenset({Stage.ASSIGNED})


def of(view: Reader, officer: Officer) -> DigestSheet:
    """What an officer's summary counts, as it stands now."""
    today = view.today
    return DigestSheet(
        due_today=_due(view, officer, today, today),
        overdue=_due(view, officer, today - _BACK, today - timedelta(days=1)),
        new=cases.in_stages(view, officer, _NEW, owned=True, limit=1)[1],
        waiting=lists.to_approve(view, officer, "") or 0 if officer.holds(Role.DEPUTY) else 0,
        at_desk=_at_desk(view, officer) if officer.holds(Role.CLERK) else 0,
    )


def _due(view: Reader, officer: Officer, first: date, last: date) -> int:
    return sum(due.by_day(view, officer, first, last, owned=True).values())


def _at_desk(view: Reader, officer: Officer) -> int:
    return leads.page(view, officer, stages=lists.AT_DESK, limit=1)[1]


def told_at(view: Reader) -> datetime:
    """The hour of today's summary, or now when that has passed."""
    return max(view.now, view.calendar.at(view.today, view.manner.digest_at))


def draw_up(unit: Unit) -> int:
    """Owe everybody's summary of a working day, a little before its hour or once after it."""
    hour = unit.calendar.at(unit.today, unit.manner.digest_at)
    if unit.now < hour - DRAWN_UP or not unit.calendar.is_working(unit.today):
        return 0
    cause = f"digest:{unit.today.isoformat()}"
    if pushes.is_known(unit, cause):
        return 0
    told = [
        who.id
        for who in people.everybody(unit)
        if who.telegram_id is not None and not who.away and of(unit, who).is_due
    ]
    for officer_id in told:
        subject = (Subject.OFFICER, officer_id)
        at = max(hour, unit.now)
        pushes.owe(unit, PushKind.DIGEST, [officer_id], subject, cause=cause, due_at=at)
    return len(told)
