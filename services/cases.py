"""Acts on a case: acknowledged, worked on, answered, approved, delivered, followed up."""

from dataclasses import replace
from datetime import date, timedelta

from casework.access import check_may
from casework.actions import Answer, View
from casework.cases import Case
from casework.clocks import ClockRule
from casework.errors import NotFoundError, OldButtonError, StaleError
from casework.forms import Draft, FormKind
from casework.matters import Incoming, NoteKind, Subject
from casework.people import Officer
from casework.workflow import MOVES, TAPPED_MOVES, Move, Stage, check_move
from services import drafting, leads, moves, places, protect, recipients, turns
from storage import cases, counters, drafts, events, media, pushes
from storage import leads as kept_leads
from storage.counters import Measure
from storage.unit import Unit

# The field of a form of progress that takes the place of what was said last.
_REPLACES = "replaces"
_DAYS_BACK = {"today": 0, "yesterday": 1, "day_before": 2}


def may(unit: Unit, actor: Officer, move: Move, case_id: int) -> Case:
    """The case, if the officer may make this move on it."""
    case = cases.get(unit, case_id)
    if case is None:
        raise NotFoundError
    check_may(actor, move, cases.standing(unit, case))
    return case


def check_stage(move: Move, case: Case) -> None:
    """Raise unless the move begins where the case stands."""
    check_move(move, case.stage)


def act(unit: Unit, actor: Officer, move: Move, case_id: int, version: int) -> Answer:
    """Make a move that needs nothing typed: assign, acknowledge, approve.

    The same tap again finds it done and gets the same answer; an older card is refused.
    """
    if move not in TAPPED_MOVES:
        raise OldButtonError
    case = may(unit, actor, move, case_id)
    if case.stage is MOVES[move].target and version < case.version:
        return Answer(View.CASE, case.id, move.value)
    if version and version != case.version and case.stage not in MOVES[move].sources:
        raise StaleError
    _make(unit, actor, move, case)
    return Answer(View.CASE, case.id, move.value)


def _make(
    unit: Unit,
    actor: Officer,
    move: Move,
    case: Case,
    note: tuple[NoteKind, str] | None = None,
    **changes: object,
) -> None:
    subject = (Subject.CASE, case.id)
    path = case.owner_path or case.place_path
    moves.make(unit, actor, move, subject, case.stage, path, note=note)
    cases.change(unit, case, stage=MOVES[move].target.value, **changes)
    if move in {Move.ACKNOWLEDGE, Move.PROGRESS, Move.SUBMIT_RESULT}:
        cases.note_handler(unit, case.id, actor.id)
    moves.owe_for(unit, actor, move, subject)


