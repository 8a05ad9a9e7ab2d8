"""How pushes stand, and the hours in which tests send them."""

from datetime import UTC, datetime

from casework.pushes import PushKind
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader

NIGHT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # 22:00 in the office
MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 08:30, when the morning's summary comes


def states(database: Database, kind: PushKind) -> list[tuple[str, str | None]]:
    """The states of the pushes of a kind, with the cause of what failed."""
    table = core(PushRow)

    def look(view: Reader) -> list[tuple[str, str | None]]:
        rows = view.connection.execute(table.select().where(table.c.kind == kind.value))
        return [(row.state, row.failure) for row in rows]

    return database.read_now(look)
