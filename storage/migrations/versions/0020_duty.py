"""Contact villages with their history, companions, plans, and months that fell short."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_POST = sa.table(
    "post",
    sa.column("id"),
    sa.column("officer_id"),
    sa.column("contact_village_code"),
    sa.column("first_day"),
    sa.column("last_day"),
)
_POINT = sa.table(
    "contact_point",
    sa.column("id"),
    sa.column("officer_id"),
    sa.column("village_code"),
    sa.column("first_day"),
    sa.column("last_day"),
)


def upgrade() -> None:
    op.create_table(
        "contact_point",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("assigned_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_contact_point_officer_id", "contact_point", ["officer_id"])
    op.create_table(
        "companion",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("leader_id", sa.BigInteger(), nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("named_by", sa.BigInteger(), nullable=False),
        sa.Column("named_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_companion_leader_id", "companion", ["leader_id"])
    op.create_index("ix_companion_officer_id", "companion", ["officer_id"])
    op.create_table(
        "visit_plan",
        sa.Column("officer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("officer_id", "day"),
    )
    op.create_table(
        "shortfall",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("officer_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("note_id", sa.BigInteger(), nullable=True),
        sa.Column("given_by", sa.BigInteger(), nullable=True),
        sa.Column("given_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("month", "officer_id"),
    )
    with op.batch_alter_table("visit") as batch_op:
        batch_op.add_column(sa.Column("entered_by", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("affirmed_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("denied_note_id", sa.BigInteger(), nullable=True))
    held = sa.select(
        _POST.c.id,
        _POST.c.officer_id,
        _POST.c.contact_village_code,
        _POST.c.first_day,
        _POST.c.last_day,
    ).where(_POST.c.contact_village_code.is_not(None))
    columns = ["id", "officer_id", "village_code", "first_day", "last_day"]
    op.execute(_POINT.insert().from_select(columns, held))
    with op.batch_alter_table("post") as batch_op:
        batch_op.drop_column("contact_village_code")


def downgrade() -> None:
    with op.batch_alter_table("post") as batch_op:
        batch_op.add_column(sa.Column("contact_village_code", sa.String(), nullable=True))
    held = (
        sa.select(sa.func.max(_POINT.c.village_code))
        .where(_POINT.c.officer_id == _POST.c.officer_id, _POINT.c.last_day.is_(None))
        .scalar_subquery()
    )
    op.execute(_POST.update().values(contact_village_code=held))
    with op.batch_alter_table("visit") as batch_op:
        batch_op.drop_column("denied_note_id")
        batch_op.drop_column("affirmed_at")
        batch_op.drop_column("entered_by")
    for table in ("shortfall", "visit_plan", "companion", "contact_point"):
        op.drop_table(table)
