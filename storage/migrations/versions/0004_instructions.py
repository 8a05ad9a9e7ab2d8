"""Whose instruction a case has, and which leader leads it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.add_column(sa.Column("instructed_by", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("led_by", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.drop_column("led_by")
        batch_op.drop_column("instructed_by")
