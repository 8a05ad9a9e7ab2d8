"""A database that takes nothing for a while, as the machine does it; reading goes on."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from tight_disk import no_room_for_more_than

from storage.database import Database

# Another program that begins to write and stays there until its input ends.
HOLDS = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
held.execute("ROLLBACK")
"""


def _path(database: Database) -> str:
    path = database.engine.url.database
    assert path is not None
    return path


def _log_size(database: Database) -> int:
    return Path(_path(database) + "-wal").stat().st_size


@asynccontextmanager
async def no_page_left(database: Database) -> AsyncIterator[None]:
    """SQLite's own answer to a full disk: no page may be added, and none is free."""

    most = [1]  # it stays at what is used

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={most[0]}")

    event.listen(database.engine, "begin", limit)
    try:
        yield
    finally:  # a listener that is called at this moment must not be taken away
        most[0] = 1_073_741_823


@asynccontextmanager
async def no_byte_left(database: Database) -> AsyncIterator[None]:
    """The machine lets the log of writes grow no further."""
    with no_room_for_more_than(_log_size(database)):
        yield


@asynccontextmanager
async def locked_by_another_program(database: Database) -> AsyncIterator[None]:
    """Another process writes, for longer than this one waits."""

    patience = [50]

    def hurry(driver: Any, _record: Any, _proxy: Any) -> None:
        driver.execute(f"PRAGMA busy_timeout={patience[0]}")

    event.listen(database.engine, "checkout", hurry)
    other = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        HOLDS,
        _path(database),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert other.stdout is not None
    assert await other.stdout.readline() == b"held\n"
    try:
        yield
    finally:
        await other.communicate(b"\n")
        patience[0] = 30_000
