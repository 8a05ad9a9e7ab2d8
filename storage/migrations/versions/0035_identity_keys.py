"""By what an identity that comes again is known."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identity_key",
        sa.Column("identity_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("identity_id"),
    )
    op.create_index("ix_identity_key_token", "identity_key", ["token"])
    with op.batch_alter_table("identity") as batch_op:
        batch_op.add_column(sa.Column("place_code", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("identity") as batch_op:
        batch_op.drop_column("place_code")
    op.drop_table("identity_key")
