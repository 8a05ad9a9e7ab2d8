"""What an officer changes of a field day already logged: words added, taken back, entered again."""

from dataclasses import replace

from casework.actions import Answer, View
from casework.forms import Draft
from casework.matters import NoteKind, Subject
from casework.people import Officer
from casework.push_table import ON_A_VISIT
from casework.visit_errors import VisitConfirmedError
from services import companions, protect, visit_cards, visit_hosts
from services.visits import check_can_log, entered
from storage import events, pushes, visits
from storage.unit import Unit


def add_words(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Add to the line about one's own field day; the earlier line stays on record."""
    visit = entered(unit, actor, draft.subject_id)
    subject = (Subject.VISIT, visit.id)
    whole = f"{visits.words(unit, visit.note_id)}\n{draft.fields['text']}"
    note = events.record(unit, "addition", subject, actor.id, note=(NoteKind.VISIT, whole))
    visits.change(unit, visit.id, note_id=note)
    return Answer(View.VISIT, visit.id, "added_kept_apart" if protect.has_kept(draft) else "added")


def remove(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Take a field day back, while nobody has confirmed it or within a minute of logging it.

    Raises :class:`VisitConfirmedError`.
    """
    visit = entered(unit, actor, visit_id)
    if not visit.removed:
        if not visit_cards.may_remove(unit, actor, visit):
            raise VisitConfirmedError
        visits.change(unit, visit.id, removed=True)
        events.record(unit, "visit_removed", (Subject.VISIT, visit.id), actor.id)
        pushes.settle(unit, (Subject.VISIT, visit.id), actor.id, ON_A_VISIT)
    return Answer(View.VISIT, visit.id, "removed")


def restore(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Enter a field day that was taken back again, if it could be logged now."""
    visit = entered(unit, actor, visit_id)
    if visit.removed:
        visitor = companions.visitor(unit, actor, visit.officer_id)
        check_can_log(unit, visitor, visit.day, half=visit.half)
        visits.change(unit, visit.id, removed=False)
        events.record(unit, "visit_restored", (Subject.VISIT, visit.id), actor.id)
        visit_hosts.ask(unit, replace(visit, removed=False), again=unit.now.isoformat())
    return Answer(View.VISIT, visit.id, "logged")
