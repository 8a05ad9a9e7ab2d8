"""Service periods with their units, and what units report in them."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_period",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("tasks", sa.String(), nullable=False),
        sa.Column("zero", sa.Boolean(), nullable=False),
        sa.Column("earlier", sa.Boolean(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("over_at", Moment(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "year"),
    )
    op.create_index("ix_service_period_last_day", "service_period", ["last_day"])
    op.create_table(
        "service_period_unit",
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "unit_code"),
    )
    op.create_table(
        "service_period_report",
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "unit_code", "day", "about"),
    )


def downgrade() -> None:
    for table in ("service_period_report", "service_period_unit", "service_period"):
        op.drop_table(table)
