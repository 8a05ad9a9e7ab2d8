"""While nothing can be written, nothing is lost or half-written; then it goes on by itself."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack

import pytest
from movable_time import MovableTime
from no_writing import locked_by_another_program, no_byte_left, no_page_left
from one_matter import join, on_record
from running import Running, running, until
from small_county import WORDS, fill
from structlog.testing import capture_logs

from sandbox.client import Phone, words
from services.inbox import Kept
from storage.database import Database
from storage.unit import Reader

Misfortune = Callable[[Database], AbstractAsyncContextManager[None]]
LONG = WORDS + "管子是去年春天换的,水泵响两声就停。" * 150
SAVED = "您刚才发的没有丢"


def left(database: Database) -> dict[str, int]:
    """How much of anything an officer's step leaves there is."""

    def look(view: Reader) -> dict[str, int]:
        tables = ("lead", "draft", "event", "push")
        ask = view.connection.exec_driver_sql
        return {one: ask(f"SELECT count(*) FROM {one}").scalar_one() for one in tables}  # noqa: S608

    return database.read_now(look)


def warned(run: Running, phone: Phone) -> int:
    """How often an officer has been told that nothing can be written."""
    return sum(SAVED in words(one.body) for one in run.box.world.chats[phone.id].messages.values())


def quick(run: Running) -> None:
    """Try again soon."""
    run.app.handling._first_pause = 0.02
    run.app.polling._backoff = type(run.app.polling._backoff)(0.02, 0.1)


@pytest.mark.parametrize("misfortune", [no_page_left, no_byte_left, locked_by_another_program])
@pytest.mark.parametrize("kept", [False, True], ids=["before_it_is_kept", "after_it_is_kept"])
async def test_a_report_waits_for_the_record_and_goes_on_by_itself(
    lite_database: Database, clock: MovableTime, misfortune: Misfortune, *, kept: bool
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run, AsyncExitStack() as misfortunes:
        quick(run)
        liaison = await join(run, county, county.liaison, "林")
        before = left(lite_database)
        handle = run.app.queues._handle

        async def meets_it(one: Kept) -> None:
            run.app.queues._handle = handle
            await misfortunes.enter_async_context(misfortune(lite_database))
            await handle(one)

        if kept:
            run.app.queues._handle = meets_it
        else:
            await misfortunes.enter_async_context(misfortune(lite_database))
        with capture_logs() as lines:
            await liaison.send(LONG)
            await liaison.expect(SAVED)
            await asyncio.sleep(0.2)  # it is tried some times more meanwhile
            assert left(lite_database) == before
            await misfortunes.aclose()
            await liaison.expect("上湾村")
            await run.settle()
        assert warned(run, liaison) == 1
        assert left(lite_database) == before | {"draft": 1, "event": left(lite_database)["event"]}
        names = [one["event"] for one in lines if one["log_level"] == "error"]
        assert 1 <= names.count("answers_delayed") + names.count("not_receiving") <= 2
        assert not {"update_failed", "update_parked", "record_unwritable"} & set(names)


@pytest.mark.parametrize("misfortune", [no_byte_left, locked_by_another_program])
async def test_a_tap_that_meets_it_counts_once_when_there_is_room(
    lite_database: Database, clock: MovableTime, misfortune: Misfortune
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run:
        quick(run)
        liaison = await join(run, county, county.liaison, "林")
        await liaison.send(LONG)
        card = await liaison.expect("上湾村")
        await run.settle()
        before = left(lite_database)
        async with misfortune(lite_database):
            tapping = asyncio.create_task(liaison.tap("上报", card, wait=0.1))
            await until(lambda: warned(run, liaison) == 1)
            await asyncio.gather(tapping, return_exceptions=True)
            assert left(lite_database) == before
        await liaison.expect("待审核")
        await run.settle()
        assert on_record(lite_database)["leads"] == 1
        assert on_record(lite_database)["twice"] == []
        assert warned(run, liaison) == 1


@pytest.mark.parametrize("misfortune", [no_byte_left, locked_by_another_program])
async def test_pushes_wait_for_it_too_and_the_log_says_so_once(
    lite_database: Database, clock: MovableTime, misfortune: Misfortune
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run:
        clerk = await join(run, county, county.clerk, "周")
        with capture_logs() as lines:
            county.report()
            async with misfortune(lite_database):
                run.app.sender.wake()
                await until(lambda: run.app.sender.trouble._count == 2)
            await clerk.expect("新情况")
            await run.settle()
        names = [one["event"] for one in lines if one["log_level"] == "error"]
        assert names == ["pushes_delayed"]
        assert run.app.sender.trouble.cause is None
