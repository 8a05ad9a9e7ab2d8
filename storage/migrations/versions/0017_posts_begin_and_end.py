"""When a post's beginning and end were seen to; those in force so far have begun."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("post") as batch_op:
        batch_op.add_column(sa.Column("begun_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("over_at", Moment(), nullable=True))
    op.execute("UPDATE post SET begun_at = '2026-01-01 00:00:00.000000'")


def downgrade() -> None:
    with op.batch_alter_table("post") as batch_op:
        batch_op.drop_column("over_at")
        batch_op.drop_column("begun_at")
