"""What figures need beside the matters that they are of."""

from datetime import date, datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id


class PolicyOwnerRow(Row, table=True):
    """The unit that owns the policy behind a root cause, as the office has entered it."""

    __tablename__ = "policy_owner"
    cause: str = Field(primary_key=True)
    unit_code: str
    set_by: int = ref()
    set_at: datetime = moment()


class AppraisalRow(Row, table=True):
    """A unit's appraisal of a quarter, and how far it has come with the unit."""

    __tablename__ = "appraisal"
    __table_args__ = (UniqueConstraint("unit_code", "first_day"),)
    id: int = row_id()
    unit_code: str = Field(index=True)
    unit_path: str
    first_day: date = Field(index=True)
    last_day: date
    state: str
    object_by: date
    made_at: datetime = moment()
    objected_part: str | None = None
    objected_by: int | None = ref(nullable=True)
    recounted: bool = False


class AppraisalLineRow(Row, table=True):
    """What one case, or one officer's field days, adds to a part of an appraisal."""

    __tablename__ = "appraisal_line"
    appraisal_id: int = Field(sa_type=BigInteger, primary_key=True)
    part: str = Field(primary_key=True)
    ref: int = Field(sa_type=BigInteger, primary_key=True)
    good: int
    of: int
