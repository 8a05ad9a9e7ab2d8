"""What waits in the record, for the person on duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from casework.attachments import Cause
from storage import archiving, inbox, people, push_faults, push_queue
from storage.unit import Reader

_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long the oldest update and the oldest push that is due have waited, in seconds.

    ``attachments`` counts those still to be fetched, by what hindered it last; ``hindered`` the
    pushes that are tried again, likewise; ``given_up`` those that Telegram refused within a day;
    ``unreachable`` the officers who have blocked the bot or left Telegram.
    """

    inbox_seconds: float
    push_seconds: float
    attachments: Mapping[Cause | None, int]
    pushes: int
    hindered: Mapping[str, int]
    given_up: int
    unreachable: int


def waiting(view: Reader) -> Waiting:
    """What waits, and since when; 0 when nothing does."""
    ages = [
        0.0 if since is None else max(0.0, (view.now - since).total_seconds())
        for since in (inbox.oldest_waiting(view), push_queue.oldest_due(view))
    ]
    return Waiting(
        ages[0],
        ages[1],
        archiving.waiting(view),
        push_faults.waiting(view),
        push_faults.hindered(view),
        push_faults.given_up(view, view.now - _LATELY),
        len(people.unreachable_accounts(view)),
    )
