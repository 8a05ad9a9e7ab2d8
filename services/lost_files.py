"""Files that could not be stored: whoever sent one is told, while they may still have it.

What is known when it comes is said at once; of a field day's photos see ``services.unreadable``.
"""

from casework.attachments import said_at_once
from casework.matters import Subject
from casework.media import MediaState
from casework.pushes import PushKind
from storage import media, pushes
from storage.unit import Unit

_LOST = frozenset({MediaState.REFUSED, MediaState.GONE, MediaState.BY_REFERENCE})


def look_at(unit: Unit, media_id: int, state: MediaState) -> None:
    """A file has turned out not to be stored for good: say so, once a matter and day."""
    subject, sent_by = media.sent_by(unit, media_id)
    if state not in _LOST or subject[0] is Subject.VISIT:
        return
    if said_at_once(media.incoming(unit, media_id)) is not None:
        return
    cause = f"file:{subject[0].value}:{subject[1]}:{unit.today.isoformat()}:{state.value}"
    facts = {"why": state.value}
    pushes.owe(unit, PushKind.FILE_LOST, [sent_by], subject, cause=cause, facts=facts)
