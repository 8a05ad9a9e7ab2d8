"""Everything that happens by itself, and when. State is in rows, never in the scheduler."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from schedules import (
    brief_tick,
    clock_tick,
    digest_tick,
    figures_tick,
    housekeeping,
    leave_tick,
    period_tick,
    post_tick,
    push_tick,
    record_tick,
    stop_tick,
    visit_tick,
)
from services import delivering, leave_days, post_watch, prompts, stops
from services.office import Office

# Minutes are counted from here, so that a tick falls on the full minute whenever one starts.
_EPOCH = datetime(2024, 1, 1)  # noqa: DTZ001 in the office's own zone, given to the trigger

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timetable.

    ``wanted`` says when there will next be something to do, none for never: a walk through time
    skips the ticks before that. Without it every tick counts.
    """

    id: str
    trigger: BaseTrigger
    job: Callable[[], Awaitable[None]]
    wanted: Callable[[], Awaitable[datetime | None]] | None = None

    async def run(self) -> None:
        """Do what is due; a fault is logged, and the next tick tries again."""
        try:
            await self.job()
        except Exception:
            log.exception("job_failed", job=self.id)


def every_minute(zone: tzinfo) -> IntervalTrigger:
    """On each full minute."""
    return IntervalTrigger(minutes=1, start_date=_EPOCH, timezone=zone)


def build(
    office: Office, zone: tzinfo, done: Callable[[str], None] = lambda _id: None
) -> tuple[Entry, ...]:
    """Every trigger there is; ``done`` is told the id of each job that ended well."""

    def job(name: str, work: Callable[[Office], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await work(office)
            done(name)

        return run

    minutely = partial(every_minute, zone)
    daily = partial(CronTrigger, timezone=zone)
    tenth = IntervalTrigger(minutes=10, start_date=_EPOCH, timezone=zone)
    return (
        Entry(
            "stop_tick",
            tenth,
            job("stop_tick", stop_tick.run),
            partial(office.read_open, stops.next_moment),
        ),
        Entry("housekeeping", daily(hour=3, minute=30), job("housekeeping", housekeeping.run)),
        Entry(
            "leave_tick",
            minutely(),
            job("leave_tick", leave_tick.run),
            partial(office.read_open, leave_days.next_moment),
        ),
        Entry(
            "post_tick",
            minutely(),
            job("post_tick", post_tick.run),
            partial(office.read_open, post_watch.next_moment),
        ),
        Entry(
            "clock_tick",
            minutely(),
            job("clock_tick", clock_tick.run),
            partial(office.read_open, prompts.next_moment),
        ),
        Entry("visit_tick", daily(hour=8, minute=25), job("visit_tick", visit_tick.run)),
        Entry("record_tick", daily(hour=8, minute=26), job("record_tick", record_tick.run)),
        # In the afternoon no earlier than the hour at which the desk is told who has not answered.
        Entry("period_tick", daily(hour="8,16", minute=26), job("period_tick", period_tick.run)),
        # Before each hour that may be chosen for a brief.
        Entry("brief_tick", daily(hour="8,9,15,16", minute=27), job("brief_tick", brief_tick.run)),
        Entry("figures_tick", daily(hour=8, minute=27), job("figures_tick", figures_tick.run)),
        Entry("digest_tick", daily(hour=8, minute=28), job("digest_tick", digest_tick.run)),
        Entry(
            "push_tick",
            minutely(),
            job("push_tick", push_tick.run),
            partial(office.read_open, delivering.next_moment),
        ),
    )


def schedule(entries: Sequence[Entry], zone: tzinfo) -> AsyncIOScheduler:
    """A scheduler that follows the timetable by the machine's clock, not yet started."""
    scheduler = AsyncIOScheduler(
        timezone=zone,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for entry in entries:
        scheduler.add_job(entry.run, entry.trigger, id=entry.id)
    return scheduler
