"""Whatever a bot or a page sends, the answer is a refusal or a result, never a broken server."""

import json
from typing import Any

import pytest
from raw_bot import RawBot

from sandbox.botapi.methods import METHODS
from sandbox.client import Phone, PhoneError, Phones

NONSENSE: list[Any] = ["x", -1, 2**70, True, None, [1], {"a": 1}, "{"]
NAMES = (
    *("chat_id", "from_chat_id", "message_id", "message_ids", "text", "parse_mode", "entities"),
    *("reply_markup", "reply_parameters", "photo", "document", "media", "caption", "commands"),
    *("scope", "language_code", "menu_button", "callback_query_id", "file_id", "user_id", "url"),
    *("reaction", "latitude", "longitude", "offset", "limit", "allowed_updates", "action"),
    *("link_preview_options", "caption_entities", "cache_time", "title", "address", "name"),
)


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_no_method_breaks_on_nonsense(bot: RawBot, ann: Phone, method: str) -> None:
    for value in NONSENSE:
        nonsense = dict.fromkeys(NAMES, value)
        here = {**nonsense, "chat_id": ann.id, "from_chat_id": ann.id, "message_id": 1}
        written = {**here, "text": "x", "media": json.dumps([{"type": "photo", "media": value}])}
        for wish in (nonsense, here, written):
            async with bot.session.post(bot.base + method, json=wish) as answer:
                body = await answer.json()
                assert answer.status < 500, (value, body)
                assert body["ok"] == (answer.status == 200)
        wish = {**here, "text": "x", "reply_markup": {}, "reply_parameters": {"message_id": value}}
        async with bot.session.post(bot.base + method, json=wish) as answer:
            assert answer.status < 500, value
    await bot("deleteWebhook")
    assert await bot("getMe")


@pytest.mark.parametrize(
    "markup",
    [
        {"inline_keyboard": [[{"text": 1}]]},
        {"inline_keyboard": [[{"text": "a", "url": 1}]]},
        {"inline_keyboard": [[{"text": "a", "callback_data": 7}]]},
        {"inline_keyboard": [["a"]]},
        {"inline_keyboard": 1},
        {"keyboard": [[1]]},
        {"keyboard": {}},
    ],
)
async def test_no_markup_breaks_it(bot: RawBot, ann: Phone, markup: object) -> None:
    wish = {"chat_id": ann.id, "text": "x", "reply_markup": markup}
    async with bot.session.post(bot.base + "sendMessage", json=wish) as answer:
        assert answer.status < 500


@pytest.mark.parametrize(
    "path", ["send", "edit", "delete", "react", "tap", "start", "block", "device"]
)
async def test_no_phone_breaks_on_nonsense(phones: Phones, ann: Phone, path: str) -> None:
    names = ("text", "kind", "message_id", "chat_id", "row", "column", "payload", "data")
    for value in NONSENSE:
        for wish in ({**dict.fromkeys(names, value), "wait": 0}, value):
            try:
                await phones.call("POST", f"/phone/{ann.id}/{path}", wish)
            except PhoneError as error:
                assert error.status < 500, (path, wish)
