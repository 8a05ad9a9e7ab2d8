"""One writer thread with group commit.

What queued up while the last commit ran goes into one transaction; a failing use case is rolled
back alone; when the group's end or the commit fails, each runs again alone. Use cases are pure up
to commit, so running one again is harmless. Cancelling a caller never reaches into the thread.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Connection, Engine, Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from storage import chain
from storage.tables import CounterRow, HandledRow, PushRow, ShownRow, core
from storage.unit import GroupEnd, Surroundings, Unit

GROUP_LIMIT = 128
# Rows that may come again from the same cause and are then the same: kept once.
TOLD_ONCE = frozenset({PushRow, HandledRow})


class Job:
    """A use case waiting for the writer, and where its answer goes."""

    __slots__ = ("answer", "error", "future", "loop", "unit", "value", "work")

    def __init__(self, work: Callable[[Unit], Any], loop: asyncio.AbstractEventLoop | None) -> None:
        self.work = work
        self.loop = loop
        self.future: Any = loop.create_future() if loop else Future()
        self.unit: Unit | None = None
        self.value: Any = None
        self.error: BaseException | None = None

    def deliver(self) -> None:
        """Give the caller its answer, unless it has gone away."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.value)


class Writer:
    """The thread that makes every change to one database in this process."""

    def __init__(self, engine: Engine, around: Surroundings) -> None:
        self._engine = engine
        self._around = around
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._flavour = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        self._upsert = self._counter_upsert()
        self._thread = threading.Thread(target=self._run, name="lianluo-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Unit], Any], loop: asyncio.AbstractEventLoop | None) -> Any:
        """Queue a use case; gives a future of the loop, or a thread's future without one."""
        job = Job(work, loop)
        self._queue.put(job)
        return job.future

    def close(self) -> None:
        """Finish what is queued and stop."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            jobs, going = self._take()
            if jobs:
                self._commit_together(jobs)
                _deliver(jobs)

    def _take(self) -> tuple[list[Job], bool]:
        job = self._queue.get()
        jobs: list[Job] = []
        while job is not None:
            jobs.append(job)
            if len(jobs) == GROUP_LIMIT:
                return jobs, True
            try:
                job = self._queue.get_nowait()
            except Empty:
                return jobs, True
        return jobs, False

    def _commit_together(self, jobs: list[Job]) -> None:
        try:
            self._group(jobs)
        except Exception as error:
            if len(jobs) == 1:
                jobs[0].error = error
                return
            for job in jobs:
                job.error = None
                self._commit_together([job])

    def _group(self, jobs: list[Job]) -> None:
        with self._engine.connect() as connection, connection.begin():
            end = GroupEnd()
            for job in jobs:
                self._one(connection, job)
                if job.error is None and job.unit is not None:
                    end.take(job.unit.end)
            self._finish(connection, end)
        for job in jobs:
            if job.error is None and job.unit is not None:
                for action in job.unit.after:
                    action()

    def _one(self, connection: Connection, job: Job) -> None:
        job.unit = unit = Unit(connection, self._around)
        try:
            job.value = job.work(unit)
            unit.settle()
        except Exception as error:
            if isinstance(error, DBAPIError) and not _still_open(connection):
                raise
            unit.undo()
            job.error = error

    def _finish(self, connection: Connection, end: GroupEnd) -> None:
        for table, rows in end.rows.items():
            connection.execute(self._insert(table), rows)
        for statement, rows in _by_statement(end.marks):
            connection.execute(statement, rows)
        if counts := sorted((key, n) for key, n in end.counts.items() if n):
            connection.execute(
                self._upsert,
                [
                    {"unit_code": unit, "measure": measure, "bucket": bucket, "n": n}
                    for (unit, measure, bucket), n in counts
                ],
            )
        if end.events:
            chain.append(connection, end.events)

    def _insert(self, model: type[SQLModel]) -> Executable:
        table = core(model)
        statement = self._flavour(table)
        if model is ShownRow:  # a message that now shows something else
            return statement.on_conflict_do_update(
                index_elements=[table.c.chat_id, table.c.message_id],
                set_={name: statement.excluded[name] for name in ("view", "ref", "at")},
            )
        return statement.on_conflict_do_nothing() if model in TOLD_ONCE else statement

    def _counter_upsert(self) -> Executable:
        table = core(CounterRow)
        statement = self._flavour(table)
        return statement.on_conflict_do_update(
            index_elements=[table.c.unit_code, table.c.measure, table.c.bucket],
            set_={"n": table.c.n + statement.excluded.n},
        )


def _still_open(connection: Connection) -> bool:
    """Whether the driver still has the transaction; a full disk makes SQLite drop all of it."""
    driver = connection.connection.driver_connection
    return bool(getattr(driver, "in_transaction", True)) and not connection.invalidated


def _by_statement(
    marks: list[tuple[Executable, dict[str, Any]]],
) -> list[tuple[Executable, list[dict[str, Any]]]]:
    grouped: dict[int, tuple[Executable, list[dict[str, Any]]]] = {}
    for statement, parameters in marks:
        grouped.setdefault(id(statement), (statement, []))[1].append(parameters)
    return list(grouped.values())


def _deliver(jobs: list[Job]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = {}
    for job in jobs:
        if job.loop is None:
            job.deliver()
        elif not job.loop.is_closed():
            by_loop.setdefault(job.loop, []).append(job)
    for loop, waiting in by_loop.items():
        loop.call_soon_threadsafe(_deliver_all, waiting)


def _deliver_all(jobs: list[Job]) -> None:
    for job in jobs:
        job.deliver()
