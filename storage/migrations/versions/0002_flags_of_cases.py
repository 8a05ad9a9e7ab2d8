"""What is true of a case beside its stage."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.add_column(sa.Column("flags", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.drop_column("flags")
