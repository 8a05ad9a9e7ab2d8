"""What was said of leads that are alike; up to where each officer has seen a case."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alike",
        sa.Column("lead_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("lead_id", "other_id", "officer_id"),
    )
    op.create_table(
        "looked",
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("officer_id", "case_id"),
    )
    with op.batch_alter_table("lead") as batch_op:
        batch_op.create_index("ix_lead_place", ["place_code", "received_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("lead") as batch_op:
        batch_op.drop_index("ix_lead_place")
    op.drop_table("looked")
    op.drop_table("alike")
