"""sendMessage: who can be reached, what is too long, replies, keyboards, protection."""

from typing import Any

from raw_bot import RawBot

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones


async def send(bot: RawBot, phone: Phone, text: str = "hi", **more: Any) -> Any:
    return await bot("sendMessage", chat_id=phone.id, text=text, **more)


async def test_a_message_reaches_the_phone_with_a_rising_id(bot: RawBot, ann: Phone) -> None:
    one, two = await send(bot, ann, "one"), await send(bot, ann, "two")
    assert two["message_id"] > one["message_id"]
    assert [message["text"] for message in await ann.messages()] == ["/start", "one", "two"]
    assert one["from"]["is_bot"]
    assert one["chat"] == {"id": ann.id, "first_name": "Ann", "type": "private"}


async def test_strangers_and_wrong_chats_are_not_found(bot: RawBot, phones: Phones) -> None:
    silent = await phones.add("Silent")
    for chat in (silent.id, 1, "abc", "@somebody"):
        refusal = await bot.refusal("sendMessage", chat_id=chat, text="hi")
        assert refusal == "400 Bad Request: chat not found"
    assert await bot.refusal("sendMessage", text="hi") == "400 Bad Request: chat_id is empty"


async def test_somebody_seen_in_a_group_cannot_be_written_to_first(
    bot: RawBot, phones: Phones
) -> None:
    silent = await phones.add("Silent")
    await silent.group("Village")
    refusal = await bot.refusal("sendMessage", chat_id=silent.id, text="hi")
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"


async def test_who_blocked_the_bot_is_forbidden_until_unblocked(bot: RawBot, ann: Phone) -> None:
    sent = await send(bot, ann)
    await ann.block()
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await bot.refusal("sendMessage", chat_id=ann.id, text="hi") == blocked
    edit = {"chat_id": ann.id, "message_id": sent["message_id"], "text": "new"}
    assert await bot.refusal("editMessageText", **edit) == blocked
    await ann.start()
    assert await send(bot, ann)
    changes = [u["my_chat_member"] for u in await bot.updates() if "my_chat_member" in u]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_who_is_deactivated_is_forbidden(box: Sandbox, bot: RawBot, ann: Phone) -> None:
    box.world.people[ann.id].deactivated = True
    refusal = await bot.refusal("sendMessage", chat_id=ann.id, text="hi")
    assert refusal == "403 Forbidden: user is deactivated"
    gone = await bot.refusal("deleteMessage", chat_id=ann.id, message_id=1)
    assert gone == refusal


async def test_empty_texts_are_refused(bot: RawBot, ann: Phone) -> None:
    assert await bot.refusal("sendMessage", chat_id=ann.id) == (
        "400 Bad Request: message text is empty"
    )
    for text, mode in ((" \n ", ""), ("<b></b>", "HTML")):
        wish = {"chat_id": ann.id, "text": text, "parse_mode": mode}
        refusal = await bot.refusal("sendMessage", **wish)
        assert refusal == "400 Bad Request: text must be non-empty"


async def test_4096_utf16_units_pass_and_one_more_is_too_long(bot: RawBot, ann: Phone) -> None:
    assert await send(bot, ann, "信" * 4096)
    assert await send(bot, ann, "<b>" + "a" * 4096 + "</b>", parse_mode="HTML")
    for text in ("信" * 4097, "😀" * 2049):
        refusal = await bot.refusal("sendMessage", chat_id=ann.id, text=text)
        assert refusal == "400 Bad Request: message is too long"


async def test_a_reply_shows_what_it_replies_to_once(bot: RawBot, ann: Phone) -> None:
    one = await send(bot, ann, "one")
    two = await send(bot, ann, "two", reply_parameters={"message_id": one["message_id"]})
    three = await send(bot, ann, "three", reply_to_message_id=two["message_id"])
    assert three["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in three["reply_to_message"]


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: RawBot, ann: Phone) -> None:
    wish = {"chat_id": ann.id, "text": "hi"}
    refusal = await bot.refusal("sendMessage", **wish, reply_parameters={"message_id": 999})
    assert refusal == "400 Bad Request: message to be replied not found"
    allowed = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot("sendMessage", **wish, reply_parameters=allowed)


async def test_a_keyboard_stays_until_removed(bot: RawBot, ann: Phone) -> None:
    markup = {"keyboard": [["A", {"text": "B"}], ["C"]], "resize_keyboard": True}
    sent = await send(bot, ann, reply_markup=markup)
    assert "reply_markup" not in sent
    await send(bot, ann, "without")
    assert await ann.keyboard() == [["A", "B"], ["C"]]
    await send(bot, ann, reply_markup={"remove_keyboard": True})
    assert await ann.keyboard() == []


async def test_force_reply_shows_on_the_phone_only(bot: RawBot, ann: Phone) -> None:
    sent = await send(bot, ann, reply_markup={"force_reply": True})
    assert "reply_markup" not in sent
    assert (await ann.last())["force_reply"] == {"force_reply": True}


async def test_protected_content_is_marked(bot: RawBot, ann: Phone) -> None:
    sent = await send(bot, ann, protect_content=True)
    assert sent["has_protected_content"]
    assert (await ann.last())["protected"]


async def test_typing_is_told_to_the_page_and_unknown_actions_refused(
    box: Sandbox, bot: RawBot, ann: Phone
) -> None:
    watching = box.core.events.subscribe(ann.id)
    assert await bot("sendChatAction", chat_id=ann.id, action="typing")
    event = watching.queue.get_nowait()
    assert event is not None
    assert (event["type"], event["action"]) == ("typing", "typing")
    assert await bot.refusal("sendChatAction", chat_id=ann.id, action="sleeping") == (
        "400 Bad Request: wrong parameter action in request"
    )


async def test_places_and_contacts_arrive(bot: RawBot, ann: Phone) -> None:
    place = {"chat_id": ann.id, "latitude": 33.1, "longitude": 113.2}
    assert (await bot("sendLocation", **place))["location"]["latitude"] == 33.1
    venue = await bot("sendVenue", **place, title="Well", address="East village")
    assert venue["venue"]["title"] == "Well"
    assert venue["location"]["longitude"] == 113.2
    contact = await bot("sendContact", chat_id=ann.id, phone_number="123", first_name="Bo")
    assert contact["contact"] == {"phone_number": "123", "first_name": "Bo"}
    refusal = await bot.refusal("sendLocation", chat_id=ann.id, longitude=1)
    assert refusal == "400 Bad Request: latitude is empty"


async def test_of_a_links_preview_only_what_is_said_is_kept(bot: RawBot, ann: Phone) -> None:
    options = {"show_above_text": True, "url": "x.cn", "is_disabled": False, "colour": "red"}
    sent = await send(bot, ann, link_preview_options=options)
    assert sent["link_preview_options"] == {"url": "x.cn", "show_above_text": True}
    assert "link_preview_options" not in await send(bot, ann, link_preview_options={})
    for wrong, refusal in (
        ([], "object expected as link preview options"),
        ({"url": False}, 'field "url" must be of type String'),
        ("{", "can't parse link preview options JSON object"),
    ):
        found = await bot.refusal(
            "sendMessage", chat_id=ann.id, text="hi", link_preview_options=wrong
        )
        assert found == f"400 Bad Request: {refusal}"


async def test_a_text_is_measured_after_its_chat_was_found(bot: RawBot, ann: Phone) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=1, text="a" * 5000)
    assert refusal == "400 Bad Request: chat not found"
