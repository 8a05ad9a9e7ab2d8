"""S10: what the clocks cost: an idle look, and two hundred that speak, beside APScheduler."""

import asyncio
import gc
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import func, insert, select, update

from bench import county
from bench.harness import ROUNDS, Line, middle, peer, say
from bench.stub import FIRST_OFFICER
from bot.serving import keep_memory_still
from bot.starting import tune
from casework.clocks import ClockRule, ClockStatus
from casework.matters import Subject
from schedules import clock_tick
from services import forms, prompts, reporting
from services.office import Office
from storage import people
from storage.database import Database
from storage.tables import ClockRow, PushRow, core
from storage.unit import Reader, Unit
from storage.vault import Vault

PENDING, DUE, JOBS = 1_000_000, 200, 100_000
REACH_IDLE, REACH_DUE, REACH_STOP = 0.5, 60.0, 10.0  # milliseconds
_EACH = 0.001  # seconds
_CLOCK, _PUSH = core(ClockRow), core(PushRow)


class LoopStops:
    """Watches how long the event loop does not come round, in milliseconds.

    It asks to be called each millisecond; without a pause it would itself keep other threads out.
    """

    def __init__(self) -> None:
        self.longest, self._last = 0.0, perf_counter()

    def begin(self) -> None:
        self.__init__()  # type: ignore[misc]

    def look(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last - _EACH) * 1000)
        self._last = now

    async def watch(self) -> None:
        while True:
            await asyncio.sleep(_EACH)
            self.look()


async def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """How long something took, and the longest stop of the loop meanwhile."""
    stops = LoopStops()
    watching = asyncio.create_task(stops.watch())
    await asyncio.sleep(0.01)
    stops.begin()
    began = perf_counter()
    await work()
    took = (perf_counter() - began) * 1000
    stops.look()
    watching.cancel()
    return took, stops.longest


@contextmanager
def as_the_program_runs() -> Iterator[None]:
    """Give the interpreter the turns and the collector that the running program has."""
    before = gc.get_threshold(), sys.getswitchinterval()
    tune()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before[0])
        sys.setswitchinterval(before[1])


