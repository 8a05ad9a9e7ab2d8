"""Joint teams of cases."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("named_by", sa.BigInteger(), nullable=False),
        sa.Column("named_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("team") as batch_op:
        batch_op.create_index("ix_team_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_team_officer_id", ["officer_id"], unique=False)


def downgrade() -> None:
    op.drop_table("team")
