"""Updates are on the disk before Telegram may forget them, and none is lost or done twice."""

import asyncio

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message
from movable_time import MovableTime
from running import Running, running, until
from small_county import COUNTY, County, add_person, fill
from structlog.testing import capture_logs

from bot.polling import Polling
from bot.updates import Fate, sort
from casework.actions import Answer, View
from casework.people import Role
from sandbox.botapi.errors import Refusal
from sandbox.client import Phone
from services import inbox
from storage import inbox as kept_inbox
from storage.database import Database
from storage.unit import Unit


class Listener:
    """A dispatcher that notes what it is told, and does to it what the test wants."""

    def __init__(self, database: Database) -> None:
        self.heard: list[str] = []
        self.finished: list[str] = []
        self.faults: list[Exception] = []
        self.gate: dict[str, asyncio.Event] = {}
        router = Router()
        router.message.register(self.message)
        router.callback_query.register(self.tap)
        self.dispatcher = Dispatcher(disable_fsm=True, database=database)
        self.dispatcher.include_router(router)

    async def message(self, message: Message) -> None:
        text = message.text or message.content_type
        self.heard.append(text)
        if text in self.gate:
            await self.gate[text].wait()
        if self.faults:
            raise self.faults.pop(0)
        self.finished.append(text)

    async def tap(self, callback: CallbackQuery) -> None:
        self.heard.append(callback.data or "")


@pytest.fixture
def listener(lite_database: Database) -> Listener:
    return Listener(lite_database)


def rows(database: Database) -> dict[str, int]:
    """How many updates are in each state."""

    def count(view: Unit) -> dict[str, int]:
        found = view.connection.exec_driver_sql("SELECT state, count(*) FROM inbox GROUP BY state")
        return {row[0]: row[1] for row in found}

    return database.read_now(count)  # type: ignore[arg-type]


def unfinished(database: Database, bot_id: int) -> list[inbox.Kept]:
    return database.read_now(inbox.unfinished, bot_id)


