"""Codes are found by an HMAC; beside it what it is made of, sealed."""

import sqlalchemy as sa
from alembic import op

from storage.types import Sealed

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_TABLES = ("invite", "query_code")


def upgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("digest", Sealed(), nullable=True))


def downgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("digest")
