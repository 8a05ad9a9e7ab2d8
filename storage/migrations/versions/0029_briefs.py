"""How officers want their briefs, and what the last ones said."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "brief",
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("hour", sa.String(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("figures", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("officer_id", "kind"),
    )


def downgrade() -> None:
    op.drop_table("brief")
