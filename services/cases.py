"""What is done with a case beside its moves: words and files added, reminded of, read."""

from dataclasses import replace

from casework.actions import Answer, View
from casework.attachments import said_at_once
from casework.cases import Case
from casework.errors import NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.media import Incoming
from casework.people import Officer
from casework.workflow import Move, Stage
from services import drafting, moves, protect, recipients, steps, turns
from storage import cases, drafts, events, media, pushes, teams
from storage.unit import Unit


def add_words(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Add words to a case by replying to its card: progress for its handler, a note otherwise."""
    case = cases.seen(unit, actor, draft.subject_id)
    if case is None:
        raise NotFoundError
    if case.stage is Stage.HANDLING and actor.id in _handler_ids(unit, case):
        return steps.finish(unit, actor, draft, Move.PROGRESS)
    note = (NoteKind.ADDITION, draft.fields["text"])
    events.record(unit, "addition", (Subject.CASE, case.id), actor.id, note=note)
    return Answer(View.CASE, case.id, "added_kept_apart" if protect.has_kept(draft) else "added")


def add_media(unit: Unit, actor: Officer, case_id: int, file: Incoming) -> Answer:
    """Add a picture or file to a case."""
    case = cases.seen(unit, actor, case_id)
    if case is None:
        raise NotFoundError
    media.add(unit, (Subject.CASE, case.id), actor.id, file)
    events.record(unit, "media", (Subject.CASE, case.id), actor.id)
    return Answer(View.CASE, case.id, said_at_once(file) or "added")


def _handler_ids(unit: Unit, case: Case) -> set[int]:
    on_team = {one.officer_id for one in teams.of(unit, case.id)}
    return on_team | {who.id for who in recipients.owners(unit, case)}


def correct_progress(unit: Unit, actor: Officer, case_id: int) -> Answer:
    """Ask for my newest word of progress once more; what I said stands until I have said it."""
    steps.may(unit, actor, Move.PROGRESS, case_id)
    draft = drafting.mine_open(
        unit, actor, drafting.begin(unit, actor, FormKind.PROGRESS, case_id).ref
    )
    drafts.save(unit, draft, dict(draft.fields) | {steps.REPLACES: "yes"}, draft.asks)
    return drafting.shown(draft)


def chase(unit: Unit, actor: Officer, case_id: int, then: Answer | None = None) -> Answer:
    """Remind whoever's turn it is, once a working day; ``then`` is shown instead of the case."""
    case = cases.seen(unit, actor, case_id)
    if case is None:
        raise NotFoundError
    if not turns.may_chase(unit, actor, case):
        return _after_chase(case, "nobody_to_chase", then)
    subject = (Subject.CASE, case.id)
    cause = f"chase:{case.id}:{unit.calendar.next_working(unit.today).isoformat()}"
    if pushes.is_known(unit, cause):
        return _after_chase(case, "chased_already", then)
    told = moves.owe(unit, turns.reminder(case), subject, but=actor.id, cause=cause)
    events.record(unit, "chased", subject, actor.id, facts={"told": told})
    return _after_chase(case, "chased", then)


def _after_chase(case: Case, notice: str, then: Answer | None) -> Answer:
    return replace(then or Answer(View.CASE, case.id), notice=notice)


def opened(
    unit: Unit, actor: Officer, case_id: int, view: View = View.CASE, page: int = 0
) -> Answer:
    """Record that a case was read, or its history."""
    if cases.seen(unit, actor, case_id) is None:
        raise NotFoundError
    facts = {} if view is View.CASE else {"shown": view.value}
    events.record(unit, "read", (Subject.CASE, case_id), actor.id, facts=facts)
    return Answer(view, case_id, page=page)


def files_read(unit: Unit, actor: Officer, subject: tuple[Subject, int]) -> None:
    """Record that the files of a matter were looked at, once it has been found for the officer."""
    events.record(unit, "read", subject, actor.id, facts={"shown": View.MEDIA.value})
