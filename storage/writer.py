"""One writer thread with group commit.

What queued up while the last commit ran goes into one transaction; a failing use case is rolled
back alone; when the group's end or the commit fails, each runs again alone. Use cases are pure up
to commit, so running one again is harmless. Cancelling a caller never reaches into the thread.

Most refusals come before anything is changed and need no rolling back, so a group is first done
without savepoints, which cost as much as the statements between them. When a use case does fail
with rows changed, the whole is rolled back and done once more, each use case in a savepoint.
"""

import asyncio
import functools
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Connection, Engine, Executable
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from storage import chain, finding_index, flavour
from storage.jobs import Job, deliver
from storage.tables import (
    AlikeRow,
    CounterRow,
    HandledRow,
    LookedRow,
    PushRow,
    ShownRow,
    core,
)
from storage.unit import GroupEnd, Reader, Surroundings, Unit

GROUP_LIMIT = 128
# Seconds that what does not press waits for what does.
MOMENT = 0.002
# Rows that may come again from the same cause and are then the same: kept once.
TOLD_ONCE = frozenset({PushRow, HandledRow})

# Rows of which the newest stands: a message shows something else now, somebody has thought again.
REPLACED = frozenset({ShownRow, LookedRow, AlikeRow})


class Use(Job[Unit]):
    """A use case waiting for the writer."""

    __slots__ = ("presses", "unit")

    def __init__(
        self,
        work: Callable[[Unit], Any],
        loop: asyncio.AbstractEventLoop | None = None,
        *,
        presses: bool = True,
    ) -> None:
        super().__init__(work, loop)
        self.presses = presses
        self.unit: Unit | None = None


class Writer:
    """The thread that makes every change to one database in this process."""

    def __init__(self, engine: Engine, around: Surroundings) -> None:
        self._engine = engine
        self._around = around
        self._queue: SimpleQueue[Use | None] = SimpleQueue()
        self._upsert = self._counter_upsert()
        self._insert = functools.cache(self._make_insert)
        self._thread = threading.Thread(target=self._run, name="lianluo-writer", daemon=True)
        self._thread.start()

    def submit(
        self,
        work: Callable[[Unit], Any],
        loop: asyncio.AbstractEventLoop | None,
        *,
        presses: bool = True,
    ) -> Any:
        """Queue a use case; gives a future of the loop, or a thread's future without one.

        What does not press waits a moment for something that does, to share its commit.
        """
        job = Use(work, loop, presses=presses)
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
                deliver(jobs)

    def _take(self) -> tuple[list[Use], bool]:
        job = self._queue.get()
        jobs: list[Use] = []
        waits = True
        while job is not None:
            jobs.append(job)
            waits = waits and not job.presses
            if len(jobs) == GROUP_LIMIT:
                return jobs, True
            try:
                job = self._queue.get(waits, MOMENT)
            except Empty:
                return jobs, True
        return jobs, False

    def _commit_together(self, jobs: list[Use]) -> None:
        try:
            try:
                self._group(jobs, savepoints=False)
            except _SpoiltError:
                self._group(jobs, savepoints=True)
        except Exception as error:
            if len(jobs) == 1:
                jobs[0].error = error
                return
            for job in jobs:
                job.error = None
                self._commit_together([job])

    def _group(self, jobs: list[Use], *, savepoints: bool) -> None:
        with self._engine.connect() as connection, connection.begin():
            end = GroupEnd()
            given: dict[tuple[str, int], int] = {}
            for job in jobs:
                job.error = None
                self._one(connection, job, None if savepoints else given)
                if job.error is None and job.unit is not None:
                    end.take(job.unit.end)
            self._finish(connection, end)
            self._look_ahead(connection, jobs)
        for job in jobs:
            if job.error is None and job.unit is not None:
                for action in job.unit.after:
                    action()

    def _one(
        self, connection: Connection, job: Use, given: dict[tuple[str, int], int] | None
    ) -> None:
        """Run a use case, in a savepoint where the group has no numbers ``given`` to go on from."""
        savepoint = connection.begin_nested() if given is None else None
        job.unit = unit = Unit(connection, self._around, savepoint, given)
        try:
            job.value = job.work(unit)
            unit.settle()
        except Exception as error:
            if isinstance(error, DBAPIError) and not _still_open(connection):
                raise
            if savepoint is None and (unit.touched or isinstance(error, DBAPIError)):
                raise _SpoiltError from error
            unit.undo()
            job.error = error

    def _look_ahead(self, connection: Connection, jobs: list[Use]) -> None:
        asking = [job.unit for job in jobs if job.error is None and job.unit and job.unit.ahead]
        if asking:
            view = Reader(connection, self._around)
            for unit in asking:
                view.entered = unit.entered
                for question in unit.ahead:
                    _ask(question, view)

    def _finish(self, connection: Connection, end: GroupEnd) -> None:
        for table, rows in end.rows.items():
            connection.execute(self._insert(table), rows)
        for statement, rows in _by_statement(end.marks):
            connection.execute(statement, rows)
        if end.matters:
            finding_index.refresh(connection, end.matters)
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

    def _make_insert(self, model: type[SQLModel]) -> Executable:
        table = core(model)
        statement = flavour.insert(self._engine.dialect, table)
        if model in REPLACED:
            return statement.on_conflict_do_update(
                index_elements=list(table.primary_key),
                set_={
                    column.name: statement.excluded[column.name]
                    for column in table.columns
                    if not column.primary_key
                },
            )
        return statement.on_conflict_do_nothing() if model in TOLD_ONCE else statement

    def _counter_upsert(self) -> Executable:
        table = core(CounterRow)
        statement = flavour.insert(self._engine.dialect, table)
        return statement.on_conflict_do_update(
            index_elements=[table.c.unit_code, table.c.measure, table.c.bucket],
            set_={"n": table.c.n + statement.excluded.n},
        )


def _ask(question: Callable[[Reader], None], view: Reader) -> None:
    try:
        question(view)
    except DBAPIError:
        raise
    except Exception:  # it is asked again when the answer is shown, and comes up there
        return


class _SpoiltError(Exception):
    """A use case failed with rows changed and no savepoint to go back to."""


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
