"""Pushes that are said again and climb, the messages they share, and officers' own quiet hours."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_message",
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("unfolded_until", Moment(), nullable=True),
        sa.Column("redraw_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("officer_id", "message_id"),
    )
    with op.batch_alter_table("push_message") as batch_op:
        batch_op.create_index("ix_push_message_sent", ["officer_id", "sent_at"], unique=False)
        batch_op.create_index("ix_push_message_redraw", ["redraw_at"], unique=False)
    with op.batch_alter_table("push") as batch_op:
        batch_op.add_column(
            sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("opened_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("again_at", Moment(), nullable=True))
        batch_op.create_index("ix_push_again", ["again_at"], unique=False)
    with op.batch_alter_table("officer") as batch_op:
        batch_op.add_column(sa.Column("quiet", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("officer") as batch_op:
        batch_op.drop_column("quiet")
    with op.batch_alter_table("push") as batch_op:
        batch_op.drop_index("ix_push_again")
        batch_op.drop_column("again_at")
        batch_op.drop_column("opened_at")
        batch_op.drop_column("shared")
    op.drop_table("push_message")
