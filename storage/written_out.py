"""Our own words written into a statement's text: stages, types and states, never what people write.

Bound, PostgreSQL plans a statement that is asked often for whatever they may be: it read a hundred
thousand cases to find the three hundred of a few stages. And each would be handed over every time.
"""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import ColumnElement, literal_column


def word(value: StrEnum) -> ColumnElement[str]:
    """One of them."""
    return literal_column(f"'{value.value}'")


def one_of(column: ColumnElement[str], values: Iterable[StrEnum]) -> ColumnElement[bool]:
    """Whether a column has one of them."""
    return column.in_([word(value) for value in sorted(values)])
