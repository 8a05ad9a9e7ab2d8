"""Editing, deleting, copying, forwarding."""

from typing import Any

import pytest
from raw_bot import RawBot, png

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones, buttons

MARKUP = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def card(bot: RawBot, ann: Phone) -> dict[str, Any]:
    """A text with a button, and the words to name it by."""
    sent = await bot("sendMessage", chat_id=ann.id, text="old", reply_markup=MARKUP)
    return {"chat_id": ann.id, "message_id": sent["message_id"]}


async def test_an_edit_replaces_the_text_and_drops_buttons_not_given_again(
    box: Sandbox, bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    edited = await bot("editMessageText", **card, text="new")
    assert edited["edit_date"] == box.clock.timestamp()
    shown = await ann.last()
    assert (shown["text"], buttons(shown), shown["edited"]) == ("new", [], True)


async def test_the_same_again_is_not_modified(bot: RawBot, card: dict[str, Any]) -> None:
    same = {**card, "text": "old", "reply_markup": MARKUP}
    assert await bot.refusal("editMessageText", **same) == NOT_MODIFIED
    await bot("editMessageText", **card, text="new")
    assert await bot.refusal("editMessageText", **card, text="new") == NOT_MODIFIED
    assert await bot.refusal("editMessageReplyMarkup", **card) == NOT_MODIFIED


async def test_buttons_alone_change_without_an_edit_mark(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    edited = await bot("editMessageReplyMarkup", **card)
    assert "edit_date" not in edited
    assert not (await ann.last())["edited"]


async def test_what_is_not_there_or_not_the_bots_cannot_be_edited(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    wish = {"chat_id": ann.id, "text": "new"}
    refusal = await bot.refusal("editMessageText", **wish, message_id=999)
    assert refusal == "400 Bad Request: message to edit not found"
    refusal = await bot.refusal("editMessageText", text="new")
    assert refusal == "400 Bad Request: message identifier is not specified"
    refusal = await bot.refusal("editMessageText", text="new", inline_message_id="x")
    assert refusal == "400 Bad Request: MESSAGE_ID_INVALID"
    own = await ann.send("mine")
    refusal = await bot.refusal("editMessageText", **wish, message_id=own["message_id"])
    assert refusal == "400 Bad Request: message can't be edited"
    await ann.delete(card["message_id"])
    refusal = await bot.refusal("editMessageText", **card, text="new")
    assert refusal == "400 Bad Request: message to edit not found"


async def test_text_and_caption_are_edited_each_in_its_way(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    refusal = await bot.refusal("editMessageCaption", **card, caption="new")
    assert refusal == "400 Bad Request: there is no caption in the message to edit"
    photo = await bot.form("sendPhoto", chat_id=ann.id, photo=png(), caption="old")
    place = {"chat_id": ann.id, "message_id": photo["message_id"]}
    assert (await bot("editMessageCaption", **place, caption="new"))["caption"] == "new"
    assert "caption" not in await bot("editMessageCaption", **place)
    refusal = await bot.refusal("editMessageText", **place, text="new")
    assert refusal == "400 Bad Request: there is no text in the message to edit"


async def test_media_are_replaced_and_a_text_can_become_a_photo(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    photo = (await ann.photo(png()))["photo"][-1]["file_id"]
    media = {"type": "photo", "media": photo, "caption": "chart"}
    edited = await bot("editMessageMedia", **card, media=media)
    assert "text" not in edited
    assert edited["caption"] == "chart"
    assert await bot.refusal("editMessageMedia", **card, media=media) == NOT_MODIFIED


async def test_in_an_album_a_photo_may_become_a_film_but_no_document(
    bot: RawBot, ann: Phone
) -> None:
    photo = (await ann.photo(png()))["photo"][-1]["file_id"]
    film = (await ann.file("video", b"film"))[0]["video"]["file_id"]
    paper = (await ann.document(b"paper", "a.txt"))["document"]["file_id"]
    piece = {"type": "photo", "media": photo}
    first, _ = await bot("sendMediaGroup", chat_id=ann.id, media=[piece, piece])
    place = {"chat_id": ann.id, "message_id": first["message_id"]}
    edited = await bot("editMessageMedia", **place, media={"type": "video", "media": film})
    assert (edited["media_group_id"], "photo" in edited) == (first["media_group_id"], False)
    refusal = await bot.refusal(
        "editMessageMedia", **place, media={"type": "document", "media": paper}
    )
    assert refusal == "400 Bad Request: can't change media type in the album"


async def test_what_has_no_media_and_no_text_takes_none(bot: RawBot, ann: Phone) -> None:
    dice = await bot("sendDice", chat_id=ann.id)
    photo = (await ann.photo(png()))["photo"][-1]["file_id"]
    place = {"chat_id": ann.id, "message_id": dice["message_id"]}
    refusal = await bot.refusal(
        "editMessageMedia", **place, media={"type": "photo", "media": photo}
    )
    assert refusal == "400 Bad Request: message media can't be edited"


async def test_inline_keyboards_only_in_edits(bot: RawBot, card: dict[str, Any]) -> None:
    wish = {**card, "text": "new", "reply_markup": {"keyboard": [["A"]]}}
    refusal = await bot.refusal("editMessageText", **wish)
    assert refusal == "400 Bad Request: inline keyboard expected"


async def test_deleting_takes_the_message_from_the_phone(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    assert await bot("deleteMessage", **card)
    assert [message["text"] for message in await ann.messages()] == ["/start"]
    refusal = await bot.refusal("deleteMessage", **card)
    assert refusal == "400 Bad Request: message to delete not found"


async def test_what_to_delete_has_to_be_named(bot: RawBot, ann: Phone) -> None:
    refusal = await bot.refusal("deleteMessage", message_id=1)
    assert refusal == "400 Bad Request: chat identifier is not specified"
    refusal = await bot.refusal("deleteMessage", chat_id=ann.id)
    assert refusal == "400 Bad Request: message identifier is not specified"


async def test_what_people_wrote_can_be_deleted_in_private_and_not_in_a_group(
    bot: RawBot, ann: Phone
) -> None:
    sent = await ann.send("mine")
    assert await bot("deleteMessage", chat_id=ann.id, message_id=sent["message_id"])
    group = await ann.group("Village")
    sent = await ann.send("ours", chat_id=group)
    refusal = await bot.refusal("deleteMessage", chat_id=group, message_id=sent["message_id"])
    assert refusal == "400 Bad Request: message can't be deleted"


async def test_after_48_hours_a_message_stays(
    box: Sandbox, bot: RawBot, card: dict[str, Any]
) -> None:
    box.clock.advance(hours=48)
    box.clock.advance(seconds=1)
    refusal = await bot.refusal("deleteMessage", **card)
    assert refusal == "400 Bad Request: message can't be deleted for everyone"


async def test_deleting_many_skips_what_is_gone(
    bot: RawBot, ann: Phone, card: dict[str, Any]
) -> None:
    wish = {"chat_id": ann.id, "message_ids": [card["message_id"], 999]}
    assert await bot("deleteMessages", **wish)
    for number, why in (
        (True, "message identifier must be a Number"),
        ("1.5", "can't parse message identifier as a Number"),
    ):
        refusal = await bot.refusal("deleteMessages", chat_id=ann.id, message_ids=[number])
        assert refusal == f"400 Bad Request: {why}"
    refusal = await bot.refusal("deleteMessages", chat_id=ann.id, message_ids=[])
    assert refusal == "400 Bad Request: message identifiers are not specified"
    assert await bot.refusal("deleteMessages", chat_id=ann.id, message_ids=[0]) == (
        "400 Bad Request: invalid message identifier specified"
    )
    assert await bot.refusal("deleteMessages", chat_id=ann.id, message_ids=[1] * 101) == (
        "400 Bad Request: too many message identifiers specified"
    )


async def test_a_copy_is_the_bots_own_and_leaves_buttons_behind(
    bot: RawBot, ann: Phone, card: dict[str, Any], phones: Phones
) -> None:
    bo = await phones.add("Bo")
    await bo.start()
    wish = {"from_chat_id": ann.id, "message_id": card["message_id"], "chat_id": bo.id}
    copy = await bot("copyMessage", **wish)
    shown = await bo.last()
    assert copy == {"message_id": shown["message_id"]}
    assert (shown["text"], buttons(shown)) == ("old", [])
    assert "forward_origin" not in shown


async def test_a_copied_photo_may_have_another_caption(bot: RawBot, ann: Phone) -> None:
    photo = await ann.photo(png(), "old")
    wish = {"chat_id": ann.id, "from_chat_id": ann.id, "message_id": photo["message_id"]}
    await bot("copyMessage", **wish, caption="new")
    assert (await ann.last())["caption"] == "new"
    await bot("copyMessage", **wish, caption="", show_caption_above_media=True)
    assert not (await ann.last()).keys() & {"caption", "show_caption_above_media"}
    await bot("copyMessage", **wish, caption="above", show_caption_above_media=True)
    assert (await ann.last())["show_caption_above_media"]


async def test_copied_and_forwarded_albums_stay_together(bot: RawBot, ann: Phone) -> None:
    album = await ann.album([png(), png()], caption="both")
    wish = {
        "chat_id": ann.id,
        "from_chat_id": ann.id,
        "message_ids": [message["message_id"] for message in album],
    }
    for name, options, caption in (
        ("copyMessages", {}, "both"),
        ("copyMessages", {"remove_caption": True}, None),
        ("forwardMessages", {}, "both"),
    ):
        await bot(name, **wish, **options)
        first, second = (await ann.messages())[-2:]
        assert first["media_group_id"] == second["media_group_id"] != album[0]["media_group_id"]
        assert first.get("caption") == caption


async def test_a_forward_names_its_origin(bot: RawBot, ann: Phone) -> None:
    own = await ann.send("mine")
    wish = {"chat_id": ann.id, "from_chat_id": ann.id, "message_id": own["message_id"]}
    forward = await bot("forwardMessage", **wish)
    assert forward["forward_origin"]["type"] == "user"
    assert forward["forward_origin"]["sender_user"]["id"] == ann.id


async def test_protected_and_missing_messages_are_not_passed_on(bot: RawBot, ann: Phone) -> None:
    sent = await bot("sendMessage", chat_id=ann.id, text="secret", protect_content=True)
    wish = {"chat_id": ann.id, "from_chat_id": ann.id}
    number = sent["message_id"]
    for name, message_id, refusal in (
        ("copyMessage", number, "the message can't be copied"),
        ("forwardMessage", number, "the message can't be forwarded"),
        ("copyMessage", 999, "message to copy not found"),
        ("forwardMessage", 999, "message to forward not found"),
    ):
        found = await bot.refusal(name, **wish, message_id=message_id)
        assert found == f"400 Bad Request: {refusal}"
    for numbers, refusal in (
        ([999], "there are no messages to forward"),
        ([number], "messages can't be forwarded"),
    ):
        found = await bot.refusal("copyMessages", **wish, message_ids=numbers)
        assert found == f"400 Bad Request: {refusal}"


async def test_that_a_group_was_made_is_not_passed_on(bot: RawBot, ann: Phone) -> None:
    group = await ann.group("Village")
    made = (await ann.messages(chat_id=group))[-1]["message_id"]
    wish = {"chat_id": ann.id, "from_chat_id": group, "message_id": made}
    refusal = await bot.refusal("copyMessage", **wish)
    assert refusal == "400 Bad Request: the message can't be copied"
    refusal = await bot.refusal("forwardMessage", **wish)
    assert refusal == "400 Bad Request: the message can't be forwarded"
