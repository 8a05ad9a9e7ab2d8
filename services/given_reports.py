"""Who was given which written report: it is carried away, so the record says to whom."""

from datetime import date

from casework.access import check_may_do
from casework.matters import Subject
from casework.people import Officer
from casework.report import Report
from casework.sheets_audit import GivenReport
from casework.statistics import Period
from services import places
from storage import events, people, traces
from storage.unit import Reader, Unit

EVENT = "report_given"
_ABOUT = (Subject.UNIT, 0)
_NEWEST = 5


def note(unit: Unit, actor: Officer, report: Report) -> None:
    """Record that an officer gets the files of a report."""
    _record(unit, actor.id, report)


def note_here(unit: Unit, report: Report) -> None:
    """Record that whoever sits at the server gets them."""
    _record(unit, None, report)


def _record(unit: Unit, actor_id: int | None, report: Report) -> None:
    period = report.period
    facts = {"unit": report.unit_code, "first": str(period.first), "last": str(period.last)}
    events.record(unit, EVENT, _ABOUT, actor_id, facts=facts)


def newest(view: Reader, actor: Officer) -> tuple[GivenReport, ...]:
    """The reports given last, the newest first, for whoever reads who read what."""
    check_may_do(actor, "audit")
    found = traces.newest(view, _ABOUT, EVENT, _NEWEST)
    names = people.names(view, {who for _, who, _ in found if who is not None})
    return tuple(
        GivenReport(
            at,
            names.get(who) if who is not None else None,
            places.path_name(view, facts["unit"]),
            Period(date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])),
        )
        for at, who, facts in found
    )
