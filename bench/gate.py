"""What the server of S3 allows: so many messages in any second, and then nothing for a while.

It notes what it accepted, what it refused, and which of the pushes came, once or more often.
"""

from collections import Counter, deque
from math import ceil
from time import monotonic

# Chats with ids from here on get pushes and say nothing.
FIRST_PUSHED = 50_000


class Gate:
    """A limit of 0 lets everything in."""

    def __init__(self, limit: int, penalty: float) -> None:
        self._limit = limit
        self._penalty = penalty
        self._window: deque[float] = deque()
        self._closed_until = 0.0
        self.accepted: list[float] = []
        self.refused = 0
        self.pushes: Counter[tuple[int, str]] = Counter()
        self.first_push = self.last_push = 0.0

    def wait(self, *, counts: bool) -> int:
        """Whole seconds for which a call is refused; 0 lets it in."""
        now = monotonic()
        while self._window and self._window[0] <= now - 1.0:
            self._window.popleft()
        if self._limit and counts and now >= self._closed_until:
            if len(self._window) < self._limit:
                self._window.append(now)
            else:
                self._closed_until = now + self._penalty
        if self._limit and now < self._closed_until:
            self.refused += 1
            return ceil(self._closed_until - now)
        if counts:
            self.accepted.append(now)
        return 0

    def note(self, chat: int, text: str) -> None:
        """Note a message that was let in."""
        if chat >= FIRST_PUSHED:
            self.last_push = monotonic()
            self.first_push = self.first_push or self.last_push
            self.pushes[chat, text] += 1

    def measured(self) -> dict[str, float]:
        """Messages a second while pushes went, the most in any one, and what became of pushes."""
        during = [t for t in self.accepted if self.first_push <= t <= self.last_push]
        worst, window = 0, deque[float]()
        for moment in self.accepted:
            window.append(moment)
            while window[0] <= moment - 1.0:
                window.popleft()
            worst = max(worst, len(window))
        span = self.last_push - self.first_push
        return {
            "rate": (len(during) - 1) / span if span else 0.0,
            "worst_second": worst,
            "refused": self.refused,
            "arrived": len(self.pushes),
            "doubled": self.pushes.total() - len(self.pushes),
        }
