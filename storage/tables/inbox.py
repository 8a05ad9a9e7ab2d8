"""What comes in, what is being filled in, what was shown."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id, sealed
from storage.types import SealedBytes


class InboxRow(Row, table=True):
    """An update kept before it is confirmed; loses its content once answered."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_state", "state", "received_at"),)
    bot_id: int = Field(sa_type=BigInteger, primary_key=True)
    update_id: int = Field(sa_type=BigInteger, primary_key=True)
    sender_id: int = ref()
    received_at: datetime = moment()
    state: str
    content: SealedBytes | None = sealed(nullable=True)
    result: str | None = Field(default=None, sa_type=Text)
    attempts: int = 0
    # Once applied: the newest message there was before its answer could go out.
    after: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    # The message it brought, which is none of the bot's own.
    brought: int | None = Field(default=None, sa_type=BigInteger, nullable=True)


class DraftRow(Row, table=True):
    """A form being filled in, or lately finished; its fields are sealed."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_officer", "officer_id", "state"),)
    id: int = row_id()
    officer_id: int = ref()
    kind: str
    subject_id: int = Field(default=0, sa_type=BigInteger)
    state: str
    asks: str | None = None
    fields: SealedBytes = sealed()
    version: int = 1
    attachments: int = 0
    album: str | None = None
    card_message_id: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    result: str | None = Field(default=None, sa_type=Text)
    touched_at: datetime = moment()


class FleetingRow(Row, table=True):
    """A message of the bot that is taken away when its time has come."""

    __tablename__ = "fleeting"
    chat_id: int = Field(sa_type=BigInteger, primary_key=True)
    message_id: int = Field(sa_type=BigInteger, primary_key=True)
    due_at: datetime = moment(index=True)


class ShownRow(Row, table=True):
    """Which matter a message of the bot shows, so that a reply to it finds its way."""

    __tablename__ = "shown"
    chat_id: int = Field(sa_type=BigInteger, primary_key=True)
    message_id: int = Field(sa_type=BigInteger, primary_key=True)
    view: str
    ref: int = Field(sa_type=BigInteger)
    at: datetime = moment(index=True)
