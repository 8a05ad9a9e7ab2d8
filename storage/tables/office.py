"""The office: units, officers, posts, leave, invites, calendar, settings."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, LargeBinary
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id, sealed
from storage.types import SealedBytes


class UnitRow(Row, table=True):
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


class OfficerRow(Row, table=True):
    """A person of the office, bound to one Telegram account by an invite."""

    __tablename__ = "officer"
    id: int = row_id()
    telegram_id: int | None = Field(
        default=None, sa_type=BigInteger, unique=True, index=True, nullable=True
    )
    name: str
    language: str
    phone: SealedBytes | None = sealed(nullable=True)
    active: bool = True
    joined_at: datetime | None = moment(nullable=True)
    unreachable_at: datetime | None = moment(nullable=True)
    quiet: str | None = None


class PostRow(Row, table=True):
    """A role held for a unit, for a time; what follows from its days is seen to once."""

    __tablename__ = "post"
    id: int = row_id()
    officer_id: int = ref(index=True)
    role: str = Field(index=True)
    unit_code: str = Field(index=True)
    section: str | None = None
    full_time: bool = True
    visit_duty: bool = False
    first_day: date
    last_day: date | None = None
    begun_at: datetime | None = moment(nullable=True)
    over_at: datetime | None = moment(nullable=True)


class LeaveRow(Row, table=True):
    """An officer's absence, and who stands in; ``ended_on`` is the day they were back early."""

    __tablename__ = "leave"
    id: int = row_id()
    officer_id: int = ref(index=True)
    stand_in_id: int = ref()
    first_day: date
    last_day: date = Field(index=True)
    made_at: datetime = moment()
    cancelled_at: datetime | None = moment(nullable=True)
    ended_on: date | None = None
    begun_at: datetime | None = moment(nullable=True)
    over_at: datetime | None = moment(nullable=True)
    kind: str = "leave"
    state: str = "asked"
    decided_by: int | None = ref(nullable=True)
    decided_at: datetime | None = moment(nullable=True)


class InviteRow(Row, table=True):
    """A one-time invite; ``code_hash`` and ``digest`` are what `storage.code_marks` keeps of it."""

    __tablename__ = "invite"
    id: int = row_id()
    code_hash: str = Field(unique=True, index=True)
    digest: SealedBytes | None = sealed(nullable=True)
    officer_id: int = ref(index=True)
    made_at: datetime = moment()
    expires_at: datetime = moment()
    used_at: datetime | None = moment(nullable=True)
    revoked_at: datetime | None = moment(nullable=True)


class GuessRow(Row, table=True):
    """How many wrong codes an account has tried at the door."""

    __tablename__ = "guess"
    account: int = row_id()
    times: int
    last_at: datetime = moment()


class CalendarDayRow(Row, table=True):
    """A day that differs from the published calendar."""

    __tablename__ = "calendar_day"
    day: date = Field(primary_key=True)
    kind: str
    name: str


class SettingRow(Row, table=True):
    """A small fact about the installation, by name."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str


class SerialRow(Row, table=True):
    """The last number given in a year, for each kind of number.

    By ``seed`` it is decided which are left out of the order, where some are.
    """

    __tablename__ = "serial"
    kind: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int
    seed: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
