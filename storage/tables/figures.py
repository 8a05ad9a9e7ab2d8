"""What figures need beside the matters that they are of."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import Row, moment, ref


class PolicyOwnerRow(Row, table=True):
    """The unit that owns the policy behind a root cause, as the office has entered it."""

    __tablename__ = "policy_owner"
    cause: str = Field(primary_key=True)
    unit_code: str
    set_by: int = ref()
    set_at: datetime = moment()
