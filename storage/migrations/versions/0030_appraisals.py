"""Appraisals of units, and what each of their parts was made of."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appraisal",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("unit_path", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("object_by", sa.Date(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("objected_part", sa.String(), nullable=True),
        sa.Column("objected_by", sa.BigInteger(), nullable=True),
        sa.Column("recounted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("unit_code", "first_day"),
    )
    op.create_index("ix_appraisal_unit_code", "appraisal", ["unit_code"])
    op.create_index("ix_appraisal_first_day", "appraisal", ["first_day"])
    op.create_table(
        "appraisal_line",
        sa.Column("appraisal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("ref", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("appraisal_id", "part", "ref"),
    )


def downgrade() -> None:
    op.drop_table("appraisal_line")
    op.drop_table("appraisal")
