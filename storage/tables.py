"""Every table, as SQLModel classes; rows never leave ``storage``.

Ids are made by the application, enums are text columns, moments are UTC.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.types import Moment, Sealed, SealedBytes


def core(model: type[SQLModel]) -> Table:
    """The Core table of a model, for statements on hot rows."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def _id() -> Any:
    return Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})


def _ref(*, index: bool = False, nullable: bool = False) -> Any:
    return Field(
        default=None if nullable else ..., sa_type=BigInteger, index=index, nullable=nullable
    )


def _moment(*, index: bool = False, nullable: bool = False) -> Any:
    return Field(default=None if nullable else ..., sa_type=Moment, index=index, nullable=nullable)


def _sealed(*, nullable: bool = False) -> Any:
    return Field(default=None if nullable else ..., sa_type=Sealed, nullable=nullable)


def _text(default: Any = ...) -> Any:
    return Field(default=default, sa_type=Text)


class _Row(SQLModel):
    model_config: ClassVar[Any] = {"arbitrary_types_allowed": True}


# --- the office -----------------------------------------------------------------------------


class UnitRow(_Row, table=True):
    """A unit of the tree; ``path`` is the codes from the root, each ended by a slash."""

    __tablename__ = "unit"
    code: str = Field(primary_key=True)
    name: str
    short_name: str = Field(index=True)
    kind: str
    parent_code: str | None = Field(default=None, index=True)
    path: str = Field(index=True)
    latitude: float | None = None
    longitude: float | None = None


class OfficerRow(_Row, table=True):
    """A person of the office, bound to one Telegram account by an invite."""

    __tablename__ = "officer"
    id: int = _id()
    telegram_id: int | None = Field(
        default=None, sa_type=BigInteger, unique=True, index=True, nullable=True
    )
    name: str
    language: str
    phone: SealedBytes | None = _sealed(nullable=True)
    active: bool = True
    joined_at: datetime | None = _moment(nullable=True)
    unreachable_at: datetime | None = _moment(nullable=True)


class PostRow(_Row, table=True):
    """A role held for a unit, for a time."""

    __tablename__ = "post"
    id: int = _id()
    officer_id: int = _ref(index=True)
    role: str = Field(index=True)
    unit_code: str = Field(index=True)
    section: str | None = None
    full_time: bool = True
    visit_duty: bool = False
    contact_village_code: str | None = None
    first_day: date
    last_day: date | None = None


class LeaveRow(_Row, table=True):
    """An officer's leave, and who stands in; ``ended_on`` is the day they were back early."""

    __tablename__ = "leave"
    id: int = _id()
    officer_id: int = _ref(index=True)
    stand_in_id: int = _ref()
    first_day: date
    last_day: date = Field(index=True)
    made_at: datetime = _moment()
    cancelled_at: datetime | None = _moment(nullable=True)
    ended_on: date | None = None
    begun_at: datetime | None = _moment(nullable=True)
    over_at: datetime | None = _moment(nullable=True)


class InviteRow(_Row, table=True):
    """A one-time invite; only a hash of its code is kept."""

    __tablename__ = "invite"
    id: int = _id()
    code_hash: str = Field(unique=True, index=True)
    officer_id: int = _ref(index=True)
    made_at: datetime = _moment()
    expires_at: datetime = _moment()
    used_at: datetime | None = _moment(nullable=True)
    revoked_at: datetime | None = _moment(nullable=True)


class CalendarDayRow(_Row, table=True):
    """A day that differs from the published calendar."""

    __tablename__ = "calendar_day"
    day: date = Field(primary_key=True)
    kind: str
    name: str


