"""An update's row knows the number of the message that it brought."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inbox", sa.Column("brought", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("inbox", "brought")
