"""What a person does: writes, edits, deletes, reacts, blocks. No HTTP here."""

import re
from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.entities import plain, utf16_length
from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.jsons import finite
from sandbox.botapi.membership import bot_membership
from sandbox.botapi.messages import (
    announce,
    build,
    media_of,
    remove,
    replace,
    reply_source,
    set_reaction,
    store,
    view,
)
from sandbox.botapi.phone import recording
from sandbox.botapi.reactions import known
from sandbox.botapi.world import Chat, Person, Queued, Stored
from sandbox.scenario.steps import Act

Json = dict[str, Any]

LONGEST_TEXT = 4096
TWO_DAYS = 48 * 3600


def say(
    core: Core, person: Person, text: str, *, chat: Chat | None = None, reply_to: int = 0
) -> list[Json]:
    """Write a text; a long one leaves in several messages, as clients do it."""
    text = text.strip()
    if not text:
        raise PhoneRefusal("there is nothing to send")
    chat = chat or core.world.chats[person.id]
    sent = []
    longest = LONGEST_TEXT if utf16_length(text) == len(text) else LONGEST_TEXT // 2
    for start in range(0, len(text), longest):
        piece = plain(text[start : start + longest])
        content: Json = {"text": piece.text}
        if piece.entities:
            content["entities"] = piece.entities
        sent += send(core, person, [content], chat=chat, reply_to=reply_to)
    return sent


def send(
    core: Core, person: Person, contents: list[Json], *, chat: Chat, reply_to: int = 0
) -> list[Json]:
    """Send messages of any content, or queue them while the phone has no network.

    Returns them as the phone shows them.
    """
    _check_can_write(person, chat)
    recording.note_sent(core, person, chat, contents, reply_to)
    if person.device.offline:
        return [_queue(core, person, chat, content, reply_to) for content in contents]
    return [_write(core, person, chat, content, reply_to) for content in contents]


def _check_can_write(person: Person, chat: Chat) -> None:
    if person.id not in chat.members:
        raise PhoneRefusal("not in this chat", 404)
    if chat.person is not None and person.device.blocked:
        raise PhoneRefusal("the bot is blocked")
    if person.deactivated:
        raise PhoneRefusal("the account is deactivated")


def _write(core: Core, person: Person, chat: Chat, content: Json, reply_to: int) -> Json:
    if chat.person is not None:
        chat.known_to_bot = True
    body = build(core, chat, person.as_user(), {})
    target = chat.messages.get(reply_to)
    if target is not None:
        body["reply_to_message"] = reply_source(target)
    body |= content
    stored = Stored(body, outgoing=True)
    if chat.bot_inside:
        stored.update_id = core.deliver("message", body, ("chat", chat.id))
    store(core, chat, stored)
    return view(core, stored, person)


def _queue(core: Core, person: Person, chat: Chat, content: Json, reply_to: int) -> Json:
    number = -1 - len(person.device.waiting)
    shown: Json = {
        "message_id": number,
        "from": person.as_user(),
        "chat": chat.as_chat(),
        "date": core.clock.timestamp(),
        **content,
        "outgoing": True,
        "edited": False,
        "deleted": False,
        "protected": False,
        "ticks": "pending",
    }

    person.device.waiting.append(Queued(shown, chat.id, content, reply_to))
    person.touch()
    core.events.publish("message", person.id, {"chat_id": chat.id, "message": shown})
    return shown


def edit(core: Core, person: Person, chat: Chat, message_id: int, change: Json) -> Json:
    """Change one's own message: its text, its caption, or a live location."""
    stored = _own(core, person, chat, message_id)
    recording.note_edit(core, person, stored.body, change)
    body = dict(stored.body)
    if "latitude" in change and "location" in body:
        place = {
            "latitude": finite(change["latitude"], -90, 90),
            "longitude": finite(change["longitude"], -180, 180),
        }
        body["location"] = {**body["location"], **place}
    else:
        name = "text" if media_of(body) is None else "caption"
        text = plain(str(change.get("text", change.get("caption", ""))))
        entities = "entities" if name == "text" else "caption_entities"
        body[name] = text.text
        body.pop(entities, None)
        if text.entities:
            body[entities] = text.entities
    if body != stored.body:
        body["edit_date"] = core.clock.timestamp()
        stored.edited = "location" not in body
        replace(core, chat, stored, body)
        core.deliver("edited_message", body, ("chat", chat.id))
    return view(core, stored, person)


