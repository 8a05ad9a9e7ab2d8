"""How much of one person may wait to be answered at once; what comes on top is not taken.

Source: [ours]. The limit is on what waits, not on how fast it comes: an album of ten, ten quick
texts and a hundred forwarded messages at once are far below it, and whoever waits for answers never
meets it. It keeps one person from filling the room that all share (`bot.queues`).
"""

from collections import Counter
from collections.abc import Callable, Iterable

MOST_OF_AN_OFFICER = 300
MOST_OF_A_STRANGER = 10
MOST_OF_ALL_STRANGERS = 300


class Flood:
    """Says of each update whether there is room for it, and of each person once that there is not.

    ``waiting`` tells how much of a sender waits, ``among`` how much of all for whom a question is
    true, ``is_stranger`` whether a sender is no officer.
    """

    def __init__(
        self,
        waiting: Callable[[int], int],
        among: Callable[[Callable[[int], bool]], int],
        is_stranger: Callable[[int], bool],
    ) -> None:
        self._waiting = waiting
        self._among = among
        self._is_stranger = is_stranger
        self._told: set[int] = set()

    def sift(self, senders: Iterable[int]) -> list[bool]:
        """Of a batch of updates, by their senders in order: which of them there is room for."""
        ahead: Counter[int] = Counter()
        strangers = 0
        found = []
        for sender in senders:
            stranger = self._is_stranger(sender)
            takes = self._takes(sender, ahead[sender], strangers if stranger else None)
            ahead[sender] += takes
            strangers += takes and stranger
            found.append(takes)
        return found

    def _takes(self, sender: int, ahead: int, strangers_ahead: int | None) -> bool:
        waiting = self._waiting(sender) + ahead
        if waiting == 0:
            self._told.discard(sender)
        if strangers_ahead is None:
            return waiting < MOST_OF_AN_OFFICER
        if waiting >= MOST_OF_A_STRANGER:
            return False
        return self._among(self._is_stranger) + strangers_ahead < MOST_OF_ALL_STRANGERS

    def to_tell(self, sender: int) -> bool:
        """Whether a sender is to be told now: officers, once until nothing of theirs waits."""
        if sender in self._told or self._is_stranger(sender):
            return False
        self._told.add(sender)
        return True
