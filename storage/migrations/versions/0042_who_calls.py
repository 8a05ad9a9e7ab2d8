"""Who was asked to call a petitioner who is said to withdraw."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("case_", sa.Column("caller_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("case_", "caller_id")
