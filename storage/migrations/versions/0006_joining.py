"""What was seen to; which case repeats or joins another, which lead was joined to a case."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case_") as batch_op:
        batch_op.add_column(sa.Column("checklist", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("repeat_of", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("joined_to", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("lead") as batch_op:
        batch_op.add_column(
            sa.Column("joined", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("lead") as batch_op:
        batch_op.drop_column("joined")
    with op.batch_alter_table("case_") as batch_op:
        batch_op.drop_column("joined_to")
        batch_op.drop_column("repeat_of")
        batch_op.drop_column("checklist")
