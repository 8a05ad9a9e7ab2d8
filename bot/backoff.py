"""Waiting longer after each fault, and never all at the same moment."""

from secrets import SystemRandom

_DICE = SystemRandom()


def delay(attempt: int, first: float, longest: float) -> float:
    """Seconds before the next try: doubled each time up to ``longest``, then half of it at random.

    ``attempt`` counts from 1.
    """
    full = min(longest, first * 2.0 ** min(attempt - 1, 30))
    return full / 2 + _DICE.uniform(0, full / 2)


class Backoff:
    """Counts faults in a row; ``first`` and ``longest`` in seconds."""

    def __init__(self, first: float = 0.5, longest: float = 60.0) -> None:
        self._first = first
        self._longest = longest
        self._attempts = 0

    def next(self) -> float:
        """Seconds to wait after one more fault."""
        self._attempts += 1
        return delay(self._attempts, self._first, self._longest)

    def reset(self) -> None:
        """Begin anew after a success."""
        self._attempts = 0
