"""Leads and cases, and what belongs to one of them."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    LargeBinary,
    Text,
    TextClause,
    UniqueConstraint,
    text,
)
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id


def _partly(name: str, path: str, where: TextClause) -> Index:
    """An index of paths over some of the rows; PostgreSQL's is for beginnings."""
    ops = {path: "varchar_pattern_ops"}
    return Index(name, path, sqlite_where=where, postgresql_where=where, postgresql_ops=ops)


# Matters of a kind that is looked for among all others; written out where it is asked for.
_ACCUSATIONS = text("type = 'accusation'")
_WITH_A_SECTION = text("section IS NOT NULL")
_FROM_ABOVE = text("superior_number IS NOT NULL")
# Cases that a unit handles for a place outside it.
ELSEWHERE = text(
    "owner_path IS NOT NULL AND substr(place_path, 1, length(owner_path)) <> owner_path"
)


class LeadRow(Row, table=True):
    """What an officer heard and reported."""

    __tablename__ = "lead"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_lead_stage", "stage", "submitted_at"),
        Index("ix_lead_place", "place_code", "received_at"),
        _partly("ix_lead_accusation", "place_path", _ACCUSATIONS),
    )
    id: int = row_id()
    year: int
    serial: int
    stage: str
    version: int = 1
    author_id: int = ref(index=True)
    place_code: str
    place_path: str
    channel: str
    type: str
    topic: str | None = None
    received_at: datetime = moment()
    submitted_at: datetime = moment()
    persons: int = 1
    settled: bool = False
    told_at: datetime | None = moment(nullable=True)
    visit_id: int | None = ref(nullable=True)
    case_id: int | None = ref(index=True, nullable=True)
    joined: bool = False


class CaseRow(Row, table=True):
    """What the office has undertaken."""

    __tablename__ = "case_"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_case_owner", "owner_code", "stage"),
        Index("ix_case_stage", "stage", "changed_at"),
        Index("ix_case_place", "place_path"),
        Index("ix_case_received", "received_on"),
        Index(
            "ix_case_superior",
            "superior_number",
            sqlite_where=_FROM_ABOVE,
            postgresql_where=_FROM_ABOVE,
        ),
        _partly("ix_case_accusation", "place_path", _ACCUSATIONS),
        _partly("ix_case_elsewhere", "owner_path", ELSEWHERE),
        Index(
            "ix_case_section",
            "type",
            "registered_at",
            sqlite_where=_WITH_A_SECTION,
            postgresql_where=_WITH_A_SECTION,
        ),
    )
    id: int = row_id()
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
    author_id: int | None = ref(nullable=True)
    place_code: str
    place_path: str
    owner_code: str | None = None
    owner_path: str | None = Field(default=None, index=True)
    owner_id: int | None = ref(index=True, nullable=True)
    section: str | None = None
    drafted_by: int | None = ref(nullable=True)
    outcome: str | None = None
    delivery: str | None = None
    service_rating: str | None = None
    result_rating: str | None = None
    # What was said when it was asked again whether help has lasted.
    service_again: str | None = None
    result_again: str | None = None
    root_cause: str | None = None
    received_on: date
    due_on: date | None = None
    replied_on: date | None = None
    closed_on: date | None = None
    checklist: str | None = None
    repeat_of: int | None = ref(nullable=True)
    joined_to: int | None = ref(nullable=True)
    instructed_by: int | None = ref(nullable=True)
    led_by: int | None = ref(nullable=True)
    caller_id: int | None = ref(nullable=True)
    asked_days: int | None = None
    asked_at: datetime | None = moment(nullable=True)
    # Each between spaces, so that one can be looked for.
    flags: str = ""
    registered_at: datetime = moment()
    changed_at: datetime = moment()


class AlikeRow(Row, table=True):
    """What somebody said of two leads that are much alike, or of a lead and a case: one or two."""

    __tablename__ = "alike"
    lead_id: int = Field(sa_type=BigInteger, primary_key=True)
    other_id: int = Field(sa_type=BigInteger, primary_key=True)
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    same: bool
    at: datetime = moment()


class LookedRow(Row, table=True):
    """Up to which event an officer has seen a case, so that what is new can be marked."""

    __tablename__ = "looked"
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    position: int = Field(sa_type=BigInteger)


class HandledRow(Row, table=True):
    """Who has handled a case; such a person does not follow it up."""

    __tablename__ = "handled"
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)


class EarlierRow(Row, table=True):
    """How a handling ended whose case was reopened: what its answer was due by, and when it was."""

    __tablename__ = "earlier"
    id: int = row_id()
    case_id: int = ref(index=True)
    unit_path: str
    due_on: date = Field(index=True)
    replied_on: date


class PartRow(Row, table=True):
    """A part of a case that another unit handles beside its owner."""

    __tablename__ = "part"
    id: int = row_id()
    case_id: int = ref(index=True)
    unit_code: str
    unit_path: str
    asked_by: int = ref()
    asked_at: datetime = moment()
    done_by: int | None = ref(nullable=True)
    done_at: datetime | None = moment(nullable=True)
    released_at: datetime | None = moment(nullable=True)


class TeamRow(Row, table=True):
    """An officer named for the joint team of a case; whoever has left stays on record."""

    __tablename__ = "team"
    id: int = row_id()
    case_id: int = ref(index=True)
    officer_id: int = ref(index=True)
    leads: bool
    named_by: int = ref()
    named_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)


class RecusalRow(Row, table=True):
    """Who is kept away from a case; in force while it is not refused.

    ``case_id`` is a case's, or that of a report while it is no case yet; ids are unlike each other.
    """

    __tablename__ = "recusal"
    case_id: int = Field(sa_type=BigInteger, primary_key=True)
    officer_id: int = Field(sa_type=BigInteger, primary_key=True, index=True)
    state: str
    reason: str
    decider: str
    decider_path: str
    asked_by: int = ref()
    at: datetime = moment()


class NoteRow(Row, table=True):
    """A piece of free text; it can be erased with its salt, its commitment stays in the chain."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_subject", "subject_kind", "subject_id", "at"),)
    id: int = row_id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    kind: str
    author_id: int = ref()
    at: datetime = moment()
    text: str | None = Field(default=None, sa_type=Text)
    salt: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    replaced: bool = False


class LetterRow(Row, table=True):
    """A sealed letter: only the fact, where it goes, who holds it, and what counts tell of it."""

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("year", "serial"),)
    id: int = row_id()
    year: int
    serial: int
    recorded_by: int = ref(index=True)
    recorded_at: datetime = moment()
    receiver_code: str
    received_by: int | None = ref(nullable=True)
    received_at: datetime | None = moment(nullable=True)
    registered_at: datetime | None = moment(nullable=True)
    level: str | None = None
    filed: bool | None = None
    result: str | None = None
    result_on: date | None = None