async def test_an_update_is_on_the_disk_before_it_is_confirmed(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        listener.gate["你好"] = asyncio.Event()
        await (await run.phones.add("林")).send("你好")
        await run.box.drained()  # confirmed, though the handler has not even answered
        assert rows(lite_database) == {"new": 1}
        listener.gate["你好"].set()
        await run.settle()
        assert rows(lite_database) == {"answered": 1}
    assert listener.finished == ["你好"]


async def test_what_was_not_kept_is_fetched_again(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher, start=False) as run:
        keep, failures = run.app.intake.keep, [RuntimeError("disk full")]

        async def failing(raws: list[dict[str, object]]) -> None:
            if failures:
                raise failures.pop()
            await keep(raws)

        run.app.intake.keep = failing  # type: ignore[method-assign, assignment]
        await (await run.phones.add("林")).send("机井坏了")
        run.app.polling = Polling(run.app.bot, run.app.intake, first_pause=0.01)
        await run.app.start()
        await run.settle()
        assert listener.finished == ["机井坏了"]


async def test_duplicates_change_nothing(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        sent = await (await run.phones.add("林")).send("一次")
        await run.settle()
        raw = {
            "update_id": run.box.core.updates._next_id - 1,
            "message": {key: sent[key] for key in ("message_id", "date", "chat", "from", "text")},
        }
        await run.app.intake.keep([raw, raw])
        await run.app.intake.keep([raw])
        await run.settle()
        assert listener.heard == ["一次"]


async def test_one_sender_is_heard_in_order_and_others_do_not_wait(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        ann, bo = await run.phones.add("林"), await run.phones.add("周")
        listener.gate["a1"] = asyncio.Event()
        for text in ("a1", "a2", "a3"):
            await ann.send(text)
        await bo.send("b1")
        await until(lambda: "b1" in listener.finished)
        assert listener.heard == ["a1", "b1"]
        listener.gate["a1"].set()
        await run.settle()
        assert listener.finished == ["b1", "a1", "a2", "a3"]


async def test_what_was_applied_before_a_crash_is_answered_once_more_and_not_applied_again(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await _join(run, county, county.liaison, "林")
        crash = asyncio.Event()
        listener.gate["报一件"] = crash
        await phone.send("报一件")
        await until(lambda: "报一件" in listener.heard)
        cause = unfinished(lite_database, run.app.bot.id)[0].cause
        lite_database.write_now(kept_inbox.applied, cause, Answer(View.HELP))
        await run.crash()  # before it could answer
        run.build(listener.dispatcher)
        await run.app.start()
        await run.settle()
        assert listener.heard == ["报一件"]
        assert rows(lite_database) == {"answered": 1}
        assert len(await phone.messages()) == 2
        await run.app.stop()
        run.build(listener.dispatcher)
        await run.app.start()
        await run.settle()
        assert len(await phone.messages()) == 2


async def test_what_was_kept_before_a_crash_is_handled_at_the_next_start(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await run.phones.add("林")
        listener.gate["一"] = asyncio.Event()
        await phone.send("一")
        await phone.send("二")
        await run.box.drained()
        await run.crash()
        del listener.gate["一"]
        run.build(listener.dispatcher)
        await run.app.start()
        await run.settle()
        assert listener.finished == ["一", "二"]


async def test_three_failures_park_an_update_and_tell_its_sender(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, listener.dispatcher) as run:
        run.app.handling._first_pause = 0.01
        phone = await _join(run, county, county.liaison, "林")
        listener.faults = [RuntimeError("one"), RuntimeError("two"), RuntimeError("three")]
        await phone.send("坏消息")
        await phone.send("下一条")
        await run.settle()
        assert listener.heard == ["坏消息"] * 3 + ["下一条"]
        assert rows(lite_database) == {"parked": 1, "answered": 1}
        await phone.expect("已记下")


async def test_a_stranger_whose_update_fails_is_told_nothing(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        run.app.handling._first_pause = 0.01
        listener.faults = [RuntimeError("one"), RuntimeError("two"), RuntimeError("three")]
        await (await run.phones.add("外人")).send("喂")
        await run.settle()
        assert run.sent() == []


async def test_a_bad_network_is_waited_for_and_counts_as_no_failure(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        run.app.handling._first_pause = 0.001
        away = SendMessage(chat_id=1, text="-")
        listener.faults = [TelegramNetworkError(away, "away") for _ in range(5)]
        await (await run.phones.add("林")).send("信号不好")
        await run.settle()
        assert listener.finished == ["信号不好"]
        assert rows(lite_database) == {"answered": 1}


async def test_after_a_fault_while_answering_what_was_applied_is_only_answered(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, listener.dispatcher) as run:
        run.app.handling._first_pause = 0.001
        phone = await _join(run, county, county.liaison, "林")
        listener.gate["报"] = asyncio.Event()
        listener.faults = [TelegramNetworkError(SendMessage(chat_id=1, text="-"), "away")]
        await phone.send("报")
        await until(lambda: listener.heard == ["报"])
        cause = unfinished(lite_database, run.app.bot.id)[0].cause
        lite_database.write_now(kept_inbox.applied, cause, Answer(View.HELP))
        listener.gate["报"].set()
        await run.settle()
        assert listener.heard == ["报"]
        assert len(run.sent()) == 1


async def test_a_group_is_told_once_and_left_and_nothing_of_it_is_kept(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await run.phones.add("林")
        group = await phone.group("村务群")
        await phone.send("大家好", chat_id=group)
        await until(lambda: len(run.sent("leaveChat")) >= 1)
        await run.settle()
        assert [int(one["chat_id"]) for one in run.sent()] == [group]
        assert rows(lite_database) == {}


async def test_a_group_that_the_bot_was_put_out_of_meanwhile_is_no_fault(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        said = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group", "title": "村务群"}}
        sender = {"id": 7, "is_bot": False, "first_name": "林"}
        with capture_logs() as lines:
            await run.app.intake.keep([{"update_id": 1, "message": {**said, "from": sender}}])
            await run.settle()
        assert [line["log_level"] for line in lines] == ["info"]
        assert run.box.requests[-1].method == "leaveChat"


async def test_a_live_place_is_never_kept_and_an_officer_is_told(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await _join(run, county, county.liaison, "林")
        await phone.location(30.1, 110.2, live_period=900)
        await phone.expect("实时位置")
        await phone.location(30.1, 110.2)
        await run.settle()
        assert listener.heard == ["location"]


async def test_a_webhook_needs_its_secret_and_keeps_before_it_says_so(
    lite_database: Database, clock: MovableTime, listener: Listener, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    settings = {
        "webhook_url": url,
        "webhook_secret": "Geheim-17",
        "metrics_port": unused_tcp_port,
    }
    async with running(lite_database, clock, listener.dispatcher, **settings) as run:
        session = run.phones._session
        assert session is not None
        update = {
            "update_id": 7,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": 5, "type": "private"},
                "from": {"id": 5, "is_bot": False, "first_name": "假"},
                "text": "假的",
            },
        }
        right = {"X-Telegram-Bot-Api-Secret-Token": "Geheim-17"}
        async with session.post(url, json=update) as answer:
            assert answer.status == 403
        async with session.post(url, data=b"{", headers=right) as answer:
            assert answer.status == 400
        async with session.post(url, data=b"x" * 300_000, headers=right) as answer:
            assert answer.status == 413
        await (await run.phones.add("林")).send("真的")
        await until(lambda: listener.finished == ["真的"])
        async with session.post(url, json=update, headers=right) as answer:
            assert answer.status == 200
            assert "new" in rows(lite_database) or "answered" in rows(lite_database)
        await run.settle()
        assert listener.finished == ["真的", "假的"]


async def test_a_webhook_that_cannot_keep_an_update_asks_for_it_again(
    lite_database: Database, clock: MovableTime, listener: Listener, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    settings = {"webhook_url": url, "webhook_secret": "s", "metrics_port": unused_tcp_port}
    async with running(lite_database, clock, listener.dispatcher, **settings) as run:
        run.box.core.flood.limits.webhook_first_retry = 0.01
        keep, faults = run.app.database.write, [RuntimeError("locked")]

        async def failing(work: object, *args: object, **kwargs: object) -> object:
            if faults:
                raise faults.pop()
            return await keep(work, *args, **kwargs)  # type: ignore[arg-type]

        run.app.database.write = failing  # type: ignore[method-assign, assignment]
        await (await run.phones.add("林")).send("别丢")
        await until(lambda: listener.finished == ["别丢"])
        await run.settle()


async def test_a_webhook_that_is_not_taken_at_once_is_set_again(
    lite_database: Database, clock: MovableTime, listener: Listener, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    settings = {"webhook_url": url, "webhook_secret": "s", "metrics_port": unused_tcp_port}
    async with running(lite_database, clock, listener.dispatcher, start=False, **settings) as run:
        run.box.core.faults.change({"error_code": 502, "error_count": 1})
        with capture_logs() as lines:
            await run.app.start()
        assert [line["event"] for line in lines] == ["webhook_not_set"]
        await (await run.phones.add("林")).send("到了")
        await until(lambda: listener.finished == ["到了"])
        await run.settle()


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
        phone = await _join(run, county, admin, "白")
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
        await (await _join(run, county, county.clerk, "周")).start()
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


@pytest.mark.parametrize(
    ("event", "fate"),
    [
        ({"message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1}}}, Fate.KEEP),
        ({"message": {"chat": {"id": -1, "type": "group"}, "from": {"id": 1}}}, Fate.LEAVE),
        ({"message": {"chat": {"id": -1, "type": "supergroup"}, "from": {"id": 1}}}, Fate.LEAVE),
        ({"channel_post": {"chat": {"id": -1, "type": "channel"}}}, Fate.DROP),
        (
            {
                "edited_message": {
                    "chat": {"id": 1, "type": "private"},
                    "from": {"id": 1},
                    "location": {"latitude": 1, "longitude": 1},
                }
            },
            Fate.DROP,
        ),
        (
            {
                "edited_message": {
                    "chat": {"id": 1, "type": "private"},
                    "from": {"id": 1},
                    "text": "改",
                }
            },
            Fate.KEEP,
        ),
        ({"callback_query": {"id": "1", "from": {"id": 1}, "data": "x"}}, Fate.KEEP),
        (
            {
                "my_chat_member": {
                    "chat": {"id": -1, "type": "channel"},
                    "from": {"id": 1},
                    "new_chat_member": {"status": "administrator"},
                }
            },
            Fate.LEAVE_SILENTLY,
        ),
        (
            {
                "my_chat_member": {
                    "chat": {"id": 1, "type": "private"},
                    "from": {"id": 1},
                    "new_chat_member": {"status": "kicked"},
                }
            },
            Fate.DROP,
        ),
        ({"poll": {"id": "1"}}, Fate.DROP),
    ],
)
def test_what_becomes_of_each_kind_of_update(event: dict[str, object], fate: Fate) -> None:
    assert sort({"update_id": 1, **event}).fate is fate


async def test_stopping_finishes_what_is_in_hand_and_keeps_the_rest(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await run.phones.add("林")
        listener.gate["慢"] = asyncio.Event()
        await phone.send("慢")
        await phone.send("后面")
        await run.box.drained()
        stopping = asyncio.create_task(run.app.stop())
        await asyncio.sleep(0)
        listener.gate["慢"].set()
        await stopping
        assert listener.finished == ["慢", "后面"]
        assert rows(lite_database) == {"answered": 2}
        await phone.send("停了以后")
        assert run.box.core.updates.pending


async def test_the_content_of_an_answered_update_is_let_go(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        await (await run.phones.add("林")).send("电话13812345678")
        await run.settle()

        def contents(view: Unit) -> list[object]:
            return [row[0] for row in view.connection.exec_driver_sql("SELECT content FROM inbox")]

        assert lite_database.read_now(contents) == [None]  # type: ignore[arg-type]
        clock.move(days=8)
        lite_database.write_now(inbox.forget_old)
        assert rows(lite_database) == {}


async def _join(run: Running, county: County, officer_id: int, name: str) -> Phone:
    phone = await run.phones.add(name)
    county.bind(officer_id, phone.id)
    return phone


async def test_half_a_sign_does_not_hold_up_what_comes_after_it(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        about = {"date": 1, "chat": {"id": 5, "type": "private"}}
        about["from"] = {"id": 5, "is_bot": False, "first_name": "半"}
        for number, text in ((1, "半个\ud83d"), (2, "后面的")):
            await run.app.intake.keep(
                [{"update_id": number, "message": about | {"message_id": number, "text": text}}]
            )
        await run.settle()
    assert listener.finished == ["半个?", "后面的"]
