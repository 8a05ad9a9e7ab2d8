"""What a use case holds: a view of the record to read, and for a write, what to add to it.

A :class:`Unit` has a savepoint only in a group that is done a second time, after one of its use
cases failed with rows already changed. Rows that nothing in the same group reads back (events,
pushes, ledger lines, notes) are handed to :meth:`Unit.later` and inserted once for the whole group.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property
from random import Random, SystemRandom
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Executable, NestedTransaction, insert
from sqlalchemy.engine import CursorResult
from sqlmodel import Session, SQLModel

from casework.calendar import WorkingCalendar
from casework.clocks import ClockSettings
from casework.house import House
from casework.matters import Subject
from casework.push_manner import Manner
from casework.retention import Retention
from storage.directory import Directory
from storage.entered import Entered
from storage.ids import new_id
from storage.tables import core
from storage.vault import Vault

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every use case may look at besides the record: keys, calendar, time, chance."""

    vault: Vault
    now: Callable[[], datetime]
    calendar: Callable[[], WorkingCalendar]
    clock_settings: Callable[[], ClockSettings]
    directory: Callable[[date], Directory]
    forget_directory: Callable[[], None]
    forget_calendar: Callable[[], None]
    manner: Manner = field(default_factory=Manner)
    retention: Retention = field(default_factory=Retention)
    house: House = field(default_factory=House)
    chance: Random = field(default_factory=SystemRandom)


class Reader:
    """A consistent view of the record at one moment."""

    def __init__(self, connection: Connection, around: Surroundings) -> None:
        self._connection = connection
        self._around = around
        self.vault = around.vault
        self.manner = around.manner
        self.house = around.house
        self.retention = around.retention
        self.entered = Entered()
        self.calendar = around.calendar()
        self.now = around.now()

    @property
    def clock_settings(self) -> ClockSettings:
        """How long deadlines are that begin now."""
        return self._around.clock_settings()

    @property
    def zone(self) -> tzinfo:
        """The office's time zone."""
        return self.calendar.zone

    @cached_property
    def today(self) -> date:
        """The office's date."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def directory(self) -> Directory:
        """The office's units and officers today."""
        return self._around.directory(self.today)

    @property
    def connection(self) -> Connection:
        """The connection, for Core statements."""
        return self._connection

    @property
    def dialect(self) -> Dialect:
        """Which kind of database it is."""
        return self._connection.dialect

    def run(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> CursorResult[Any]:
        """Run one Core statement."""
        return self.connection.execute(statement, parameters)


@dataclass(slots=True)
class GroupEnd:
    """What a group of use cases adds at its end, summed over them."""

    rows: dict[type[SQLModel], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    events: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))
    marks: list[tuple[Executable, dict[str, Any]]] = field(default_factory=list)
    matters: set[tuple[Subject, int]] = field(default_factory=set)

    def take(self, other: "GroupEnd") -> None:
        """Add what one use case leaves."""
        for table, rows in other.rows.items():
            self.rows[table].extend(rows)
        self.events.extend(other.events)
        self.marks.extend(other.marks)
        self.matters |= other.matters
        for key, n in other.counts.items():
            self.counts[key] += n


