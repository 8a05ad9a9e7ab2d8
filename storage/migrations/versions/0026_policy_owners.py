"""Who owns the policy behind a root cause; what came in by its day."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "policy_owner",
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("cause"),
    )
    op.create_index("ix_case_received", "case_", ["received_on"])


def downgrade() -> None:
    op.drop_index("ix_case_received", "case_")
    op.drop_table("policy_owner")
