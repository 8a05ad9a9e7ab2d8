"""Field days."""

from datetime import date, datetime

from sqlalchemy import Index
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
