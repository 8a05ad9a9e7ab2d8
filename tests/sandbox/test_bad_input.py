"""Broken requests and impossible wishes: an answer or a refusal, no stuck server.

Nothing of it may fill the log either: every test here ends with an empty one.
"""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from raw_bot import TOKEN, RawBot, spoken

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones

pytestmark = pytest.mark.usefixtures("quiet")
HEAD = f"POST /bot{TOKEN}/getMe HTTP/1.1\r\nHost: x\r\n".encode()
MALFORMED = {
    "not http at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "half a line": b"GET\r\n\r\n",
    "an unknown version": b"GET / HTTP/9.9\r\n\r\n",
    "a header without a colon": HEAD + b"nonsense\r\n\r\n",
    "a line without an end": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    "a header without an end": HEAD + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n",
    "a negative length": HEAD + b"Content-Length: -5\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "a length and chunks": HEAD
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk of no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    "zeroes": b"\x00" * 500 + b"\r\n\r\n",
    "a body that is not compressed": HEAD
    + b"Content-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\nabc",
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED.keys())
async def test_malformed_http_is_refused_and_the_next_is_served(
    box: Sandbox, bot: RawBot, sent: bytes
) -> None:
    answer = await spoken(box, sent)
    assert answer.startswith(b"HTTP/1.") and b" 400 " in answer.split(b"\r\n")[0]
    assert b"Traceback" not in answer
    assert await bot("getMe")


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"chat_id": NaN}',
        b'{"chat_id": Infinity}',
        b'{"chat_id": 1,}',
        b"\xff\xfe{\x00}\x00",
        b'"text"',
        b"nul",
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
async def test_malformed_json_is_refused_by_methods_and_by_phones(
    bot: RawBot, ann: Phone, body: bytes
) -> None:
    headers = {"Content-Type": "application/json"}
    for address in (bot.base + "getMe", f"{bot.url}/phone/{ann.id}/send", bot.url + "/clock"):
        async with bot.session.post(address, data=body, headers=headers) as answer:
            told = await answer.json()
            assert answer.status == 400
            assert told.get("description") or told.get("reason")


async def test_half_a_character_is_refused_and_a_whole_pair_is_read(
    bot: RawBot, ann: Phone
) -> None:
    halves = (r'"\ud83d"', r'"\uDE00 a"', r'{"a": ["\ud83d\ud83d\ude00"]}')
    headers = {"Content-Type": "application/json"}
    for half in halves:
        body = f'{{"chat_id": {ann.id}, "text": {half}}}'
        async with bot.session.post(bot.base + "sendMessage", data=body, headers=headers) as answer:
            said = (await answer.json())["description"]
        assert said == "Bad Request: strings must be encoded in UTF-8"
        async with bot.session.post(f"{bot.url}/phone/{ann.id}/send", data=body) as answer:
            assert (answer.status, "UTF-8" in (await answer.json())["reason"]) == (400, True)
    pair = rf'{{"chat_id": {ann.id}, "text": "\ud83d\ude00"}}'
    async with bot.session.post(bot.base + "sendMessage", data=pair, headers=headers) as answer:
        assert (await answer.json())["result"]["text"] == "😀"


async def test_json_inside_parameters_is_held_to_the_same(bot: RawBot, ann: Phone) -> None:
    for markup in ("[" * 100_000, '{"inline_keyboard": NaN}', "{", "[]", "7"):
        refusal = await bot.refusal("sendMessage", chat_id=ann.id, text="x", reply_markup=markup)
        assert refusal.startswith("400 Bad Request")


async def test_numbers_that_are_none_are_never_passed_on(bot: RawBot, ann: Phone) -> None:
    for number in ("1e999", "-1e999", "nan", "inf"):
        sent = await bot("sendLocation", chat_id=ann.id, latitude=number, longitude="1")
        assert sent["location"]["latitude"] == 0
        place = {"kind": "location", "latitude": number, "longitude": 1}
        async with bot.session.post(f"{bot.url}/phone/{ann.id}/send", json=place) as answer:
            assert answer.status == 400
    for wish in ({"hours": 1e308}, {"hours": float("1e999")}, {"days": "nan"}, {"days": 99999}):
        async with bot.session.post(bot.url + "/clock", data=json.dumps(wish)) as answer:
            assert answer.status in {400, 409}


