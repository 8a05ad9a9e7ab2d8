"""Who raises a matter: sealed, and known again by an HMAC only."""

from datetime import datetime

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from storage.tables.columns import Row, moment, row_id, sealed
from storage.types import SealedBytes


class IdentityRow(Row, table=True):
    """What names a person, kept apart from the matter and sealed."""

    __tablename__ = "identity"
    __table_args__ = (Index("ix_identity_subject", "subject_kind", "subject_id"),)
    id: int = row_id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    kind: str
    value: SealedBytes = sealed()
    # Where somebody of that name lives or complains; a name alone is no person.
    place_code: str | None = None
    at: datetime = moment()


class IdentityKeyRow(Row, table=True):
    """By what an identity is known again: an HMAC of its value, under the key it is sealed with."""

    __tablename__ = "identity_key"
    identity_id: int = Field(
        sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    token: str = Field(index=True)
