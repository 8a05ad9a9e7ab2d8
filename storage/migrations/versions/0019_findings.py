"""Findings of field days; what a host says is not so; a place that lay far off."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("village_path", sa.String(), nullable=False),
        sa.Column("note_id", sa.BigInteger(), nullable=False),
        sa.Column("done_note_id", sa.BigInteger(), nullable=True),
        sa.Column("lead_id", sa.BigInteger(), nullable=True),
        sa.Column("found_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("finding") as batch_op:
        for name in ("visit_id", "officer_id", "lead_id"):
            batch_op.create_index(f"ix_finding_{name}", [name], unique=False)
    with op.batch_alter_table("visit") as batch_op:
        batch_op.add_column(sa.Column("far_km", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("standing", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("disputed_by", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("dispute_note_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("visit") as batch_op:
        for name in ("dispute_note_id", "disputed_by", "standing", "far_km"):
            batch_op.drop_column(name)
    op.drop_table("finding")
