"""The index of words: FTS5 on SQLite, a tsvector with GIN on PostgreSQL; filled after the run."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_TABLES = ("case_words", "lead_words")


def upgrade() -> None:
    for table in _TABLES:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"CREATE TABLE {table} (id BIGINT PRIMARY KEY, words tsvector NOT NULL)")
            # What waits to be sorted in is read by every search, so little may wait.
            op.execute(
                f"CREATE INDEX ix_{table} ON {table} USING gin (words)"
                " WITH (gin_pending_list_limit = 256)"
            )
        else:
            op.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='ascii', columnsize=0)"
            )


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
