"""One of everything that a person can do and that a bot can ask, and what is read and sent then."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from raw_bot import png

from sandbox.botapi import Sandbox
from sandbox.botapi.dispatch import call_method
from sandbox.botapi.methods import METHODS
from sandbox.botapi.params import Params, Upload
from sandbox.client import Phone

Json = dict[str, Any]
ASKED_FOR = ["message", "edited_message", "callback_query", "my_chat_member", "message_reaction"]
BUTTONS = {
    "inline_keyboard": [
        [
            {"text": "Done", "callback_data": "done", "style": "success"},
            {"text": "Site", "url": "https://example.org/"},
            {"text": "Copy", "copy_text": {"text": "142"}},
        ]
    ]
}
MEDIA = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}


class Watched(dict[str, Any]):
    """A request's values that remember which of them were looked for."""

    def __init__(self, values: Json, read: set[str]) -> None:
        super().__init__(values)
        self.read = read

    def get(self, name: str, default: Any = None) -> Any:
        self.read.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self.read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.read.add(str(name))
        return super().__contains__(name)


@dataclass
class Everything:
    """What the sandbox was asked, which parameters it looked at, and what it answered."""

    box: Sandbox
    read: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    answers: list[tuple[str, Any]] = field(default_factory=list)
    updates: list[Json] = field(default_factory=list)

    async def ask(self, name: str, upload: bytes | None = None, /, **values: Any) -> Any:
        uploads = {MEDIA.get(name, "file"): Upload("a.png", "image/png", upload or b"")}
        params = Params(Watched(values, self.read[name]), uploads if upload else None)
        result = await call_method(self.box.core, name, params)
        self.answers.append((name, result))
        return result


async def people_act(box: Sandbox, ann: Phone) -> list[Json]:
    """One of everything that a person can do; the updates that come of it."""
    everything = Everything(box)
    names = {"last_name": "Lin", "username": "ann_lin"}
    await ann.phones.call("PATCH", f"/phone/people/{ann.id}", names)
    await everything.ask("getUpdates", allowed_updates=ASKED_FOR)
    sent = await ann.send("about #水井, see /case https://x.cn @somebody")
    await ann.edit(sent["message_id"], "edited")
    await ann.send("reply", reply_to=sent["message_id"])
    for kind in ("photo", "document", "video", "animation", "audio", "voice", "video_note"):
        await ann.file(kind, png(400, 300))
    await ann.file("sticker", png())
    await ann.album([png(), png()], "album")
    await ann.location(1, 2, live_period=60)
    await ann.venue(1, 2, "Well", "East")
    await ann.contact("1", "Ann", own=True)
    await ann.forward("heard", "Somebody")
    await ann.react(sent["message_id"], "👍")
    await ann.tap_data(sent["message_id"], "x", wait=0)
    await ann.tap_data(999, "x", wait=0)
    await ann.group("Village")
    await ann.block()
    await ann.start("again")
    updates: list[Json] = await everything.ask("getUpdates")
    return updates


async def all_of_it(box: Sandbox, ann: Phone) -> Everything:
    """First the people, then the bot."""
    everything = Everything(box)
    everything.updates = await people_act(box, ann)
    await _send(everything, ann)
    await _media(everything, ann)
    await _change(everything, ann)
    await _tap(everything, ann)
    await _settings(everything, ann)
    await _receive(everything)
    left = set(METHODS) - {name.lower() for name in everything.read}
    assert not left, f"not asked: {left}"
    return everything


async def _send(every: Everything, ann: Phone) -> None:
    chat = ann.id
    site = "[site](https://example.org/)"
    await every.ask("sendMessage", chat_id=chat, text=site, parse_mode="MarkdownV2")
    html = f'<a href="tg://user?id={chat}">you</a> <pre><code class="language-c">c</code></pre>'
    sent = await every.ask("sendMessage", chat_id=chat, text=html, parse_mode="HTML")
    target = {"message_id": sent["message_id"]}
    target |= {"quote": "<b>you</b>", "quote_parse_mode": "HTML", "quote_position": 0}
    await every.ask("sendMessage", chat_id=chat, text="re", reply_parameters=target)
    dated = '<tg-time unix="9" format="D">then</tg-time> <tg-emoji emoji-id="7">😀</tg-emoji>'
    flags = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
    options = {"url": "https://example.org/", **dict.fromkeys(flags, True)}
    shown = {"link_preview_options": options, "parse_mode": "HTML"}
    await every.ask("sendMessage", chat_id=chat, text=dated, **shown)
    await every.ask(
        "sendMessage", chat_id=chat, text="safe", protect_content=True, reply_markup=BUTTONS
    )
    place = {"chat_id": chat, "latitude": 32.5, "longitude": 112.25}
    await every.ask("sendLocation", **place, live_period=60, horizontal_accuracy=5)
    await every.ask("sendVenue", **place, title="Well", address="East side")
    name = {"first_name": "Ann", "last_name": "Lin", "vcard": "BEGIN:VCARD"}
    await every.ask("sendContact", chat_id=chat, phone_number="1", **name)
    await every.ask("sendDice", chat_id=chat)
    for message in await ann.messages():
        await _reply_elsewhere(every, ann, message)
    await every.ask("sendChatAction", chat_id=chat, action="typing")


