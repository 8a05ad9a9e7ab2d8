"""What the minute's tick asks is one look into an index, however many clocks are pending."""

from typing import Any

from sqlalchemy import event

from services import prompts
from storage.database import Database


def test_the_next_clock_is_found_without_sorting_or_scanning(lite_database: Database) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(lite_database.engine, "before_cursor_execute", note)
    lite_database.write_now(prompts.is_due)
    statement, parameters = next(one for one in asked if "FROM clock" in one[0])
    with lite_database.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert ["ix_clock_next" in row[3] for row in plan] == [True]
