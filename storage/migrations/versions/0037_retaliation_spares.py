"""Whom the author of a report of retaliation will not have told."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("retaliation") as batch_op:
        batch_op.add_column(sa.Column("spared", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("retaliation") as batch_op:
        batch_op.drop_column("spared")
