"""Column types: moments in UTC, and sealed bytes that refuse plain text."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; a naive one is refused rather than guessed at."""

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """Every row has moments: SQLite's text of them is written the quicker way."""
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Aware in, naive UTC kept."""
        del dialect
        return None if value is None else _in_utc(value).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Naive UTC kept, aware out."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is UTC:
        return value
    if value.tzinfo is None:
        msg = "a moment needs a time zone"
        raise ValueError(msg)
    return value.astimezone(UTC)


_NAIVE = slice(len("2026-01-01 00:00:00.000000"))


def _as_text(value: datetime | None) -> str | None:
    """The text that the dialect itself would write."""
    return None if value is None else _in_utc(value).isoformat(" ", "microseconds")[_NAIVE]


@dataclass(frozen=True, slots=True)
class SealedBytes:
    """Bytes that came out of the vault's ``seal``; only these may enter a sealed column."""

    token: bytes


class Sealed(TypeDecorator[SealedBytes]):
    """A column of sealed bytes: what was not sealed by the vault cannot be written into it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> bytes | None:
        """Only :class:`SealedBytes` in."""
        del dialect
        if value is None:
            return None
        if not isinstance(value, SealedBytes):
            msg = "a sealed column takes only what the vault has sealed"
            raise TypeError(msg)
        return value.token

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> SealedBytes | None:
        """Sealed bytes out, still sealed."""
        del dialect
        return None if value is None else SealedBytes(bytes(value))
