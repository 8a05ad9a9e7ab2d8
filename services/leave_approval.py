"""Approving leave: asked of those above, decided by one tap of any of them."""

from casework.access import may_do
from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.leave import Leave, LeaveState, approvers
from casework.matters import NoteKind
from casework.people import Officer
from casework.pushes import PushKind
from services import drafting, leave_days, leave_requests
from storage import events, leaves, people, pushes
from storage.unit import Reader, Unit


def ask(unit: Unit, actor: Officer, found: Leave) -> Answer:
    """Ask those above for their word; whoever has nobody above approves it themselves."""
    above = approvers(actor, people.everybody(unit))
    if not above:
        grant(unit, actor, found)
        return Answer(View.LEAVE, found.id, "leave_own")
    for who in above:
        leave_days.tell(unit, PushKind.LEAVE_ASKED, who.id, found)
    return Answer(View.LEAVE, found.id, "leave_entered")


def grant(unit: Unit, actor: Officer, found: Leave) -> None:
    """Approve a leave, and let it begin where its day has come; those whom it concerns are told."""
    _note(unit, actor, found, LeaveState.APPROVED)
    granted = leaves.get(unit, found.id) or found
    if granted.last_away < unit.today:
        leaves.end(unit, found.id)  # approved afterwards: it counts, and nothing is left to cover
    elif granted.covers(unit.today):
        leave_days.begin(unit, granted)
        return
    else:
        leave_days.tell(unit, PushKind.COVER_NAMED, granted.stand_in_id, granted)
    if actor.id != granted.officer_id:
        leave_days.tell(unit, PushKind.LEAVE_APPROVED, granted.officer_id, granted)


def _note(
    unit: Unit, actor: Officer, found: Leave, state: LeaveState, reason: str | None = None
) -> None:
    leaves.decide(unit, found.id, actor.id, state)
    facts = {"own": True} if actor.id == found.officer_id else {}
    subject = leave_days.subject(found)
    note = (NoteKind.REASON, reason) if reason else None
    events.record(unit, f"leave_{state.value}", subject, actor.id, facts=facts, note=note)
    pushes.settle(unit, subject, actor.id, [PushKind.LEAVE_ASKED])


def approve(unit: Unit, actor: Officer, leave_id: int) -> Answer:
    """Approve what is asked for; the same tap again, or a later one, is told how it stands."""
    found = _to_decide(unit, actor, leave_id)
    if found.state is LeaveState.ASKED and not found.cancelled:
        grant(unit, actor, found)
    return _stands(unit, actor, leave_id)


def begin_refusal(unit: Unit, actor: Officer, leave_id: int) -> Answer:
    """Ask why a leave is refused; one that is decided already is told how it stands."""
    found = _to_decide(unit, actor, leave_id)
    if found.state is not LeaveState.ASKED or found.cancelled:
        return _stands(unit, actor, leave_id)
    return drafting.begin(unit, actor, FormKind.REFUSE_LEAVE, leave_id)


def refuse(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Refuse what is asked for with the reason of a form; the officer is told, nobody covers."""
    leave_id = draft.subject_id
    found = _to_decide(unit, actor, leave_id)
    if found.state is LeaveState.ASKED and not found.cancelled:
        _note(unit, actor, found, LeaveState.REFUSED, draft.fields["reason"])
        if actor.id != found.officer_id:
            leave_days.tell(unit, PushKind.LEAVE_REFUSED, found.officer_id, found)
    return _stands(unit, actor, leave_id)


def take_back(unit: Unit, actor: Officer, found: Leave) -> Answer:
    """The officer no longer wants what nobody has approved; a refused one stays refused."""
    if found.state is LeaveState.ASKED:
        leaves.cancel(unit, found.id)
        subject = leave_days.subject(found)
        events.record(unit, "leave_cancelled", subject, actor.id)
        pushes.settle(unit, subject, actor.id, [PushKind.LEAVE_ASKED])
    refused = found.state is LeaveState.REFUSED
    return Answer(View.LEAVE, found.id, "leave_refused" if refused else "leave_cancelled")


def _stands(view: Reader, actor: Officer, leave_id: int) -> Answer:
    found = leaves.get(view, leave_id)
    if found is None:
        raise NotFoundError
    notice = "leave_cancelled" if found.cancelled else f"leave_{found.state.value}"
    shown = View.APPROVALS if may_do(actor, "approvals") else View.LEAVE
    return Answer(shown, leave_id if shown is View.LEAVE else 0, notice)


def _to_decide(view: Reader, actor: Officer, leave_id: int) -> Leave:
    """A leave on which an officer's word is asked, or was; raises :class:`NotFoundError`."""
    found = leaves.get(view, leave_id)
    if found is None or not leave_requests.decides(view, actor, found):
        if found is not None and actor.id == found.officer_id:
            raise NotAllowedError(rule="own_leave", act="leave")
        raise NotFoundError
    return found
