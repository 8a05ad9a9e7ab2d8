"""What the receiver registers of a sealed letter, for the counts."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("registered_at", Moment()),
    ("level", sa.String()),
    ("filed", sa.Boolean()),
    ("result", sa.String()),
    ("result_on", sa.Date()),
)


def upgrade() -> None:
    with op.batch_alter_table("letter") as batch_op:
        for name, kind in _COLUMNS:
            batch_op.add_column(sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("letter") as batch_op:
        for name, _ in reversed(_COLUMNS):
            batch_op.drop_column(name)