class SettingRow(_Row, table=True):
    """A small fact about the installation, by name."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str


class SerialRow(_Row, table=True):
    """The last number given in a year, for each kind of number."""

    __tablename__ = "serial"
    kind: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int


# --- what comes in, what is being filled in ----------------------------------------------------


class InboxRow(_Row, table=True):
    """An update kept before it is confirmed; loses its content once answered."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_state", "state", "received_at"),)
    bot_id: int = Field(sa_type=BigInteger, primary_key=True)
    update_id: int = Field(sa_type=BigInteger, primary_key=True)
    sender_id: int = _ref()
    received_at: datetime = _moment()
    state: str
    content: SealedBytes | None = _sealed(nullable=True)
    result: str | None = Field(default=None, sa_type=Text)
    attempts: int = 0


class DraftRow(_Row, table=True):
    """A form being filled in, or lately finished; its fields are sealed."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_officer", "officer_id", "state"),)
    id: int = _id()
    officer_id: int = _ref()
    kind: str
    subject_id: int = Field(default=0, sa_type=BigInteger)
    state: str
    asks: str | None = None
    fields: SealedBytes = _sealed()
    version: int = 1
    attachments: int = 0
    album: str | None = None
    card_message_id: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    result: str | None = Field(default=None, sa_type=Text)
    touched_at: datetime = _moment()


class ShownRow(_Row, table=True):
    """Which matter a message of the bot shows, so that a reply to it finds its way."""

    __tablename__ = "shown"
    chat_id: int = Field(sa_type=BigInteger, primary_key=True)
    message_id: int = Field(sa_type=BigInteger, primary_key=True)
    view: str
    ref: int = Field(sa_type=BigInteger)
    at: datetime = _moment(index=True)


# --- matters -------------------------------------------------------------------------------------


class LeadRow(_Row, table=True):
    """What an officer heard and reported."""

    __tablename__ = "lead"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_lead_stage", "stage", "submitted_at"),
        Index("ix_lead_place", "place_code", "received_at"),
    )
    id: int = _id()
    year: int
    serial: int
    stage: str
    version: int = 1
    author_id: int = _ref(index=True)
    place_code: str
    place_path: str
    channel: str
    type: str
    topic: str | None = None
    received_at: datetime = _moment()
    submitted_at: datetime = _moment()
    persons: int = 1
    settled: bool = False
    told_at: datetime | None = _moment(nullable=True)
    visit_id: int | None = _ref(nullable=True)
    case_id: int | None = _ref(index=True, nullable=True)
    joined: bool = False


class CaseRow(_Row, table=True):
    """What the office has undertaken."""

    __tablename__ = "case_"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_case_owner", "owner_code", "stage"),
        Index("ix_case_stage", "stage", "changed_at"),
        Index("ix_case_place", "place_path"),
    )
    id: int = _id()
    year: int
    serial: int
    superior_number: str | None = None
    stage: str
    version: int = 1
    type: str
    subtype: str | None = None
    topic: str | None = None
    route: str | None = None
    channel: str
    occurrence: str
    identity: str
    persons: int = 1
    urgent: bool = False
    simple: bool = False
    filed: bool = False
    imported: bool = False
    entry: str | None = None
    author_id: int | None = _ref(nullable=True)
    place_code: str
    place_path: str
    owner_code: str | None = None
    owner_path: str | None = Field(default=None, index=True)
    owner_id: int | None = _ref(index=True, nullable=True)
    drafted_by: int | None = _ref(nullable=True)
    outcome: str | None = None
    delivery: str | None = None
    service_rating: str | None = None
    result_rating: str | None = None
    root_cause: str | None = None
    received_on: date
    due_on: date | None = None
    replied_on: date | None = None
    closed_on: date | None = None
    checklist: str | None = None
    repeat_of: int | None = _ref(nullable=True)
    joined_to: int | None = _ref(nullable=True)
    instructed_by: int | None = _ref(nullable=True)
    led_by: int | None = _ref(nullable=True)
    asked_days: int | None = None
    asked_at: datetime | None = _moment(nullable=True)
    # Each between spaces, so that one can be looked for.
    flags: str = ""
    registered_at: datetime = _moment()
    changed_at: datetime = _moment()


class AlikeRow(_Row, table=True):
    """What somebody said of two leads that are much alike: one matter, or two."""

    __tablename__ = "alike"
    lead_id: int = Field(sa_type=BigInteger, primary_key=True)
    other_id: int = Field(sa_type=BigInteger, primary_key=True)
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    same: bool
    at: datetime = _moment()


class LookedRow(_Row, table=True):
    """Up to which event an officer has seen a case, so that what is new can be marked."""

    __tablename__ = "looked"
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    position: int = Field(sa_type=BigInteger)


class HandledRow(_Row, table=True):
    """Who has handled a case; such a person does not follow it up."""

    __tablename__ = "handled"
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)


class PartRow(_Row, table=True):
    """A part of a case that another unit handles beside its owner."""

    __tablename__ = "part"
    id: int = _id()
    case_id: int = _ref(index=True)
    unit_code: str
    unit_path: str
    asked_by: int = _ref()
    asked_at: datetime = _moment()
    done_by: int | None = _ref(nullable=True)
    done_at: datetime | None = _moment(nullable=True)
    released_at: datetime | None = _moment(nullable=True)


class MeetingRow(_Row, table=True):
    """A meeting of the office; ``path`` is the unit that holds it."""

    __tablename__ = "meeting"
    id: int = _id()
    kind: str
    held_on: date
    path: str
    opened_by: int = _ref()
    opened_at: datetime = _moment()


class AgendaRow(_Row, table=True):
    """A case on a meeting's agenda; what was decided stands with the case."""

    __tablename__ = "agenda"
    meeting_id: int = Field(sa_type=BigInteger, primary_key=True)
    case_id: int = Field(sa_type=BigInteger, primary_key=True, index=True)
    put_at: datetime = _moment()
    decided_at: datetime | None = _moment(nullable=True)
    off_at: datetime | None = _moment(nullable=True)


