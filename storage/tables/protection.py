"""What is kept for the protection of those who complain."""

from datetime import datetime

from sqlalchemy import UniqueConstraint

from storage.tables.columns import Row, moment, ref, row_id, sealed
from storage.types import SealedBytes


class RetaliationRow(Row, table=True):
    """Retaliation that was reported: the fact and who has taken it on; its words stand in a note.

    ``barred`` are the paths of the units that it may be about, each ended by a space; ``spared`` is
    whom its author will not have told.
    """

    __tablename__ = "retaliation"
    __table_args__ = (UniqueConstraint("year", "serial"),)
    id: int = row_id()
    year: int
    serial: int
    office: str
    barred: str = ""
    spared: int | None = ref(nullable=True)
    case_id: int | None = ref(nullable=True, index=True)
    reported_by: int = ref(index=True)
    reported_at: datetime = moment()
    taken_by: int | None = ref(nullable=True)
    taken_at: datetime | None = moment(nullable=True)
    done_at: datetime | None = moment(nullable=True)


class QueryCodeRow(Row, table=True):
    """A petitioner's query code: what it is known again by, and itself, sealed, until it is told.

    ``hash`` and ``digest`` are those of `storage.code_marks`.
    """

    __tablename__ = "query_code"
    __table_args__ = (UniqueConstraint("case_id"), UniqueConstraint("hash"))
    id: int = row_id()
    case_id: int = ref()
    hash: str
    code: SealedBytes | None = sealed(nullable=True)
    digest: SealedBytes | None = sealed(nullable=True)
    made_at: datetime = moment()
