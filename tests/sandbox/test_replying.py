"""Replies: what is quoted, replies into another chat, what is refused."""

from typing import Any

import pytest
from raw_bot import RawBot, png

from sandbox.client import Phone, Phones


async def reply(bot: RawBot, chat: int, /, **parameters: Any) -> Any:
    return await bot("sendMessage", chat_id=chat, text="re", reply_parameters=parameters)


async def test_a_quote_is_told_with_its_place_in_utf16_units(bot: RawBot, ann: Phone) -> None:
    target = (await ann.send("😀 the well, the well"))["message_id"]
    quoted = await reply(bot, ann.id, message_id=target, quote="the well", quote_position=11)
    assert quoted["quote"] == {"text": "the well", "position": 13, "is_manual": True}
    first = await reply(
        bot, ann.id, message_id=target, quote="<b>the</b> <code>well</code>",
        quote_parse_mode="HTML",
    )  # fmt: skip
    bold = {"type": "bold", "offset": 0, "length": 3}
    assert first["quote"] == {
        "text": "the well", "entities": [bold], "position": 3, "is_manual": True,
    }  # fmt: skip


async def test_what_is_not_in_the_message_cannot_be_quoted(bot: RawBot, ann: Phone) -> None:
    target = (await ann.send("the well"))["message_id"]
    refusal = await bot.refusal(
        "sendMessage", chat_id=ann.id, text="re",
        reply_parameters={"message_id": target, "quote": "the road"},
    )  # fmt: skip
    assert refusal == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_a_reply_into_another_chat_tells_the_origin_and_the_media(
    bot: RawBot, ann: Phone, phones: Phones
) -> None:
    bo = await phones.add("Bo")
    await bo.start()
    photo = await ann.photo(png(), caption="the well")
    wish = {"message_id": photo["message_id"], "chat_id": ann.id, "quote": "well"}
    sent = await reply(bot, bo.id, **wish)
    assert "reply_to_message" not in sent
    outside = sent["external_reply"]
    assert outside["origin"]["sender_user"]["id"] == ann.id
    assert (outside["photo"], "chat" in outside) == (photo["photo"], False)
    assert sent["quote"]["position"] == 4
    here = await reply(bot, ann.id, message_id=photo["message_id"], chat_id=str(ann.id))
    assert here["reply_to_message"]["caption"] == "the well"


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ("{", "can't parse reply parameters JSON object"),
        ([], "object expected as reply parameters"),
        ({"chat_id": 1}, 'can\'t find field "message_id"'),
        ({"message_id": "x"}, 'field "message_id" must be a valid Number'),
        ({"message_id": 1, "chat_id": 7}, "chat not found"),
        ({"message_id": 999}, "message to be replied not found"),
        (
            {"message_id": 1, "quote": "<b>", "quote_parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ],
)
async def test_replies_to_nothing_are_refused(
    bot: RawBot, ann: Phone, parameters: Any, refusal: str
) -> None:
    wish = {"chat_id": ann.id, "text": "re", "reply_parameters": parameters}
    assert await bot.refusal("sendMessage", **wish) == f"400 Bad Request: {refusal}"


async def test_an_empty_object_is_no_reply(bot: RawBot, ann: Phone) -> None:
    assert "reply_to_message" not in await reply(bot, ann.id)
