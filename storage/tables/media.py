"""Files of matters, and how far they are stored."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field

from storage.tables.columns import Row, moment, ref, row_id, sealed
from storage.types import SealedBytes

# What the job that fetches attachments still has to look at.
_QUEUED = text("state IN ('waiting', 'failed', 'erased')")


class MediaRow(Row, table=True):
    """An attachment: Telegram's reference, how far it is stored, and what its bytes are."""

    __tablename__ = "media"
    __table_args__ = (
        Index("ix_media_subject", "subject_kind", "subject_id"),
        Index("ix_media_queue", "due_at", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index("ix_media_sha256", "sha256"),
    )
    id: int = row_id()
    subject_kind: str
    subject_id: int = Field(sa_type=BigInteger)
    kind: str
    file_id: str
    unique_id: str
    size: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    name: SealedBytes | None = sealed(nullable=True)
    told_type: str | None = None
    state: str
    cause: str | None = None
    attempts: int = 0
    due_at: datetime = moment()
    stored_as: str | None = None
    content_type: str | None = None
    mismatch: bool = False
    # Of the content as it is stored; the second in sixteen hexadecimal digits, pictures only.
    sha256: str | None = None
    picture_hash: str | None = None
    added_by: int = ref()
    at: datetime = moment()
