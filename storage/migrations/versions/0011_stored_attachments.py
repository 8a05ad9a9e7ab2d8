"""How far an attachment is stored, and what its bytes are.

What was kept by reference alone stays so; everything else is fetched while Telegram has it.
"""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

QUEUED = sa.text("state IN ('waiting', 'failed', 'erased')")
OPTIONAL = ("told_type", "cause", "stored_as", "content_type", "sha256", "picture_hash")


def upgrade() -> None:
    with op.batch_alter_table("media") as batch_op:
        for name in OPTIONAL:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        batch_op.add_column(sa.Column("state", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("due_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column("mismatch", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute(
        "UPDATE media SET due_at = at,"
        " state = CASE WHEN archived THEN 'waiting' ELSE 'by_reference' END"
    )
    with op.batch_alter_table("media") as batch_op:
        batch_op.alter_column("state", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("due_at", existing_type=Moment(), nullable=False)
        batch_op.drop_column("archived")
    op.create_index(
        "ix_media_queue", "media", ["due_at"], sqlite_where=QUEUED, postgresql_where=QUEUED
    )
    op.create_index("ix_media_sha256", "media", ["sha256"])


def downgrade() -> None:
    op.drop_index("ix_media_sha256", "media")
    op.drop_index("ix_media_queue", "media")
    with op.batch_alter_table("media") as batch_op:
        batch_op.add_column(
            sa.Column("archived", sa.Boolean(), nullable=False, server_default=sa.true())
        )
    op.execute("UPDATE media SET archived = (state <> 'by_reference')")
    with op.batch_alter_table("media") as batch_op:
        for name in ("mismatch", "attempts", "due_at", "state", *OPTIONAL):
            batch_op.drop_column(name)
