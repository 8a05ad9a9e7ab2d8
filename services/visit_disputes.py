"""What a visitor does about a field day that its host says was not so, and who decides."""

from dataclasses import replace
from datetime import date

from casework import visit_logging
from casework.actions import Answer, View
from casework.errors import NotAllowedError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.people import Officer, Role
from casework.push_table import ASKED_OF_SIDES, ON_A_VISIT
from casework.pushes import Push, PushKind
from casework.visit_errors import NoSuchVillageError, VisitConfirmedError
from casework.visits import VisitStanding
from services import companions, drafting, protect, visit_hosts, visits
from storage import events, people, pushes, units
from storage import visits as kept_visits
from storage.unit import Reader, Unit
from storage.visits import Visit

# While a field day stands so, its visitor may put it right.
_OPEN = frozenset({VisitStanding.PLAIN, VisitStanding.DISPUTED})


def may_correct(visit: Visit) -> bool:
    """Whether its visitor may still put a field day right."""
    return not visit.removed and visit.confirmed_by is None and visit.standing in _OPEN


def begin_correction(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Begin to put a field day right, one's own or a leader's: the form holds what was logged."""
    visit = visits.mine(unit, actor, visit_id)
    _check_open(visit)
    fields = {
        "village": visit.village_code,
        "text": kept_visits.words(unit, visit.note_id),
        "on": visit.day.isoformat(),
        "day": visit.day.isoformat(),
        "length": "half" if visit.half else "full",
    }
    return drafting.begin(unit, actor, FormKind.VISIT_FIX, visit.id, fields)


def _check_open(visit: Visit) -> None:
    if not may_correct(visit):
        raise VisitConfirmedError


def correct(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Put a field day right within what could be logged when it arrived; raises VisitError.

    What stood there stays on record. What its host disputed counts once the host, asked again, says
    that it was so; what a companion puts right, once the leader has said again that it is true.
    """
    visit = visits.mine(unit, actor, draft.subject_id)
    _check_open(visit)
    fields, subject = draft.fields, (Subject.VISIT, visit.id)
    day, half = date.fromisoformat(fields["on"]), fields.get("length") == "half"
    whose = companions.visitor(unit, actor, visit.officer_id)
    visits.check_can_log(unit, whose, day, half=half, instead_of=visit)
    village = units.get(unit, fields["village"])
    if village is None:
        raise NoSuchVillageError(text=fields["village"], near=())
    facts = {"day": day, "half": half, "village": village.code}
    note = (NoteKind.CORRECTION, fields["text"])
    asked_again = visit.standing is VisitStanding.DISPUTED
    after = replace(
        visit,
        day=day,
        half=half,
        village_code=village.code,
        village_path=village.path,
        note_id=events.record(unit, "visit_corrected", subject, actor.id, facts=facts, note=note)
        or 0,
        backfilled=visit_logging.is_backfilled(day, visit.arrived_at, unit.calendar),
        far_km=visit.far_km if village.code == visit.village_code else None,
        standing=VisitStanding.CORRECTED if asked_again else VisitStanding.PLAIN,
    )
    kept_visits.correct(unit, after)
    protect.hand_on(unit, draft, subject)
    pushes.settle(unit, subject, actor.id, ON_A_VISIT)
    visit_hosts.ask(unit, after)
    if actor.id != visit.officer_id:
        kept_visits.change(unit, visit.id, affirmed_at=None, denied_note_id=None)
        companions.ask(unit, after)
    return Answer(View.VISIT, visit.id, "visit_corrected")


def deciders(view: Reader, visit: Visit) -> list[Officer]:
    """Who decides between a visitor and a host: the section head, else the deputy.

    Neither of the two themselves.
    """
    visitor = people.get(view, visit.officer_id)
    posts = visitor.own_posts if visitor is not None else ()
    path = next((post.unit_path for post in posts if post.visit_duty), visit.village_path)
    sides = {visit.officer_id, visit.disputed_by}
    for role in (Role.SECTION_HEAD, Role.DEPUTY):
        found = [
            who
            for who in people.holding(view, role, path)
            if who.id not in sides
            and (role is Role.DEPUTY or visitor is None or who.heads(visitor))
        ]
        if found:
            return found
    return []


def ask_head(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Ask the section head whether a disputed field day counts; the same tap again is harmless."""
    visit = visits.mine(unit, actor, visit_id)
    if visit.standing is not VisitStanding.DISPUTED:
        return Answer(View.VISIT, visit.id)
    asked = deciders(unit, visit)
    if not asked:
        return Answer(View.VISIT, visit.id, "nobody_to_decide")
    subject = (Subject.VISIT, visit.id)
    kept_visits.change(unit, visit.id, standing=VisitStanding.ASKED.value)
    events.record(unit, "visit_head_asked", subject, actor.id)
    pushes.settle(unit, subject, actor.id, ASKED_OF_SIDES)
    pushes.owe(
        unit,
        PushKind.VISIT_TO_DECIDE,
        [who.id for who in asked],
        subject,
        cause=f"visit:{visit.id}:{visit.dispute_note_id}",
        facts={"day": visit.day.isoformat()},
    )
    return Answer(View.VISIT, visit.id, "visit_head_asked")


def decide(unit: Unit, actor: Officer, visit_id: int, *, counts: bool) -> Answer:
    """Decide whether a disputed field day counts; who came second sees what was decided.

    Raises :class:`NotAllowedError` for one of the two sides, for whoever was not asked, and the
    same for what does not exist.
    """
    visit = kept_visits.get(unit, visit_id)
    if visit is None or actor.id not in {who.id for who in deciders(unit, visit)}:
        raise NotAllowedError(rule="role", act="decide_visit")
    if visit.standing is not VisitStanding.ASKED:
        return Answer(View.VISIT, visit.id, "visit_decided_already")
    subject = (Subject.VISIT, visit.id)
    said = "visit_counts" if counts else "visit_rejected"
    change: dict[str, object] = {"standing": VisitStanding.REJECTED.value}
    if counts:
        change = {"standing": "", "confirmed_by": actor.id, "confirmed_at": unit.now}
    kept_visits.change(unit, visit.id, **change)
    events.record(unit, said, subject, actor.id)
    pushes.settle(unit, subject, actor.id, ASKED_OF_SIDES)
    pushes.owe(
        unit,
        PushKind.VISIT_DECIDED,
        companions.kept_by(visit),
        subject,
        cause=f"visit:{visit.id}:{visit.dispute_note_id}",
        facts={"day": visit.day.isoformat(), "counts": "yes" if counts else "no"},
    )
    return Answer(View.VISIT, visit.id, said)


def is_asked(view: Reader, push: Push, who: Officer) -> bool:
    """Whether what a push says of a field day, or asks about one, still stands for its reader."""
    visit = kept_visits.get(view, push.subject_id)
    if visit is None or visit.removed:
        return False
    match push.kind:
        case PushKind.VISIT_TO_CONFIRM:
            return visit.waits and visit_hosts.is_host(view, who, visit)
        case PushKind.VISIT_DISPUTED:
            return visit.standing is VisitStanding.DISPUTED and who.id in companions.kept_by(visit)
        case PushKind.VISIT_TO_DECIDE:
            asked = visit.standing is VisitStanding.ASKED
            return asked and who in deciders(view, visit)
        case PushKind.VISIT_UNREADABLE:
            return visit.waits and who.id in companions.kept_by(visit)
        case PushKind.VISIT_DECIDED:
            return who.id in companions.kept_by(visit)
        case PushKind.VISIT_DENIED:
            return who.id == visit.entered_by
        case _:
            return who.id == visit.officer_id
