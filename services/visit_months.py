"""How field days count: an officer's month, and what a list says of one day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from casework.calendar import last_of_month
from casework.people import Officer
from casework.statistics import parse_period
from casework.visit_flags import VisitFlag
from casework.visit_sheets import Mark, VisitLine
from casework.visits import FieldDay, MonthState, VisitStanding, month_state
from services import places
from storage import leaves, visits
from storage.unit import Reader
from storage.visits import Visit


def field_day(visit: Visit) -> FieldDay:
    """A logged day as the rules count it; whom was met and what was heard stand in its one line."""
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
    )


def states(view: Reader, officers: Sequence[Officer], month: date) -> dict[int, MonthState]:
    """How officers stand in the month holding a day, by id; who has no duty owes nothing."""
    first, last = month.replace(day=1), last_of_month(month.year, month.month)
    whose = [officers[0].id] if len(officers) == 1 else None
    done: dict[int, list[FieldDay]] = defaultdict(list)
    for visit in visits.between(view, first, last, whose):
        done[visit.officer_id].append(field_day(visit))
    since, away = visits.duty_since(view), leaves.absences(view, whose)
    return {
        who.id: month_state(
            first,
            view.today,
            view.calendar,
            done[who.id],
            absences=away.get(who.id, ()),
            started_on=since[who.id] if who.owes_visits else date.max,
        )
        for who in officers
    }


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
    if visit.standing is not VisitStanding.PLAIN:
        mark = Mark(visit.standing.value)
    elif visit.confirmed_by is not None:
        mark = Mark.CONFIRMED
    elif visit.photo or visit.located:
        mark = Mark.PHOTO if visit.photo else Mark.LOCATED
    else:
        mark = Mark.WAITING
    return VisitLine(
        visit.id,
        visit.day,
        visit.half,
        places.path_name(view, visit.village_code),
        mark,
        visitor,
        visits.words(view, visit.note_id),
        flags,
    )
