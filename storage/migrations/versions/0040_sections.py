"""The section of the office that has a case in hand."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_WITH_A_SECTION = sa.text("section IS NOT NULL")


def upgrade() -> None:
    op.add_column("case_", sa.Column("section", sa.String(), nullable=True))
    op.create_index(
        "ix_case_section",
        "case_",
        ["type", "registered_at"],
        sqlite_where=_WITH_A_SECTION,
        postgresql_where=_WITH_A_SECTION,
    )


def downgrade() -> None:
    op.drop_index("ix_case_section", table_name="case_")
    op.drop_column("case_", "section")
