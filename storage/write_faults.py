"""Faults that pass once the disk has room again, or another program lets go of the database."""

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

# By sqlite.org/rescode.html; the low byte of an extended code is its kind.
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
# By postgresql.org/docs/current/errcodes-appendix.html: read_only_sql_transaction.
_READ_ONLY = "25006"


def passing(error: BaseException) -> str | None:
    """The database's own name of a fault that passes without the work being wrong; none else."""
    if not isinstance(error, DBAPIError):
        return None
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return cause.sqlite_errorname if code in _PASSING else None
    # PostgreSQL out of reach, out of room, kept waiting too long, or a copy that only reads.
    passes = isinstance(error, OperationalError) or getattr(cause, "sqlstate", "") == _READ_ONLY
    return type(cause).__name__ if passes else None
