"""Meetings are held and closed; what is undecided then waits for the next of its kind.

Of several old meetings of a kind the newest stays open, the others count as closed.
"""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_CLOSE_OLD = """
UPDATE meeting SET held_at = opened_at, closed_at = opened_at WHERE EXISTS (
    SELECT 1 FROM meeting AS later
    WHERE later.kind = meeting.kind AND later.path = meeting.path AND later.id > meeting.id
)
"""
_CARRY_OVER = """
UPDATE agenda SET carried_at = put_at
WHERE decided_at IS NULL AND off_at IS NULL
AND meeting_id IN (SELECT id FROM meeting WHERE closed_at IS NOT NULL)
"""
# What was put forward stood before the joint meeting, and so does what no open agenda has; what
# accuses somebody never comes there, but before the supervision meeting.
_PUT_FORWARD = """
INSERT INTO put_forward (case_id, kind, put_at)
SELECT case_.id, CASE WHEN case_.type = 'accusation' THEN 'supervision' ELSE 'joint' END,
case_.changed_at FROM case_
WHERE case_.flags LIKE '% on_agenda %' AND NOT EXISTS (
    SELECT 1 FROM agenda WHERE agenda.case_id = case_.id AND agenda.decided_at IS NULL
    AND agenda.off_at IS NULL AND agenda.carried_at IS NULL
)
"""


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("held_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("closed_at", Moment(), nullable=True))
    with op.batch_alter_table("agenda") as batch_op:
        batch_op.add_column(sa.Column("carried_at", Moment(), nullable=True))
    op.create_table(
        "put_forward",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("put_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "kind"),
    )
    for statement in (_CLOSE_OLD, _CARRY_OVER, _PUT_FORWARD):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("put_forward")
    with op.batch_alter_table("agenda") as batch_op:
        batch_op.drop_column("carried_at")
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.drop_column("closed_at")
        batch_op.drop_column("held_at")
