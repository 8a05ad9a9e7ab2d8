"""Taking an acknowledgement back, as long as nothing has followed from it."""

from casework.actions import UNDO_FOR, Answer, View
from casework.clocks import ClockRule
from casework.errors import StaleError
from casework.matters import Subject
from casework.people import Officer
from casework.workflow import MOVES, Flag, Move, Stage
from services import moves, running_on
from services.steps import may
from storage import cases, events
from storage.unit import Unit

_STOPPED = MOVES[Move.ACKNOWLEDGE].stops


def undo(unit: Unit, actor: Officer, case_id: int, version: int) -> Answer:
    """Take back, within a minute, that a case was taken on; raises :class:`StaleError`.

    ``version`` is the case's as the acknowledgement left it. Its clocks run on as if they had not
    been stopped.
    """
    case, subject = may(unit, actor, Move.ACKNOWLEDGE, case_id), (Subject.CASE, case_id)
    undone = Answer(View.CASE, case.id, "unacknowledged")
    if case.stage is Stage.ASSIGNED and version < case.version:
        return undone
    found = events.newest(unit, subject, Move.ACKNOWLEDGE.value)
    if found is None or case.stage is not Stage.HANDLING or version != case.version:
        raise StaleError
    at, who, _name = found
    if who != actor.id or unit.now - at > UNDO_FOR:
        raise StaleError
    flags = case.flags
    path = case.owner_path or case.place_path
    if ClockRule.OBJECTION in running_on.since(unit, subject, _STOPPED, at, path):
        flags |= {Flag.MAY_OBJECT}
    stages = (case.stage.value, Stage.ASSIGNED.value)
    events.record(unit, "unacknowledged", subject, actor.id, stage=stages)
    after = cases.change(unit, case, stage=Stage.ASSIGNED, flags=flags)
    if events.times(unit, subject, Move.ACKNOWLEDGE.value, actor.id) == 1:
        cases.forget_handler(unit, case.id, actor.id)
    moves.owe_for(unit, actor, Move.ASSIGN, subject, after)
    return undone
