"""The webhook lets in what Telegram brings with the secret, and nothing else."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from bot.metrics import Metrics
from bot.webhook import LARGEST, SECRET_HEADER, add_webhook

SECRET = "Geheim-17"
UPDATE = {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5, "type": "private"}}}
MESSAGE = {"message_id": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5}}
# Shaped as updates are, with something else where an id or a button is read before it is kept.
ODD = [
    *({"update_id": number, "message": MESSAGE} for number in (1.5, True, "7", 2**63, 10**30)),
    *(
        {"update_id": 7, "message": MESSAGE | {"from": {"id": number}}}
        for number in ("5", None, [5], {}, 5.5, 10**30)
    ),
    *(
        {"update_id": 7, "message": MESSAGE | {"chat": {"id": number, "type": "private"}}}
        for number in ("5", None, 10**30)
    ),
    *({"update_id": 7, "message": MESSAGE | {"message_id": n}} for n in ("x", None, 10**40)),
    *(
        {"update_id": 7, "message": MESSAGE | {"reply_to_message": {"reply_markup": markup}}}
        for markup in ("x", {"inline_keyboard": 5}, {"inline_keyboard": [[{"callback_data": 5}]]})
    ),
]


class Kept:
    """Takes what the webhook lets in."""

    def __init__(self) -> None:
        self.raws: list[dict[str, object]] = []

    async def keep(self, raws: list[dict[str, object]]) -> None:
        self.raws += raws


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(CollectorRegistry())


@pytest_asyncio.fixture
async def address(kept: Kept, metrics: Metrics) -> AsyncIterator[str]:
    app = web.Application()
    add_webhook(app, "/hook", SECRET, kept, metrics, slowest=0.5)  # type: ignore[arg-type]
    async with TestServer(app) as server:
        yield str(server.make_url("/hook"))


async def post(address: str, body: object, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, data=body, headers=headers) as answer,
    ):
        return answer.status


async def first_line(address: str, secret: bytes, body: bytes) -> bytes:
    """What is answered to a request that announces two bytes, and sends these."""
    host, _, port = address.removeprefix("http://").removesuffix("/hook").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
        + SECRET_HEADER.encode()
        + b": "
        + secret
        + b"\r\nConnection: close\r\n\r\n"
        + body
    )
    await writer.drain()
    line = await reader.readline()
    writer.close()
    return line


@pytest.mark.parametrize("secret", [None, "", "geheim-17", SECRET + "x", SECRET[:-1], "\u00e9" * 9])
async def test_without_the_very_secret_nothing_is_let_in(
    address: str, kept: Kept, secret: str | None
) -> None:
    assert await post(address, json.dumps(UPDATE), secret) == 403
    assert kept.raws == []


async def test_what_comes_without_the_secret_is_counted_and_said_once_with_no_word_of_it(
    address: str, metrics: Metrics
) -> None:
    with capture_logs() as lines:
        for secret in ("geraten-1", "geraten-2", "geraten-3"):
            await post(address, json.dumps(UPDATE), secret)
        await post(address, "{", SECRET)
        await post(address, json.dumps(UPDATE), None)
    said = [one for one in lines if one["event"] == "webhook_refused"]
    assert [(one["cause"], one["count"]) for one in said] == [("wrong_secret", 1), ("no_secret", 4)]
    assert "geraten" not in str(lines)
    assert metrics.registry.get_sample_value("lianluo_webhook_refused_total") == 4


async def test_a_secret_that_is_no_text_is_refused_like_any_other(address: str) -> None:
    assert b" 403 " in await first_line(address, b"\xff\xfe", b"{}")


async def test_who_sends_half_of_a_body_and_waits_is_not_waited_for(
    address: str, kept: Kept
) -> None:
    assert b" 408 " in await first_line(address, SECRET.encode(), b"{")
    assert kept.raws == []


async def test_what_is_too_long_is_refused_whether_its_size_was_announced_or_not(
    address: str, kept: Kept
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 1024 + 2):
            yield b" " * 1024

    assert await post(address, b" " * (LARGEST + 1)) == 413
    assert await post(address, parts()) == 413
    assert kept.raws == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b'"x"',
        b"\xff\xfe",
        b"{}",
        b'{"update_id": null}',
        b'{"update_id": "seven"}',
        b'{"update_id": 7, "message": 5}',
        b'{"update_id": 7, "message": {"chat": 5, "from": {"id": 1}}}',
        b'{"update_id": 7, "callback_query": {"from": 5}}',
        b"[" * 100_000,
        b'{"update_id": NaN}',
        b'{"update_id": 1e400, "message": {}}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        *(json.dumps(one).encode() for one in ODD),
    ],
)
async def test_what_is_no_update_is_refused_and_not_asked_for_again(
    address: str, kept: Kept, body: bytes
) -> None:
    assert await post(address, body) == 400
    assert kept.raws == []


async def test_another_path_and_another_method_lead_nowhere(address: str, kept: Kept) -> None:
    assert await post(address + "/more", json.dumps(UPDATE)) == 404
    assert await post(address.replace("/hook", "/Hook"), json.dumps(UPDATE)) == 404
    async with aiohttp.ClientSession() as session:
        for method in ("GET", "PUT", "DELETE", "OPTIONS"):
            async with session.request(method, address, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 405, method
    assert kept.raws == []


async def test_an_update_with_the_secret_is_kept(address: str, kept: Kept) -> None:
    update = {**UPDATE, "message": {**UPDATE["message"], "from": {"id": 5}}}  # type: ignore[dict-item]
    assert await post(address, json.dumps(update)) == 200
    assert kept.raws == [update]
