"""What hosts do: confirm the field days of others in their villages, one by one or all at once."""

from datetime import date

from casework.access import check_may_confirm, check_may_do
from casework.actions import Answer, View
from casework.calendar import ONE_DAY
from casework.errors import NotAllowedError
from casework.matters import Subject
from casework.people import Officer, Role
from casework.visit_sheets import ToConfirm
from services import visit_months
from storage import events, people, visits
from storage.unit import Reader, Unit
from storage.visits import Visit

PAGE = 4


def hosts_of(view: Reader, visit: Visit) -> list[Officer]:
    """Who can confirm a field day: the liaisons in post of the village and of its township."""
    village, township = visit.village_path.rstrip("/").split("/")[:-3:-1]
    found = [
        who for code in (village, township) for who in people.posted_in(view, Role.LIAISON, code)
    ]
    return list({who.id: who for who in found if who.id != visit.officer_id}.values())


def waiting_for(view: Reader, host: Officer) -> list[Visit]:
    """Others' field days of this month and the last that count only once this host confirms."""
    return visits.to_confirm(view, host, first_of_month_before(view.today))


def first_of_month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - ONE_DAY).replace(day=1)


def to_confirm(view: Reader, actor: Officer, page: int = 0) -> ToConfirm:
    """A page of what waits for a host, the oldest first."""
    check_may_do(actor, "visits")
    waiting = waiting_for(view, actor)
    pages = max(1, -(-len(waiting) // PAGE))
    page = min(page, pages - 1)
    shown = waiting[page * PAGE : (page + 1) * PAGE]
    names = people.names(view, {visit.officer_id for visit in shown})
    return ToConfirm(
        tuple(visit_months.line(view, visit, names.get(visit.officer_id)) for visit in shown),
        len(waiting),
        max((visit.id for visit in waiting), default=0),
        page,
        pages,
    )


def confirm(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Confirm another's field day; the same tap again changes nothing.

    What does not exist is refused as what lies elsewhere is; raises :class:`NotAllowedError`.
    """
    visit = visits.get(unit, visit_id)
    if visit is None:
        raise NotAllowedError(rule="not_host", act="confirm_visit")
    check_may_confirm(actor, visit.officer_id, visit.village_path)
    if visit.removed:
        return Answer(View.VISITS_TO_CONFIRM, notice="visit_taken_back")
    if visit.confirmed_by is None:
        _confirm(unit, actor, visit)
    return Answer(View.VISITS_TO_CONFIRM, notice="confirmed")


def confirm_all(unit: Unit, actor: Officer, newest: int) -> Answer:
    """Confirm all that the list showed: nothing logged after ``newest``."""
    for visit in waiting_for(unit, actor):
        if visit.id <= newest:
            _confirm(unit, actor, visit)
    return Answer(View.VISITS_TO_CONFIRM, notice="confirmed")


def _confirm(unit: Unit, actor: Officer, visit: Visit) -> None:
    visits.change(unit, visit.id, confirmed_by=actor.id, confirmed_at=unit.now)
    events.record(unit, "visit_confirmed", (Subject.VISIT, visit.id), actor.id)
