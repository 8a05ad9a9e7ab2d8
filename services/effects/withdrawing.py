"""What the moves change by which a petitioner withdraws."""

from datetime import date

from casework.case_errors import CallEarlyError, CallerInvolvedError, NoCallerError
from casework.matters import NoteKind
from casework.pushes import PushKind
from casework.stages import UNASSIGNED_STAGES
from casework.workflow import Move
from services import withdrawing
from services.effects.beside import check_paper
from services.effects.making import NOBODY, Effect, Making
from storage import events, pushes


def _ask(it: Making) -> Effect:
    """The petitioner's own paper has to be there, and somebody uninvolved to call.

    A paper that was not confirmed, or was taken back, does not do once more.
    """
    ends = (Move.REFUSE_WITHDRAWAL, Move.TAKE_BACK_WITHDRAWAL)
    ended = [events.newest(it.unit, it.subject, one.value) for one in ends]
    check_paper(it, "request", max((one[0] for one in ended if one is not None), default=None))
    caller = int(it.fields["caller"])
    if caller not in {who.id for who in withdrawing.callers(it.unit, it.case)}:
        raise NoCallerError
    before = it.case.caller_id
    if before not in {None, caller}:
        pushes.settle(it.unit, it.subject, it.actor_id, (PushKind.WITHDRAWAL_TO_CHECK,))
    return Effect({"caller_id": caller}, {"caller": caller})


def _withdraw(it: Making) -> Effect:
    """Whoever was asked may have got a hand in it since."""
    if it.actor_id not in {who.id for who in withdrawing.callers(it.unit, it.case)}:
        raise CallerInvolvedError
    nobody = NOBODY if it.case.stage in UNASSIGNED_STAGES else {}
    over = {"due_on": None, "closed_on": it.unit.today, "caller_id": None}
    return Effect(over | nobody, _called(it))


def _refuse(it: Making) -> Effect:
    return Effect({"caller_id": None}, _called(it))


def _take_back(_it: Making) -> Effect:
    return Effect({"caller_id": None})


def _called(it: Making) -> dict[str, object]:
    on = date.fromisoformat(it.fields["on"])
    if on < it.case.received_on:
        raise CallEarlyError(first=it.case.received_on)
    return {"on": it.fields["on"]}


EFFECTS = {
    Move.ASK_WITHDRAWAL: _ask,
    Move.WITHDRAW_CASE: _withdraw,
    Move.REFUSE_WITHDRAWAL: _refuse,
    Move.TAKE_BACK_WITHDRAWAL: _take_back,
}
NOTES = {
    Move.ASK_WITHDRAWAL: ("text", NoteKind.WITHDRAWAL),
    Move.WITHDRAW_CASE: ("call", NoteKind.CALL),
    Move.REFUSE_WITHDRAWAL: ("call", NoteKind.UNCONFIRMED_CALL),
    Move.TAKE_BACK_WITHDRAWAL: ("reason", NoteKind.TAKEN_BACK),
}
