"""How many days of extension are asked for on a case, and when."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.add_column(sa.Column("asked_days", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("asked_at", Moment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.drop_column("asked_at")
        batch_op.drop_column("asked_days")
