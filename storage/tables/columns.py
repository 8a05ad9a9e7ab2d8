"""Columns that many tables have in common."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Table, Text
from sqlmodel import Field, SQLModel

from storage.types import Moment, Sealed


def core(model: type[SQLModel]) -> Table:
    """The Core table of a model, for statements on hot rows."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def row_id() -> Any:
    """The id, which the application makes."""
    return Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})


def ref(*, index: bool = False, nullable: bool = False) -> Any:
    """The id of another row; no foreign key, since rows are purged apart."""
    return Field(
        default=None if nullable else ..., sa_type=BigInteger, index=index, nullable=nullable
    )


def moment(*, index: bool = False, nullable: bool = False) -> Any:
    """A moment, kept in UTC."""
    return Field(default=None if nullable else ..., sa_type=Moment, index=index, nullable=nullable)


def sealed(*, nullable: bool = False) -> Any:
    """Text that is encrypted before it reaches the database."""
    return Field(default=None if nullable else ..., sa_type=Sealed, nullable=nullable)


def text(default: Any = ...) -> Any:
    """Text of any length, in the clear."""
    return Field(default=default, sa_type=Text)


class Row(SQLModel):
    """What every table class stands on."""

    model_config: ClassVar[Any] = {"arbitrary_types_allowed": True}
