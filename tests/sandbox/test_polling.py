"""getUpdates: offsets, waiting, conflicts, expiry."""

import asyncio
import time

from raw_bot import RawBot, until

from sandbox.botapi import Sandbox
from sandbox.client import Phone


async def test_updates_repeat_until_a_higher_offset_confirms_them(bot: RawBot, ann: Phone) -> None:
    await ann.send("two")
    first = await bot.updates()
    assert [update["message"]["text"] for update in first] == ["/start", "two"]
    assert await bot.updates() == first
    assert await bot.updates(offset=first[1]["update_id"]) == first[1:]
    assert await bot.updates() == first[1:]
    assert await bot.updates(offset=first[1]["update_id"] + 1) == []


async def test_update_ids_increase_by_one(bot: RawBot, ann: Phone) -> None:
    for number in range(5):
        await ann.send(str(number))
    ids = [update["update_id"] for update in await bot.updates()]
    assert ids == list(range(ids[0], ids[0] + 6))


async def test_a_negative_offset_keeps_the_newest_and_forgets_the_rest(
    bot: RawBot, ann: Phone
) -> None:
    for number in range(5):
        await ann.send(str(number))
    newest = await bot.updates(offset=-2)
    assert [update["message"]["text"] for update in newest] == ["3", "4"]
    assert await bot.updates() == newest


async def test_a_limit_is_forced_between_1_and_100(bot: RawBot, ann: Phone) -> None:
    for number in range(101):
        await ann.send(str(number))
    assert len(await bot.updates(limit=3)) == 3
    assert len(await bot.updates(limit=0)) == 1
    assert len(await bot.updates(limit=500)) == 100


async def test_a_long_poll_returns_when_something_comes(
    box: Sandbox, bot: RawBot, ann: Phone
) -> None:
    offset = (await bot.updates())[-1]["update_id"] + 1
    poll = asyncio.create_task(bot.updates(offset=offset, timeout=50))
    await until(lambda: box.core.poll)
    began = time.monotonic()
    await ann.send("here")
    assert (await poll)[0]["message"]["text"] == "here"
    assert time.monotonic() - began < 45


async def test_a_long_poll_without_news_ends_empty_in_time(bot: RawBot) -> None:
    began = time.monotonic()
    assert await bot.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 45


async def test_a_second_receiver_ends_the_first_with_409(box: Sandbox, bot: RawBot) -> None:
    first = asyncio.create_task(bot.refusal("getUpdates", timeout=50))
    await until(lambda: box.core.poll)
    second = asyncio.create_task(bot.updates(timeout=1))
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert await second == []


async def test_get_updates_is_refused_while_a_webhook_is_set(bot: RawBot) -> None:
    await bot("setWebhook", url="http://127.0.0.1:9/hook")
    assert await bot.refusal("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot("deleteWebhook")
    assert await bot.updates() == []


async def test_setting_a_webhook_ends_a_long_poll(box: Sandbox, bot: RawBot) -> None:
    poll = asyncio.create_task(bot.refusal("getUpdates", timeout=50))
    await until(lambda: box.core.poll)
    await bot("setWebhook", url="http://127.0.0.1:9/hook")
    assert await poll == "409 Conflict: terminated by setWebhook request"


async def test_only_allowed_kinds_are_collected_and_the_setting_stays(
    bot: RawBot, ann: Phone
) -> None:
    await bot.updates(offset=-1, allowed_updates=["edited_message"])
    sent = await ann.send("not wanted")
    await ann.edit(sent["message_id"], "wanted")
    kinds = [next(key for key in u if key != "update_id") for u in await bot.updates()]
    assert kinds == ["message", "edited_message"]  # the first came before the setting
    await bot.updates(offset=-1, allowed_updates=[])
    await ann.send("wanted again")
    assert "message" in (await bot.updates())[-1]


async def test_allowed_updates_are_told_in_telegrams_order_and_the_default_not_at_all(
    bot: RawBot,
) -> None:
    async def after(kinds: object) -> list[str] | None:
        await bot.updates(allowed_updates=kinds)
        told: list[str] | None = (await bot("getWebhookInfo")).get("allowed_updates")
        return told

    assert await after([]) is None
    kept = ["message", "chat_member"]
    assert await after(["chat_member", "MESSAGE", "smoke_signal"]) == kept
    for nothing in ("nonsense", "[7]", "{}"):
        assert await after(nothing) == kept
    assert await after(["smoke_signal"]) is None


async def test_updates_are_forgotten_after_24_hours(box: Sandbox, bot: RawBot, ann: Phone) -> None:
    box.clock.advance(hours=23)
    await ann.send("younger")
    box.clock.advance(hours=1, minutes=1)
    assert [update["message"]["text"] for update in await bot.updates()] == ["younger"]


async def test_update_ids_restart_after_a_quiet_week_and_nothing_is_lost(
    box: Sandbox, bot: RawBot, ann: Phone
) -> None:
    offset = (await bot.updates())[-1]["update_id"] + 1
    assert await bot.updates(offset=offset) == []
    box.clock.advance(days=8)
    await ann.send("after a week")
    found = await bot.updates(offset=offset)
    assert [update["message"]["text"] for update in found] == ["after a week"]
    assert abs(found[0]["update_id"] - offset) > 10
    assert await bot.updates(offset=found[0]["update_id"] + 1) == []


async def test_messages_are_dated_by_the_sandbox_clock(
    box: Sandbox, bot: RawBot, ann: Phone
) -> None:
    box.clock.advance(hours=3)
    await ann.send("noon")
    assert (await bot.updates())[-1]["message"]["date"] == box.clock.timestamp()
