"""What is shown of field days: one day's card, one officer's month."""

from datetime import date

from casework.access import VISIT_SUPERVISORS, check_may_do, may_do
from casework.actions import UNDO_FOR
from casework.attachments import MediaTally
from casework.days import last_of_month
from casework.errors import NotAllowedError, NotFoundError
from casework.matters import Subject
from casework.people import Officer, Role
from casework.sheets_visit_months import MonthSheet
from casework.sheets_visits import Dispute, VisitSheet
from casework.visits import VisitStanding
from services import (
    companions,
    findings,
    unreadable,
    visit_county,
    visit_disputes,
    visit_flags,
    visit_hosts,
    visit_months,
)
from storage import findings as kept_findings
from storage import media, people, shortfalls, visit_plans, visits
from storage.unit import Reader
from storage.visits import Visit


def card(view: Reader, actor: Officer, visit_id: int) -> VisitSheet:
    """A field day's card; raises :class:`NotFoundError` for what may not be seen."""
    visit = _seen(view, actor, visit_id)
    mine = visit.officer_id == actor.id
    keeps = companions.keeps(view, actor, visit) and not visit.removed
    disputed = keeps and visit.standing is VisitStanding.DISPUTED
    names = people.names(view, {visit.officer_id, visit.confirmed_by or 0, visit.entered_by or 0})
    hosted = not visit.removed and visit_hosts.is_host(view, actor, visit)
    flags = visit_flags.of(view, visit) if visit_flags.are_shown(view, actor, visit) else ()
    standing, here = visit.standing, visit_hosts.hosts_of(view, visit)
    decides = standing is VisitStanding.ASKED and actor in visit_disputes.deciders(view, visit)
    files = media.of(view, [(Subject.VISIT, visit.id)])
    open_ = visit.confirmed_by is None and standing is not VisitStanding.REJECTED
    return VisitSheet(
        visit_months.line(view, visit, None if mine else names.get(visit.officer_id), flags),
        visit.arrived_at,
        visit.backfilled,
        tuple(who.name for who in here),
        state=visit_months.state_for(view, actor, visit.day) if mine else None,
        confirmed_by=names.get(visit.confirmed_by or 0),
        removed=visit.removed,
        may_remove=not visit.removed and may_remove(view, actor, visit),
        may_restore=visit.removed and actor.id in {visit.officer_id, visit.entered_by},
        may_confirm=hosted and open_,
        may_dispute=hosted and open_ and standing is not VisitStanding.DISPUTED,
        may_correct=disputed or (keeps and not mine and visit_disputes.may_correct(visit)),
        may_ask_head=disputed,
        may_decide=decides and not visit.removed,
        may_add=keeps,
        dispute=_dispute(view, visit),
        findings=tuple(
            findings.line(view, actor, one) for one in kept_findings.of_visits(view, [visit.id])
        ),
        media=MediaTally.of(files),
        broken=unreadable.count(view, (Subject.VISIT, visit.id)),
        desk=() if here else _desk(view, visit),
        far_km=(visit.far_km or 0) if flags else 0,
        entered_by=names.get(visit.entered_by or 0),
        denial=visits.words(view, visit.denied_note_id) if visit.denied_note_id else None,
        may_affirm=mine and visit.unsaid and not visit.removed,
        overseen=0 if mine else _overseen(view, actor, visit),
    )


def _seen(view: Reader, actor: Officer, visit_id: int) -> Visit:
    """A field day that is one's own, lies in what one oversees, or waits for one's word."""
    scopes = actor.scopes(Role.LIAISON, *VISIT_SUPERVISORS)
    visit = visits.seen(view, actor, visit_id, scopes)
    if visit is not None:
        return visit
    visit = visits.get(view, visit_id)
    if visit is None or not (
        visit_hosts.is_host(view, actor, visit)
        or actor in visit_disputes.deciders(view, visit)
        or visit_flags.are_shown(view, actor, visit)
        or _overseen(view, actor, visit)
    ):
        raise NotFoundError
    return visit


def _overseen(view: Reader, actor: Officer, visit: Visit) -> int:
    """Whose month a supervisor looks at when opening a day of it; 0 for whoever oversees none."""
    if not may_do(actor, "visits_county"):
        return 0
    who = visit_county.overseen(view, actor, visit.day, visit.officer_id)
    return 0 if who is None else who.id


def _dispute(view: Reader, visit: Visit) -> Dispute | None:
    if visit.standing is VisitStanding.PLAIN or visit.dispute_note_id is None:
        return None
    number = visit.disputed_by or 0
    deciders = tuple(who.name for who in visit_disputes.deciders(view, visit))
    reason = visits.words(view, visit.dispute_note_id)
    return Dispute(people.names(view, {number}).get(number, ""), reason, deciders)


def _desk(view: Reader, visit: Visit) -> tuple[str, ...]:
    """Who is asked for a liaison where none is left."""
    return tuple(who.name for who in people.holding(view, Role.CLERK, visit.village_path))


def may_remove(view: Reader, actor: Officer, visit: Visit) -> bool:
    """Whether an officer may take a field day back: unconfirmed, or logged within a minute."""
    lately = view.now - visit.arrived_at <= UNDO_FOR
    own = actor.id in {visit.officer_id, visit.entered_by}
    return own and (visit.confirmed_by is None or lately)


def month(view: Reader, actor: Officer, text: str = "", officer_id: int = 0) -> MonthSheet:
    """An officer's own month, a leader's whom they accompany, or that of somebody they oversee.

    The month is given as 2026-10; raises :class:`PeriodError` and :class:`NotAllowedError`.
    """
    first = visit_months.chosen_month(view, text)
    who, overseen = _whose(view, actor, first, officer_id)
    last, this = last_of_month(first.year, first.month), view.today.replace(day=1)
    found = visits.between(view, first, last, [who.id])
    hints = visit_flags.of_days(view, found)
    before = visit_hosts.first_of_month_before(first)
    since = visits.duty_since(view).get(who.id, this)
    own = who.id == actor.id
    return MonthSheet(
        first,
        visit_months.state_for(view, who, first),
        tuple(
            visit_months.line(view, visit, flags=hints.get(visit.id, ()))
            for visit in reversed(found)
        ),
        is_over=first < this,
        owes=who.owes_visits and not overseen,
        before=before if before >= since.replace(day=1) else None,
        after=visit_county.month_after(view, first),
        to_confirm=len(visit_hosts.waiting_for(view, actor)) if own and first == this else 0,
        sees_others=own and may_do(actor, "visits_county"),
        visitor_id=0 if own else who.id,
        visitor=None if own else who.name,
        leaders=tuple((one.id, one.name) for one in companions.leaders_of(view, actor))
        if own
        else (),
        short=visit_county.short(shortfalls.of_month(view, first).get(who.id)),
        planned=tuple(
            day
            for day in visit_plans.between(view, first, last, [who.id])[who.id]
            if day >= view.today
        ),
        overseen_in=visit_county.seat_of(view, who, first) if overseen else "",
    )


def _whose(view: Reader, actor: Officer, month: date, officer_id: int) -> tuple[Officer, bool]:
    """Whose month is meant, and whether the asker only oversees it; raises NotAllowedError."""
    own = {0, actor.id, *(one.id for one in companions.leaders_of(view, actor))}
    if officer_id in own:
        who = companions.visitor(view, actor, officer_id)
        check_may_do(who, "visits")
        return who, False
    overseen = visit_county.overseen(view, actor, month, officer_id)
    if overseen is None:
        raise NotAllowedError(rule="role", act="visits_county")
    return overseen, True
