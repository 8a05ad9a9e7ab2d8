"""The INSERT of the database at hand: both kinds can pass over or update what is there already."""

from typing import TYPE_CHECKING

from sqlalchemy import Dialect, TableClause

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert(dialect: Dialect, table: TableClause) -> "postgresql.Insert | sqlite.Insert":
    """An INSERT that has ``on_conflict_do_nothing`` and ``on_conflict_do_update``.

    A dialect is loaded only where it is used: the other costs a start 30 ms and some megabytes.
    """
    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
