"""How the program is, for the health page: what waits, since when, and when the ticks last ran."""

from collections.abc import Callable
from datetime import datetime

from bot import polling
from bot.governor import Governor
from bot.health import Health
from bot.metrics import Metrics
from bot.trouble import Trouble
from casework.people import Language
from casework.watch import Watched, Wrong, wrong
from services import standing
from services.standing import Waiting
from storage.database import Database
from wording import watch as words
from wording.texts import words_for

_WRONG = {polling.OTHER_COPY: Wrong.OTHER_COPY, polling.REFUSED: Wrong.TOKEN}


class Watch:
    """Looks at the record, the ticks, the receiving and the budget whenever it is asked."""

    def __init__(
        self,
        database: Database,
        metrics: Metrics,
        governor: Governor,
        *,
        handling: Callable[[], int],
        receiving: Trouble,
    ) -> None:
        self._database = database
        self._metrics = metrics
        self._governor = governor
        self._handling = handling
        self._receiving = receiving
        self._ticks: dict[str, datetime] = {}

    def ticked(self, job: str) -> None:
        """Note that a job of the timetable has ended well."""
        now = self._database.now()
        self._ticks[job] = now
        self._metrics.last_tick_timestamp.labels(job=job).set(now.timestamp())

    async def look(self) -> Health:
        """How it stands; what waits too long, or cannot come, makes it unwell."""
        found = await self._database.read(standing.waiting)
        watched = self._watched(found)
        self._metrics.show(watched, found.attachments)
        return Health(
            ok=not wrong(watched),
            facts=_facts(watched),
            lines={one.value: words.lines(words_for(one), watched) for one in Language},
            page=words.page(watched),
        )

    def _watched(self, found: Waiting) -> Watched:
        now, cause = self._database.now(), self._receiving.cause
        return Watched(
            inbox_seconds=found.inbox_seconds,
            push_seconds=found.push_seconds,
            handling=self._handling(),
            pushes_waiting=found.pushes,
            hindered=found.hindered,
            given_up=found.given_up,
            unreachable=found.unreachable,
            attachments=sum(found.attachments.values()),
            ticks={job: (now - at).total_seconds() for job, at in self._ticks.items()},
            receiving=None if cause is None else _WRONG.get(cause, Wrong.RECEIVING),
            receiving_seconds=self._receiving.seconds,
            used=self._governor.used,
            halted_seconds=self._governor.halted_for,
        )


def _facts(watched: Watched) -> dict[str, object]:
    """The figures for machines."""
    return {
        "wrong": [it.value for it in wrong(watched)],
        "receiving": watched.receiving is None,
        "inbox_age_seconds": watched.inbox_seconds,
        "handling": watched.handling,
        "pushes_waiting": watched.pushes_waiting,
        "oldest_unsent_push_seconds": watched.push_seconds,
        "pushes_hindered": dict(watched.hindered),
        "pushes_given_up": watched.given_up,
        "officers_unreachable": watched.unreachable,
        "attachments_waiting": watched.attachments,
        "budget_used": round(watched.used, 3),
        "halted_seconds": round(watched.halted_seconds, 1),
        **{f"{job}_seconds_ago": seconds for job, seconds in watched.ticks.items()},
    }
