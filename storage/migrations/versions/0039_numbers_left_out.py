"""By what it is decided which numbers of a year are left out of the order."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("serial") as batch_op:
        batch_op.add_column(sa.Column("seed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("serial") as batch_op:
        batch_op.drop_column("seed")
