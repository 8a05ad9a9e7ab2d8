"""Giving a case to another owner while its time goes on (domain.md, Stages, 交办)."""

from dataclasses import replace

from casework.case_errors import SameOwnerError
from casework.cases import Case
from casework.matters import NoteKind
from casework.owing import WHILE
from casework.push_table import PUSHES, Audience
from casework.pushes import PushKind
from casework.workflow import Move
from services import places, recipients
from services.effects.assigning import picked_of
from services.effects.making import Effect, Making
from services.effects.sections import with_owner
from storage import pushes

# What stays asked of whoever owns the case, and is asked of the next one too.
_STAYS = tuple(kind for kind in WHILE if PUSHES[kind].to is Audience.OWNERS)


def _reassign(it: Making) -> Effect:
    """Both sides are told; who drafted an answer stays on record as such."""
    owner = places.find(it.unit, it.fields["owner"])
    after = replace(
        it.case, owner_code=owner.code, owner_path=owner.path, owner_id=picked_of(it, owner)
    )
    if (after.owner_code, after.owner_id) == (it.case.owner_code, it.case.owner_id):
        raise SameOwnerError
    _hand_on(it, after)
    names = ("owner_code", "owner_path", "owner_id")
    effect = with_owner(it, after.owner_id, after.owner_code)
    effect.changes |= {name: getattr(after, name) for name in names}
    return effect


def _hand_on(it: Making, after: Case) -> None:
    """What was asked of the former owners is asked of the next; they are told it is no more."""
    cause = f"reassigned:{it.case.id}:{it.case.version}"
    told = {who.id for who in recipients.owners(it.unit, after)}
    left = {who.id for who in recipients.owners(it.unit, it.case)} - told
    asked = [kind for kind in _STAYS if WHILE[kind] in it.case.flags]
    if asked:
        pushes.settle(it.unit, it.subject, it.actor_id, asked, left)
    for kind in asked:
        pushes.owe(it.unit, kind, sorted(told), it.subject, cause=cause)
    gone = sorted(left - {it.actor_id})
    pushes.owe(it.unit, PushKind.CASE_TAKEN_OVER, gone, it.subject, cause=cause)


EFFECTS = {Move.REASSIGN: _reassign}
NOTES = {Move.REASSIGN: ("reason", NoteKind.REASON)}
