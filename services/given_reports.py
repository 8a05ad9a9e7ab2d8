"""Who was given which written report: it is carried away, so the record says to whom."""

from casework.matters import Subject
from casework.people import Officer
from casework.report import Report
from storage import events
from storage.unit import Unit

EVENT = "report_given"


def note(unit: Unit, actor: Officer, report: Report) -> None:
    """Record that an officer gets the files of a report."""
    _record(unit, actor.id, report)


def note_here(unit: Unit, report: Report) -> None:
    """Record that whoever sits at the server gets them."""
    _record(unit, None, report)


def _record(unit: Unit, actor_id: int | None, report: Report) -> None:
    period = report.period
    facts = {"unit": report.unit_code, "first": str(period.first), "last": str(period.last)}
    events.record(unit, EVENT, (Subject.UNIT, 0), actor_id, facts=facts)
