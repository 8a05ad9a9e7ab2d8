"""Field days: logged, planned, owed; where, and who accompanies whom; a joint team's trips."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id


class VisitRow(Row, table=True):
    """One field day, or half of one, at a village."""

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_officer", "officer_id", "day"),)
    id: int = row_id()
    officer_id: int = ref()
    day: date = Field(index=True)
    half: bool = False
    village_code: str
    village_path: str
    note_id: int = ref()
    arrived_at: datetime = moment()
    backfilled: bool = False
    photo: bool = False
    located: bool = False
    confirmed_by: int | None = ref(nullable=True)
    confirmed_at: datetime | None = moment(nullable=True)
    removed: bool = False
    # How far from the village the place sent was, where that is far (km).
    far_km: int | None = None
    standing: str = ""
    disputed_by: int | None = ref(nullable=True)
    dispute_note_id: int | None = ref(nullable=True)
    entered_by: int | None = ref(nullable=True)
    affirmed_at: datetime | None = moment(nullable=True)
    denied_note_id: int | None = ref(nullable=True)


class ContactPointRow(Row, table=True):
    """A village that an officer holds as contact point, from a first to a last day."""

    __tablename__ = "contact_point"
    id: int = row_id()
    officer_id: int = ref(index=True)
    village_code: str
    first_day: date
    last_day: date | None = None
    assigned_by: int | None = ref(nullable=True)


class CompanionRow(Row, table=True):
    """Who accompanies a leader on field days, until another is named."""

    __tablename__ = "companion"
    id: int = row_id()
    leader_id: int = ref(index=True)
    officer_id: int = ref(index=True)
    named_by: int = ref()
    named_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)


class VisitPlanRow(Row, table=True):
    """A day on which an officer means to go."""

    __tablename__ = "visit_plan"
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    day: date = Field(primary_key=True)
    made_by: int = ref()
    made_at: datetime = moment()


class ShortfallRow(Row, table=True):
    """A month that closed with days missing: the figures as they then were, and the reason."""

    __tablename__ = "shortfall"
    __table_args__ = (UniqueConstraint("month", "officer_id"),)
    id: int = row_id()
    officer_id: int = ref()
    month: date
    owed: int
    done: int
    closed_at: datetime = moment()
    asked_at: datetime | None = moment(nullable=True)
    reason: str | None = None
    note_id: int | None = ref(nullable=True)
    given_by: int | None = ref(nullable=True)
    given_at: datetime | None = moment(nullable=True)


class FindingRow(Row, table=True):
    """Something found on a field day: settled on the spot, or handed up as a lead."""

    __tablename__ = "finding"
    id: int = row_id()
    visit_id: int = ref(index=True)
    officer_id: int = ref(index=True)
    village_code: str
    village_path: str
    note_id: int = ref()
    done_note_id: int | None = ref(nullable=True)
    lead_id: int | None = ref(index=True, nullable=True)
    found_at: datetime = moment()
    settled_at: datetime | None = moment(nullable=True)


class OutreachRow(Row, table=True):
    """A joint team's trip."""

    __tablename__ = "outreach"
    id: int = row_id()
    path: str
    place_code: str
    first_day: date = Field(index=True)
    last_day: date
    note_id: int = ref()
    entered_by: int = ref()
    entered_at: datetime = moment()
    removed: bool = False


class OutreachCountRow(Row, table=True):
    """What was counted on a trip; a lower bound says so."""

    __tablename__ = "outreach_count"
    outreach_id: int = Field(sa_type=BigInteger, primary_key=True)
    kind: str = Field(primary_key=True)
    n: int
    at_least: bool = False


class OutreachMemberRow(Row, table=True):
    """Who was on a trip: an officer, or a unit by its code, and then no officer."""

    __tablename__ = "outreach_member"
    id: int = row_id()
    outreach_id: int = ref(index=True)
    officer_id: int | None = ref(nullable=True)
    unit_code: str | None = None
