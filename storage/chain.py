"""The chain of records: each event's hash covers its canonical text and the hash before it."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage import flavour
from storage.tables import ChainRow, EventRow, core

VERSION = 1
GENESIS = "0" * 64
_FIELDS = (
    "position",
    "at",
    "actor_id",
    "kind",
    "subject_kind",
    "subject_id",
    "stage_from",
    "stage_to",
    "facts",
    "note_id",
    "commitment",
)
_CHAIN = core(ChainRow)
_HEAD = select(_CHAIN.c.position, _CHAIN.c.hash).where(_CHAIN.c.id == 1).with_for_update()
_ADD = insert(core(EventRow))
_MOVE_HEAD = update(_CHAIN).where(_CHAIN.c.id == 1)


def commit_text(salt: bytes, text: str) -> str:
    """A commitment to a free text that can be erased together with its salt."""
    return sha256(salt + text.encode()).hexdigest()


def canonical(row: dict[str, Any]) -> str:
    """The text that is hashed: a version and the fields in fixed order, nothing left to taste."""
    values = [_plain(row.get(name)) for name in _FIELDS]
    return json.dumps([VERSION, *values], ensure_ascii=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def link(previous: str, row: dict[str, Any]) -> str:
    """The hash of one event after the one before it."""
    return sha256(f"{previous}\n{canonical(row)}".encode()).hexdigest()


def append(connection: Connection, events: list[dict[str, Any]]) -> None:
    """Give the group's events their places in the chain; the last thing before COMMIT."""
    position, head = _locked_head(connection)
    for event in events:
        position += 1
        event["position"] = position
        head = event["hash"] = link(head, event)
    connection.execute(_ADD, events)
    connection.execute(_MOVE_HEAD, {"position": position, "hash": head})


def _locked_head(connection: Connection) -> tuple[int, str]:
    row = connection.execute(_HEAD).one_or_none()
    if row is None:  # two programs may begin a record at once
        first = flavour.insert(connection.dialect, _CHAIN).on_conflict_do_nothing()
        connection.execute(first, {"id": 1, "position": 0, "hash": GENESIS})
        row = connection.execute(_HEAD).one()
    return row.position, row.hash


class BrokenError(Exception):
    """A record does not follow from the one before it; ``position`` is the first such place."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


def follow(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """Each place of the chain and its hash, from the first record on; raises BrokenError."""
    expected, previous = 1, GENESIS
    for row in rows:
        if row["position"] != expected:
            raise BrokenError(expected)
        if link(previous, row) != row["hash"]:
            raise BrokenError(expected)
        yield expected, row["hash"]
        expected, previous = expected + 1, row["hash"]
