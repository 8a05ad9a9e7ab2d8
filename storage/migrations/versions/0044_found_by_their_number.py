"""Cases are found by the number that they bear above."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_FROM_ABOVE = sa.text("superior_number IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_case_superior",
        "case_",
        ["superior_number"],
        sqlite_where=_FROM_ABOVE,
        postgresql_where=_FROM_ABOVE,
    )


def downgrade() -> None:
    op.drop_index("ix_case_superior", table_name="case_")
