"""What was said when it was asked again whether help has lasted, apart from what was said first."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("service_again", "result_again"):
        op.add_column("case_", sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    for name in ("result_again", "service_again"):
        op.drop_column("case_", name)
