"""A database that takes nothing for a while, as the machine does it; reading goes on."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from running import Running
from small_county import WORDS
from sqlalchemy import Connection, event
from tight_disk import no_room_for_more_than

from sandbox.client import Phone, words
from storage.database import Database
from storage.unit import Reader

LONG = WORDS + "管子是去年春天换的,水泵响两声就停。" * 150
SAVED = "您刚才发的没有丢"

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


def left(database: Database) -> dict[str, int]:
    """How much of anything an officer's step leaves there is."""

    def look(view: Reader) -> dict[str, int]:
        tables = ("lead", "draft", "event", "push")
        ask = view.connection.exec_driver_sql
        return {one: ask(f"SELECT count(*) FROM {one}").scalar_one() for one in tables}  # noqa: S608

    return database.read_now(look)


def warned(run: Running, phone: Phone) -> int:
    """How often an officer has been told that nothing can be written."""
    return sum(SAVED in words(one.body) for one in run.box.world.chats[phone.id].messages.values())


def quick(run: Running) -> None:
    """Try again soon."""
    run.app.handling._first_pause = 0.02
    run.app.polling._backoff = type(run.app.polling._backoff)(0.02, 0.1)
