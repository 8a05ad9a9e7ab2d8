"""Keyboards: what is read of them, and what is refused."""

import pytest
from raw_bot import RawBot

from sandbox.client import Phone, buttons


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        (
            {"inline_keyboard": [{}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [[{"text": "A"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"inline_keyboard": [[{"text": "A", "callback_data": "信" * 22}]]}, "BUTTON_DATA_INVALID"),
        (
            {"inline_keyboard": [[{"text": "A", "url": "localhost"}]]},
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [[{"text": "A", "web_app": {"url": "http://x.cn"}}]]},
            "inline keyboard button Web App URL 'http://x.cn' is invalid: "
            "Only HTTPS links are allowed",
        ),
        (
            {"inline_keyboard": [[{"text": "\r", "callback_data": "a"}]]},
            "inline keyboard button text must be non-empty",
        ),
        (
            {"inline_keyboard": [[{"text": "A", "callback_data": None}]]},
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
        ),
        (
            {"inline_keyboard": [[{"text": "A", "style": "blinking", "callback_data": "a"}]]},
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"inline_keyboard": "A"}, 'field "inline_keyboard" must be of type Array'),
        (
            {"keyboard": [[7]]},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        ({"keyboard": ["A"]}, 'field "keyboard" must be an Array of Arrays'),
        (
            {"inline_keyboard": [[{"text": "A", "callback_data": "a"}] * 8] * 13},
            "reply markup is too long",
        ),
    ],
)
async def test_wrong_markup_is_refused(
    bot: RawBot, ann: Phone, markup: object, refusal: str
) -> None:
    wish = {"chat_id": ann.id, "text": "hi", "reply_markup": markup}
    assert await bot.refusal("sendMessage", **wish) == f"400 Bad Request: {refusal}"


async def test_64_bytes_of_callback_data_pass(bot: RawBot, ann: Phone) -> None:
    button = {"text": "A", "callback_data": "信" * 21 + "!"}
    sent = await bot(
        "sendMessage", chat_id=ann.id, text="hi", reply_markup={"inline_keyboard": [[button]]}
    )
    assert buttons(sent) == [["A"]]


async def test_unknown_fields_of_a_button_are_left_out(bot: RawBot, ann: Phone) -> None:
    button = {"text": "Done", "callback_data": "done"}
    markup = {"inline_keyboard": [[{**button, "hide": False}]]}  # as telegraf sends it
    sent = await bot("sendMessage", chat_id=ann.id, text="Choose", reply_markup=markup)
    assert sent["reply_markup"] == {"inline_keyboard": [[button]]}


async def test_only_what_a_button_does_is_kept_with_its_address_as_telegram_writes_it(
    bot: RawBot, ann: Phone
) -> None:
    button = {"text": "Map", "url": "X.cn", "callback_data": "a", "style": "Danger"}
    markup = {"inline_keyboard": [[button], []]}
    sent = await bot("sendMessage", chat_id=ann.id, text="Where", reply_markup=markup)
    kept = {"text": "Map", "style": "danger", "url": "http://x.cn/"}
    assert sent["reply_markup"] == {"inline_keyboard": [[kept]]}


async def test_a_phone_number_can_be_asked_for_in_private_only(bot: RawBot, ann: Phone) -> None:
    group = await ann.group("Village")
    markup = {"keyboard": [[{"text": "My number", "request_contact": True}]]}
    wish = {"text": "hi", "reply_markup": markup}
    refusal = await bot.refusal("sendMessage", chat_id=group, **wish)
    assert refusal == "400 Bad Request: phone number can be requested in private chats only"
    assert await bot("sendMessage", chat_id=ann.id, **wish)
