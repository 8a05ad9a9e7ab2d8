"""Flood control: how many messages a bot may send, and the penalty for more."""

import math
import time
from collections import Counter, deque
from dataclasses import dataclass

from sandbox.botapi.errors import too_many_requests
from sandbox.botapi.files import DOWNLOAD_LIMIT, UPLOAD_LIMIT


@dataclass
class Limits:
    """Rates, of which None switches one off, as all are by default; sizes; patience."""

    per_chat_per_second: int | None = None
    per_group_per_minute: int | None = None
    overall_per_second: int | None = None  # in any one second, not on average
    penalty: float = 5.0  # everything is refused for so long once `overall` is exceeded
    upload_bytes: int = UPLOAD_LIMIT
    download_bytes: int = DOWNLOAD_LIMIT
    webhook_first_retry: float = 1.0
    webhook_longest_retry: float = 60.0
    request_seconds: float = 60.0  # in which a request has to have arrived whole
    silent_connections: int = 4000  # that may be open without having asked anything


class FloodControl:
    """Counts what is sent by real time, refuses what is too much, remembers the peak."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.accepted = 0
        self.refused = 0
        self.peak = 0  # most messages accepted in any one second
        self.accepted_by_method: Counter[str] = Counter()
        self.refused_by_method: Counter[str] = Counter()
        self._window: deque[float] = deque()
        self._chats: dict[str, deque[float]] = {}
        self._halted_until = 0.0

    def penalise(self, seconds: float) -> None:
        """Refuse everything from now on for so many seconds."""
        self._halted_until = max(self._halted_until, time.monotonic() + seconds)

    def relieve(self) -> None:
        """End a penalty at once."""
        self._halted_until = 0.0

    @property
    def penalty_left(self) -> float:
        """Seconds until requests are taken again."""
        return max(0.0, self._halted_until - time.monotonic())

    def reset(self) -> None:
        """Start counting anew, as a benchmark does between its rounds."""
        self.__init__(self.limits)  # type: ignore[misc]

    def admit(self, method: str, chat: str | None) -> None:
        """Let one request through or refuse it; `chat` is None for what sends no message."""
        now = time.monotonic()
        if now < self._halted_until:
            self._refuse(method, self._halted_until - now)
        if chat is not None:
            self._admit_message(method, chat, now)
        self.accepted += 1
        self.accepted_by_method[method] += 1

    def _admit_message(self, method: str, chat: str, now: float) -> None:
        limits = self.limits
        window = self._window
        _forget(window, now - 1.0)
        if limits.overall_per_second is not None and len(window) >= limits.overall_per_second:
            self.penalise(limits.penalty)
            self._refuse(method, limits.penalty)
        if limits.per_chat_per_second is not None:
            self._admit_in_chat(method, "s" + chat, now, limits.per_chat_per_second, 1.0)
        if limits.per_group_per_minute is not None and chat.startswith("-"):
            self._admit_in_chat(method, "m" + chat, now, limits.per_group_per_minute, 60.0)
        window.append(now)
        self.peak = max(self.peak, len(window))

    def _admit_in_chat(self, method: str, key: str, now: float, most: int, span: float) -> None:
        sent = self._chats.setdefault(key, deque())
        _forget(sent, now - span)
        if len(sent) >= most:
            self._refuse(method, sent[0] + span - now)
        sent.append(now)

    def _refuse(self, method: str, seconds: float) -> None:
        self.refused += 1
        self.refused_by_method[method] += 1
        raise too_many_requests(max(1, math.ceil(seconds)))


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
