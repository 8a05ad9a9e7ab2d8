"""Groups, pins, members, reactions."""

import pytest
from raw_bot import RawBot

from sandbox.client import Phone, PhoneError, Phones


async def test_a_group_is_told_and_its_messages_arrive(bot: RawBot, ann: Phone) -> None:
    group = await ann.group("Village")
    await ann.send("hello all", chat_id=group)
    member, created, said = (await bot.updates())[1:]
    assert member["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["group_chat_created"]
    assert said["message"]["chat"] == {"id": group, "title": "Village", "type": "group"}
    assert group < 0
    await bot("sendMessage", chat_id=group, text="good day")
    assert (await ann.expect("good day", chat_id=group))["chat"]["id"] == group


async def test_who_left_a_group_can_say_nothing_there_and_hears_nothing(
    bot: RawBot, ann: Phone
) -> None:
    group = await ann.group("Village")
    assert await bot("leaveChat", chat_id=group)
    refusal = await bot.refusal("sendMessage", chat_id=group, text="hi")
    assert refusal == "403 Forbidden: bot is not a member of the group chat"
    heard = len(await bot.updates())
    await ann.send("alone", chat_id=group)
    assert len(await bot.updates()) == heard


async def test_a_supergroup_counts_its_own_messages(phones: Phones, ann: Phone) -> None:
    wish = {"person": ann.id, "title": "Town", "kind": "supergroup"}
    group = (await phones.call("POST", "/phone/group", wish))["id"]
    await ann.send("private")
    assert (await ann.send("second here", chat_id=group))["message_id"] == 2


async def test_get_chat_and_members(bot: RawBot, ann: Phone, phones: Phones) -> None:
    assert (await bot("getChat", chat_id=ann.id))["first_name"] == "Ann"
    group = await ann.group("Village")
    assert await bot("getChatMemberCount", chat_id=group) == 2
    bo = await phones.add("Bo")
    wish = {"chat_id": group, "user_id": bo.id}
    assert (await bot("getChatMember", **wish))["status"] == "left"
    creator = await bot("getChatMember", chat_id=group, user_id=ann.id)
    assert (creator["status"], creator["user"]["id"]) == ("creator", ann.id)
    assert await bot("getChatAdministrators", chat_id=group) == [creator]
    for user, why in ((7, "PARTICIPANT_ID_INVALID"), ("x", "invalid user_id specified")):
        refusal = await bot.refusal("getChatMember", chat_id=group, user_id=user)
        assert refusal == f"400 Bad Request: {why}"
    assert (await bot("getChat", chat_id=group))["permissions"]["can_send_messages"]
    assert await bot.refusal("getChatAdministrators", chat_id=ann.id) == (
        "400 Bad Request: there are no administrators in the private chat"
    )


async def test_pins_show_in_the_chat_until_unpinned(bot: RawBot, ann: Phone) -> None:
    sent = await bot("sendMessage", chat_id=ann.id, text="important")
    place = {"chat_id": ann.id, "message_id": sent["message_id"]}
    await bot("pinChatMessage", **place)
    assert (await bot("getChat", chat_id=ann.id))["pinned_message"]["text"] == "important"
    assert (await ann.chat())["pinned"] == [sent["message_id"]]
    other = await bot("sendMessage", chat_id=ann.id, text="not pinned")
    assert await bot("unpinChatMessage", chat_id=ann.id, message_id=other["message_id"])
    await bot("unpinChatMessage", chat_id=ann.id)
    assert await bot.refusal("unpinChatMessage", chat_id=ann.id) == (
        "400 Bad Request: message to unpin not found"
    )
    refusal = await bot.refusal("pinChatMessage", chat_id=ann.id, message_id=999)
    assert refusal == "400 Bad Request: message to pin not found"


async def test_reactions_reach_a_bot_only_when_it_asked(bot: RawBot, ann: Phone) -> None:
    sent = await bot("sendMessage", chat_id=ann.id, text="good?")
    await bot.updates(offset=-1)
    await ann.react(sent["message_id"], "👍")
    assert len(await bot.updates()) == 1
    await bot.updates(allowed_updates=["message", "message_reaction"])
    await ann.react(sent["message_id"], None)
    reaction = (await bot.updates())[-1]["message_reaction"]
    assert (reaction["old_reaction"][0]["emoji"], reaction["new_reaction"]) == ("👍", [])


async def test_reactions_in_a_group_are_for_its_administrators(bot: RawBot, ann: Phone) -> None:
    group = await ann.group("Village")
    sent = await bot("sendMessage", chat_id=group, text="good?")
    await bot.updates(offset=-1, allowed_updates=["message", "message_reaction"])
    heard = len(await bot.updates())
    await ann.phones.call(
        "POST",
        f"/phone/{ann.id}/react",
        {"message_id": sent["message_id"], "chat_id": group, "emoji": "👍"},
    )
    assert len(await bot.updates()) == heard
    assert (await ann.messages(chat_id=group))[-1]["reactions"][0]["emoji"] == "👍"


async def test_a_reaction_is_one_of_the_fixed_list(bot: RawBot, ann: Phone) -> None:
    sent = await ann.send("hi")
    wish = {"chat_id": ann.id, "message_id": sent["message_id"]}
    heart = {"type": "emoji", "emoji": "❤️"}  # with the picture selector, as keyboards type it
    assert await bot("setMessageReaction", **wish, reaction=[heart])
    for reaction, why in (
        ([{"type": "emoji", "emoji": "🧮"}], "REACTION_INVALID"),
        (
            [{"type": "paid"}],
            "can't parse ReactionType: invalid reaction type specified",
        ),
        ([{"type": "custom_emoji", "custom_emoji_id": "7"}], "REACTION_INVALID"),
        ([heart, heart], "REACTIONS_TOO_MANY"),
        (["👍"], "can't parse ReactionType: expected an Object"),
    ):
        refusal = await bot.refusal("setMessageReaction", **wish, reaction=reaction)
        assert refusal == f"400 Bad Request: {why}"
    with pytest.raises(PhoneError, match="no such reaction"):
        await ann.react(sent["message_id"], "🧮")
    assert await bot("setMessageReaction", **wish)
    assert "reactions" not in (await ann.messages())[-1]


async def test_a_bot_may_react_and_nobody_has_profile_photos(bot: RawBot, ann: Phone) -> None:
    sent = await ann.send("hi")
    wish = {"chat_id": ann.id, "message_id": sent["message_id"]}
    reaction = [{"type": "emoji", "emoji": "👌"}]
    assert await bot("setMessageReaction", **wish, reaction=reaction)
    assert (await ann.messages())[-1]["reactions"] == reaction
    assert (await bot("getUserProfilePhotos", user_id=ann.id))["total_count"] == 0
