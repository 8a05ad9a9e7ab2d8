"""Everybody's field days for those who oversee them: by township, and one officer of it."""

from collections import defaultdict
from datetime import date, timedelta

from casework.access import check_may_do, oversees_days_of
from casework.days import last_of_month
from casework.paging import pages_of
from casework.people import Officer, UnitKind
from casework.people import Unit as OfficeUnit
from casework.sheets_visit_months import (
    OFFICERS_PAGE,
    UNITS_PAGE,
    CountyMonth,
    ShortMonth,
    UnitMonth,
    VisitorLine,
)
from casework.visits import Forecast
from services import visit_flags, visit_hosts, visit_months
from storage import people, shortfalls, units
from storage.shortfalls import Shortfall
from storage.unit import Reader


def county(view: Reader, actor: Officer, argument: str = "", page: int = 0) -> CountyMonth:
    """A month of all whom a supervisor sees, by township or county unit.

    ``argument`` is a month, a unit's code after a colon, both, or neither.
    """
    check_may_do(actor, "visits_county")
    text, _, code = argument.partition(":")
    first = visit_months.chosen_month(view, text)
    last = last_of_month(first.year, first.month)
    found = _by_unit(view, actor, first)
    chosen = next((unit for unit in found if unit.code == code), None)
    on_pages = len(found) if chosen is None else len(chosen.visitors)
    pages = pages_of(on_pages, UNITS_PAGE if chosen is None else OFFICERS_PAGE)
    return CountyMonth(
        first,
        tuple(found),
        tuple(
            who.name
            for unit in found
            for who in unit.visitors
            if who.state.forecast is Forecast.UNLIKELY
        ),
        is_over=last < view.today,
        chosen=chosen,
        before=visit_hosts.first_of_month_before(first),
        after=month_after(view, first),
        page=min(page, pages - 1),
        pages=pages,
        flagged=len(visit_flags.of_month(view, actor, first)),
        days=last.day,
    )


def month_after(view: Reader, first: date) -> date | None:
    """The month after one, unless that is still to come."""
    following = last_of_month(first.year, first.month) + timedelta(days=1)
    return following if following <= view.today else None


def overseen(view: Reader, actor: Officer, month: date, officer_id: int) -> Officer | None:
    """Somebody else whose field days in a month an officer oversees, if it is one."""
    who = people.get(view, officer_id) if officer_id not in {0, actor.id} else None
    duty = visit_months.duties(view, month).get(officer_id)
    if who is None or not duty or not oversees_days_of(actor, who, duty[-1].unit_path):
        return None
    return who


def seat_of(view: Reader, who: Officer, month: date) -> str:
    """The unit in which an officer's field days of a month are counted."""
    unit = units.get(view, visit_months.duties(view, month)[who.id][-1].unit_code)
    return "" if unit is None else _seat(unit)


def short(one: Shortfall | None) -> ShortMonth | None:
    """A month that closed short, as cards show it."""
    return None if one is None else ShortMonth(one.id, one.owed, one.done, one.reason, one.words)


def _by_unit(view: Reader, actor: Officer, first: date) -> list[UnitMonth]:
    by_code = {unit.code: unit for unit in units.everything(view)}
    seats: dict[str, list[Officer]] = defaultdict(list)
    duties = visit_months.duties(view, first)
    for who in people.everybody(view):
        duty = duties[who.id][-1] if who.id in duties else None
        if duty is not None and oversees_days_of(actor, who, duty.unit_path):
            seats[_seat(by_code[duty.unit_code])].append(who)
    everyone = [who for officers in seats.values() for who in officers]
    states = visit_months.states(view, everyone, first)
    marks = visit_months.marks(view, everyone, first)
    why = shortfalls.of_month(view, first)
    return [
        UnitMonth(
            code,
            by_code[code].short_name,
            tuple(
                VisitorLine(who.id, who.name, states[who.id], short(why.get(who.id)), marks[who.id])
                for who in seats[code]
            ),
        )
        for code in sorted(seats)
    ]


def _seat(unit: OfficeUnit) -> str:
    """The unit an officer is counted in: for a village its township."""
    return (unit.parent_code if unit.kind is UnitKind.VILLAGE else None) or unit.code
