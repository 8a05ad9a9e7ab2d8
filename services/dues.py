"""Deadlines as people are shown them."""

from casework import clocks
from casework.clocks import ClockRule, ClockStatus
from casework.matters import Subject
from casework.sheets import DueDate
from casework.workflow import MOVES, Move
from storage import clocks as kept_clocks
from storage.clocks import KeptClock
from storage.unit import Reader

# The clock that a case's card shows, by what is running: the first found stands.
_ON_CARD = (
    ClockRule.SUSPENSION,
    ClockRule.SIMPLE_DECIDE,
    ClockRule.HANDLING,
    ClockRule.ROUTING,
    ClockRule.ROUTING_INSIDE,
    ClockRule.NOTICE,
    ClockRule.REVIEW_DECIDE,
    ClockRule.RECHECK_DECIDE,
    ClockRule.FOLLOW_UP,
    ClockRule.FOLLOW_UP_AGAIN,
)
# The deadlines that a move puts off.
_PUT_OFF = {
    Move.ASK_EXTENSION: (ClockRule.HANDLING,),
    Move.SUSPEND: MOVES[Move.SUSPEND].pauses,
}


def shown(view: Reader, kept: KeptClock) -> DueDate:
    """One deadline, with the working days that are left or have passed since."""
    state, calendar = kept.state, view.calendar
    due_on = calendar.day_of(state.due_at)
    if due_on >= view.today:
        left = calendar.working_days_between(view.today, due_on)
    else:
        left = -calendar.working_days_between(due_on, view.today)
    rolled = due_on != state.nominal_due
    return DueDate(
        state.rule,
        state.nominal_due,
        state.due_at,
        due_on,
        left,
        running=state.status is ClockStatus.RUNNING,
        overdue=clocks.is_overdue(state, view.now),
        rolled_over=(calendar.day_name(state.nominal_due) or "weekend") if rolled else None,
        provisional=clocks.is_provisional(state, calendar),
    )


def running(view: Reader, subject: tuple[Subject, int]) -> list[DueDate]:
    """The deadlines of a matter that still run, the nearest first."""
    kept = [one for one in kept_clocks.of(view, subject) if one.state.stopped_at is None]
    return sorted((shown(view, one) for one in kept), key=lambda due: due.due_at)


def of_rule(view: Reader, subject: tuple[Subject, int], rule: ClockRule) -> DueDate | None:
    """The deadline of one rule of a matter, while it runs."""
    found = running(view, subject)
    return next((due for due in found if due.rule is rule), None)


def on_card(view: Reader, case_id: int) -> DueDate | None:
    """The one deadline that a case's card shows."""
    by_rule = {due.rule: due for due in running(view, (Subject.CASE, case_id))}
    return next((by_rule[rule] for rule in _ON_CARD if rule in by_rule), None)


def too_late_for(move: Move, *due: DueDate | None) -> bool:
    """Whether a deadline that a move would put off has passed: such a move forgives nothing."""
    put_off = _PUT_OFF.get(move, ())
    return any(one is not None and one.overdue and one.rule in put_off for one in due)


def to_apply(view: Reader, case_id: int) -> DueDate | None:
    """Until when a review or a recheck can be applied for; none when that is over."""
    found = running(view, (Subject.CASE, case_id))
    rules = {ClockRule.REVIEW_APPLY, ClockRule.RECHECK_APPLY}
    return next((due for due in found if due.rule in rules and not due.overdue), None)
