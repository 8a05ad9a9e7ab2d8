"""What is wrong for a while: said in the log at once and once a minute at most, and its end too."""

from collections.abc import Callable
from time import monotonic

import structlog

AGAIN = 60.0
"""Seconds between two lines about the same."""

log = structlog.get_logger(__name__)


class Trouble:
    """One kind of trouble; ``event`` names it in the log, ``ended`` its end.

    A trouble that comes and goes, as with a second copy of the bot, is over only when it has stayed
    away for ``lasting`` seconds.
    """

    def __init__(self, event: str, ended: str, *, timer: Callable[[], float] = monotonic) -> None:
        self._event = event
        self._ended = ended
        self._timer = timer
        self._said: dict[str, float] = {}
        self._count = 0
        self._since = self._last = 0.0
        self.cause: str | None = None

    @property
    def seconds(self) -> float:
        """How long it has lasted; 0 when all is well."""
        return 0.0 if self.cause is None else self._timer() - self._since

    def met(self, cause: str, **facts: object) -> None:
        """Note that it has happened, for this cause."""
        now = self._last = self._timer()
        if self.cause is None:
            self._since, self._count = now, 0
        self.cause = cause
        self._count += 1
        if self._may_say(cause, now):
            log.error(self._event, cause=cause, count=self._count, **facts)

    def over(self, *, lasting: float = 0.0) -> bool:
        """Note that all went well; gives whether the trouble is over."""
        now = self._timer()
        if self.cause is None:
            return True
        if now - self._last < lasting:
            return False
        self.cause = None
        if self._may_say(self._ended, now):
            log.info(self._ended, seconds=round(now - self._since), count=self._count)
        return True

    def _may_say(self, what: str, now: float) -> bool:
        if now - self._said.get(what, -AGAIN) < AGAIN:
            return False
        self._said[what] = now
        return True
