"""Messages that go by themselves."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fleeting",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id"),
    )
    op.create_index("ix_fleeting_due_at", "fleeting", ["due_at"])


def downgrade() -> None:
    op.drop_table("fleeting")
