"""Meetings, their agendas and action items."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "agenda",
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("put_at", Moment(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("off_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("meeting_id", "case_id"),
    )
    op.create_index("ix_agenda_case_id", "agenda", ["case_id"])
    op.create_table(
        "action",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", Moment(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("done_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_action_meeting_id", "action", ["meeting_id"])
    op.create_index("ix_action_owner_id", "action", ["owner_id"])


def downgrade() -> None:
    op.drop_index("ix_action_owner_id", "action")
    op.drop_index("ix_action_meeting_id", "action")
    op.drop_table("action")
    op.drop_index("ix_agenda_case_id", "agenda")
    op.drop_table("agenda")
    op.drop_table("meeting")
