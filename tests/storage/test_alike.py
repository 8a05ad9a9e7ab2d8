"""What was reported of a place about one time is found in an index, however much there is."""

from datetime import UTC, datetime

from sqlalchemy import event
from two_townships import begin

from casework.alike import COMPARED
from storage import alike
from storage.database import Database
from storage.unit import Reader

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
SHANGWAN, LIU = "990000001201", "990000001"


def plan(database: Database, who: str) -> str:
    """How SQLite would look for it."""
    officer = begin(database).who(who)
    asked: list[tuple[str, tuple[object, ...]]] = []

    def keep(
        _connection: object, _cursor: object, statement: str, values: object, *_: object
    ) -> None:
        asked.append((statement, values))  # type: ignore[arg-type]

    def read(view: Reader) -> str:
        event.listen(database.engine, "before_cursor_execute", keep)
        alike.near(view, officer, (SHANGWAN, LIU), AT)
        event.remove(database.engine, "before_cursor_execute", keep)
        driver = view.connection.connection.driver_connection
        assert driver is not None
        ((statement, values),) = asked
        rows = driver.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
        return "\n".join(row[3] for row in rows)

    return database.read_now(read)


def test_it_is_found_by_place_and_day_for_author_and_clerk(lite_database: Database) -> None:
    found = plan(lite_database, "clerk")
    assert "SEARCH lead USING INDEX ix_lead_place (place_code=? AND received_at>? AND" in found
    assert "SCAN" not in found


def test_for_a_liaison_too(lite_database: Database) -> None:
    found = plan(lite_database, "liaison")
    assert "ix_lead_place (place_code=? AND received_at>? AND" in found
    assert "SCAN" not in found


def test_no_more_are_compared_than_the_newest(lite_database: Database) -> None:
    story = begin(lite_database)
    reported = [story.report() for _ in range(COMPARED + 2)]
    found = lite_database.read_now(alike.near, story.who("liaison"), (SHANGWAN, LIU), AT)
    assert [one.lead_id for one in found] == reported[:1:-1]
