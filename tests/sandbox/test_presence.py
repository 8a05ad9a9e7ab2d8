"""Whether the bot is there: what the pages are told of it, and a switch that keeps it away."""

import asyncio
from collections.abc import Callable

import aiohttp
import pytest
from aiohttp import web
from raw_bot import PATIENCE, RawBot, until

from sandbox.botapi import Sandbox, presence
from sandbox.botapi.events import Subscription
from sandbox.client import Phone, Phones


async def told(page: Subscription, fits: Callable[[dict[str, object]], bool]) -> None:
    """Wait until the page is told of a receiver that fits."""
    async with asyncio.timeout(PATIENCE):
        while True:
            event = await page.queue.get()
            if event and event["type"] == "receiver" and fits(event["receiver"]):
                return


async def test_a_bot_that_never_came_and_one_that_polls(
    box: Sandbox, bot: RawBot, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "SILENCE", 0.05)
    never = {"by": None, "listening": False, "stopped": False, "asked_at": None}
    assert (await phones.state())["receiver"] == never
    page = box.core.events.subscribe()
    await bot.updates()
    await told(page, lambda one: one["listening"] is True)
    await told(page, lambda one: one["listening"] is False)
    assert (await phones.state())["receiver"] == {
        "by": "polling",
        "listening": False,
        "stopped": False,
        "asked_at": "2026-11-23T09:00:00+08:00",
    }


async def test_a_webhook_listens_until_it_does_not_take_an_update(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones
) -> None:
    page = box.core.events.subscribe()
    box.core.flood.limits.webhook_first_retry = 0.05
    await bot("deleteWebhook", drop_pending_updates=True)
    await bot("setWebhook", url="http://127.0.0.1:9/nobody")
    await told(page, lambda one: one["by"] == "webhook" and one["listening"] is True)
    await ann.send("anybody?")
    await told(page, lambda one: one["listening"] is False)


async def test_a_stopped_bot_is_refused_everything_and_finds_all_when_it_is_started(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "SILENCE", PATIENCE)
    sent = await ann.document(b"x", "a.txt")
    path = (await bot("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    offset = (await bot.updates())[-1]["update_id"] + 1
    waiting = asyncio.create_task(bot.updates(offset=offset, timeout=30))
    await until(lambda: box.core.poll)
    assert (await phones.faults(bot_stopped=True))["bot_stopped"]
    for attempt in (waiting, bot("getMe"), bot("getUpdates")):
        with pytest.raises(aiohttp.ClientError):
            await attempt
    with pytest.raises(aiohttp.ClientError):
        await bot.session.get(f"{box.url}/file/bot{box.token}/{path}")
    receiver = (await phones.state())["receiver"]
    assert (receiver["stopped"], receiver["listening"]) == (True, False)

    await ann.send("are you there?")
    assert (await ann.messages())[-1]["ticks"] == "sent"
    await phones.faults(bot_stopped=False)
    assert [one["message"]["text"] for one in await bot.updates()] == ["are you there?"]
    assert (await phones.state())["receiver"]["listening"]


async def test_a_stopped_bot_gets_nothing_by_webhook_until_it_is_started(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones
) -> None:
    box.core.flood.limits.webhook_first_retry = 0.05
    arrived = asyncio.Event()

    async def hook(_: web.Request) -> web.Response:
        assert not box.core.faults.bot_stopped
        arrived.set()
        return web.Response()

    app = web.Application()
    app.router.add_post("/", hook)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await phones.faults(bot_stopped=False)
    await bot("deleteWebhook", drop_pending_updates=True)
    await bot("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/")
    await phones.faults(bot_stopped=True)
    await ann.send("anybody?")
    await until(lambda: "last_error_message" in box.core.webhook.info())
    assert box.core.webhook.info()["last_error_message"] == "Connection refused"
    await phones.faults(bot_stopped=False)
    await asyncio.wait_for(arrived.wait(), PATIENCE)
    await runner.cleanup()
