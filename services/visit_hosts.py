"""What hosts do: say of others' field days in their villages that they were so, or were not."""

from datetime import date

from casework import visit_nudges
from casework.access import check_may_confirm, check_may_do
from casework.actions import Answer, View
from casework.days import ONE_DAY
from casework.errors import NotAllowedError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.paging import pages_of
from casework.people import Officer, Role
from casework.push_table import ASKED_OF_SIDES
from casework.pushes import PushKind
from casework.sheets_visits import ToConfirm
from casework.visit_errors import VisitConfirmedError
from casework.visits import VisitStanding
from services import companions, drafting, protect, visit_months
from storage import events, people, pushes, visits
from storage.unit import Reader, Unit
from storage.visits import Visit

PAGE = 4


def hosts_of(view: Reader, visit: Visit) -> list[Officer]:
    """Who can confirm a field day: the liaisons in post of the village and of its township.

    Where none is left, those of the township's other villages. Never the visitor.
    """
    village, township = visit.village_path.rstrip("/").split("/")[:-3:-1]
    found = [
        who for code in (village, township) for who in people.posted_in(view, Role.LIAISON, code)
    ]
    hosts = {who.id: who for who in found if who.id != visit.officer_id}
    if not hosts:
        path = visit.village_path.removesuffix(f"{village}/")
        found = people.posted_below(view, Role.LIAISON, path)
        hosts = {who.id: who for who in found if who.id != visit.officer_id}
    return list(hosts.values())


def is_host(view: Reader, actor: Officer, visit: Visit) -> bool:
    """Whether an officer is one of those who can confirm a field day."""
    return any(who.id == actor.id for who in hosts_of(view, visit))


def waiting_for(view: Reader, host: Officer) -> list[Visit]:
    """Others' field days of this month and the last that count only once this host confirms."""
    found = visits.to_confirm(view, host, first_of_month_before(view.today))
    return [visit for visit in found if is_host(view, host, visit)]


def first_of_month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - ONE_DAY).replace(day=1)


def to_confirm(view: Reader, actor: Officer, page: int = 0) -> ToConfirm:
    """A page of what waits for a host, the oldest first."""
    check_may_do(actor, "visits")
    waiting = waiting_for(view, actor)
    pages = pages_of(len(waiting), PAGE)
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


def ask(unit: Unit, visit: Visit, again: str = "") -> None:
    """Ask the hosts of a field day that waits for them, once for what it says now.

    ``again`` tells a second asking for the same from the first.
    """
    if not visit.waits:
        return
    pushes.owe(
        unit,
        PushKind.VISIT_TO_CONFIRM,
        [who.id for who in hosts_of(unit, visit)],
        (Subject.VISIT, visit.id),
        cause=f"visit:{visit.id}:{visit.note_id}:{again}",
        facts={"day": visit.day.isoformat()},
    )


def ask_all(unit: Unit) -> int:
    """On its day of the month, ask each host once for all that waits; gives how many were asked."""
    today = unit.today
    if today != visit_nudges.asks_hosts_on(today, unit.calendar):
        return 0
    asked = 0
    for host in people.posted_below(unit, Role.LIAISON, ""):
        waiting = waiting_for(unit, host)
        asked += bool(waiting)
        pushes.owe(
            unit,
            PushKind.VISITS_TO_CONFIRM,
            [host.id] if waiting else [],
            visit_months.subject_of(today),
            cause=f"hosts:{host.id}:{today:%Y-%m}",
            facts={
                "waiting": str(len(waiting)),
                "newest": str(max((visit.id for visit in waiting), default=0)),
            },
        )
    return asked


def hosted(view: Reader, actor: Officer, visit_id: int) -> Visit:
    """Another's field day of which an officer is a host.

    What does not exist is refused as what lies elsewhere is; raises :class:`NotAllowedError`.
    """
    visit = visits.get(view, visit_id)
    if visit is None:
        raise NotAllowedError(rule="not_host", act="confirm_visit")
    check_may_confirm(actor, visit.officer_id, {who.id for who in hosts_of(view, visit)})
    return visit


def confirm(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Confirm another's field day, of whatever month; the same tap again changes nothing.

    Whoever said before that it was not so may say now that it was.
    """
    visit = hosted(unit, actor, visit_id)
    if visit.removed:
        return Answer(View.VISITS_TO_CONFIRM, notice="visit_taken_back")
    if visit.standing is VisitStanding.REJECTED:
        return Answer(View.VISITS_TO_CONFIRM, notice="visit_decided_already")
    if visit.confirmed_by is None:
        _confirm(unit, actor, visit)
    over = visit.day < unit.today.replace(day=1)
    return Answer(View.VISITS_TO_CONFIRM, notice="confirmed_late" if over else "confirmed")


def confirm_all(unit: Unit, actor: Officer, newest: int) -> Answer:
    """Confirm all that the list showed: nothing logged after ``newest``."""
    for visit in waiting_for(unit, actor):
        if visit.id <= newest:
            _confirm(unit, actor, visit)
    return Answer(View.VISITS_TO_CONFIRM, notice="confirmed")


def _confirm(unit: Unit, actor: Officer, visit: Visit) -> None:
    change = {"confirmed_by": actor.id, "confirmed_at": unit.now, "standing": ""}
    visits.change(unit, visit.id, **change)
    events.record(unit, "visit_confirmed", (Subject.VISIT, visit.id), actor.id)
    _settle(unit, actor, visit)


def _settle(unit: Unit, actor: Officer, visit: Visit) -> None:
    """What was asked of hosts, visitor and section head is answered; a month's list when empty.

    Whether a companion's entry is true, its leader still has to say.
    """
    pushes.settle(unit, (Subject.VISIT, visit.id), actor.id, ASKED_OF_SIDES)
    if not waiting_for(unit, actor):
        month = visit_months.subject_of(unit.today)
        pushes.settle(unit, month, actor.id, [PushKind.VISITS_TO_CONFIRM], [actor.id])


# What was not so


def begin_dispute(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Ask a host what was not so about a field day."""
    visit = hosted(unit, actor, visit_id)
    if visit.removed:
        return Answer(View.VISITS_TO_CONFIRM, notice="visit_taken_back")
    return drafting.begin(unit, actor, FormKind.VISIT_DISPUTE, visit.id)


def dispute(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Note that a field day was not as logged; its visitor is told.

    A host may say so after all of what they themselves confirmed, not of what another has; raises
    :class:`VisitConfirmedError`.
    """
    visit = hosted(unit, actor, draft.subject_id)
    if visit.confirmed_by not in {None, actor.id}:
        raise VisitConfirmedError
    if visit.removed or visit.standing is VisitStanding.REJECTED:
        return Answer(View.VISITS_TO_CONFIRM, notice="visit_decided_already")
    subject = (Subject.VISIT, visit.id)
    reason = (NoteKind.REASON, draft.fields["reason"])
    note = events.record(unit, "visit_disputed", subject, actor.id, note=reason)
    protect.hand_on(unit, draft, subject)
    visits.change(
        unit,
        visit.id,
        confirmed_by=None,
        confirmed_at=None,
        standing=VisitStanding.DISPUTED.value,
        disputed_by=actor.id,
        dispute_note_id=note,
    )
    _settle(unit, actor, visit)
    pushes.owe(
        unit,
        PushKind.VISIT_DISPUTED,
        companions.kept_by(visit),
        subject,
        cause=f"visit:{visit.id}:{note}",
        facts={"day": visit.day.isoformat()},
    )
    return Answer(View.VISITS_TO_CONFIRM, notice="visit_disputed")
