"""Clocks, the chain of events, pushes and counters."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id, text


class ClockRow(Row, table=True):
    """One deadline; its arithmetic stands in the ledger."""

    __tablename__ = "clock"
    __table_args__ = (
        Index("ix_clock_subject", "subject_kind", "subject_id"),
        Index("ix_clock_next", "status", "next_at"),
        Index("ix_clock_due", "status", "rule", "due_at"),
    )
    id: int = row_id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    rule: str
    status: str
    unit_path: str
    started_at: datetime = moment()
    length: int
    nominal_due: date
    due_at: datetime = moment()
    changed_at: datetime = moment()
    moved: int = 0
    extended: int = 0
    due_on: date | None = None
    latest: date | None = None
    paused_at: datetime | None = moment(nullable=True)
    stopped_at: datetime | None = moment(nullable=True)
    next_at: datetime | None = moment(nullable=True)
    entries: int = 1


class ClockEntryRow(Row, table=True):
    """One line of a clock's ledger; never changed."""

    __tablename__ = "clock_entry"
    clock_id: int = Field(sa_type=BigInteger, primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    at: datetime = moment()
    days: int = 0
    nominal_due: date
    due_at: datetime = moment()
    reason: str | None = None


class EventRow(Row, table=True):
    """One recorded act or reading, chained to the one before it."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_subject", "subject_kind", "subject_id"),)
    position: int = row_id()
    at: datetime = moment()
    actor_id: int | None = ref(nullable=True)
    kind: str
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    stage_from: str | None = None
    stage_to: str | None = None
    facts: str = text("{}")
    note_id: int | None = ref(nullable=True)
    commitment: str | None = None
    hash: str


class ChainRow(Row, table=True):
    """The head of the chain of events; one row."""

    __tablename__ = "chain"
    id: int = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)
    hash: str


class PushRow(Row, table=True):
    """One message owed to one officer."""

    __tablename__ = "push"
    __table_args__ = (
        UniqueConstraint("cause", "kind", "recipient_id", "round"),
        Index("ix_push_due", "state", "due_at"),
        Index("ix_push_subject", "subject_kind", "subject_id", "state"),
        Index("ix_push_again", "again_at"),
    )
    id: int = row_id()
    kind: str
    recipient_id: int = ref(index=True)
    cause: str
    round: int = 0
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    state: str
    urgent: bool = False
    facts: str = text("{}")
    made_at: datetime = moment()
    due_at: datetime = moment()
    lease_until: datetime | None = moment(nullable=True)
    attempts: int = 0
    message_id: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    sent_at: datetime | None = moment(nullable=True)
    settled_at: datetime | None = moment(nullable=True)
    settled_by: int | None = ref(nullable=True)
    failure: str | None = None
    shared: bool = False
    opened_at: datetime | None = moment(nullable=True)
    again_at: datetime | None = moment(nullable=True)


class PushMessageRow(Row, table=True):
    """One message in which pushes went out; ``redraw_at`` is when it has to change next."""

    __tablename__ = "push_message"
    __table_args__ = (
        Index("ix_push_message_sent", "officer_id", "sent_at"),
        Index("ix_push_message_redraw", "redraw_at"),
    )
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    message_id: int = Field(sa_type=BigInteger, primary_key=True)
    sent_at: datetime = moment()
    urgent: bool = False
    unfolded_until: datetime | None = moment(nullable=True)
    redraw_at: datetime | None = moment(nullable=True)


class CounterRow(Row, table=True):
    """A running count for a unit and everything below it, in one bucket.

    SQLite keeps it in the order of its key: a count is read and added to without a second look-up.
    """

    __tablename__ = "counter"
    __table_args__ = ({"sqlite_with_rowid": False},)
    unit_code: str = Field(primary_key=True)
    measure: str = Field(primary_key=True)
    bucket: str = Field(primary_key=True)
    n: int = Field(sa_type=BigInteger)
