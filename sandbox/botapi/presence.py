"""Whether the bot is there: how it receives, and since when it has not asked for updates."""

import asyncio
import time
from datetime import datetime
from typing import Any

from sandbox.botapi.clock import SandboxClock
from sandbox.botapi.events import Events

Json = dict[str, Any]
SILENCE = 5.0  # real seconds after a getUpdates has ended in which the next one is expected


class Presence:
    """Notes every getUpdates and every answer of a webhook; tells the pages when that changes."""

    def __init__(self, clock: SandboxClock, events: Events) -> None:
        self._clock = clock
        self._events = events
        self._polls = 0
        self._ended = float("-inf")
        self._timer: asyncio.TimerHandle | None = None
        self._told: Json | None = None
        self.asked_at: datetime | None = None
        self.webhook = False  # an address is set
        self.answers = True  # …and took what was last sent to it
        self.stopped = False  # every connection of the bot is refused

    def begin_poll(self) -> None:
        """A getUpdates has come."""
        self._polls += 1
        self.asked_at = self._clock.now()
        self._tell()

    def end_poll(self) -> None:
        """A getUpdates was answered, or its bot left."""
        self._polls -= 1
        self._ended = time.monotonic()
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SILENCE, self._look)

    def note_webhook(self, *, there: bool, answers: bool = True) -> None:
        """An address was set or removed, or took an update or not."""
        self.webhook, self.answers = there, answers
        if there and answers:
            self.asked_at = self._clock.now()
        self._tell()

    def stop(self, *, stopped: bool) -> None:
        """Refuse the bot all connections, or let it come again."""
        self.stopped = stopped
        self._tell()

    def close(self) -> None:
        """Watch no longer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    @property
    def listening(self) -> bool:
        """Whether an update that came now would be taken soon."""
        if self.stopped:
            return False
        if self.webhook:
            return self.answers
        return self._polls > 0 or time.monotonic() - self._ended < SILENCE

    def as_json(self) -> Json:
        """For the page; `asked_at` is the sandbox time at which the bot last asked or answered."""
        by = "webhook" if self.webhook else "polling"
        return {
            "by": None if self.asked_at is None and not self.webhook else by,
            "listening": self.listening,
            "stopped": self.stopped,
            "asked_at": self.asked_at and self.asked_at.isoformat(timespec="seconds"),
        }

    def _look(self) -> None:
        self._timer = None
        left = self._ended + SILENCE - time.monotonic()
        if self._polls == 0 and left > 0:
            self._timer = asyncio.get_running_loop().call_later(left, self._look)
        self._tell()

    def _tell(self) -> None:
        shown = self.as_json()
        known = self._told or {}
        if all(shown[name] == known.get(name) for name in ("by", "listening", "stopped")):
            return
        self._told = shown
        self._events.publish("receiver", None, {"receiver": shown})