def delete(core: Core, person: Person, chat: Chat, message_id: int) -> None:
    """Take a message from both sides; Telegram does not tell the bot."""
    _check_network(person)
    if message_id not in chat.messages:
        raise PhoneRefusal("no such message", 404)
    recording.note_delete(core, person, chat.messages[message_id].body)
    remove(core, chat, message_id)


def react(core: Core, person: Person, chat: Chat, message_id: int, emoji: str | None) -> None:
    """React to a message; the bot learns of it only when it asked for such updates."""
    _check_network(person)
    stored = chat.messages.get(message_id)
    if stored is None:
        raise PhoneRefusal("no such message", 404)
    if emoji and not known(emoji):
        raise PhoneRefusal("no such reaction", 400)
    after = [{"type": "emoji", "emoji": emoji}] if emoji else []
    before = set_reaction(core, chat, stored, person.id, after)
    if before == after or chat.person is None:
        return  # in a group only administrators are told, which the bot is not
    payload = {
        "chat": chat.as_chat(),
        "message_id": message_id,
        "user": person.as_user(),
        "date": core.clock.timestamp(),
        "old_reaction": before,
        "new_reaction": after,
    }
    core.deliver("message_reaction", payload, ("reaction", chat.id))


def start(core: Core, person: Person, payload: str = "") -> list[Json]:
    """Press Start, or open a deep link; a blocked bot is unblocked by it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
        raise PhoneRefusal("a link's start has up to 64 of A-Z, a-z, 0-9, _ and -", 400)
    if person.device.blocked:
        block(core, person, blocked=False)
    return say(core, person, f"/start {payload}".strip())


def block(core: Core, person: Person, *, blocked: bool) -> None:
    """Stop the bot, or let it write again; the bot is told."""
    if person.device.blocked == blocked:
        return
    recording.note_device(core, person, Act.BLOCKS if blocked else Act.UNBLOCKS)
    person.device.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    chat = core.world.chats[person.id]
    if chat.known_to_bot:
        bot_membership(core, chat, person.as_user(), before, after)
    announce_people(core, person)


def set_offline(core: Core, person: Person, *, offline: bool) -> None:
    """Take the phone off the network or back; then what waited leaves and what came shows."""
    device = person.device
    if device.offline == offline:
        return
    recording.note_device(core, person, Act.GOES, "offline" if offline else "online")
    device.offline = offline
    if offline:
        device.shown_until = core.world.stored_messages
        announce_people(core, person)
        return
    shown_until, device.shown_until = device.shown_until or 0, None
    announce_people(core, person)
    for chat in core.world.chats.values():
        if person.id in chat.members:
            for stored in [m for m in chat.messages.values() if m.order > shown_until]:
                announce(core, chat, "message", stored)
    waiting, device.waiting = device.waiting, []
    for queued in waiting:
        gone = {"chat_id": queued.chat_id, "message_id": queued.shown["message_id"]}
        core.events.publish("deleted", person.id, gone)
        chat = core.world.chats[queued.chat_id]
        _write(core, person, chat, queued.content, queued.reply_to)


def make_group(core: Core, person: Person, title: str, *, supergroup: bool = False) -> Chat:
    """Make a group with the bot in it."""
    chat = core.world.add_group(title, person, supergroup=supergroup)
    bot_membership(core, chat, person.as_user(), "left", "member")
    created = "supergroup_chat_created" if supergroup else "group_chat_created"
    send(core, person, [{created: True}], chat=chat)
    return chat


def announce_people(core: Core, person: Person) -> None:
    """Tell the pages that something about a person changed."""
    person.touch()
    core.events.publish("people", None, {"people": [describe(person)]})


def describe(person: Person) -> Json:
    """A person as the page knows one."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "role_label": person.role_label,
        "deactivated": person.deactivated,
        "device": {"offline": person.device.offline, "blocked": person.device.blocked},
    }


def _own(core: Core, person: Person, chat: Chat, message_id: int) -> Stored:
    _check_network(person)
    stored = chat.messages.get(message_id)
    if stored is None:
        raise PhoneRefusal("no such message", 404)
    if not stored.outgoing or stored.body["from"]["id"] != person.id:
        raise PhoneRefusal("not your message")
    if core.clock.timestamp() - int(stored.body["date"]) > TWO_DAYS:
        raise PhoneRefusal("too old to edit")
    return stored


def _check_network(person: Person) -> None:
    if person.device.offline:
        raise PhoneRefusal("no network")