MULTIPART = {
    "no boundary": ("multipart/form-data", b"--x\r\n\r\n"),
    "cut off": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhal',
    ),
    "no name": (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data\r\n\r\nhi\r\n--x--\r\n",
    ),
    "no disposition": ("multipart/form-data; boundary=x", b"--x\r\n\r\nhi\r\n--x--\r\n"),
    "a wrong length": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n'
        b"Content-Length: many\r\n\r\nhi\r\n--x--\r\n",
    ),
    "an unknown encoding": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n'
        b"Content-Transfer-Encoding: morse\r\n\r\nhi\r\n--x--\r\n",
    ),
    "a text in no known letters": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n'
        b"Content-Type: text/plain; charset=klingon\r\n\r\nhi\r\n--x--\r\n",
    ),
    "a boundary without end": ("multipart/form-data; boundary=" + "x" * 500, b"--x\r\n"),
    "parts in parts": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nhi\r\n--y--\r\n--x--\r\n",
    ),
}


@pytest.mark.parametrize(("kind", "body"), MULTIPART.values(), ids=MULTIPART.keys())
async def test_malformed_multipart_is_refused_by_methods_and_by_phones(
    bot: RawBot, ann: Phone, kind: str, body: bytes
) -> None:
    headers = {"Content-Type": kind}
    for address in (bot.base + "sendMessage", f"{bot.url}/phone/{ann.id}/send"):
        async with bot.session.post(address, data=body, headers=headers) as answer:
            assert answer.status == 400
            assert await answer.json()
    assert await bot("getMe")


async def test_a_huge_body_is_too_large_however_it_comes(hasty: Sandbox) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 10_000

    async with Phones(hasty.url) as phones, aiohttp.ClientSession() as session:
        ann = await phones.add("Ann")
        for kind in ("application/json", "application/x-www-form-urlencoded"):
            headers = {"Content-Type": kind}
            address = f"{hasty.url}/bot{TOKEN}/sendMessage"
            async with session.post(address, data=endless(), headers=headers) as answer:
                assert (answer.status, (await answer.json())["error_code"]) == (413, 413)
        form = aiohttp.FormData({"kind": "document"})
        form.add_field("file", b"x" * 300_000, filename="big.bin")
        async with session.post(f"{hasty.url}/phone/{ann.id}/send", data=form) as answer:
            assert answer.status == 413
            assert "Too Large" in (await answer.json())["reason"]


async def test_a_wrong_way_of_asking_is_told_in_json(bot: RawBot, ann: Phone) -> None:
    wrong = [("DELETE", "/phone/state"), ("GET", f"/phone/{ann.id}/send"), ("PUT", "/clock")]
    for method, path in wrong:
        async with bot.session.request(method, bot.url + path) as answer:
            assert (answer.status, (await answer.json())["error_code"]) == (405, 405)
    for path in (
        "/phone/abc/messages",
        f"/phone/{'9' * 5000}/messages",
        "/phone/1/messages?limit=x",
    ):
        async with bot.session.get(bot.url + path) as answer:
            assert answer.status in {400, 404}
            assert await answer.json()


async def test_faults_that_are_none_change_nothing(box: Sandbox, bot: RawBot, ann: Phone) -> None:
    before = box.core.faults.as_json()
    for wish in (
        {"latency": "1e999"},
        {"latency": 1, "earthquake": 1},
        {"per_chat_per_second": 0},
        {"overall_per_second": -1},
        {"penalty": "x", "latency": 3},
        {"error_code": 99},
        {"error_code": 429.5},
    ):
        async with bot.session.post(bot.url + "/faults", json=wish) as answer:
            assert answer.status == 400
            assert (await answer.json())["reason"]
    assert box.core.faults.as_json() == before
    assert await bot("sendMessage", chat_id=ann.id, text="still here")