def progress(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep a word on how it goes, in place of the newest one when that is being corrected."""
    case = may(unit, actor, Move.PROGRESS, draft.subject_id)
    subject = (Subject.CASE, case.id)
    if _REPLACES in draft.fields and events.replace_last_note(
        unit, subject, actor.id, NoteKind.PROGRESS
    ):
        events.record(unit, "progress_replaced", subject, actor.id)
    _make(unit, actor, Move.PROGRESS, case, (NoteKind.PROGRESS, draft.fields["text"]))
    kept = protect.has_kept(draft)
    return Answer(View.CASE, case.id, "progress_kept_apart" if kept else "progress")


def add_words(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Add words to a case by replying to its card: progress for its handler, a note otherwise."""
    case = cases.seen(unit, actor, draft.subject_id)
    if case is None:
        raise NotFoundError
    if case.stage is Stage.HANDLING and actor.id in _owner_ids(unit, case):
        return progress(unit, actor, draft)
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
    return Answer(View.CASE, case.id, "added" if file.can_be_fetched else "not_archived")


def _owner_ids(unit: Unit, case: Case) -> set[int]:
    return {who.id for who in recipients.owners(unit, case)}


def correct_progress(unit: Unit, actor: Officer, case_id: int) -> Answer:
    """Ask for my newest word of progress once more; what I said stands until I have said it."""
    may(unit, actor, Move.PROGRESS, case_id)
    draft = drafting.mine_open(
        unit, actor, drafting.begin(unit, actor, FormKind.PROGRESS, case_id).ref
    )
    drafts.save(unit, draft, dict(draft.fields) | {_REPLACES: "yes"}, draft.asks)
    return drafting.shown(draft)


def submit_result(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Submit what was found and what the answer comes to, for the deputy to read."""
    case = may(unit, actor, Move.SUBMIT_RESULT, draft.subject_id)
    _make(
        unit,
        actor,
        Move.SUBMIT_RESULT,
        case,
        (NoteKind.FINDINGS, draft.fields["findings"]),
        outcome=draft.fields["outcome"],
        drafted_by=actor.id,
    )
    return Answer(View.CASE, case.id, "result_submitted")


def give_back(unit: Unit, actor: Officer, draft: Draft, move: Move) -> Answer:
    """Return a proposal or a reply with the reason."""
    case = may(unit, actor, move, draft.subject_id)
    _make(unit, actor, move, case, (NoteKind.REASON, draft.fields["reason"]))
    return Answer(View.CASE, case.id, move.value)


def propose_again(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Report a returned case up again, with another owner if need be."""
    case = may(unit, actor, Move.REPORT_UP, draft.subject_id)
    owner = places.find(unit, draft.fields["owner"])
    if case.due_on is not None and owner.path != case.owner_path:
        for measure in (Measure.OPEN_DUE, Measure.FALLING_DUE):
            counters.add(unit, case.owner_path or case.place_path, measure, case.due_on, -1)
            counters.add(unit, owner.path, measure, case.due_on)
    _make(
        unit,
        actor,
        Move.REPORT_UP,
        case,
        owner_code=owner.code,
        owner_path=owner.path,
        drafted_by=actor.id,
    )
    return Answer(View.CASE, case.id, "reported_up")


def deliver(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Record how and when the reply reached the petitioner; from then on it is not late."""
    case = may(unit, actor, Move.DELIVER, draft.subject_id)
    day = unit.today - timedelta(days=_DAYS_BACK[draft.fields["day"]])
    _count_delivery(unit, case, day)
    detail = draft.fields.get("detail")
    _make(
        unit,
        actor,
        Move.DELIVER,
        case,
        (NoteKind.DELIVERY, detail) if detail else None,
        delivery=draft.fields["manner"],
        replied_on=day,
    )
    moves.stop_clock(unit, (Subject.CASE, case.id), ClockRule.SIMPLE_DECIDE)
    for lead in kept_leads.of_case(unit, case.id):
        leads.note_told(unit, actor, lead)
    return Answer(View.CASE, case.id, "delivered")


def _count_delivery(unit: Unit, case: Case, day: date) -> None:
    if case.due_on is None:
        return
    path = case.owner_path or case.place_path
    counters.add(unit, path, Measure.OPEN_DUE, case.due_on, -1)
    if day <= case.due_on:
        counters.add(unit, path, Measure.ON_TIME, case.due_on)


def follow_up(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Record what the petitioner said of service and outcome, and close the case."""
    case = may(unit, actor, Move.FOLLOW_UP, draft.subject_id)
    words = draft.fields.get("text")
    _make(
        unit,
        actor,
        Move.FOLLOW_UP,
        case,
        (NoteKind.FOLLOW_UP, words) if words else None,
        service_rating=draft.fields["service"],
        result_rating=draft.fields["result"],
    )
    rated = cases.get(unit, case.id)
    if rated is None:
        raise NotFoundError
    _make(
        unit,
        actor,
        Move.CLOSE,
        rated,
        root_cause=draft.fields["cause"],
        closed_on=unit.today,
    )
    return Answer(View.CASE, case.id, "closed")


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


def opened(unit: Unit, actor: Officer, case_id: int, view: View = View.CASE) -> Answer:
    """Record that a case was read."""
    if cases.seen(unit, actor, case_id) is None:
        raise NotFoundError
    events.record(unit, "read", (Subject.CASE, case_id), actor.id)
    return Answer(view, case_id)
