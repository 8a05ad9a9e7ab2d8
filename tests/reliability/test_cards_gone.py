"""Cards that are deleted, and officers who block the bot meanwhile: nothing is lost or doubled."""

from typing import Any

from movable_time import MovableTime
from one_matter import join, on_record
from running import Running, running
from small_county import WORDS, fill
from structlog.testing import capture_logs

from sandbox.client import words
from storage.database import Database


def waiting(database: Database) -> int:
    """How many updates are not answered."""
    ask = "SELECT count(*) FROM inbox WHERE state <> 'answered'"
    return database.read_now(lambda view: int(view.connection.exec_driver_sql(ask).scalar_one()))


def offers_to_report(message: dict[str, Any]) -> bool:
    """A report's card."""
    return "上报" in str(message.get("reply_markup"))


def data_of(run: Running, phone: int, message: int, label: str) -> str:
    """What a button of a message carries."""
    card = run.box.world.chats[phone].messages[message].body
    rows = card["reply_markup"]["inline_keyboard"]
    return str(next(one["callback_data"] for row in rows for one in row if one["text"] == label))


async def test_a_tap_on_a_card_that_is_gone_counts_once_and_is_answered_below(
    lite_database: Database, clock: MovableTime
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run:
        liaison = await join(run, county, county.liaison, "林")
        await liaison.send(WORDS)
        card = (await liaison.expect(offers_to_report))["message_id"]
        submit = data_of(run, liaison.id, card, "上报")
        with capture_logs() as lines:
            await liaison.delete(card)
            for _ in range(2):
                await liaison.tap_data(card, submit, wait=0)
                await run.settle()
        assert on_record(lite_database)["leads"] == 1
        assert on_record(lite_database)["twice"] == []
        assert "待审核" in words(await liaison.last())
        assert waiting(lite_database) == 0
        assert [one for one in lines if one["log_level"] == "error"] == []


async def test_a_push_that_its_reader_deleted_is_settled_without_trying_for_ever(
    lite_database: Database, clock: MovableTime
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run:
        clerk = await join(run, county, county.clerk, "周")
        lead = county.report()
        await run.settle()
        await clerk.delete((await clerk.expect("新情况"))["message_id"])
        with capture_logs() as lines:
            county.register(lead)
            clock.move(seconds=11)
            await run.settle()
        ask = "SELECT DISTINCT state FROM push WHERE kind = 'lead_new'"
        states = lite_database.read_now(lambda view: view.connection.exec_driver_sql(ask).all())
        assert [row[0] for row in states] == ["settled"]
        assert [one for one in lines if one["log_level"] == "error"] == []


async def test_who_blocks_the_bot_before_it_answers_has_reported_all_the_same(
    lite_database: Database, clock: MovableTime
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run:
        liaison = await join(run, county, county.liaison, "林")
        await liaison.send(WORDS)
        card = await liaison.expect(offers_to_report)
        handle = run.app.queues._handle

        async def blocked_first(kept: object) -> None:
            await liaison.block()
            await handle(kept)  # type: ignore[arg-type]

        run.app.queues._handle = blocked_first
        with capture_logs() as lines:
            submit = data_of(run, liaison.id, card["message_id"], "上报")
            await liaison.tap_data(card["message_id"], submit, wait=0)
            await run.settle()
        run.app.queues._handle = handle
        assert on_record(lite_database)["leads"] == 1
        assert waiting(lite_database) == 0
        assert [one for one in lines if one["log_level"] == "error"] == []
        await liaison.block(False)
        await liaison.send("/leads")
        await liaison.expect("待审核")
