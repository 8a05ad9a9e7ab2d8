"""Briefs that come unasked."""

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from storage.tables.columns import Row


class BriefRow(Row, table=True):
    """How an officer wants a brief, and what the last one said."""

    __tablename__ = "brief"
    officer_id: int = Field(sa_type=BigInteger, primary_key=True)
    kind: str = Field(primary_key=True)
    off: bool = False
    day: int | None = None
    hour: str | None = None
    told_on: date | None = None
    figures: str | None = None
