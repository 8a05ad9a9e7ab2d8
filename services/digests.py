"""The morning summary: how much is an officer's own, in place of reminders one by one."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from casework.matters import Subject
from casework.people import Officer, Role
from casework.push_manner import DRAWN_UP
from casework.pushes import PushKind
from casework.sheets_pushes import DigestSheet
from casework.workflow import Stage
from services import lists
from storage import case_lists, due, people, pushes, settings
from storage.unit import Reader, Unit

# So far back what is late and still open is counted.
_BACK = timedelta(days=3650)
# The name under which the last day whose summaries have been drawn up is kept.
_DRAWN = "digest_drawn_up"
_NEW = frozenset({Stage.ASSIGNED})


def of(view: Reader, officer: Officer) -> DigestSheet:
    """What an officer's summary counts, as it stands now."""
    today = view.today
    return DigestSheet(
        due_today=_due(view, officer, today, today),
        overdue=_due(view, officer, today - _BACK, today - timedelta(days=1)),
        new=case_lists.in_stages(view, officer, _NEW, owned=True, limit=1)[1],
        waiting=lists.to_approve(view, officer) if officer.holds(Role.DEPUTY) else 0,
        at_desk=lists.at_desk(view, officer) if officer.holds(Role.CLERK) else 0,
    )


def _due(view: Reader, officer: Officer, first: date, last: date) -> int:
    return sum(due.by_day(view, officer, first, last, owned=True).values())


def told_at(view: Reader) -> datetime:
    """The hour of today's summary, or now when that has passed."""
    return max(view.now, view.calendar.at(view.today, view.manner.digest_at))


def awaiting(view: Reader) -> list[int]:
    """Whose summary of this working day is to be looked at: a little before its hour, or after it.

    Nobody's once it has been drawn up.
    """
    hour = view.calendar.at(view.today, view.manner.digest_at)
    if view.now < hour - DRAWN_UP or not view.calendar.is_working(view.today):
        return []
    if settings.get(view, _DRAWN) == view.today.isoformat():
        return []
    reached = (who for who in people.everybody(view) if who.telegram_id is not None)
    return [who.id for who in reached if not who.away]


def with_something(view: Reader, officers: Collection[int]) -> list[int]:
    """Those of some officers whose summary says anything."""
    known = filter(None, (people.get(view, officer_id) for officer_id in officers))
    return [who.id for who in known if of(view, who).is_due]


def owe(unit: Unit, officers: Collection[int]) -> None:
    """Owe these officers today's summary, and let it be the only one of the day."""
    at = told_at(unit)
    for officer_id in officers:
        subject = (Subject.OFFICER, officer_id)
        cause = f"digest:{unit.today.isoformat()}"
        pushes.owe(unit, PushKind.DIGEST, [officer_id], subject, cause=cause, due_at=at)
    settings.put(unit, _DRAWN, unit.today.isoformat())
