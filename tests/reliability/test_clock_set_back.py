"""A machine's clock that jumps an hour back and comes forward again doubles and loses nothing."""

from datetime import datetime, timedelta

from movable_time import MovableTime
from one_matter import join
from running import Running, running
from small_county import fill

from casework.workflow import Move
from services import audit, steps
from storage.database import Database
from storage.unit import Reader

HOUR = timedelta(hours=1)


def standing(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """What has been told, and every clock."""

    def look(view: Reader) -> dict[str, list[tuple[object, ...]]]:
        return {
            table: [tuple(row) for row in view.connection.exec_driver_sql(f"SELECT {what}")]
            for table, what in (
                ("push", "id, kind, state FROM push ORDER BY id"),
                ("clock", "id, rule, status, due_at FROM clock ORDER BY id"),
            )
        }

    return database.read_now(look)


async def everything_ticks(run: Running) -> None:
    """Every line of the timetable runs once more, as after a jump of the clock."""
    for entry in run.app.timetable:
        await entry.run()
    await run.settle()


async def test_an_hour_that_comes_twice_tells_nobody_twice(
    lite_database: Database, clock: MovableTime
) -> None:
    county = fill(lite_database, visit_duty=True)
    async with running(lite_database, clock) as run:
        await join(run, county, county.liaison, "林")
        await join(run, county, county.deputy, "沈")
        county.register(county.report())
        await run.settle()
        await run.walk().to(datetime.fromisoformat("2026-11-24T08:59:00+08:00"))
        forward, told, before = clock(), run.sent(), standing(lite_database)

        clock.set(forward - HOUR)  # the office's machine alone
        for _ in range(4):
            await everything_ticks(run)
            clock.set(clock() + HOUR / 4)
        assert clock() == forward
        await everything_ticks(run)
        assert run.sent() == told
        assert standing(lite_database) == before
        assert told


async def test_what_is_done_in_that_hour_keeps_its_place_and_moves_no_deadline(
    lite_database: Database, clock: MovableTime
) -> None:
    county = fill(lite_database)
    case_id = county.register(county.report())

    def newest(view: Reader) -> str:
        found = view.connection.exec_driver_sql("SELECT kind FROM event ORDER BY position DESC")
        return str(found.scalar())

    def handling_due(view: Reader) -> list[object]:
        ask = "SELECT due_at FROM clock WHERE rule = 'handle' OR rule LIKE '%simple%'"
        return list(view.connection.exec_driver_sql(ask).scalars())

    due = lite_database.read_now(handling_due)
    clock.move(hours=-1)
    who = county.officer(county.liaison)
    lite_database.write_now(steps.tap, who, Move.ACKNOWLEDGE, case_id, 0)
    clock.move(hours=1)
    assert lite_database.read_now(newest) == Move.ACKNOWLEDGE.value
    assert due
    assert lite_database.read_now(handling_due) == due
    assert lite_database.read_now(audit.verify).fault is None
