"""What the two kinds of database say each in its own way.

An INSERT that passes over or updates what is there already; whether a text begins with another,
asked in such a way that an index answers it; and the days from one day to another.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Dialect,
    Integer,
    String,
    TableClause,
    bindparam,
    literal,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement

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


class _Begins(FunctionElement[bool]):
    """Its parts: the column, the first text that begins so, the first after these, the pattern."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:
        """As it is: SQLite would compare it with 1 otherwise, and ask no index."""
        del against
        return self


@compiles(_Begins)
def _between(element: _Begins, compiler: Any, **options: Any) -> str:
    """SQLite compares byte by byte, and its LIKE asks no index."""
    column, first, after, _pattern = (compiler.process(part, **options) for part in element.clauses)
    return f"({column} >= {first} AND {column} < {after})"


@compiles(_Begins, "postgresql")
def _like(element: _Begins, compiler: Any, **options: Any) -> str:
    """PostgreSQL sorts as people do; its LIKE asks an index of patterns."""
    column, _first, _after, pattern = element.clauses
    return f"({compiler.process(column, **options)} LIKE {compiler.process(pattern, **options)})"


def begins_with(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """Whether a column's text begins with another, which is not empty."""
    plain = beginning.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    parts = (beginning, _after(beginning), plain + "%")
    return _Begins(column, *(literal(part) for part in parts))


class _BeginsBound(_Begins):
    """Its parts: the column, the first text that begins so, the first after these."""

    inherit_cache = True


@compiles(_BeginsBound)
def _between_bound(element: _BeginsBound, compiler: Any, **options: Any) -> str:
    """SQLite compares byte by byte."""
    column, first, after = (compiler.process(part, **options) for part in element.clauses)
    return f"({column} >= {first} AND {column} < {after})"


@compiles(_BeginsBound, "postgresql")
def _by_bytes(element: _BeginsBound, compiler: Any, **options: Any) -> str:
    """These two ask an index of patterns whatever is bound: planned once, not at every question."""
    column, first, after = (compiler.process(part, **options) for part in element.clauses)
    return f"({column} ~>=~ {first} AND {column} ~<~ {after})"


def begins_with_bound(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """The same for a text that is bound when the statement is run; see :func:`beginning`."""
    return _BeginsBound(
        column,
        bindparam(f"{name}_first", type_=String()),
        bindparam(f"{name}_after", type_=String()),
    )


def beginning(name: str, text: str) -> dict[str, str]:
    """What is bound for a text by that name, which is not empty."""
    return {f"{name}_first": text, f"{name}_after": _after(text)}


def _after(beginning: str) -> str:
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)


class _Days(FunctionElement[int]):
    """Its parts: the first day, and the last."""

    type = Integer()
    inherit_cache = True


@compiles(_Days)
def _by_julian_days(element: _Days, compiler: Any, **options: Any) -> str:
    """SQLite keeps days as text."""
    first, last = (compiler.process(part, **options) for part in element.clauses)
    return f"(julianday({last}) - julianday({first}))"


@compiles(_Days, "postgresql")
def _by_subtraction(element: _Days, compiler: Any, **options: Any) -> str:
    first, last = (compiler.process(part, **options) for part in element.clauses)
    return f"({last} - {first})"


def days_between(first: ColumnElement[date], last: ColumnElement[date]) -> ColumnElement[int]:
    """How many days a column's day lies after another's."""
    return _Days(first, last)
