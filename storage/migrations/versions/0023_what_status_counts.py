"""All that a leader's answer tells is counted; what of it is hidden is found by an index.

What waits for the deputy's word and what came from above and is not answered are counted;
accusations are counted once more, all of them where they arose.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_OPEN = {
    "registered",
    "assessed",
    "classified",
    "reported",
    "assigned",
    "objected",
    "handling",
    "reply_review",
    "answered",
}
_CASE = sa.table(
    "case_",
    *(
        sa.column(name, sa.String())
        for name in ("type", "stage", "flags", "channel", "owner_path", "place_path")
    ),
    sa.column("persons", sa.Integer()),
    sa.column("received_on", sa.Date()),
    sa.column("due_on", sa.Date()),
    sa.column("replied_on", sa.Date()),
)
_COUNTER = sa.table(
    "counter",
    sa.column("unit_code", sa.String()),
    sa.column("measure", sa.String()),
    sa.column("bucket", sa.String()),
    sa.column("n", sa.BigInteger()),
)
_ACCUSATIONS = sa.text("type = 'accusation'")
_ELSEWHERE = sa.text(
    "owner_path IS NOT NULL AND substr(place_path, 1, length(owner_path)) <> owner_path"
)
_INDEXES = (
    ("ix_case_accusation", "case_", "place_path", _ACCUSATIONS),
    ("ix_case_elsewhere", "case_", "owner_path", _ELSEWHERE),
    ("ix_lead_accusation", "lead", "place_path", _ACCUSATIONS),
)


def upgrade() -> None:
    _count()
    op.create_index("ix_recusal_officer_id", "recusal", ["officer_id"])
    for name, table, column, where in _INDEXES:
        op.create_index(
            name,
            table,
            [column],
            sqlite_where=where,
            postgresql_where=where,
            postgresql_ops={column: "varchar_pattern_ops"},
        )


def _count() -> None:
    found: Counter[tuple[str, str, str]] = Counter()
    for row in op.get_bind().execute(sa.select(_CASE)):
        for path, measure, day, n in _counted(row):
            for code in path.rstrip("/").split("/"):
                found[code, measure, day.isoformat()] += n
    rows = [
        {"unit_code": code, "measure": measure, "bucket": day, "n": n}
        for (code, measure, day), n in sorted(found.items())
    ]
    if rows:
        op.bulk_insert(_COUNTER, rows)


def _counted(row: Any) -> Iterator[tuple[str, str, date, int]]:
    path = row.owner_path or row.place_path
    new = [(measure, row.received_on) for measure in _new(row)]
    for measure, day in new:
        yield path, measure, day, 1
    if row.type != "accusation":
        return
    for measure, n in (("received", 1), ("persons", row.persons)):
        yield row.place_path, f"accused.{measure}.{row.channel}", row.received_on, n
    units = zip(row.place_path.split("/"), path.split("/"), strict=False)
    common = len(list(takewhile(lambda pair: pair[0] == pair[1] != "", units)))
    for measure, day in (*new, *_known(row)):
        yield row.place_path, f"accused.{measure}.{common}", day, 1


def _new(row: Any) -> Iterator[str]:
    asked = {" extension_asked ", " undelivered "}
    if row.stage in {"reported", "reply_review"} or any(flag in row.flags for flag in asked):
        yield "to_decide"
    if row.channel == "from_above" and row.stage in _OPEN | {"suspended"}:
        yield "from_above"


def _known(row: Any) -> Iterator[tuple[str, date]]:
    if row.stage == "suspended":
        yield "suspended", row.received_on
    if row.due_on is None:
        return
    yield "falling_due", row.due_on
    if row.stage in _OPEN:
        yield "open_due", row.due_on
    elif row.replied_on is not None and row.replied_on <= row.due_on:
        yield "on_time", row.due_on


def downgrade() -> None:
    for name, table, _column, _where in _INDEXES:
        op.drop_index(name, table)
    op.drop_index("ix_recusal_officer_id", "recusal")
    measure = _COUNTER.c.measure
    new = measure.in_(["to_decide", "from_above"]) | measure.like("accused.%")
    op.execute(sa.delete(_COUNTER).where(new))
