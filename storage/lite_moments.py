"""How SQLite keeps a moment: the text of its dialect, made by the datetime itself."""

from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.dialects import sqlite


class LiteMoment(sqlite.DATETIME):
    """A naive moment as text, in a third of the time."""

    def bind_processor(self, dialect: Dialect) -> Any:
        """The same text as the dialect's own."""
        del dialect
        return lambda value: None if value is None else value.isoformat(" ", "microseconds")
