"""Requests as they come over the wire: addresses, tokens, the four ways to give parameters."""

import io
import re

import aiohttp
import pytest
from raw_bot import TOKEN, RawBot

from sandbox.botapi import Limits, Sandbox
from sandbox.client import Phone

pytestmark = pytest.mark.usefixtures("ann")


async def test_parameters_come_by_query_form_multipart_or_json(bot: RawBot, ann: Phone) -> None:
    wish = {"chat_id": str(ann.id), "text": "hi"}
    multipart = aiohttp.FormData(wish, default_to_multipart=True)
    address = bot.base + "sendMessage"
    requests = [
        bot.session.get(address, params=wish),
        bot.session.post(address, params=wish),
        bot.session.post(address, data=wish),
        bot.session.post(address, data=multipart),
        bot.session.post(address, json=wish),
    ]
    for request in requests:
        async with request as answer:
            assert (await answer.json())["result"]["text"] == "hi"


async def test_method_names_are_read_without_case(bot: RawBot) -> None:
    assert await bot("GETME") == await bot("getme") == await bot("getMe")


async def test_get_me_tells_the_id_in_the_token(bot: RawBot) -> None:
    me = await bot("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (5804217639, True, "sandbox_bot")


@pytest.mark.parametrize(
    ("token", "description"),
    [
        ("5804217639:wrong", "Unauthorized"),
        ("nonsense", "Unauthorized: invalid token specified"),
        ("0123:abc", "Unauthorized: invalid token specified"),
        ("-5:abc", "Unauthorized: invalid token specified"),
        ("5804217639:" + "a" * 80, "Unauthorized: invalid token specified"),
        ("", "Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token_is_unauthorized(box: Sandbox, token: str, description: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{box.url}/bot{token}/getMe") as answer,
    ):
        expected = {"ok": False, "error_code": 401, "description": description}
        assert (answer.status, await answer.json()) == (401, expected)


async def test_a_token_without_a_number_is_misdirected(box: Sandbox, bot: RawBot) -> None:
    async with bot.session.get(f"{box.url}/botabc:def/getMe") as answer:
        said = (await answer.json())["description"]
    assert (answer.status, said) == (421, "Misdirected Request: unallowed token specified")


async def test_the_method_may_be_a_parameter_and_only_get_and_post_are_taken(
    bot: RawBot,
) -> None:
    async with bot.session.get(bot.base, params={"method": "getMe"}) as answer:
        assert (await answer.json())["result"]["is_bot"]
    async with bot.session.put(bot.base + "getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (501, "Not Implemented")


async def test_of_a_parameter_given_twice_the_first_counts_and_the_address_before_all(
    bot: RawBot, ann: Phone
) -> None:
    address = f"{bot.base}sendMessage?text=address&text=again"
    async with bot.session.post(address, data={"text": "body", "chat_id": ann.id}) as answer:
        assert (await answer.json())["result"]["text"] == "address"
    twice = f"chat_id={ann.id}&text=first&text=second"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    url = bot.base + "sendMessage"
    async with bot.session.post(url, data=twice, headers=headers) as answer:
        assert (await answer.json())["result"]["text"] == "first"


async def test_a_number_ends_where_its_digits_end(bot: RawBot, ann: Phone) -> None:
    assert (await bot("sendMessage", chat_id=f"{ann.id}x", text="hi"))["text"] == "hi"
    refusal = "400 Bad Request: chat not found"
    for chat in ("１２", "1_000", " 7", "@nobody"):
        assert await bot.refusal("sendMessage", chat_id=chat, text="hi") == refusal


async def test_null_is_a_value_and_is_refused_where_it_is_none(bot: RawBot, ann: Phone) -> None:
    wish = {"chat_id": ann.id, "text": "hi"}
    assert await bot.refusal("sendMessage", **wish, parse_mode=None) == (
        "400 Bad Request: unsupported parse_mode"
    )
    assert await bot.refusal("sendMessage", **wish, reply_markup=None) == (
        "400 Bad Request: object expected as reply markup"
    )
    assert await bot("sendMessage", **wish, entities=None)


async def test_more_than_a_megabyte_of_parameters_is_too_much(bot: RawBot) -> None:
    for kind in ("json", "x-www-form-urlencoded"):
        body, headers = (
            io.BytesIO(b" " * (1 << 20) + b"{}"),
            {"Content-Type": f"application/{kind}"},
        )
        async with bot.session.post(bot.base + "getMe", data=body, headers=headers) as answer:
            said = (await answer.json())["description"]
        assert (answer.status, said) == (413, "Request Entity Too Large: too many parameters")
    thousands = {f"field{number}": "a" for number in range(5000)}
    async with bot.session.post(bot.base + "getMe", data=thousands) as answer:
        assert answer.status == 200


async def test_an_unknown_method_is_not_found(bot: RawBot) -> None:
    assert await bot.refusal("sendEverything") == "404 Not Found: method not found"


async def test_unknown_parameters_are_passed_over(bot: RawBot, ann: Phone) -> None:
    sent = await bot("sendMessage", chat_id=ann.id, text="hi", colour="red", shout=True)
    assert (sent["text"], sent.keys() & {"colour", "shout"}) == ("hi", set())


async def test_an_address_without_a_bot_is_not_found(box: Sandbox, bot: RawBot) -> None:
    async with bot.session.get(f"{box.url}/nowhere/at/all") as answer:
        assert answer.status == 404
        assert (await answer.json())["description"] == "Not Found"


async def test_broken_json_is_refused_and_not_a_server_error(bot: RawBot) -> None:
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[1]", b"\xff"):
        async with bot.session.post(bot.base + "getMe", data=body, headers=headers) as answer:
            assert answer.status == 400


async def test_broken_multipart_is_refused_and_not_a_server_error(bot: RawBot) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    async with bot.session.post(bot.base + "getMe", data=b"--y\r\n", headers=headers) as answer:
        assert answer.status == 400


async def test_an_upload_over_the_limit_is_too_large() -> None:
    limits = Limits(upload_bytes=100_000)
    assert Limits().upload_bytes == 50 * 1024 * 1024
    async with Sandbox(TOKEN, limits=limits) as box, aiohttp.ClientSession() as session:
        form = aiohttp.FormData({"chat_id": "1"})
        form.add_field("document", b"x" * 200_000, filename="big.bin")
        async with session.post(f"{box.url}/bot{TOKEN}/sendDocument", data=form) as answer:
            assert answer.status == 413
            assert (await answer.json())["description"] == "Request Entity Too Large"


async def test_every_request_is_remembered_with_its_result(
    box: Sandbox, bot: RawBot, ann: Phone
) -> None:
    await bot("sendMessage", chat_id=ann.id, text="hi")
    await bot.refusal("sendMessage", chat_id=1, text="hi")
    good, bad = box.requests[-2:]
    assert (good.method, good.params["text"], good.ok) == ("sendMessage", "hi", True)
    assert (bad.ok, bad.code, bad.result) == (False, 400, "Bad Request: chat not found")


async def test_a_file_is_not_given_to_a_wrong_token(box: Sandbox, bot: RawBot, ann: Phone) -> None:
    sent = await ann.document(b"secret", "a.txt")
    path = (await bot("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    async with bot.session.get(f"{box.url}/file/bot1:x/{path}") as answer:
        assert answer.status == 401
    async with bot.session.get(f"{box.url}/file/bot{TOKEN}/{path}") as answer:
        assert await answer.read() == b"secret"
    async with bot.session.get(f"{box.url}/file/bot{TOKEN}/documents/none") as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("wanted", "status", "told"),
    [
        ("bytes=0-3", 206, "bytes 0-3/10"),
        ("bytes=8-", 206, "bytes 8-9/10"),
        ("bytes=-3", 206, "bytes 7-9/10"),
        ("bytes=5-99", 206, "bytes 5-9/10"),
        ("bytes=10-", 416, "bytes */10"),
        ("bytes=0-1,4-5", 200, None),
        ("lines=1", 200, None),
        (None, 200, None),
    ],
)
async def test_a_part_of_a_file_is_given_when_asked_for(
    bot: RawBot,
    ann: Phone,
    wanted: str | None,
    status: int,
    told: str | None,
) -> None:
    sent = await ann.document(b"0123456789", "a.txt")
    path = (await bot("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    headers = {"Range": wanted} if wanted else {}
    part = re.match(r"bytes (\d+)-(\d+)/", told or "")
    expected = b"0123456789"[int(part[1]) : int(part[2]) + 1] if part else b"0123456789"
    expected = b"" if status == 416 else expected
    for address in (f"/file/bot{TOKEN}/{path}", sent["media_url"]):
        async with bot.session.get(bot.url + address, headers=headers) as answer:
            assert (answer.status, await answer.read()) == (status, expected)
            assert answer.headers.get("Content-Range") == told
            assert answer.headers["Accept-Ranges"] == "bytes"