async def _reply_elsewhere(every: Everything, ann: Phone, message: Json) -> None:
    """From a supergroup to a private chat, and the other way."""
    groups = every.box.world.chats.values()
    town = next((group.id for group in groups if group.kind == "supergroup"), 0)
    if not town:
        wish = {"person": ann.id, "title": "Market", "kind": "supergroup"}
        town = (await ann.phones.call("POST", "/phone/group", wish))["id"]
    target = {"message_id": message["message_id"], "chat_id": ann.id}
    await every.ask("sendMessage", chat_id=town, text="re", reply_parameters=target)
    outside = {"message_id": 1, "chat_id": town}
    await every.ask("sendMessage", chat_id=ann.id, text="re", reply_parameters=outside)


async def _media(every: Everything, ann: Phone) -> None:
    facts = {"duration": 3, "performer": "Ann", "title": "Song"}
    words = {"caption": "<b>seen</b>", "parse_mode": "HTML", "show_caption_above_media": True}
    for name in MEDIA:
        hidden = name != "sendAnimation"  # of which grammY does not know that it can be
        options = {**facts, **words, "has_spoiler": hidden}
        sent = await every.ask(name, png(400, 300), chat_id=ann.id, **options)
        await _reply_elsewhere(every, ann, sent)
    await every.ask("getFile", file_id=sent["sticker"]["file_id"])
    photo = await every.ask("sendPhoto", png(400, 300), chat_id=ann.id)
    file_id = photo["photo"][-1]["file_id"]
    media = {"type": "photo", "media": file_id, "caption": "both", "has_spoiler": True}
    await every.ask("sendMediaGroup", chat_id=ann.id, media=[media, media])
    place = {"chat_id": ann.id, "message_id": photo["message_id"]}
    await every.ask("copyMessage", **place, from_chat_id=ann.id, caption="new")
    await every.ask("editMessageCaption", **place, caption="changed")
    await every.ask("editMessageMedia", **place, media={**media, "caption": "other"})


async def _change(every: Everything, ann: Phone) -> None:
    chat = ann.id
    sent = await every.ask("sendMessage", chat_id=chat, text="before")
    place = {"chat_id": chat, "message_id": sent["message_id"]}
    many = {"chat_id": chat, "message_ids": [sent["message_id"]]}
    await every.ask("editMessageText", **place, text="after")
    await every.ask("editMessageReplyMarkup", **place, reply_markup=BUTTONS)
    for name in ("copyMessage", "forwardMessage"):
        await every.ask(name, **place, from_chat_id=chat)
    for name in ("copyMessages", "forwardMessages"):
        await every.ask(name, **many, from_chat_id=chat)
    await every.ask("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "👍"}])
    await every.ask("pinChatMessage", **place)
    await every.ask("getChat", chat_id=chat)
    await every.ask("unpinChatMessage", **place)
    await every.ask("unpinAllChatMessages", chat_id=chat)
    await every.ask("deleteMessage", **place)
    await every.ask("deleteMessages", **many)


async def _tap(every: Everything, ann: Phone) -> None:
    sent = await every.ask("sendMessage", chat_id=ann.id, text="tap", reply_markup=BUTTONS)
    tap = asyncio.create_task(ann.tap("Done", sent))
    while not any("callback_query" in update for update in every.updates[-1:]):
        offset = every.updates[-1]["update_id"] + 1
        every.updates += await every.ask("getUpdates", offset=offset, timeout=5)
    query = every.updates[-1]["callback_query"]["id"]
    await every.ask("answerCallbackQuery", callback_query_id=query, text="Noted")
    await tap


async def _settings(every: Everything, ann: Phone) -> None:
    scope = {"type": "chat", "chat_id": ann.id}
    commands = [{"command": "a", "description": "b"}]
    await every.ask("setMyCommands", commands=commands, scope=scope)
    await every.ask("getMyCommands", scope=scope)
    await every.ask("deleteMyCommands", scope=scope)
    await every.ask("setChatMenuButton", chat_id=ann.id, menu_button={"type": "commands"})
    await every.ask("getChatMenuButton", chat_id=ann.id)
    for what in ("Name", "Description", "ShortDescription"):
        await every.ask(f"setMy{what}", name="n", description="d", short_description="s")
        await every.ask(f"getMy{what}")
    for name in ("getMe", "logOut", "close"):
        await every.ask(name)
    await every.ask("getUserProfilePhotos", user_id=ann.id)
    wish = {"person": ann.id, "title": "Town", "kind": "supergroup"}
    await ann.phones.call("POST", "/phone/group", wish)
    every.updates += await every.ask("getUpdates", offset=every.updates[-1]["update_id"] + 1)
    group = await ann.group("Township")
    for name in ("getChat", "getChatAdministrators", "getChatMemberCount", "getChatMembersCount"):
        await every.ask(name, chat_id=group)
    for member in (ann.id, every.box.core.world.bot["id"]):
        await every.ask("getChatMember", chat_id=group, user_id=member)
    await every.ask("leaveChat", chat_id=group)


async def _receive(every: Everything) -> None:
    await every.ask("getUpdates", offset=-1, limit=1)
    await every.ask("deleteWebhook", drop_pending_updates=True)
    await every.ask("setWebhook", url="http://127.0.0.1:9/hook", secret_token="s")
    every.box.core.webhook.note_error("Connection refused")
    await every.ask("getWebhookInfo")
    await every.ask("deleteWebhook")
