"""Cases that are suspended are counted, at the unit that handles them and all above it."""

from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_CASE = sa.table(
    "case_",
    sa.column("stage", sa.String()),
    sa.column("owner_path", sa.String()),
    sa.column("place_path", sa.String()),
    sa.column("received_on", sa.Date()),
)
_COUNTER = sa.table(
    "counter",
    sa.column("unit_code", sa.String()),
    sa.column("measure", sa.String()),
    sa.column("bucket", sa.String()),
    sa.column("n", sa.BigInteger()),
)


def upgrade() -> None:
    found: Counter[tuple[str, str]] = Counter()
    for row in op.get_bind().execute(sa.select(_CASE).where(_CASE.c.stage == "suspended")):
        for code in (row.owner_path or row.place_path).rstrip("/").split("/"):
            found[code, row.received_on.isoformat()] += 1
    rows = [
        {"unit_code": code, "measure": "suspended", "bucket": day, "n": n}
        for (code, day), n in sorted(found.items())
    ]
    if rows:
        op.bulk_insert(_COUNTER, rows)


def downgrade() -> None:
    op.execute(sa.delete(_COUNTER).where(_COUNTER.c.measure == "suspended"))
