"""Whose word a recusal is, and who asked for it."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("recusal") as batch_op:
        batch_op.add_column(
            sa.Column("decider", sa.String(), nullable=False, server_default="deputy")
        )
        batch_op.add_column(
            sa.Column("decider_path", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("asked_by", sa.BigInteger(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("recusal") as batch_op:
        for name in ("decider", "decider_path", "asked_by"):
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("recusal") as batch_op:
        for name in ("asked_by", "decider_path", "decider"):
            batch_op.drop_column(name)
