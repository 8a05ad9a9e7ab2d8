"""What a form about a case is refused for before anything is typed that could not be finished.

The moves themselves check the same once more: a form may stay open past its time.
"""

from collections.abc import Callable, Mapping

from casework.case_errors import CallerInvolvedError, NoCallerError, ObjectionLateError
from casework.cases import Case
from casework.clocks import ClockRule, check_can_extend, check_can_pause, is_overdue
from casework.matters import Subject
from casework.meetings import deciding
from casework.workflow import MOVES, Move
from services import withdrawing
from services.effects.answering import check_follow_up_again
from storage import agendas, clocks
from storage.clocks import KeptClock
from storage.unit import Reader


def check(view: Reader, move: Move, case: Case) -> None:
    """Raise what the move would be refused for today, where its fields cannot change that."""
    if move in _CHECKS:
        _CHECKS[move](view, case)


def _running(view: Reader, case: Case, rule: ClockRule) -> KeptClock | None:
    return clocks.open_clock(view, (Subject.CASE, case.id), rule)


def _again(view: Reader, case: Case) -> None:
    check_follow_up_again(view, case.id)


def _decided(view: Reader, case: Case) -> None:
    deciding(agendas.standing_on(view, case.id), view.today)


def _objected(view: Reader, case: Case) -> None:
    kept = _running(view, case, ClockRule.OBJECTION)
    if kept is not None and is_overdue(kept.state, view.now):
        raise ObjectionLateError(due_at=kept.state.due_at)


def _extended(view: Reader, case: Case) -> None:
    kept = _running(view, case, ClockRule.HANDLING)
    if kept is not None:
        check_can_extend(kept.state, 1, view.now)


def _held(view: Reader, case: Case) -> None:
    for rule in MOVES[Move.SUSPEND].pauses:
        kept = _running(view, case, rule)
        if kept is not None:
            check_can_pause(kept.state, view.now)


def _calls(view: Reader, case: Case) -> None:
    if not withdrawing.callers(view, case):
        raise NoCallerError


def _called(view: Reader, case: Case) -> None:
    if case.caller_id not in {who.id for who in withdrawing.callers(view, case)}:
        raise CallerInvolvedError


_CHECKS: Mapping[Move, Callable[[Reader, Case], None]] = {
    Move.FOLLOW_UP_AGAIN: _again,
    Move.DECIDE_AT_MEETING: _decided,
    Move.OBJECT: _objected,
    Move.ASK_EXTENSION: _extended,
    Move.SUSPEND: _held,
    Move.ASK_WITHDRAWAL: _calls,
    Move.WITHDRAW_CASE: _called,
}
