"""How field days count: an officer's month, and what a list says of one day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from casework.days import last_of_month
from casework.duty import ContactPoint, Duty, is_at_contact_point
from casework.matters import Subject
from casework.people import Officer
from casework.sheets_visits import Mark, VisitLine
from casework.statistics import parse_period
from casework.visit_flags import VisitFlag
from casework.visit_grid import DayMark, day_marks
from casework.visits import FieldDay, MonthState, VisitStanding, month_state
from services import places
from storage import contact_points, leaves, people, visit_plans, visits
from storage.unit import Reader
from storage.visits import Visit


def subject_of(day: date) -> tuple[Subject, int]:
    """The month holding a day as what a push or a record is about: 202611 for November 2026."""
    return Subject.MONTH, 100 * day.year + day.month


def field_day(visit: Visit, points: Iterable[ContactPoint] = ()) -> FieldDay:
    """A logged day as the rules count it; whom was met and what was heard stand in its one line.

    ``points`` are the contact villages that its officer has ever held.
    """
    return FieldDay(
        visit.officer_id,
        visit.day,
        visit.village_code,
        half=visit.half,
        met=True,
        heard=True,
        confirmed=visit.confirmed_by is not None,
        photo=visit.photo,
        location=visit.located,
        disputed=visit.standing is not VisitStanding.PLAIN,
        elsewhere=not is_at_contact_point(points, visit.day, visit.village_code),
        unsaid=visit.unsaid,
    )


def duties(view: Reader, month: date) -> Mapping[int, list[Duty]]:
    """The duties in force in the month holding a day, by officer."""
    return contact_points.duties(view, month.replace(day=1), last_of_month(month.year, month.month))


def on_duty(view: Reader, month: date) -> list[Officer]:
    """The officers of the office who had the duty at any time of the month holding a day."""
    found = duties(view, month)
    return [who for who in people.everybody(view) if who.id in found]


def states(view: Reader, officers: Sequence[Officer], month: date) -> dict[int, MonthState]:
    """How officers stand in the month holding a day, by id; who has no duty owes nothing."""
    first, kept = month.replace(day=1), _Kept(view, officers, month)
    return {
        who.id: month_state(
            first,
            view.today,
            view.calendar,
            kept.days[who.id],
            absences=kept.away.get(who.id, ()),
            duties=kept.owing.get(who.id, ()),
        )
        for who in officers
    }


def marks(view: Reader, officers: Sequence[Officer], month: date) -> dict[int, tuple[DayMark, ...]]:
    """What each day of the month holding a day came to, by officer."""
    kept, last = _Kept(view, officers, month), last_of_month(month.year, month.month)
    planned = visit_plans.between(view, month.replace(day=1), last, kept.whose)
    return {
        who.id: day_marks(
            month,
            view.today,
            view.calendar,
            kept.days[who.id],
            planned=planned[who.id],
            absences=kept.away.get(who.id, ()),
            duties=kept.owing.get(who.id, ()),
        )
        for who in officers
    }


class _Kept:
    """What is kept of officers' field days in a month: the days, the duties and the absences."""

    def __init__(self, view: Reader, officers: Sequence[Officer], month: date) -> None:
        first, last = month.replace(day=1), last_of_month(month.year, month.month)
        self.whose = [officers[0].id] if len(officers) == 1 else None
        self.days: dict[int, list[FieldDay]] = defaultdict(list)
        points = contact_points.of(view, self.whose)
        for visit in visits.between(view, first, last, self.whose):
            self.days[visit.officer_id].append(field_day(visit, points[visit.officer_id]))
        self.owing, self.away = duties(view, first), leaves.absences(view, self.whose)


def state_for(view: Reader, officer: Officer, month: date) -> MonthState:
    """How one officer stands in the month holding a day."""
    return states(view, [officer], month)[officer.id]


def chosen_month(view: Reader, text: str) -> date:
    """The first day of the month that is asked for, this month at the latest.

    Raises :class:`PeriodError`.
    """
    this = view.today.replace(day=1)
    return min(parse_period(text).first, this) if text else this


def line(
    view: Reader, visit: Visit, visitor: str | None = None, flags: tuple[VisitFlag, ...] = ()
) -> VisitLine:
    """What a list says of a field day."""
    return VisitLine(
        visit.id,
        visit.day,
        visit.half,
        places.path_name(view, visit.village_code),
        _mark(visit, contact_points.of(view, [visit.officer_id])[visit.officer_id]),
        visitor,
        visits.words(view, visit.note_id),
        flags,
    )


def _mark(visit: Visit, points: Iterable[ContactPoint]) -> Mark:
    if visit.unsaid and visit.standing in {VisitStanding.PLAIN, VisitStanding.CORRECTED}:
        return Mark.UNSAID if visit.denied_note_id is None else Mark.DENIED
    if visit.standing is not VisitStanding.PLAIN:
        return Mark(visit.standing.value)
    if not is_at_contact_point(points, visit.day, visit.village_code):
        return Mark.ELSEWHERE
    if visit.confirmed_by is not None:
        return Mark.CONFIRMED
    if visit.photo or visit.located:
        return Mark.PHOTO if visit.photo else Mark.LOCATED
    return Mark.WAITING