class ActionRow(_Row, table=True):
    """What a meeting has asked of an officer, by a day; its words are a note."""

    __tablename__ = "action"
    id: int = _id()
    meeting_id: int = _ref(index=True)
    path: str
    owner_id: int = _ref(index=True)
    due_on: date
    shared: bool = False
    set_by: int = _ref()
    set_at: datetime = _moment()
    case_id: int | None = _ref(nullable=True)
    done_at: datetime | None = _moment(nullable=True)
    done_by: int | None = _ref(nullable=True)


class RecusalRow(_Row, table=True):
    """Who is kept away from a case; in force while it is not refused."""

    __tablename__ = "recusal"
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    state: str
    reason: str
    at: datetime = _moment()


class NoteRow(_Row, table=True):
    """A piece of free text; it can be erased with its salt, its commitment stays in the chain."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_subject", "subject_kind", "subject_id", "at"),)
    id: int = _id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    kind: str
    author_id: int = _ref()
    at: datetime = _moment()
    text: str | None = Field(default=None, sa_type=Text)
    salt: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    replaced: bool = False


class IdentityRow(_Row, table=True):
    """What names a person, kept apart from the matter and sealed."""

    __tablename__ = "identity"
    __table_args__ = (Index("ix_identity_subject", "subject_kind", "subject_id"),)
    id: int = _id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    kind: str
    value: SealedBytes = _sealed()
    at: datetime = _moment()


class MediaRow(_Row, table=True):
    """An attachment, by Telegram's reference until its bytes are stored."""

    __tablename__ = "media"
    __table_args__ = (Index("ix_media_subject", "subject_kind", "subject_id"),)
    id: int = _id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    kind: str
    file_id: str
    unique_id: str
    size: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    name: SealedBytes | None = _sealed(nullable=True)
    archived: bool = True
    added_by: int = _ref()
    at: datetime = _moment()


