"""Updates sent to an address: secret, order, retries, errors, answers in the reply."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import FormData, web
from raw_bot import PATIENCE, RawBot

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones


class Receiver:
    """An address that takes updates, and fails when told to."""

    def __init__(self) -> None:
        self.url = ""
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.failures = 0
        self.reply: dict[str, Any] | FormData = {}
        self.release = asyncio.Event()
        self.release.set()
        self.attempts = 0
        self.news = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.attempts += 1
        self.news.set()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        await self.release.wait()
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.updates.append(update)
        if isinstance(self.reply, FormData):
            return web.Response(body=self.reply())
        return web.json_response(self.reply)

    async def came(self, attempts: int) -> None:
        """Wait until so many requests have come."""
        async with asyncio.timeout(PATIENCE):
            while self.attempts < attempts:
                self.news.clear()
                await self.news.wait()

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
    await box.drained(PATIENCE)
    assert receiver.texts == ["/start", "one"]
    assert set(receiver.secrets) == {"s3cret-_A"}
    info = await bot("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)
    assert info["max_connections"] == 40


async def test_the_first_repetition_comes_at_once(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    box.core.flood.limits.webhook_first_retry = 3600
    receiver.failures = 1
    await bot("setWebhook", url=receiver.url)
    await box.drained(PATIENCE)
    assert (receiver.texts, receiver.attempts) == (["/start"], 2)


async def test_what_fails_is_sent_again_and_the_error_is_told(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    box.core.flood.limits.webhook_first_retry = 0.02
    receiver.failures = 2
    await bot("setWebhook", url=receiver.url)
    await ann.send("one")
    await box.drained(PATIENCE)
    assert receiver.texts == ["/start", "one"]
    assert receiver.attempts == 4
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert info["last_error_date"] == box.clock.timestamp()


async def said(bot: RawBot, name: str, **wish: Any) -> str:
    async with bot.session.post(bot.base + name, json=wish) as answer:
        return str((await answer.json())["description"])


async def test_setting_and_deleting_say_what_they_did(bot: RawBot, receiver: Receiver) -> None:
    assert await said(bot, "setWebhook", url=receiver.url) == "Webhook was set"
    assert await said(bot, "setWebhook", url=receiver.url) == "Webhook is already set"
    changed = await said(bot, "setWebhook", url=receiver.url, max_connections=7)
    assert changed == "Webhook was set"
    assert await said(bot, "deleteWebhook") == "Webhook was deleted"
    assert await said(bot, "setWebhook", url="") == "Webhook is already deleted"


async def test_setting_the_same_again_sends_nothing_twice(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    receiver.release.clear()
    await bot("setWebhook", url=receiver.url)
    await receiver.came(1)
    await bot("setWebhook", url=receiver.url, allowed_updates=["message"])
    receiver.release.set()
    await box.drained(PATIENCE)
    assert receiver.attempts == 1
    assert (await bot("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_the_ip_address_is_told_and_may_be_given(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    await bot("setWebhook", url=receiver.url.replace("127.0.0.1", "localhost"))
    assert (await bot("getWebhookInfo"))["ip_address"] in {"127.0.0.1", "::1"}
    await box.drained(PATIENCE)
    away = receiver.url.replace("127.0.0.1", "bot.invalid")
    assert await bot.refusal("setWebhook", url=away) == (
        "400 Bad Request: bad webhook: Failed to resolve host: Name or service not known"
    )
    await bot("setWebhook", url=away, ip_address="127.0.0.1")
    await ann.send("to the given address")
    await box.drained(PATIENCE)
    assert receiver.texts == ["/start", "to the given address"]
    assert (await bot("getWebhookInfo"))["ip_address"] == "127.0.0.1"


async def test_a_certificate_shows_in_the_info(bot: RawBot, receiver: Receiver) -> None:
    await bot.form("setWebhook", url=receiver.url, certificate=b"-----BEGIN CERTIFICATE-----")
    assert (await bot("getWebhookInfo"))["has_custom_certificate"]
    await bot("deleteWebhook", drop_pending_updates=True)
    info = await bot("getWebhookInfo")
    assert info == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


async def test_nobody_there_is_told_as_connection_refused(
    box: Sandbox, bot: RawBot, ann: Phone
) -> None:
    watching = box.core.events.subscribe()
    await bot("setWebhook", url="http://127.0.0.1:9/hook")
    listening = True
    async with asyncio.timeout(PATIENCE):
        while listening:
            event = await watching.queue.get()
            assert event is not None
            listening = event.get("receiver", {}).get("listening", True)
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
    await receiver.came(2)  # the first of each chat, both still unanswered
    await bot("getMe")
    assert receiver.attempts == 2
    receiver.release.set()
    await box.drained(PATIENCE)
    assert [text for text in receiver.texts if text != "meanwhile"] == ["/start", "0", "1", "2"]


async def test_a_method_in_the_reply_is_carried_out(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": ann.id, "text": "by reply"}
    await bot("setWebhook", url=receiver.url)
    assert (await ann.expect("by reply"))["text"] == "by reply"


async def test_a_file_in_the_reply_is_sent(
    box: Sandbox, bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    form = FormData({"method": "sendDocument", "chat_id": str(ann.id), "caption": "by reply"})
    form.add_field("document", b"register", filename="register.txt")
    receiver.reply = form
    await bot("setWebhook", url=receiver.url)
    sent = await ann.expect("by reply")
    assert sent["document"]["file_name"] == "register.txt"


async def test_an_encoded_form_in_the_reply_is_carried_out(
    bot: RawBot, ann: Phone, receiver: Receiver
) -> None:
    receiver.reply = FormData({"method": "sendMessage", "chat_id": str(ann.id), "text": "a form"})
    await bot("setWebhook", url=receiver.url)
    assert await ann.expect("a form")


async def test_pending_updates_can_be_dropped(bot: RawBot, ann: Phone) -> None:
    await bot("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"url": "ftp://x"}, "400 Bad Request: invalid webhook URL specified"),
        ({"url": "http://[x"}, "400 Bad Request: invalid webhook URL specified"),
        ({"url": "http://x:99999"}, "400 Bad Request: invalid webhook URL specified"),
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
