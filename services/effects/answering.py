"""What the moves change from the delivery of the answer on."""

from datetime import date

from casework.case_errors import FollowUpEarlyError, ReviewLateError, ReviewOpenError
from casework.clocks import ASKED_AGAIN_FROM, ClockRule
from casework.matters import Delivery, NoteKind, Subject
from casework.workflow import Move
from services.effects.making import AFTER_DELIVERY, Effect, Making, start_from, tell
from services.effects.recusing import keep_handlers_away
from storage import clocks, earlier
from storage.unit import Reader

_AGAIN = ("service_again", "result_again")


def _deliver(it: Making) -> Effect:
    """From the day on which the reply reached the petitioner it is not late."""
    tell(it)
    begun = start_from(it, it.day, *AFTER_DELIVERY)
    changes: dict[str, object] = {"delivery": it.fields["manner"], "replied_on": it.day}
    return Effect(changes, it.review_right(ClockRule.REVIEW_APPLY), skip_clocks=begun)


def _agree_undelivered(it: Making) -> Effect:
    changes: dict[str, object] = {
        "delivery": Delivery.NOT_DELIVERABLE.value,
        "replied_on": it.unit.today,
    }
    return Effect(changes, it.review_right(ClockRule.REVIEW_APPLY))


def _follow_up(it: Making) -> Effect:
    """What the petitioner said stays on record as it was said; the cause tells how it is closed."""
    said: dict[str, object] = {f"{name}_rating": it.fields[name] for name in ("service", "result")}
    return Effect(said | {"root_cause": it.fields["cause"]}, said)


def _close(it: Making) -> Effect:
    return Effect({"closed_on": it.unit.today})


def _close_for_now(it: Making) -> Effect:
    """The second asking is counted from the reply."""
    replied = it.case.replied_on or it.unit.today
    begun = start_from(it, replied, ClockRule.FOLLOW_UP_AGAIN)
    return Effect({"closed_on": it.unit.today}, skip_clocks=begun)


def check_follow_up_again(view: Reader, case_id: int) -> None:
    """Raise :class:`FollowUpEarlyError` while it is too early to say whether help has lasted."""
    again = clocks.open_clock(view, (Subject.CASE, case_id), ClockRule.FOLLOW_UP_AGAIN)
    if again is not None and view.today < (opens := again.state.nominal_due - ASKED_AGAIN_FROM):
        raise FollowUpEarlyError(due_on=opens)


def _follow_up_again(it: Making) -> Effect:
    """What was said at first stands: a rating is never edited, and has been reported since."""
    check_follow_up_again(it.unit, it.case.id)
    said: dict[str, object] = {f"{name}_again": it.fields[name] for name in ("service", "result")}
    return Effect(said, said)


def _apply_review(it: Making) -> Effect:
    return _applied(it, ClockRule.REVIEW_APPLY, ClockRule.REVIEW_DECIDE)


def _apply_recheck(it: Making) -> Effect:
    return _applied(it, ClockRule.RECHECK_APPLY, ClockRule.RECHECK_DECIDE)


def _applied(it: Making, within: ClockRule, decide: ClockRule) -> Effect:
    """Applied for in time, decided from that day on, and without those who handled it."""
    on = date.fromisoformat(it.fields["on"])
    kept = it.clock(within)
    if kept is not None and on > it.unit.calendar.day_of(kept.state.due_at):
        raise ReviewLateError(due_on=it.unit.calendar.day_of(kept.state.due_at))
    facts = {"on": it.fields["on"]} | keep_handlers_away(it)
    return Effect(facts=facts, skip_clocks=start_from(it, on, decide))


def _decide_review(it: Making) -> Effect:
    """From the day of the decision there is time to apply for a recheck."""
    effect = _decide(it)
    on = date.fromisoformat(it.fields["on"])
    effect.facts |= it.review_right(ClockRule.RECHECK_APPLY)
    effect.skip_clocks = start_from(it, on, ClockRule.RECHECK_APPLY)
    return effect


def _decide(it: Making) -> Effect:
    return Effect(facts={"decision": it.fields["decision"], "on": it.fields["on"]})


def _make_final(it: Making) -> Effect:
    """Only when the time to apply for a recheck is over."""
    kept = it.clock(ClockRule.RECHECK_APPLY)
    if kept is not None and it.unit.now <= kept.state.due_at:
        raise ReviewOpenError(due_on=it.unit.calendar.day_of(kept.state.due_at))
    return Effect()


def _reopen(it: Making) -> Effect:
    """Begun again with a proposal: its own deadline starts with that, and nothing is answered.

    Whether the first answer was in time stands for the period in which that fell due (decision 10).
    """
    earlier.keep(it.unit, it.case)
    over = ("due_on", "replied_on", "closed_on", "outcome", "delivery", "route", *_AGAIN)
    return Effect(dict.fromkeys(over) | {"simple": False})


EFFECTS = {
    Move.DELIVER: _deliver,
    Move.AGREE_UNDELIVERED: _agree_undelivered,
    Move.FOLLOW_UP: _follow_up,
    Move.CLOSE: _close,
    Move.CLOSE_FOR_NOW: _close_for_now,
    Move.FOLLOW_UP_AGAIN: _follow_up_again,
    Move.APPLY_REVIEW: _apply_review,
    Move.DECIDE_REVIEW: _decide_review,
    Move.APPLY_RECHECK: _apply_recheck,
    Move.DECIDE_RECHECK: _decide,
    Move.MAKE_FINAL: _make_final,
    Move.REOPEN: _reopen,
}
NOTES = {
    Move.DELIVER: ("detail", NoteKind.DELIVERY),
    Move.REPORT_UNDELIVERED: ("text", NoteKind.ATTEMPTS),
    Move.REFUSE_UNDELIVERED: ("reason", NoteKind.REASON),
    Move.FOLLOW_UP_AGAIN: ("text", NoteKind.FOLLOW_UP),
    Move.APPLY_REVIEW: ("body", NoteKind.REVIEW),
    Move.DECIDE_REVIEW: ("text", NoteKind.DECISION),
    Move.APPLY_RECHECK: ("body", NoteKind.REVIEW),
    Move.DECIDE_RECHECK: ("text", NoteKind.DECISION),
    Move.REOPEN: ("reason", NoteKind.REOPENED),
    Move.FOLLOW_UP: ("text", NoteKind.FOLLOW_UP),
}
