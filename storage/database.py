"""The database: one writer thread, some reader threads, the same on SQLite and PostgreSQL."""

import asyncio
import functools
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from casework.calendar import WorkingCalendar
from casework.clocks import ClockSettings
from casework.house import House
from casework.push_manner import Manner
from casework.retention import Retention
from storage import calendar_days, clock_settings
from storage.attachments import Folder
from storage.clock import utc_now
from storage.directory import Directory
from storage.probe import ATTACHMENTS
from storage.readers import Readers
from storage.unit import Reader, Surroundings, Unit
from storage.vault import Vault
from storage.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")

READERS = 3
# The lock that writers on PostgreSQL take turns with; any number that nothing else uses.
_WRITERS = 1_130_112_026
# PostgreSQL waits for a lock as long as SQLite does (milliseconds); by itself it waits for ever.
_PATIENCE = "-c lock_timeout=30000"


def make_engine(url: str, *, durable: bool = True) -> Engine:
    """An engine with the settings that this project relies on.

    SQLite: write-ahead log, full fsync, foreign writers waited for, and transactions that begin
    IMMEDIATE, since the driver's own way loses updates silently when connections race. PostgreSQL:
    programs take turns to write, as they do on SQLite, and wait as long for one another. Without
    ``durable`` it does not wait for the disk, as for a record that begins anew at each start.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        server = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(
            server, pool_pre_ping=True, hide_parameters=True, connect_args={"options": _PATIENCE}
        )
        event.listen(engine, "begin", _take_turns)
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    arguments = {"check_same_thread": False, "timeout": 30}
    # What was asked with does not belong into the text of a fault, and so into the log.
    engine = create_engine(parsed, connect_args=arguments, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    if not durable:
        event.listen(engine, "connect", _trust_the_machine)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(driver: Any, _record: Any) -> None:
    driver.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=30000",
        "cache_size=-32000",
    ):
        driver.execute(f"PRAGMA {pragma}")


def _trust_the_machine(driver: Any, _record: Any) -> None:
    driver.execute("PRAGMA synchronous=OFF")


def _begin_immediate(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _take_turns(connection: Connection) -> None:
    """Wait for other programs' writers; each would wait for the head of the chain at the latest.

    A group of use cases locks rows in the order in which people acted, so that two groups that
    run side by side lock each other out, and an officer would be refused for it.
    """
    if not connection.get_execution_options().get("reading", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def reading(engine: Engine) -> Engine:
    """The same for those who only read: every statement of a question sees the same moment.

    SQLite does so by itself; PostgreSQL would show each what has been committed meanwhile.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(reading=True, isolation_level="REPEATABLE READ")
    return engine.execution_options(reading=True)


class Database:
    """Where use cases are run; everything async stays outside of them.

    ``now`` gives aware moments and is the only clock that use cases know; ``attachments`` is the
    folder of what is too large for a row; ``chance`` picks what nobody may foretell.
    """

    def __init__(
        self,
        url: str,
        vault: Vault,
        now: Callable[[], datetime] = utc_now,
        timezone: str = "Asia/Shanghai",
        *,
        durable: bool = True,
        attachments: Path = Path("data") / ATTACHMENTS,
        manner: Manner | None = None,
        retention: Retention | None = None,
        house: House | None = None,
        chance: Random | None = None,
    ) -> None:
        self.attachments = Folder(attachments, vault)
        self.engine = make_engine(url, durable=durable)
        self.vault = vault
        self.now = now
        self.timezone = timezone
        self._calendar: WorkingCalendar | None = None
        self._clock_settings: ClockSettings | None = None
        self._directory: Directory | None = None
        self._changes = 0
        self.around = Surroundings(
            vault,
            now,
            self._current_calendar,
            self._current_clock_settings,
            self._current_directory,
            self.forget_directory,
            self.forget_calendar,
            manner or Manner(),
            retention or Retention(),
            house or House(),
            chance or SystemRandom(),
        )
        self._reading = reading(self.engine)
        self._readers: Readers | None = None
        self._writer: Writer | None = None
        self._lock = threading.Lock()

    def _current_calendar(self) -> WorkingCalendar:
        if self._calendar is None:
            with self._reading.connect() as connection:
                self._calendar = calendar_days.load(connection, self.timezone)
        return self._calendar

    def _current_clock_settings(self) -> ClockSettings:
        if self._clock_settings is None:
            with self._reading.connect() as connection:
                self._clock_settings = clock_settings.load(connection)
        return self._clock_settings

    def _current_directory(self, day: date) -> Directory:
        directory = self._directory
        if directory is None or directory.day != day:
            changes = self._changes
            with self._reading.connect() as connection:
                directory = Directory(connection, day)
            if changes == self._changes:
                self._directory = directory
        return directory

    def forget_directory(self) -> None:
        """Read units and officers anew when they are next asked for."""
        self._changes += 1
        self._directory = None

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar as it is known now."""
        return self._current_calendar()

    def forget_calendar(self) -> None:
        """Read the working calendar, and how long deadlines are, anew when next asked for."""
        self._calendar = None
        self._clock_settings = None

    @property
    def writer(self) -> Writer:
        """The writer, started when it is first needed."""
        with self._lock:
            if self._writer is None:
                self._writer = Writer(self.engine, self.around)
            return self._writer

    @property
    def readers(self) -> Readers:
        """The readers, started when they are first needed."""
        with self._lock:
            if self._readers is None:
                self._readers = Readers(self._reading, self.around, READERS)
            return self._readers

    @property
    def directory_at_hand(self) -> Directory | None:
        """Today's units and officers, if nothing has to be read for them."""
        directory = self._directory
        today = self.now().astimezone(self.calendar.zone).date()
        return directory if directory is not None and directory.day == today else None

    async def write(
        self, work: Callable[Concatenate[Unit, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a use case in the writer; returns once its commit is on the disk."""
        call = functools.partial(_call, work, args, kwargs)
        result: R = await self.writer.submit(call, asyncio.get_running_loop())
        return result

    async def write_beside(
        self, work: Callable[Concatenate[Unit, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The same for what nobody waits for: it goes with the next that somebody waits for."""
        call = functools.partial(_call, work, args, kwargs)
        result: R = await self.writer.submit(call, asyncio.get_running_loop(), presses=False)
        return result

    async def read(
        self, question: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer a question from a consistent view, beside any writer."""
        call = functools.partial(_call, question, args, kwargs)
        result: R = await self.readers.ask(call, asyncio.get_running_loop())
        return result

    def write_now(
        self, work: Callable[Concatenate[Unit, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The same as :meth:`write`, for programs without an event loop."""
        result: R = self.writer.submit(functools.partial(_call, work, args, kwargs), None).result()
        return result

    def read_now(
        self, question: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The same as :meth:`read`, in the caller's own thread."""
        with self._reading.connect() as connection, connection.begin():
            return question(Reader(connection, self.around), *args, **kwargs)

    def close(self) -> None:
        """Finish what is queued and let go of everything."""
        if self._writer is not None:
            self._writer.close()
        if self._readers is not None:
            self._readers.close()
        self.engine.dispose()


def _call(work: Callable[..., R], args: Any, kwargs: Any, view: Reader) -> R:
    return work(view, *args, **kwargs)


__all__ = ["Database", "make_engine"]
