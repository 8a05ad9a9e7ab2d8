"""Updates sent to an address: secret, order, retries, errors, answers in the reply."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from raw_bot import RawBot

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones


class Receiver:
    """An address that takes updates, and fails when told to."""

    def __init__(self) -> None:
        self.url = ""
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.failures = 0
        self.reply: dict[str, Any] = {}
        self.release = asyncio.Event()
        self.release.set()
        self.attempts = 0

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.attempts += 1
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        await self.release.wait()
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.updates.append(update)
        return web.json_response(self.reply)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates if "message" in update]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    found = Receiver()
    app = web.Application()
    app.router.add_post("/hook", found.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield found
    found.release.set()
    await runner.cleanup()


async def test_updates_arrive_with_the_secret_and_are_confirmed_by_200(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    await bot("setWebhook", url=receiver.url, secret_token="s3cret-_A")
    await ann.send("one")
    await box.drained()
    assert receiver.texts == ["/start", "one"]
    assert set(receiver.secrets) == {"s3cret-_A"}
    info = await bot("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)
    assert info["max_connections"] == 40


async def test_what_fails_is_sent_again_and_the_error_is_told(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    box.core.flood.limits.webhook_first_retry = 0.02
    receiver.failures = 2
    await bot("setWebhook", url=receiver.url)
    await ann.send("one")
    await box.drained()
    assert receiver.texts == ["/start", "one"]
    assert receiver.attempts == 4
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert info["last_error_date"] == box.clock.timestamp()


async def test_nobody_there_is_told_as_connection_refused(bot: RawBot, ann: Phone) -> None:
    await bot("setWebhook", url="http://127.0.0.1:9/hook")
    await asyncio.sleep(0.05)
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == "Connection refused"
    assert info["pending_update_count"] == 1


async def test_one_chat_comes_in_order_and_does_not_hold_up_another(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones, receiver: Receiver
) -> None:
    bo = await phones.add("Bo")
    receiver.release.clear()
    await bot("setWebhook", url=receiver.url)
    for number in range(3):
        await ann.send(str(number))
    await bo.send("meanwhile")
    await asyncio.sleep(0.05)
    assert receiver.attempts == 2  # the first of each chat, both still unanswered
    receiver.release.set()
    await box.drained()
    assert [text for text in receiver.texts if text != "meanwhile"] == ["/start", "0", "1", "2"]


async def test_a_method_in_the_reply_is_carried_out(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": ann.id, "text": "by reply"}
    await bot("setWebhook", url=receiver.url)
    assert (await ann.expect("by reply"))["text"] == "by reply"


async def test_pending_updates_can_be_dropped(bot: RawBot, ann: Phone) -> None:
    await bot("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"url": "ftp://x"}, "400 Bad Request: invalid webhook URL specified"),
        (
            {"url": "http://127.0.0.1:9", "secret_token": "a b"},
            "400 Bad Request: secret token contains unallowed characters",
        ),
        (
            {"url": "http://127.0.0.1:9", "secret_token": "a" * 257},
            "400 Bad Request: secret token is too long",
        ),
    ],
)
async def test_wrong_webhooks_are_refused(bot: RawBot, wish: dict[str, Any], refusal: str) -> None:
    assert await bot.refusal("setWebhook", **wish) == refusal
