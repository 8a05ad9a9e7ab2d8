"""Updates are on the disk before Telegram may forget them, and none is lost or done twice."""

import asyncio

from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from listening import Listener, bound, rows, unfinished
from movable_time import MovableTime
from running import running, until
from small_county import fill

from bot.polling import Polling
from casework.actions import Answer, View
from services import inbox
from storage import inbox as kept_inbox
from storage.database import Database
from storage.unit import Unit


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
        phone = await bound(run, county, county.liaison, "林")
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
        phone = await bound(run, county, county.liaison, "林")
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
        phone = await bound(run, county, county.liaison, "林")
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
