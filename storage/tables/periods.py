"""Service periods, and what units report in them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id


class PeriodRow(Row, table=True):
    """A service period; ``year`` is set for one that is known by date."""

    __tablename__ = "service_period"
    __table_args__ = (UniqueConstraint("kind", "year"),)
    id: int = row_id()
    kind: str
    year: int | None = None
    title: str
    first_day: date
    last_day: date = Field(index=True)
    tasks: str
    zero: bool = False
    earlier: bool = True
    told_at: datetime | None = moment(nullable=True)
    over_at: datetime | None = moment(nullable=True)
    cancelled: bool = False


class PeriodUnitRow(Row, table=True):
    """A unit that a service period was entered for; without any it is for all."""

    __tablename__ = "service_period_unit"
    period_id: int = Field(sa_type=BigInteger, primary_key=True)
    unit_code: str = Field(primary_key=True)


class PeriodReportRow(Row, table=True):
    """What a unit said of a day in a service period: its zero report, or a task done."""

    __tablename__ = "service_period_report"
    period_id: int = Field(sa_type=BigInteger, primary_key=True)
    unit_code: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    about: str = Field(primary_key=True)
    said: str
    officer_id: int = ref()
    at: datetime = moment()
