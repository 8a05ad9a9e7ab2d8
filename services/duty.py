"""Duty: who goes to which contact village, assigned and reassigned with its history."""

from collections.abc import Sequence
from datetime import date

from casework.access import may_assign_villages
from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.paging import pages_of
from casework.people import Officer
from casework.sheets_duty import DutiesSheet, DutyLine, DutySheet, HeldVillage
from services import companions, drafting, places
from storage import contact_points, events, people
from storage.unit import Reader, Unit

PAGE = 8


def card(view: Reader, actor: Officer, officer_id: int = 0) -> DutySheet:
    """An officer's duty: one's own, or of whoever one assigns a village or a companion to."""
    who = people.get(view, officer_id or actor.id)
    if who is None or not _may_look(view, actor, who):
        raise NotFoundError
    points = contact_points.of(view, [who.id])[who.id]
    names = people.names(view, {point.assigned_by for point in points if point.assigned_by})
    companion = companions.of(view, who)
    return DutySheet(
        who.id,
        who.name,
        who.owes_visits,
        tuple(
            HeldVillage(
                places.path_name(view, point.village_code),
                point.first,
                point.last,
                names.get(point.assigned_by or 0),
            )
            for point in reversed(points)
        ),
        companion.name if companion else None,
        tuple(leader.name for leader in companions.leaders_of(view, who)),
        own=who.id == actor.id,
        may_assign=may_assign_villages(actor, who),
        may_name=companions.may_name(actor, who),
        lists=_assigns(view, actor),
    )


def _may_look(view: Reader, actor: Officer, who: Officer) -> bool:
    return (
        actor.id == who.id
        or may_assign_villages(actor, who)
        or companions.may_name(actor, who)
        or any(leader.id == who.id for leader in companions.leaders_of(view, actor))
    )


def _assigns(view: Reader, actor: Officer) -> bool:
    return any(may_assign_villages(actor, who) for who in people.everybody(view))


def listing(view: Reader, actor: Officer, page: int = 0) -> DutiesSheet:
    """A page of those to whom somebody assigns contact villages, who have none first."""
    found = [who for who in people.everybody(view) if may_assign_villages(actor, who)]
    if not found:
        raise NotAllowedError(rule="role", act="duties")
    found.sort(key=lambda who: bool(who.contact_villages))
    pages = pages_of(len(found), PAGE)
    page = min(max(page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = tuple(
        DutyLine(who.id, who.name, _villages(view, who.contact_villages)) for who in shown
    )
    without = sum(not who.contact_villages for who in found)
    return DutiesSheet(lines, len(found), without, page, pages)


def _villages(view: Reader, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(places.path_name(view, code) for code in codes)


def opens_at(view: Reader, actor: Officer) -> Answer:
    """What the word for contact villages shows: the list to those who assign, else one's own."""
    return Answer(View.DUTIES if _assigns(view, actor) else View.DUTY)


def begin(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Begin to assign a contact village."""
    who = _assigned_to(unit, actor, officer_id)
    return drafting.begin(unit, actor, FormKind.CONTACT_POINT, who.id)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Let an officer hold a village from a day on, today if none is given, and no other."""
    who, fields = _assigned_to(unit, actor, draft.subject_id), draft.fields
    first = date.fromisoformat(fields["first"]) if "first" in fields else unit.today
    if contact_points.assign(unit, who.id, [fields["village"]], first, actor.id):
        facts = {"village": fields["village"], "first": first}
        events.record(unit, "village_assigned", (Subject.OFFICER, who.id), actor.id, facts=facts)
    return Answer(View.DUTY, who.id, "village_assigned")


def _assigned_to(view: Reader, actor: Officer, officer_id: int) -> Officer:
    who = people.get(view, officer_id)
    if who is None:
        raise NotFoundError
    if not may_assign_villages(actor, who):
        raise NotAllowedError(rule="role", act="duties")
    return who