class LetterRow(_Row, table=True):
    """A sealed letter: only the fact, where it goes, and who holds it."""

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("year", "serial"),)
    id: int = _id()
    year: int
    serial: int
    recorded_by: int = _ref(index=True)
    recorded_at: datetime = _moment()
    receiver_code: str
    received_by: int | None = _ref(nullable=True)
    received_at: datetime | None = _moment(nullable=True)


# --- time, record, pushes ------------------------------------------------------------------


class ClockRow(_Row, table=True):
    """One deadline; its arithmetic stands in the ledger."""

    __tablename__ = "clock"
    __table_args__ = (
        Index("ix_clock_subject", "subject_kind", "subject_id"),
        Index("ix_clock_next", "next_at"),
        Index("ix_clock_due", "status", "rule", "due_at"),
    )
    id: int = _id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    rule: str
    status: str
    unit_path: str
    started_at: datetime = _moment()
    length: int
    nominal_due: date
    due_at: datetime = _moment()
    changed_at: datetime = _moment()
    moved: int = 0
    extended: int = 0
    due_on: date | None = None
    latest: date | None = None
    paused_at: datetime | None = _moment(nullable=True)
    stopped_at: datetime | None = _moment(nullable=True)
    next_at: datetime | None = _moment(nullable=True)
    entries: int = 1


class ClockEntryRow(_Row, table=True):
    """One line of a clock's ledger; never changed."""

    __tablename__ = "clock_entry"
    clock_id: int = Field(sa_type=BigInteger, primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    at: datetime = _moment()
    days: int = 0
    nominal_due: date
    due_at: datetime = _moment()
    reason: str | None = None


class EventRow(_Row, table=True):
    """One recorded act or reading, chained to the one before it."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_subject", "subject_kind", "subject_id"),)
    position: int = _id()
    at: datetime = _moment()
    actor_id: int | None = _ref(nullable=True)
    kind: str
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    stage_from: str | None = None
    stage_to: str | None = None
    facts: str = _text("{}")
    note_id: int | None = _ref(nullable=True)
    commitment: str | None = None
    hash: str


class ChainRow(_Row, table=True):
    """The head of the chain of events; one row."""

    __tablename__ = "chain"
    id: int = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)
    hash: str


class PushRow(_Row, table=True):
    """One message owed to one officer."""

    __tablename__ = "push"
    __table_args__ = (
        UniqueConstraint("cause", "kind", "recipient_id", "round"),
        Index("ix_push_due", "state", "due_at"),
        Index("ix_push_subject", "subject_kind", "subject_id", "state"),
    )
    id: int = _id()
    kind: str
    recipient_id: int = _ref(index=True)
    cause: str
    round: int = 0
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    state: str
    urgent: bool = False
    facts: str = _text("{}")
    made_at: datetime = _moment()
    due_at: datetime = _moment()
    lease_until: datetime | None = _moment(nullable=True)
    attempts: int = 0
    message_id: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    sent_at: datetime | None = _moment(nullable=True)
    settled_at: datetime | None = _moment(nullable=True)
    settled_by: int | None = _ref(nullable=True)
    failure: str | None = None


class CounterRow(_Row, table=True):
    """A running count for a unit and everything below it, in one bucket."""

    __tablename__ = "counter"
    unit_code: str = Field(primary_key=True)
    measure: str = Field(primary_key=True)
    bucket: str = Field(primary_key=True)
    n: int = Field(sa_type=BigInteger)


class VisitRow(_Row, table=True):
    """One field day, or half of one, at a village."""

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_officer", "officer_id", "day"),)
    id: int = _id()
    officer_id: int = _ref()
    day: date = Field(index=True)
    half: bool = False
    village_code: str
    village_path: str
    note_id: int = _ref()
    arrived_at: datetime = _moment()
    backfilled: bool = False
    photo: bool = False
    located: bool = False
    confirmed_by: int | None = _ref(nullable=True)
    confirmed_at: datetime | None = _moment(nullable=True)
    removed: bool = False
