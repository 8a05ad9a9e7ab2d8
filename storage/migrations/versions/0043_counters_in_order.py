"""What a leader's answer reads, in the order in which it is read.

SQLite keeps the running counts in the order of their key; PostgreSQL has nothing like it. Earlier
answers are found by the day on which they were due.
"""

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_anew(" WITHOUT ROWID")
    op.create_index("ix_earlier_due_on", "earlier", ["due_on"])


def downgrade() -> None:
    op.drop_index("ix_earlier_due_on", "earlier")
    _make_anew("")


def _make_anew(kind: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE TABLE counter_new (unit_code VARCHAR NOT NULL, measure VARCHAR NOT NULL,"
        " bucket VARCHAR NOT NULL, n BIGINT NOT NULL,"
        f" PRIMARY KEY (unit_code, measure, bucket)){kind}"
    )
    op.execute("INSERT INTO counter_new SELECT unit_code, measure, bucket, n FROM counter")
    op.execute("DROP TABLE counter")
    op.execute("ALTER TABLE counter_new RENAME TO counter")
