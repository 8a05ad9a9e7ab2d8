"""What waits in the record, for the person on duty."""

from dataclasses import dataclass

from storage import inbox, pushes
from storage.unit import Reader


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long the oldest update and the oldest push that is due have waited, in seconds."""

    inbox_seconds: float
    push_seconds: float


def waiting(view: Reader) -> Waiting:
    """What waits, and since when; 0 when nothing does."""
    ages = [
        0.0 if since is None else max(0.0, (view.now - since).total_seconds())
        for since in (inbox.oldest_waiting(view), pushes.oldest_due(view))
    ]
    return Waiting(*ages)
