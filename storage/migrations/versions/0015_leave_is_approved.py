"""What an absence is for, and who approved it; what was entered before counted as approved."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("leave") as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="leave"))
        batch_op.add_column(
            sa.Column("state", sa.String(), nullable=False, server_default="approved")
        )
        batch_op.add_column(sa.Column("decided_by", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("decided_at", Moment(), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM leave WHERE state <> 'approved'")
    with op.batch_alter_table("leave") as batch_op:
        for name in ("decided_at", "decided_by", "state", "kind"):
            batch_op.drop_column(name)
