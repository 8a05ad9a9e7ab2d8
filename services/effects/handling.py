"""What the moves change while an owner works on a case."""

from casework import typed
from casework.clock_errors import DueDatePastError, NotExtendableError
from casework.clocks import ClockRule, check_can_extend, extend
from casework.matters import NoteKind
from casework.workflow import Move
from services.effects.making import Effect, Making
from storage import clocks as kept_clocks
from storage import events
from storage.clocks import KeptClock

# The field of a form of progress that takes the place of what was said last.
REPLACES = "replaces"


def _progress(it: Making) -> Effect:
    """In place of the newest word, when that is being corrected."""
    if it.fields.get(REPLACES) and events.replace_last_note(
        it.unit, it.subject, it.actor_id or 0, NoteKind.PROGRESS
    ):
        events.record(it.unit, "progress_replaced", it.subject, it.actor_id)
    return Effect()


def _ask_extension(it: Making) -> Effect:
    """Asked before expiry, once, within the most days."""
    days = int(it.fields["days"])
    check_can_extend(_extendable(it).state, days, it.unit.now)
    return Effect({"asked_days": days, "asked_at": it.unit.now}, {"days": days})


def _grant_extension(it: Making) -> Effect:
    """What counts is when it was asked for."""
    kept, days = _extendable(it), it.case.asked_days or 0
    now, calendar = it.unit.now, it.unit.calendar
    state, entry = extend(kept.state, days, now, calendar, asked_at=it.case.asked_at)
    kept_clocks.change(it.unit, kept, state, entry)
    return Effect({"asked_days": None, "asked_at": None}, {"days": days}, [state])


def _extendable(it: Making) -> KeptClock:
    kept = it.clock(ClockRule.HANDLING)
    if kept is None:
        raise NotExtendableError(rule=ClockRule.SIMPLE_DECIDE)
    return kept


def _refuse_extension(_it: Making) -> Effect:
    return Effect({"asked_days": None, "asked_at": None})


def _suspend(it: Making) -> Effect:
    """Until a day, when the condition names one; otherwise it is asked about again and again."""
    condition = it.fields["condition"]
    until = typed.day(condition, it.unit.today)
    if until is not None and until <= it.unit.today:
        raise DueDatePastError(due_on=until, today=it.unit.today)
    held = kept_clocks.begin(it.unit, ClockRule.SUSPENSION, it.unit.now, due_on=until)
    kept_clocks.keep(it.unit, held, it.subject, it.case.owner_path or it.case.place_path)
    return Effect(
        facts={"until": until} if until else {},
        skip_clocks=frozenset({ClockRule.SUSPENSION}),
        also=[(NoteKind.CONDITION, condition)],
    )


def _submit_result(it: Making) -> Effect:
    seen_to = it.fields["checklist"]
    return Effect(
        {"outcome": it.fields["outcome"], "checklist": seen_to, "drafted_by": it.actor_id},
        {"checklist": seen_to},
    )


EFFECTS = {
    Move.PROGRESS: _progress,
    Move.ASK_EXTENSION: _ask_extension,
    Move.GRANT_EXTENSION: _grant_extension,
    Move.REFUSE_EXTENSION: _refuse_extension,
    Move.SUSPEND: _suspend,
    Move.SUBMIT_RESULT: _submit_result,
}
NOTES = {
    Move.PROGRESS: ("text", NoteKind.PROGRESS),
    Move.ASK_EXTENSION: ("text", NoteKind.EXTENSION),
    Move.REFUSE_EXTENSION: ("reason", NoteKind.REASON),
    Move.SUSPEND: ("reason", NoteKind.REASON),
    Move.SUBMIT_RESULT: ("findings", NoteKind.FINDINGS),
    Move.RETURN_REPLY: ("reason", NoteKind.REASON),
}
