"""Taps: what the bot gets, what the phone is told, and when it is too late."""

import asyncio
from typing import Any

import pytest
from raw_bot import RawBot

from sandbox.botapi import Sandbox
from sandbox.client import Phone, PhoneError

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def card(bot: RawBot, ann: Phone) -> dict[str, Any]:
    """A card with one button of each sort; older updates are confirmed."""
    row = [{"text": "Go", "callback_data": "go"}, {"text": "Site", "url": "https://x.cn/a"}]
    markup = {"inline_keyboard": [row]}
    await bot.updates(offset=(await bot.updates())[-1]["update_id"] + 1)
    found: dict[str, Any] = await bot(
        "sendMessage", chat_id=ann.id, text="card", reply_markup=markup
    )
    return found


async def tapped(bot: RawBot) -> dict[str, Any]:
    query: dict[str, Any] = (await bot.updates(timeout=5))[-1]["callback_query"]
    return query


async def test_a_tap_waits_for_its_answer(bot: RawBot, ann: Phone, card: dict[str, Any]) -> None:
    tap = asyncio.create_task(ann.tap("Go"))
    query = await tapped(bot)
    assert (query["data"], query["message"]["message_id"]) == ("go", card["message_id"])
    assert query["from"]["id"] == ann.id
    await bot("answerCallbackQuery", callback_query_id=query["id"], text="Gone", show_alert=True)
    assert await tap == {"text": "Gone", "show_alert": True, "url": None}


async def test_a_query_is_answered_once(bot: RawBot, ann: Phone, card: dict[str, Any]) -> None:
    tap = asyncio.create_task(ann.tap("Go"))
    query = await tapped(bot)
    await bot("answerCallbackQuery", callback_query_id=query["id"])
    await tap
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    assert await bot.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD


async def test_after_150_seconds_it_is_too_late_to_answer_or_to_fetch(
    box: Sandbox, bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    wish = {"message_id": card["message_id"], "data": "go", "wait": 0.05}
    await ann.tap_data(**wish)
    query = await tapped(bot)
    await ann.tap_data(**wish)
    box.clock.advance(seconds=151)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    assert await bot.updates() == []


async def test_the_phone_waits_no_longer_than_the_tap_lives(
    box: Sandbox, bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    tap = asyncio.create_task(ann.tap_data(card["message_id"], "go", wait=60))
    await tapped(bot)
    box.clock.advance(seconds=151)
    async with asyncio.timeout(5):
        assert await tap == {"answer": None, "timeout": True, "expired": True}


async def test_an_answer_has_200_characters(bot: RawBot, ann: Phone, card: dict[str, Any]) -> None:
    tap = asyncio.create_task(ann.tap("Go"))
    wish = {"callback_query_id": (await tapped(bot))["id"]}
    refusal = await bot.refusal("answerCallbackQuery", **wish, text="a" * 201)
    assert refusal == "400 Bad Request: MESSAGE_TOO_LONG"
    await bot("answerCallbackQuery", **wish, text="信" * 200)
    assert await tap is not None


async def test_an_answer_opens_only_the_bots_own_links(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    tap = asyncio.create_task(ann.tap("Go"))
    wish = {"callback_query_id": (await tapped(bot))["id"]}
    refusal = await bot.refusal("answerCallbackQuery", **wish, url="https://x.cn/")
    assert refusal == "400 Bad Request: URL_INVALID"
    own = "https://t.me/sandbox_bot?start=case"
    await bot("answerCallbackQuery", **wish, url=own)
    assert (await tap or {})["url"] == own


async def test_an_answer_with_cache_time_is_repeated_without_the_bot(
    box: Sandbox, bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    tap = asyncio.create_task(ann.tap("Go"))
    wish = {"callback_query_id": (await tapped(bot))["id"], "text": "kept", "cache_time": 60}
    await bot("answerCallbackQuery", **wish)
    assert await tap == await ann.tap("Go", wait=0.05)
    box.clock.advance(seconds=61)
    with pytest.raises(TimeoutError):
        await ann.tap("Go", wait=0.05)


async def test_a_bot_that_does_not_answer_leaves_the_button_spinning(
    ann: Phone, card: dict[str, Any]
) -> None:
    with pytest.raises(TimeoutError, match="did not answer"):
        await ann.tap("Go", wait=0.05)


async def test_a_link_opens_without_the_bot(bot: RawBot, ann: Phone, card: dict[str, Any]) -> None:
    assert await ann.tap("Site") == {"url": "https://x.cn/a"}
    assert await bot.updates() == []


async def test_buttons_that_are_gone_cannot_be_pressed_but_their_data_can_be_forged(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    number = card["message_id"]
    await bot("deleteMessage", chat_id=ann.id, message_id=number)
    with pytest.raises(PhoneError, match="deleted"):
        await ann.tap("Go", card)
    await ann.tap_data(number, "forged", wait=0.05)
    query = await tapped(bot)
    assert query["data"] == "forged"
    # an inaccessible message: only where it was
    assert query["message"]["date"] == 0
    assert "text" not in query["message"]
