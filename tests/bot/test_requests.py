"""Requests go as JSON, with what the library would have sent; those with a file as its form."""

import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, SendMediaGroup, SendMessage, SendPhoto
from aiogram.methods.base import TelegramMethod
from aiogram.types import BufferedInputFile, InputMediaPhoto, LinkPreviewOptions
from aiohttp import FormData
from aiohttp.payload import BytesPayload

from bot.requests import JsonSession
from bot.updates import without_keyboards
from handlers import sending
from handlers.light import LightEdit, LightSend, Sent
from wording.screen import Button, Screen

TOKEN = "1:" + "a" * 35


def body(method: TelegramMethod[Any], default: DefaultBotProperties | None = None) -> Any:
    session = JsonSession()
    return session.build_form_data(Bot(TOKEN, session=session, default=default), method)


def sent(method: TelegramMethod[Any], default: DefaultBotProperties | None = None) -> Any:
    payload = body(method, default)
    assert isinstance(payload, BytesPayload)
    assert payload.content_type == "application/json"
    return json.loads(payload.decode())


def test_nothing_but_what_is_set_is_sent() -> None:
    assert sent(SendMessage(chat_id=7, text="机井")) == {"chat_id": 7, "text": "机井"}
    assert sent(AnswerCallbackQuery(callback_query_id="1", text="", show_alert=False)) == {
        "callback_query_id": "1",
        "text": "",
        "show_alert": False,
    }


def test_a_bot_s_defaults_count() -> None:
    default = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    found = sent(SendMessage(chat_id=7, text="a"), default)
    assert found["parse_mode"] == "HTML"
    assert found["link_preview_options"] == {"is_disabled": True}
    assert isinstance(default.link_preview, LinkPreviewOptions)


def test_what_carries_a_file_goes_as_a_form() -> None:
    file = BufferedInputFile(b"x", "x.png")
    assert isinstance(body(SendPhoto(chat_id=7, photo=file)), FormData)
    album = [InputMediaPhoto(media=file), InputMediaPhoto(media="known")]
    assert isinstance(body(SendMediaGroup(chat_id=7, media=album)), FormData)
    assert sent(SendPhoto(chat_id=7, photo="known"))["photo"] == "known"


def test_an_album_of_known_pictures_goes_as_the_library_writes_it() -> None:
    album = [InputMediaPhoto(media="one"), InputMediaPhoto(media="two")]
    form = body(SendMediaGroup(chat_id=7, media=album))
    assert isinstance(form, FormData)
    written = {str(field[0]["name"]): field[2] for field in form._fields}
    assert json.loads(written["media"]) == [
        {"type": "photo", "media": "one"},
        {"type": "photo", "media": "two"},
    ]


async def test_buttons_arrive_as_telegram_reads_them() -> None:
    calls: list[TelegramMethod[Any]] = []

    class Noting(JsonSession):
        async def make_request(self, _bot: Bot, method: Any, **_given: Any) -> Any:
            calls.append(method)
            return Sent(5)

    screen = Screen("a", ((Button("看", url="https://example.invalid"),),))
    bot = Bot(TOKEN, session=Noting())
    assert await sending.send(bot, 7, screen) == 5
    assert sent(calls[0])["reply_markup"] == {
        "inline_keyboard": [[{"text": "看", "url": "https://example.invalid"}]]
    }


def answered(method: TelegramMethod[Any], status: int, content: str) -> Any:
    session = JsonSession()
    return session.check_response(Bot(TOKEN, session=session), method, status, content).result


def test_of_a_message_that_was_sent_its_number_is_read() -> None:
    content = '{"ok": true, "result": {"message_id": 5, "chat": {"id": 7, "type": "private"}}}'
    assert answered(LightSend(chat_id=7, text="a"), 200, content) == Sent(5)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"ok": true, "result": {"chat": 7}}'])
def test_an_answer_that_tells_no_number_is_no_answer(content: str) -> None:
    with pytest.raises(ClientDecodeError):
        answered(LightSend(chat_id=7, text="a"), 200, content)


def test_a_refusal_of_a_light_method_is_the_library_s_own() -> None:
    content = '{"ok": false, "error_code": 400, "description": "Bad Request: not modified"}'
    with pytest.raises(TelegramBadRequest, match="not modified"):
        answered(LightEdit(chat_id=7, message_id=5, text="a"), 400, content)


def test_our_own_keyboards_are_not_kept_with_an_update() -> None:
    card = {"message_id": 5, "reply_markup": {"inline_keyboard": []}, "photo": []}
    raw = {"update_id": 1, "callback_query": {"id": "1", "message": card, "data": "x"}}
    bare = without_keyboards(raw)
    assert bare["callback_query"] == {
        "id": "1",
        "message": {"message_id": 5, "photo": []},
        "data": "x",
    }
    assert "reply_markup" in card
    plain = {"update_id": 2, "message": {"text": "a"}}
    assert without_keyboards(plain) == plain


def test_the_button_stays_by_which_a_message_of_several_matters_is_known() -> None:
    fold = {"text": "展开", "callback_data": "uf|0|0|"}
    rows = [[{"text": "打开", "callback_data": "s|1|0|case"}], [fold]]
    card = {"message_id": 5, "reply_markup": {"inline_keyboard": rows}}
    bare = without_keyboards({"update_id": 1, "callback_query": {"id": "1", "message": card}})
    assert bare["callback_query"]["message"]["reply_markup"] == {"inline_keyboard": [[fold]]}
