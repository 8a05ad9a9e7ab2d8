"""A month's field days of all who owe them in a unit, added up for the leaders' answer."""

from collections import defaultdict
from datetime import date

from casework.people import Officer
from casework.sheets_status import FieldDays
from casework.statistics import Period, visit_completion
from casework.visits import FieldDay, Forecast, month_state
from storage import people, visits
from storage.unit import Reader


def of_month(view: Reader, path: str, period: Period) -> FieldDays | None:
    """Field days done and owed in a period of one month; none for another, or with none owed."""
    month = period.first
    if (period.last.year, period.last.month) != (month.year, month.month):
        return None
    since = {who.id: _since(who, path, period) for who in people.everybody(view)}
    owing = {officer_id: day for officer_id, day in since.items() if day is not None}
    days: dict[int, list[FieldDay]] = defaultdict(list)
    for visit in visits.between(view, period.first, period.last, list(owing)):
        days[visit.officer_id].append(_field_day(visit))
    states = [
        month_state(month, view.today, view.calendar, days[officer_id], started_on=started)
        for officer_id, started in owing.items()
    ]
    share = visit_completion((state.done, state.owed) for state in states)
    if not share.of:
        return None
    over = period.last < view.today
    short = sum(
        bool(state.missing) if over else state.forecast is Forecast.UNLIKELY for state in states
    )
    return FieldDays(share, short)


def _since(officer: Officer, path: str, period: Period) -> date | None:
    """Since when an officer has had the duty in a unit; none for those who have none there."""
    held = [
        post.first_day
        for post in officer.posts
        if post.visit_duty and post.unit_path.startswith(path) and post.first_day <= period.last
    ]
    return min(held, default=None)


def _field_day(visit: visits.Visit) -> FieldDay:
    """A day as the rules weigh it; its words were asked for before it could be entered."""
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
    )
