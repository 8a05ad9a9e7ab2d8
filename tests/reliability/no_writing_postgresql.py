"""A PostgreSQL that takes nothing for a while: held by another program, read-only, or gone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from sqlalchemy import event

from storage.database import _WRITERS, Database

_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"


def _server(database: Database, name: str) -> str:
    url = database.engine.url.set(drivername="postgresql", database=name)
    return url.render_as_string(hide_password=False)


def _name(database: Database) -> str:
    name = database.engine.url.database
    assert name is not None
    return name


def _admin(database: Database, *statements: str) -> None:
    with psycopg.connect(_server(database, "postgres"), autocommit=True) as server:
        for statement in statements:
            server.execute(statement.format(name=_name(database)))


@asynccontextmanager
async def held_by_another_program(database: Database) -> AsyncIterator[None]:
    """Another program has taken its turn to write, and keeps it for longer than is waited."""
    patience = [50]

    def hurry(driver: Any, _record: Any, _proxy: Any) -> None:
        driver.execute(f"SET lock_timeout = {patience[0]}")
        driver.commit()

    event.listen(database.engine, "checkout", hurry)
    with psycopg.connect(_server(database, _name(database))) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({_WRITERS})")
        try:
            yield
        finally:  # a listener that is called at this moment must not be taken away
            other.rollback()
            patience[0] = 30_000


@asynccontextmanager
async def read_only(database: Database) -> AsyncIterator[None]:
    """What answers is a copy that takes nothing, as after a change of servers."""
    _admin(database, "ALTER DATABASE {name} SET default_transaction_read_only = on", _CUT)
    try:
        yield
    finally:
        _admin(database, "ALTER DATABASE {name} RESET default_transaction_read_only", _CUT)


@asynccontextmanager
async def gone(database: Database) -> AsyncIterator[None]:
    """All connections are cut, and no other is taken."""
    _admin(database, "ALTER DATABASE {name} ALLOW_CONNECTIONS false", _CUT)
    try:
        yield
    finally:
        _admin(database, "ALTER DATABASE {name} ALLOW_CONNECTIONS true")


async def cut_for_a_moment(database: Database) -> None:
    """All connections are cut; new ones are taken at once."""
    _admin(database, _CUT)
