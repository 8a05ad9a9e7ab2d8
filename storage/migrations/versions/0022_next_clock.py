"""The clock that speaks next is found by one look into an index, however many are pending."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_clock_next", table_name="clock")
    op.create_index("ix_clock_next", "clock", ["status", "next_at"])


def downgrade() -> None:
    op.drop_index("ix_clock_next", table_name="clock")
    op.create_index("ix_clock_next", "clock", ["next_at"])
