"""While nothing can be written, nothing is lost or half-written; then it goes on by itself."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack

import pytest
from movable_time import MovableTime
from no_writing import (
    LONG,
    SAVED,
    left,
    locked_by_another_program,
    no_byte_left,
    no_page_left,
    quick,
    warned,
)
from no_writing_postgresql import cut_for_a_moment, gone, held_by_another_program, read_only
from one_matter import join, on_record
from running import running, until
from small_county import WORDS, fill
from structlog.testing import capture_logs

from services.inbox import Kept
from storage.database import Database

Misfortune = Callable[[Database], AbstractAsyncContextManager[None]]
SQLITE, POSTGRESQL = "sqlite", "postgresql"


def on(*cases: tuple[str, Misfortune]) -> pytest.MarkDecorator:
    """Which misfortunes are met, each on its kind of database."""
    names = [f"{kind}-{misfortune.__name__}" for kind, misfortune in cases]
    return pytest.mark.parametrize(
        ("database_url", "misfortune"), cases, indirect=["database_url"], ids=names
    )


LOCKED = ((SQLITE, locked_by_another_program), (POSTGRESQL, held_by_another_program))
FULL = (SQLITE, no_byte_left)
READS = (POSTGRESQL, read_only)


@on((SQLITE, no_page_left), FULL, READS, *LOCKED)
@pytest.mark.parametrize("kept", [False, True], ids=["before_it_is_kept", "after_it_is_kept"])
async def test_a_report_waits_for_the_record_and_goes_on_by_itself(
    database: Database, clock: MovableTime, misfortune: Misfortune, *, kept: bool
) -> None:
    county = fill(database)
    async with running(database, clock) as run, AsyncExitStack() as misfortunes:
        quick(run)
        liaison = await join(run, county, county.liaison, "林")
        before = left(database)
        handle = run.app.queues._handle

        async def meets_it(one: Kept) -> None:
            run.app.queues._handle = handle
            await misfortunes.enter_async_context(misfortune(database))
            await handle(one)

        if kept:
            run.app.queues._handle = meets_it
        else:
            await misfortunes.enter_async_context(misfortune(database))
        with capture_logs() as lines:
            await liaison.send(LONG)
            await liaison.expect(SAVED)
            await asyncio.sleep(0.2)  # it is tried some times more meanwhile
            assert left(database) == before
            await misfortunes.aclose()
            await liaison.expect("上湾村")
            await run.settle()
        assert warned(run, liaison) == 1
        assert left(database) == before | {"draft": 1, "event": left(database)["event"]}
        names = [one["event"] for one in lines if one["log_level"] == "error"]
        assert 1 <= names.count("answers_delayed") + names.count("not_receiving") <= 2
        assert not {"update_failed", "update_parked", "record_unwritable"} & set(names)


@on(FULL, READS, *LOCKED)
async def test_a_tap_that_meets_it_counts_once_when_there_is_room(
    database: Database, clock: MovableTime, misfortune: Misfortune
) -> None:
    county = fill(database)
    async with running(database, clock) as run:
        quick(run)
        liaison = await join(run, county, county.liaison, "林")
        await liaison.send(LONG)
        card = await liaison.expect("上湾村")
        await run.settle()
        before = left(database)
        async with misfortune(database):
            tapping = asyncio.create_task(liaison.tap("上报", card, wait=0.1))
            await until(lambda: warned(run, liaison) == 1)
            await asyncio.gather(tapping, return_exceptions=True)
            assert left(database) == before
        await liaison.expect("待审核")
        await run.settle()
        assert on_record(database)["leads"] == 1
        assert on_record(database)["twice"] == []
        assert warned(run, liaison) == 1


@on(FULL, *LOCKED)
async def test_pushes_wait_for_it_too_and_the_log_says_so_once(
    database: Database, clock: MovableTime, misfortune: Misfortune
) -> None:
    county = fill(database)
    async with running(database, clock) as run:
        clerk = await join(run, county, county.clerk, "周")
        with capture_logs() as lines:
            county.report()
            async with misfortune(database):
                run.app.sender.wake()
                await until(lambda: run.app.sender.trouble._count == 2)
            await clerk.expect("新情况")
            await run.settle()
        names = [one["event"] for one in lines if one["log_level"] == "error"]
        assert names == ["pushes_delayed"]
        assert run.app.sender.trouble.cause is None


@pytest.mark.parametrize("database_url", [POSTGRESQL], indirect=True)
async def test_a_report_waits_for_a_database_that_is_gone(
    database: Database, clock: MovableTime
) -> None:
    county = fill(database)
    async with running(database, clock) as run:
        quick(run)
        liaison = await join(run, county, county.liaison, "林")
        before = left(database)
        async with gone(database):
            await liaison.send(LONG)
            await liaison.expect(SAVED)
        await liaison.expect("上湾村")
        await run.settle()
        assert warned(run, liaison) == 1
        assert left(database) == before | {"draft": 1, "event": left(database)["event"]}


@pytest.mark.parametrize("database_url", [POSTGRESQL], indirect=True)
async def test_connections_that_are_cut_are_made_anew_and_everything_is_done_once(
    database: Database, clock: MovableTime
) -> None:
    county = fill(database)
    async with running(database, clock) as run:
        quick(run)
        liaison = await join(run, county, county.liaison, "林")
        for number in range(1, 4):
            await liaison.send(WORDS)
            card = await liaison.expect("未上报")
            await cut_for_a_moment(database)
            await liaison.tap("上报", card, wait=5)
            await run.settle()
            assert on_record(database)["leads"] == number
        assert on_record(database)["twice"] == []
