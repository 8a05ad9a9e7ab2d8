"""Whether the owner of a case has seen it here: opened it, or taken it on."""

from casework.cases import Case
from casework.matters import Subject
from casework.people import Officer
from casework.sheets import OwnerHas
from casework.workflow import Move, Stage
from services import recipients
from storage import events
from storage.unit import Reader

# Where it matters whether the owner has seen a case.
_WITH_OWNER = frozenset({Stage.ASSIGNED, Stage.HANDLING})


def of(view: Reader, actor: Officer, found: Case) -> OwnerHas | None:
    """Whether the owner has opened or acknowledged a case here; not for the owner to be told."""
    owners = {who.id for who in recipients.owners(view, found)}
    subject = (Subject.CASE, found.id)
    assigned = events.newest(view, subject, Move.ASSIGN.value)
    if not owners or actor.id in owners or assigned is None or found.stage not in _WITH_OWNER:
        return None
    since = assigned[0]
    return OwnerHas(
        events.first(view, subject, "read", owners, since),
        events.first(view, subject, Move.ACKNOWLEDGE.value, owners, since)
        if found.stage is not Stage.ASSIGNED
        else None,
    )