def run(*, quick: bool) -> list[Line]:
    """The lines of S10."""
    pending, jobs, rounds = (PENDING // 10, JOBS // 10, 2) if quick else (PENDING, JOBS, ROUNDS)
    with tempfile.TemporaryDirectory(prefix=".run-", dir=Path(__file__).parent) as folder:
        theirs = asyncio.run(_peer(Path(folder) / "jobs.db", jobs, rounds))
        with as_the_program_runs():
            ours = asyncio.run(_ours(Path(folder) / "office.db", pending, rounds))
            still = asyncio.run(_still())
    idle, due, stop = ours
    say(f"S10 idle {idle:.3f} ms, 200 due {due:.1f} ms, loop stopped {stop:.1f} ms; peer {theirs}")
    say(f"S10 with nothing to do the loop stops for {still:.1f} ms here")
    their_due, their_stop = theirs
    named = peer("APScheduler", f"SQL job store, {DUE} of {jobs:,} jobs")
    return [
        _line(f"idle tick, {pending:,} clocks pending", "", idle, None, REACH_IDLE, "0.01 ms"),
        _line(
            f"{DUE} due clocks re-checked, recorded, pushes queued",
            named,
            due,
            their_due,
            REACH_DUE,
            "10 ms",
        ),
        _line(
            "longest stop of the event loop meanwhile", named, stop, their_stop, REACH_STOP, "1 ms"
        ),
    ]


def _line(
    what: str, other: str, ours: float, theirs: float | None, reach: float, near: str
) -> Line:
    return Line(
        "S10",
        what,
        other,
        f"{ours:.2f} ms",
        "" if theirs is None else f"{theirs:.1f} ms",
        "" if theirs is None else f"{ours / theirs:.2f} ×",
        f"≤ {reach:g} ms",
        near,
        reached=ours <= reach,
    )


# Ours: the tick as the timetable runs it, on the disk, with every commit synced


async def _ours(path: Path, pending: int, rounds: int) -> tuple[float, float, float]:
    county.make(path, DUE)
    database = Database(f"sqlite:///{path}", Vault([county.KEY]), lambda: county.MORNING)
    office = Office(database, None)
    await database.write(_matters)
    await database.write(prompts.speak)
    await database.write(_fill, pending)
    await clock_tick.run(office)
    keep_memory_still()
    idle = [await _idle(office) for _ in range(40 * rounds)]
    took, stops = [], []
    for _ in range(rounds):
        await database.write(_make_due)
        one, stop = await timed(lambda: clock_tick.run(office))
        took.append(one)
        stops.append(stop)
    assert database.read_now(_told) >= DUE
    database.close()
    return middle(idle), middle(took), middle(stops)


async def _still() -> float:
    """How long the machine alone keeps a loop from coming round."""
    return middle([(await timed(lambda: asyncio.sleep(REACH_DUE / 1000)))[1] for _ in range(9)])


async def _idle(office: Office) -> float:
    began = perf_counter()
    await clock_tick.run(office)
    return (perf_counter() - began) * 1000


def _told(view: Reader) -> int:
    of_clocks = _PUSH.c.cause.like("clock:%")
    return int(view.run(select(func.count()).where(of_clocks)).scalar_one())


def _matters(unit: Unit) -> None:
    """Two hundred reported matters, whose clocks run."""
    for n, said in enumerate(county.texts(DUE)):
        who = people.by_telegram(unit, FIRST_OFFICER + n)
        assert who is not None
        forms.finish(unit, who, reporting.start(unit, who, said).ref)


def _fill(unit: Unit, pending: int) -> None:
    """Clocks of other matters, that speak another day."""
    far = county.MORNING + timedelta(days=30)
    rows = (
        {
            "id": -1 - n,
            "subject_kind": Subject.CASE.value,
            "subject_id": -1 - n,
            "rule": ClockRule.HANDLING.value,
            "status": ClockStatus.RUNNING.value,
            "unit_path": county.COUNTY.path,
            "started_at": county.MORNING,
            "length": 60,
            "nominal_due": far.date(),
            "due_at": far,
            "changed_at": county.MORNING,
            "moved": 0,
            "extended": 0,
            "next_at": far + timedelta(seconds=n % 10_000),
            "entries": 1,
        }
        for n in range(pending)
    )
    while batch := [row for _, row in zip(range(20_000), rows, strict=False)]:
        unit.connection.execute(insert(_CLOCK), batch)


def _make_due(unit: Unit) -> None:
    """Let the clocks of the two hundred matters speak anew, as if nothing had been said."""
    unit.connection.execute(_PUSH.delete())
    mine = (_CLOCK.c.subject_kind == Subject.LEAD.value) & (_CLOCK.c.rule == ClockRule.REVIEW.value)
    unit.connection.execute(update(_CLOCK).where(mine).values(next_at=county.MORNING))


# The peer


class _Jobs:
    """What the peer's jobs do: they count themselves."""

    left = 0
    done = asyncio.Event()


async def fired() -> None:
    """A job of the peer."""
    _Jobs.left -= 1
    if not _Jobs.left:
        _Jobs.done.set()


async def _peer(path: Path, jobs: int, rounds: int) -> tuple[float, float]:
    both = [await _peer_round(path.with_stem(f"jobs{n}"), jobs) for n in range(rounds)]
    took, stops = zip(*both, strict=True)
    return middle(list(took)), middle(list(stops))


async def _peer_round(path: Path, jobs: int) -> tuple[float, float]:
    store = SQLAlchemyJobStore(url=f"sqlite:///{path}")
    scheduler = AsyncIOScheduler(timezone=UTC, jobstores={"default": store})
    scheduler.start(paused=True)
    _fill_jobs(scheduler, store, jobs)
    _Jobs.left, _Jobs.done = DUE, asyncio.Event()

    async def fire() -> None:
        scheduler.resume()
        await _Jobs.done.wait()

    found = await timed(fire)
    scheduler.shutdown(wait=False)
    return found


def _fill_jobs(scheduler: AsyncIOScheduler, store: SQLAlchemyJobStore, jobs: int) -> None:
    """Jobs of one date each; all but two hundred are for another day."""
    now = datetime.now(UTC)
    far = now + timedelta(days=30)
    state = scheduler.add_job(fired, "date", run_date=far, misfire_grace_time=None).__getstate__()
    rows = []
    for n in range(jobs):
        at = now - timedelta(seconds=1) if n < DUE else far + timedelta(seconds=n)
        job = pickle.dumps(state | {"id": str(n), "next_run_time": at})
        rows.append({"id": str(n), "next_run_time": at.timestamp(), "job_state": job})
    with store.engine.begin() as connection:
        connection.execute(store.jobs_t.delete())
        connection.execute(store.jobs_t.insert(), rows)
