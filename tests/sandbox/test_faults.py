"""Flood control, server errors, slowness, broken connections."""

import asyncio
import time

import aiohttp
import pytest
from raw_bot import RawBot, RefusedError

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones


async def test_without_limits_nothing_is_refused(box: Sandbox, bot: RawBot, ann: Phone) -> None:
    for number in range(60):
        await bot("sendMessage", chat_id=ann.id, text=str(number))
    assert (box.core.flood.accepted, box.core.flood.refused) == (60, 0)


async def test_too_many_in_a_second_bring_a_penalty_for_everything(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones
) -> None:
    box.core.flood.limits.overall_per_second = 5
    box.core.flood.limits.penalty = 7
    for number in range(5):
        await bot("sendMessage", chat_id=ann.id, text=str(number))
    wish = {"chat_id": ann.id, "text": "one more"}
    too_many = "429 Too Many Requests: retry after 7"
    assert await bot.refusal("sendMessage", **wish) == too_many
    assert await bot.refusal("getMe") == too_many
    async with bot.session.post(bot.base + "getMe") as answer:
        assert (await answer.json())["parameters"] == {"retry_after": 7}
        assert answer.headers["Retry-After"] == "7"
    assert await bot.updates()  # receiving goes on
    assert (box.core.flood.accepted, box.core.flood.refused, box.core.flood.peak) == (5, 3, 5)
    await phones.faults(flood=0)
    assert await bot("getMe")


async def test_one_chat_is_limited_without_harm_to_others(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones
) -> None:
    bo = await phones.add("Bo")
    await bo.start()
    box.core.flood.limits.per_chat_per_second = 1
    await bot("sendMessage", chat_id=ann.id, text="one")
    refusal = await bot.refusal("sendMessage", chat_id=ann.id, text="two")
    assert refusal == "429 Too Many Requests: retry after 1"
    assert await bot("sendMessage", chat_id=bo.id, text="one")
    assert await bot("getChat", chat_id=ann.id)


async def test_a_group_takes_twenty_a_minute_and_a_person_more(
    bot: RawBot, ann: Phone, phones: Phones
) -> None:
    group, other = await ann.group("Village"), await ann.group("Town")
    shown = await phones.faults(per_group_per_minute=20)
    assert shown["per_group_per_minute"] == 20
    for number in range(20):
        await bot("sendMessage", chat_id=group, text=str(number))
        await bot("sendMessage", chat_id=ann.id, text=str(number))
    with pytest.raises(RefusedError) as caught:
        await bot("sendMessage", chat_id=group, text="one more")
    assert caught.value.code == 429
    assert 50 <= caught.value.parameters["retry_after"] <= 60
    assert await bot("sendMessage", chat_id=other, text="one")
    assert await bot("sendMessage", chat_id=ann.id, text="one more")
    await phones.faults(per_group_per_minute=None)
    assert await bot("sendMessage", chat_id=group, text="at last")


async def test_a_penalty_can_be_given_at_once(phones: Phones, bot: RawBot) -> None:
    await phones.faults(flood=3)
    assert await bot.refusal("getMe") == "429 Too Many Requests: retry after 3"


async def test_server_errors_last_for_so_many_requests(phones: Phones, bot: RawBot) -> None:
    await phones.faults(error_code=502, error_count=2)
    assert await bot.refusal("getMe") == "502 Bad Gateway"
    assert await bot.refusal("getMe") == "502 Bad Gateway"
    assert await bot("getMe")
    await phones.faults(error_code=500, error_count=None)
    for _ in range(3):
        assert await bot.refusal("getMe") == "500 Internal Server Error"
    await phones.faults(error_code=None)
    assert await bot("getMe")


async def test_a_lost_answer_leaves_the_message_sent(
    phones: Phones, bot: RawBot, ann: Phone
) -> None:
    await phones.faults(error_code=502, error_count=1, error_after=True)
    assert await bot.refusal("sendMessage", chat_id=ann.id, text="hi") == "502 Bad Gateway"
    assert (await ann.last())["text"] == "hi"


async def test_a_connection_can_break_without_an_answer(phones: Phones, bot: RawBot) -> None:
    await phones.faults(error_code=0, error_count=1)
    with pytest.raises(aiohttp.ClientError):
        await bot("getMe")


async def test_slowness_is_felt(phones: Phones, bot: RawBot) -> None:
    await phones.faults(latency=0.1)
    began = time.monotonic()
    await asyncio.gather(bot("getMe"), bot("getMe"))
    assert time.monotonic() - began >= 0.1


async def test_an_unknown_fault_is_named(phones: Phones) -> None:
    with pytest.raises(Exception, match="no such fault: earthquake"):
        await phones.faults(earthquake=True)


async def test_so_many_requests_are_refused_with_429(phones: Phones, bot: RawBot) -> None:
    await phones.faults(error_code=429, error_count=1)
    with pytest.raises(RefusedError) as caught:
        await bot("getMe")
    assert (caught.value.code, caught.value.parameters) == (429, {"retry_after": 1})
    assert await bot("getMe")
