"""A thousand connections, silent ones, clients that hang or leave, two pages on one phone."""

import asyncio
import contextlib
import json

import aiohttp
import pytest
from raw_bot import TOKEN, RawBot, first_line, spoken, until

from sandbox.botapi import Limits, Sandbox
from sandbox.botapi.events import BACKLOG
from sandbox.client import Phone, Phones

pytestmark = pytest.mark.usefixtures("quiet")
HEAD = f"POST /bot{TOKEN}/getMe HTTP/1.1\r\nHost: x\r\n".encode()


async def test_a_client_that_hangs_in_its_body_is_told_and_holds_up_nobody(
    hasty: Sandbox,
) -> None:
    half = b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    async with Phones(hasty.url) as phones:
        ann = await phones.add("Ann")
        phone = f"POST /phone/{ann.id}/send HTTP/1.1\r\nHost: x\r\n".encode()
        part = (
            b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n"
        )
        hanging = [
            asyncio.create_task(first_line(hasty, sent))
            for sent in (HEAD + half, phone + half, HEAD + part, phone + part)
        ]
        await ann.send("meanwhile")
        for answer in await asyncio.gather(*hanging):
            assert answer.startswith(b"HTTP/1.1 408")
        assert (await ann.messages())[-1]["text"] == "meanwhile"


async def test_a_client_that_leaves_takes_its_long_poll_along(box: Sandbox, bot: RawBot) -> None:
    body = b'{"timeout": 50}'
    head = f"POST /bot{TOKEN}/getUpdates HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    _, writer = await asyncio.open_connection(box.host, box.port)
    writer.write(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    await until(lambda: box.core.poll is not None)
    writer.close()
    await until(lambda: box.core.poll is None)
    assert await bot.updates() == []


async def test_a_thousand_connections_at_once_are_all_answered(box: Sandbox) -> None:
    head = f"GET /bot{TOKEN}/getMe HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    lines = await asyncio.gather(
        *(asyncio.open_connection(box.host, box.port) for _ in range(1000))
    )
    for _, writer in lines:
        writer.write(head)
    first = await asyncio.gather(*(reader.readline() for reader, _ in lines))
    assert first == [b"HTTP/1.1 200 OK\r\n"] * 1000
    for _, writer in lines:
        writer.close()
    await asyncio.gather(*(writer.wait_closed() for _, writer in lines))


async def test_a_connection_that_never_asks_is_ended(hasty: Sandbox) -> None:
    for beginning in (b"", HEAD, b"GET /"):
        assert await spoken(hasty, beginning) == b""


async def test_silent_connections_keep_nobody_out() -> None:
    limits = Limits(silent_connections=20)
    async with Sandbox(TOKEN, limits=limits) as box, aiohttp.ClientSession() as session:
        lines = [await asyncio.open_connection(box.host, box.port) for _ in range(50)]
        for _, writer in lines:
            writer.write(HEAD)
        async with session.get(f"{box.url}/bot{TOKEN}/getMe") as answer:
            assert answer.status == 200
        oldest, newest = lines[0][0], lines[-1][0]
        with contextlib.suppress(ConnectionError):
            assert await oldest.read() == b""
        assert not newest.at_eof()
        for _, writer in lines:
            writer.close()


async def read_page(box: Sandbox, session: aiohttp.ClientSession, ann: Phone) -> list[str]:
    texts: list[str] = []
    async with session.get(f"{box.url}/phone/events?person={ann.id}") as stream:
        async for line in stream.content:
            if line.startswith(b"data: "):
                texts.append(json.loads(line[6:])["message"]["text"])
                if len(texts) == 4:
                    break
    return texts


async def test_two_pages_on_one_phone_see_the_same(box: Sandbox, bot: RawBot, ann: Phone) -> None:
    pages = [asyncio.create_task(read_page(box, bot.session, ann)) for _ in range(2)]
    await until(lambda: len(box.core.events._subscriptions) == 2)
    sent = await asyncio.gather(ann.send("from one page"), ann.send("from the other"))
    assert sent[0]["message_id"] != sent[1]["message_id"]
    await bot("sendMessage", chat_id=ann.id, text="to both")
    await ann.start()
    first, second = await asyncio.gather(*pages)
    assert first == second
    assert sorted(first) == ["/start", "from one page", "from the other", "to both"]


async def test_both_pages_may_tap_and_each_hears_the_answer(bot: RawBot, ann: Phone) -> None:
    keys = {"inline_keyboard": [[{"text": "Done", "callback_data": "d"}]]}
    asked = await bot("sendMessage", chat_id=ann.id, text="Well?", reply_markup=keys)
    taps = [asyncio.create_task(ann.tap("Done", asked | {"outgoing": False})) for _ in range(2)]
    heard: list[str] = []
    while len(heard) < 2:
        for update in await bot.updates(offset=0, timeout=1):
            query = update.get("callback_query", {}).get("id")
            if query and query not in heard:
                await bot("answerCallbackQuery", callback_query_id=query, text="yes")
                heard.append(query)
    assert [(await tap or {})["text"] for tap in taps] == ["yes", "yes"]


async def test_a_page_too_slow_to_follow_is_ended_and_comes_again(box: Sandbox) -> None:
    slow = box.core.events.subscribe()
    for _ in range(BACKLOG + 1):
        box.core.events.publish("clock", None, {})
    assert await slow.queue.get() is None
    assert not box.core.events.watched
