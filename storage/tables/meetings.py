"""Meetings, their agendas and action items."""

from datetime import date, datetime

from sqlalchemy import BigInteger
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id


class MeetingRow(Row, table=True):
    """A meeting of the office; ``path`` is the unit that holds it."""

    __tablename__ = "meeting"
    id: int = row_id()
    kind: str
    held_on: date
    path: str
    opened_by: int = ref()
    opened_at: datetime = moment()
    held_at: datetime | None = moment(nullable=True)
    closed_at: datetime | None = moment(nullable=True)


class AgendaRow(Row, table=True):
    """A case on a meeting's agenda, until decided, taken off, or carried over at the closing."""

    __tablename__ = "agenda"
    meeting_id: int = Field(sa_type=BigInteger, primary_key=True)
    case_id: int = Field(sa_type=BigInteger, primary_key=True, index=True)
    put_at: datetime = moment()
    decided_at: datetime | None = moment(nullable=True)
    off_at: datetime | None = moment(nullable=True)
    carried_at: datetime | None = moment(nullable=True)


class PutForwardRow(Row, table=True):
    """A case that waits for the next meeting of a kind: put forward, or carried over."""

    __tablename__ = "put_forward"
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    kind: str = Field(primary_key=True)
    put_at: datetime = moment()


class ActionRow(Row, table=True):
    """What a meeting has asked of an officer, by a day; its words are a note."""

    __tablename__ = "action"
    id: int = row_id()
    meeting_id: int = ref(index=True)
    path: str
    owner_id: int = ref(index=True)
    due_on: date
    shared: bool = False
    set_by: int = ref()
    set_at: datetime = moment()
    case_id: int | None = ref(nullable=True)
    done_at: datetime | None = moment(nullable=True)
    done_by: int | None = ref(nullable=True)
