"""How the program is, for the health page: what waits, since when, and when the ticks last ran."""

from collections.abc import Callable
from datetime import datetime

from bot.health import Health
from bot.metrics import Metrics
from services import standing
from storage.database import Database

# Seconds after which something is wrong.
LONGEST_WAIT = 120.0
LONGEST_SILENCE = 300.0


class Watch:
    """Looks at the record and the ticks whenever it is asked."""

    def __init__(self, database: Database, metrics: Metrics, waiting: Callable[[], int]) -> None:
        self._database = database
        self._metrics = metrics
        self._waiting = waiting
        self._ticks: dict[str, datetime] = {}

    def ticked(self, job: str) -> None:
        """Note that a job of the timetable has ended well."""
        now = self._database.now()
        self._ticks[job] = now
        self._metrics.last_tick_timestamp.labels(job=job).set(now.timestamp())

    async def look(self) -> Health:
        """How it stands; what waits too long makes it unwell."""
        found = await self._database.read(standing.waiting)
        self._metrics.show_waiting(found.attachments)
        now = self._database.now()
        ticks = {
            f"{job}_seconds_ago": (now - at).total_seconds() for job, at in self._ticks.items()
        }
        self._metrics.inbox_age_seconds.set(found.inbox_seconds)
        self._metrics.oldest_unsent_push_seconds.set(found.push_seconds)
        late = ticks.get("clock_tick_seconds_ago", 0.0) > LONGEST_SILENCE
        return Health(
            ok=not late and max(found.inbox_seconds, found.push_seconds) <= LONGEST_WAIT,
            facts={
                "inbox_age_seconds": found.inbox_seconds,
                "oldest_unsent_push_seconds": found.push_seconds,
                "handling": self._waiting(),
                "attachments_waiting": sum(found.attachments.values()),
                **ticks,
            },
        )
