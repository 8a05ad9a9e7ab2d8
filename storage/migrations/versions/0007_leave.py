"""Leave and stand-in."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leave",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("stand_in_id", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("cancelled_at", Moment(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("begun_at", Moment(), nullable=True),
        sa.Column("over_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_leave_officer_id", "leave", ["officer_id"])
    op.create_index("ix_leave_last_day", "leave", ["last_day"])


def downgrade() -> None:
    op.drop_index("ix_leave_last_day", "leave")
    op.drop_index("ix_leave_officer_id", "leave")
    op.drop_table("leave")