class Unit(Reader):
    """One use case's share of a transaction: all of it comes to be, or nothing."""

    def __init__(
        self,
        connection: Connection,
        around: Surroundings,
        savepoint: NestedTransaction | None = None,
        given: dict[tuple[str, int], int] | None = None,
    ) -> None:
        super().__init__(connection, around)
        self.end = GroupEnd()
        # The last numbers that the group has given, where they need not be read again.
        self.given = given
        self.after: list[Callable[[], None]] = []
        self.ahead: list[Callable[[Reader], None]] = []
        self.touched = False
        self._entering: set[type[SQLModel]] = set()
        self._savepoint = savepoint
        self._session: Session | None = None
        self._directory_changed = False

    @property
    def directory(self) -> Directory:
        """The office's units and officers today, with what this use case has changed of them."""
        if self._directory_changed:
            return Directory(self.connection, self.today)
        return self._around.directory(self.today)

    def change_directory(self) -> None:
        """Say that units or officers are being changed; every reader sees it after the commit."""
        if not self._directory_changed:
            self._directory_changed = True
            self.then(self._around.forget_directory)

    @property
    def connection(self) -> Connection:
        """The connection; who asks for it may change rows."""
        self.touched = True
        if self._entering:
            self._insert_entered()
        return self._connection

    def run(
        self,
        statement: Executable,
        parameters: Mapping[str, Any] | None = None,
        *,
        only: type[SQLModel] | None = None,
    ) -> CursorResult[Any]:
        """Run one Core statement; ``only`` is the one table that it has to do with, if it is one.

        What was entered is inserted before, if it may matter to the statement.
        """
        if self._entering and (only is None or only in self._entering):
            self._insert_entered()
        if not statement.is_select:
            self.touched = True
        return self._connection.execute(statement, parameters)

    @property
    def chance(self) -> Random:
        """What picks at random; nobody can foretell it, unless a test gives its own."""
        return self._around.chance

    @property
    def session(self) -> Session:
        """A session for SQLModel objects, in the same transaction."""
        if self._session is None:
            self._session = Session(
                self.connection, join_transaction_mode="rollback_only", expire_on_commit=False
            )
        return self._session

    def enter(self, table: type[SQLModel], value: Any, *kinds: type, **row: Any) -> None:
        """Insert a row at the group's end, or before the next statement of this use case.

        ``value`` is what is made of the row when it is read; until then it is in ``entered``, and
        so is what is added to it of these kinds.
        """
        self.entered.put(row["id"], value, *kinds)
        self._entering.add(table)
        self.later(table, **row)

    def _insert_entered(self) -> None:
        self.touched = True
        for table in self._entering:
            self._connection.execute(insert(core(table)), self.end.rows.pop(table))
        self._entering.clear()
        self.entered.clear()

    def new_id(self) -> int:
        """A fresh id."""
        return new_id(self.now)

    def later(self, table: type[SQLModel], **row: Any) -> None:
        """Insert a row at the group's end; nothing in the group may need to read it."""
        self.end.rows[table].append(row)

    def mark(self, statement: Executable, **parameters: Any) -> None:
        """Run a statement at the group's end; equal statements run together."""
        self.end.marks.append((statement, parameters))

    def count(self, unit_path: str, measure: str, bucket: str, n: int) -> None:
        """Add to a running count, for the unit and for all above it."""
        for code in unit_path.rstrip("/").split("/"):
            self.end.counts[code, measure, bucket] += n

    def index(self, subject: Subject, number: int) -> None:
        """Say that what a case or lead is found by may have changed."""
        if subject in {Subject.CASE, Subject.LEAD}:
            self.end.matters.add((subject, number))

    def look_ahead(self, question: Callable[[Reader], None]) -> None:
        """Ask something of the record as it stands at the group's end, before the commit."""
        if not self._directory_changed:  # which readers see only after it
            self.ahead.append(question)

    def then(self, action: Callable[[], None]) -> None:
        """Do something in memory once the commit has succeeded."""
        self.after.append(action)

    def change_calendar(self) -> None:
        """Say that days or lengths are being changed; all read them anew after the commit."""
        self.then(self._around.forget_calendar)

    def rehearse(self, work: "Callable[[Unit], R]") -> R:
        """What a use case would give, with all that it does taken back."""
        trial = Unit(self.connection, self._around, self.connection.begin_nested())
        try:
            return work(trial)
        finally:
            trial.undo()

    def settle(self) -> None:
        """Keep what the use case did."""
        if self._session is not None:
            self._session.flush()
            self._session.close()
        if self._savepoint is not None:
            self._savepoint.commit()

    def undo(self) -> None:
        """Take back what the use case did; the rest of the group stays."""
        if self._session is not None:
            self._session.close()
        if self._savepoint is not None and self._savepoint.is_active:
            self._savepoint.rollback()
