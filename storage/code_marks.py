"""Codes by which somebody comes in or is told something: known again, and never shown.

A short code behind a plain hash is found by whoever tries all there are. So a code is found by an
HMAC under the vault's key; the digest that it is made of stands beside it, sealed, so that the
HMAC can be made anew when keys are changed.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, select, update

from storage import settings
from storage.tables import InviteRow, QueryCodeRow, core
from storage.unit import Reader, Unit

INVITE, QUERY_CODE = core(InviteRow), core(QueryCodeRow)
# Where the HMAC stands, and what stands before a code when its digest is made.
_COLUMN = {INVITE: "code_hash", QUERY_CODE: "hash"}
_BEFORE = {INVITE: "", QUERY_CODE: "query code "}
# The setting that says that no plain hash is left from an earlier version.
_NONE_PLAIN = "codes_marked"


def _digest(table: Table, code: str) -> str:
    return sha256(f"{_BEFORE[table]}{code}".encode()).hexdigest()


def _marks(view: Reader, table: Table, digest: str) -> list[str]:
    return view.vault.blind_index(f"{table.name} {digest}")


def is_code(view: Reader, table: Table, code: str) -> Any:
    """The condition on the rows of a table that they are of this code, under any key in force."""
    return table.c[_COLUMN[table]].in_(_marks(view, table, _digest(table, code)))


def values(unit: Unit, table: Table, row_id: int, code: str) -> dict[str, Any]:
    """What is kept of a code in its row."""
    return _values(unit, table, row_id, _digest(table, code))


def _values(unit: Unit, table: Table, row_id: int, digest: str) -> dict[str, Any]:
    # Sealed first: a key that comes in between is then seen to be missing here when all is renewed.
    sealed = unit.vault.seal(table.name, row_id, "digest", digest)
    return {"digest": sealed, _COLUMN[table]: _marks(unit, table, digest)[0]}


def mark_again(unit: Unit, table: Table, row_ids: Iterable[int]) -> None:
    """Make the HMACs anew of digests that were sealed with a new key."""
    found = unit.run(select(table.c.id, table.c.digest).where(table.c.id.in_(list(row_ids)))).all()
    for row in found:
        digest = unit.vault.open(table.name, row.id, "digest", row.digest)
        here = {_COLUMN[table]: _marks(unit, table, digest)[0]}
        unit.run(update(table).where(table.c.id == row.id).values(here))


def mark_plain(unit: Unit) -> None:
    """Put HMACs in the place of the plain hashes that an earlier version left, once."""
    if settings.get(unit, _NONE_PLAIN) is not None:
        return
    for table, mark in _COLUMN.items():
        for row in unit.run(select(table).where(table.c.digest.is_(None))).all():
            kept = _values(unit, table, row.id, getattr(row, mark))
            unit.run(update(table).where(table.c.id == row.id).values(kept))
    settings.put(unit, _NONE_PLAIN, "1")
