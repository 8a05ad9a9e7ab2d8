"""A month's field days of all who owe them in a unit, added up for the leaders' answer."""

from collections.abc import Sequence

from casework.access import oversees_visits
from casework.duty import Duty
from casework.people import Officer
from casework.sheets_status import FieldDays
from casework.statistics import Period, visit_completion
from casework.visits import Forecast
from services import visit_months
from storage import people
from storage.unit import Reader


def of_month(view: Reader, actor: Officer, path: str, period: Period) -> FieldDays | None:
    """Field days done and owed in a period of one month; none for another, or with none owed.

    Counted are those whom the asker sees on the list behind it; the cost grows with officers only.
    """
    month = period.first
    if (period.last.year, period.last.month) != (month.year, month.month):
        return None
    duties = visit_months.duties(view, month)
    owing = [who for who in people.everybody(view) if _owes(actor, duties.get(who.id, ()), path)]
    if not owing:
        return None
    states = visit_months.states(view, owing, month).values()
    share = visit_completion((state.done, state.owed) for state in states)
    short = sum(state.forecast is Forecast.UNLIKELY for state in states)
    return FieldDays(share, short) if share.of else None


def _owes(actor: Officer, duties: Sequence[Duty], path: str) -> bool:
    """Whether somebody's duty lies in a unit, and the asker sees how others there stand."""
    seat = duties[-1].unit_path if duties else None
    return seat is not None and seat.startswith(path) and oversees_visits(actor, seat)
