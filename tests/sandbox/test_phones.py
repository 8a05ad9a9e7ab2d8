"""What people do on their phones, and what the pages are told of it."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from raw_bot import PATIENCE, RawBot, png, until

from sandbox.botapi import Sandbox
from sandbox.client import Phone, PhoneError, Phones


async def newest(bot: RawBot) -> dict[str, Any]:
    message: dict[str, Any] = (await bot.updates())[-1]["message"]
    return message


async def test_the_state_names_bot_people_clock_and_faults(phones: Phones, ann: Phone) -> None:
    state = await phones.state()
    assert state["bot"]["username"] == "sandbox_bot"
    assert state["clock"] == {
        "now": "2026-11-23T09:00:00+08:00",
        "moving": False,
        "ticking": False,
        "progress": None,
        "words": None,
        "walk": None,
    }
    assert [person["first_name"] for person in state["people"]] == ["Ann"]
    assert state["people"][0]["device"] == {"offline": False, "blocked": False}
    assert state["faults"]["latency"] == 0


async def test_a_deep_link_is_a_start_with_its_code(bot: RawBot, ann: Phone) -> None:
    await ann.start("K7-x_1")
    message = await newest(bot)
    assert message["text"] == "/start K7-x_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    for code in ("a" * 65, "two words", "信"):
        with pytest.raises(PhoneError, match="up to 64"):
            await ann.start(code)


async def test_a_long_text_leaves_in_pieces(bot: RawBot, ann: Phone) -> None:
    await ann.send("信" * 5000)
    lengths = [len(update["message"]["text"]) for update in await bot.updates()][1:]
    assert lengths == [4096, 904]


async def test_a_reply_carries_what_it_replies_to(bot: RawBot, ann: Phone) -> None:
    sent = await bot("sendMessage", chat_id=ann.id, text="question")
    await ann.send("answer", reply_to=sent["message_id"])
    assert (await newest(bot))["reply_to_message"]["text"] == "question"


async def test_an_edit_is_an_edited_message_and_a_deletion_is_silent(
    bot: RawBot, ann: Phone
) -> None:
    sent = await ann.send("first")
    await ann.edit(sent["message_id"], "second")
    edited = (await bot.updates())[-1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("second", sent["message_id"])
    assert edited["edit_date"]
    before = await bot.updates()
    await ann.delete(sent["message_id"])
    assert await bot.updates() == before
    with pytest.raises(PhoneError, match="no such message"):
        await ann.edit(sent["message_id"], "third")


async def test_places_contacts_and_forwards(bot: RawBot, ann: Phone) -> None:
    await ann.location(33.1, 113.2, live_period=900)
    assert (await newest(bot))["location"]["live_period"] == 900
    await ann.venue(33.1, 113.2, "Well", "East")
    assert (await newest(bot))["venue"]["title"] == "Well"
    await ann.contact("+8613800000000", "Ann", own=True)
    assert (await newest(bot))["contact"]["user_id"] == ann.id
    await ann.forward("heard this", "Somebody")
    origin = (await newest(bot))["forward_origin"]
    assert (origin["type"], origin["sender_user_name"]) == ("hidden_user", "Somebody")


async def test_media_arrive_with_what_their_kind_says(bot: RawBot, ann: Phone) -> None:
    await ann.voice(duration=7)
    assert (await newest(bot))["voice"]["duration"] == 7
    await ann.document(b"a,b", "list.csv", caption="the list", mime_type="text/csv")
    message = await newest(bot)
    assert message["document"]["file_name"] == "list.csv"
    assert (message["document"]["mime_type"], message["caption"]) == ("text/csv", "the list")
    await ann.file("video_note", b"film", duration=3)
    assert (await newest(bot))["video_note"]["duration"] == 3


async def test_without_network_messages_wait_on_both_sides(bot: RawBot, ann: Phone) -> None:
    await ann.offline()
    waiting = await ann.send("from the field")
    assert (waiting["ticks"], waiting["message_id"]) == ("pending", -1)
    await bot("sendMessage", chat_id=ann.id, text="are you there?")
    assert len(await bot.updates()) == 1
    assert [m["text"] for m in await ann.messages()] == ["/start", "from the field"]
    with pytest.raises(PhoneError, match="no network"):
        await ann.tap_data(1, "x")
    await ann.offline(False)
    assert (await newest(bot))["text"] == "from the field"
    shown = [message["text"] for message in await ann.messages()]
    assert shown == ["/start", "are you there?", "from the field"]


async def test_ticks_tell_whether_the_bot_has_it(bot: RawBot, ann: Phone) -> None:
    assert (await ann.messages())[-1]["ticks"] == "sent"
    await bot.updates()
    assert (await ann.messages())[-1]["ticks"] == "seen"


async def test_a_blocked_bot_cannot_be_written_to(ann: Phone) -> None:
    await ann.block()
    with pytest.raises(PhoneError, match="blocked"):
        await ann.send("hi")


async def test_older_messages_come_page_by_page(ann: Phone) -> None:
    for number in range(6):
        await ann.send(str(number))
    page = await ann.messages(limit=3)
    assert [message["text"] for message in page] == ["3", "4", "5"]
    older = (await ann.chat(limit=3, before=page[0]["message_id"]))["messages"]
    assert [message["text"] for message in older] == ["0", "1", "2"]


async def test_nonsense_is_refused_with_a_reason(phones: Phones, ann: Phone) -> None:
    for path, wish in (
        (f"/phone/{ann.id}/send", {"text": " "}),
        (f"/phone/{ann.id}/send", {"kind": "telepathy"}),
        (f"/phone/{ann.id}/send", {"kind": "location"}),
        (f"/phone/{ann.id}/tap", {}),
        ("/phone/1/send", {"text": "hi"}),
        ("/clock", {"to": "yesterday"}),
        ("/phone/people", {}),
    ):
        with pytest.raises(PhoneError) as caught:
            await phones.call("POST", path, wish)
        assert caught.value.status in {400, 404, 409}
        assert caught.value.reason


async def read_events(box: Sandbox, query: str, count: int) -> list[dict[str, Any]]:
    events = []
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{box.url}/phone/events{query}") as stream,
    ):
        async for line in stream.content:
            if line.startswith(b"data: "):
                events.append(json.loads(line[6:]))
                if len(events) == count:
                    return events
    return events


async def test_pages_are_told_what_happens_to_their_person(
    box: Sandbox, bot: RawBot, ann: Phone, phones: Phones
) -> None:
    bo = await phones.add("Bo")
    reading = asyncio.create_task(read_events(box, f"?person={ann.id}", 5))
    await until(lambda: box.core.events.watched)
    await bo.send("not for Ann's page")
    keyboard = {"keyboard": [["A"]]}
    sent = await bot("sendMessage", chat_id=ann.id, text="hi", reply_markup=keyboard)
    place = {"chat_id": ann.id, "message_id": sent["message_id"]}
    await bot("editMessageText", **place, text="ho")
    await bot("deleteMessage", **place)
    box.clock.advance(hours=1)
    events = await asyncio.wait_for(reading, PATIENCE)
    kinds = [event["type"] for event in events]
    assert kinds == ["message", "keyboard", "edited", "deleted", "clock"]
    assert events[0]["message"]["text"] == "hi"
    assert events[4]["clock"]["now"] == "2026-11-23T10:00:00+08:00"


async def test_the_page_and_its_files_are_served(box: Sandbox, ann: Phone, bot: RawBot) -> None:
    sent = await ann.photo(png())
    async with bot.session.get(box.url + sent["media_url"]) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == png()
    async with bot.session.get(box.url + "/") as answer:
        assert answer.status in {200, 404}
        assert "text" in answer.headers["Content-Type"]
