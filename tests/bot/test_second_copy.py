"""Somebody else answers with the same token, or the token is revoked."""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from listening import Listener, bound
from movable_time import MovableTime
from running import running, until
from small_county import COUNTY, add_person, fill
from structlog.testing import capture_logs

from bot.polling import Polling
from casework.people import Role
from sandbox.botapi.errors import Refusal
from storage.database import Database


async def test_a_second_copy_on_the_same_token_is_said_once_and_nothing_is_lost(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher, start=False) as run:
        run.app.polling = Polling(
            run.app.bot, run.app.intake, first_pause=0.005, longest=0.01, apart=0.0
        )
        session = run.phones._session
        assert session is not None
        address = f"{run.box.url}/bot{run.box.token}/getUpdates?timeout=5"
        with capture_logs() as lines:
            await run.app.start()
            for _ in range(10):
                async with session.get(address) as answer:
                    assert answer.status == 409
            await (await run.phones.add("林")).send("还在")
            await run.settle()
        said = [line for line in lines if line["event"] == "not_receiving"]
        assert [line["cause"] for line in said] == ["another_copy_runs"]
        assert [line["event"] for line in lines if line["event"] == "receiving_again"]
        assert listener.finished == ["还在"]


async def test_whoever_can_end_a_second_copy_is_told_once_however_long_it_runs(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    admin = lite_database.write_now(add_person, "白管理", Role.ADMINISTRATOR, COUNTY)
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await bound(run, county, admin, "白")
        await phone.start()
        await run.settle()
        session = run.phones._session
        assert session is not None
        for _ in range(3):
            await run.box.drained()
            async with session.get(f"{run.box.url}/bot{run.box.token}/getUpdates?timeout=1"):
                pass
        await phone.expect("另有一份在运行")
        await run.settle()
        assert [one["text"] for one in run.sent()] == ["机器人另有一份在运行,请停掉一份"]
        health = await run.app.watch.look()
        assert health.facts["wrong"] == ["other_copy"]


async def test_a_token_revoked_while_it_runs_loses_nothing(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, listener.dispatcher) as run:
        await (await bound(run, county, county.clerk, "周")).start()
        await run.settle()
        faults = run.box.core.faults
        faults.change({"error_code": 401, "spare_receiving": False})
        with capture_logs() as lines:
            run.box.core.break_poll(Refusal(401, "Unauthorized"))
            county.report()
            run.app.sender.wake()
            await until(lambda: len({line["event"] for line in lines}) == 2)
            health = await run.app.watch.look()
        assert {(line["event"], line["cause"]) for line in lines} == {
            ("not_receiving", "token_refused"),
            ("pushes_delayed", "token"),
        }
        assert not run.app.token_refused.is_set()  # that is for a start
        assert (health.ok, health.facts["wrong"]) == (False, ["token"])
        await run.app.stop()
        faults.change({"error_code": None})
        run.build(listener.dispatcher)
        clock.move(minutes=5)
        await run.app.start()
        await run.settle()
        assert ["新情况" in one["text"] for one in run.sent()] == [True]


async def test_a_revoked_token_is_said_once(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher, start=False) as run:
        server = TelegramAPIServer.from_base(run.box.url)
        async with Bot("123456:revoked-token", session=AiohttpSession(api=server)) as bot:
            polling = Polling(bot, run.app.intake, first_pause=0.005, longest=0.01)
            with capture_logs() as lines:
                polling.start()
                await until(lambda: sum(r.code == 401 for r in run.box.requests) > 5)
                await polling.stop()
        assert [line["cause"] for line in lines] == ["token_refused"]
