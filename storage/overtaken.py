"""What was asked of a matter, and is asked anew by a later message that says all of it."""

from collections.abc import Iterable

from sqlalchemy import update

from casework.matters import Subject
from casework.pushes import ASKED_STATES, WAITING_STATES, PushKind, PushState
from storage.tables import PushRow, core
from storage.unit import Unit
from storage.written_out import one_of

_PUSH = core(PushRow)
_WAITS = one_of(_PUSH.c.state, WAITING_STATES) & _PUSH.c.message_id.is_(None)
_ASKED = one_of(_PUSH.c.state, ASKED_STATES)


def overtake(unit: Unit, subject: tuple[Subject, int], kinds: Iterable[PushKind]) -> None:
    """End the asking of some kinds about a matter; a later one asks in their place.

    What still waits is not sent; a message that was sent keeps its buttons until the matter is
    settled, but is not said again.
    """
    these = (
        (_PUSH.c.subject_kind == subject[0].value)
        & (_PUSH.c.subject_id == subject[1])
        & one_of(_PUSH.c.kind, kinds)
    )
    settled = {"state": PushState.SETTLED.value, "settled_at": unit.now}
    unit.run(update(_PUSH).where(these, _WAITS).values(**settled))
    repeated = {"state": PushState.REPEATED.value, "again_at": None}
    unit.run(update(_PUSH).where(these, _ASKED).values(**repeated))
