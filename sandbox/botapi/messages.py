"""Making, changing and removing messages, and telling the phones about it."""

from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.files import KINDS
from sandbox.botapi.updates import Entry
from sandbox.botapi.world import Chat, Person, Stored

Json = dict[str, Any]

CONTENT = (
    *("text", "entities", "caption", "caption_entities", "link_preview_options"),
    *(*KINDS, "location", "venue", "contact", "poll", "dice"),
    *("show_caption_above_media", "has_media_spoiler"),
)

CAPTIONS = ("caption", "caption_entities", "show_caption_above_media")


def build(core: Core, chat: Chat, sender: Json, content: Json) -> Json:
    """A Message body with the next number and the present date."""
    return {
        "message_id": core.world.next_message_id(chat),
        "from": sender,
        "chat": chat.as_chat(),
        "date": core.clock.timestamp(),
        **content,
    }


def store(core: Core, chat: Chat, stored: Stored) -> Stored:
    """Put a message into its chat and onto the phones."""
    core.world.stored_messages += 1
    stored.order = core.world.stored_messages
    chat.messages[stored.id] = stored
    core.world.note(chat, stored.id)
    core.touch(chat)
    announce(core, chat, "message", stored)
    if not stored.outgoing and core.clock.moving:
        core.mover.note_sent(name_of(chat), first_line(stored.body))
    return stored


def name_of(chat: Chat) -> str:
    """What a chat is called on a list of chats."""
    return chat.title or "" if chat.person is None else chat.person.first_name


def first_line(body: Json) -> str:
    """What a list of chats shows of a message."""
    text = str(body.get("text") or body.get("caption") or "").strip()
    media = media_of(body)
    return text.split("\n", 1)[0] or (f"[{media[0]}]" if media else "")


def replace(core: Core, chat: Chat, stored: Stored, body: Json) -> None:
    """Give a message its new body."""
    stored.body = body
    core.world.note(chat, stored.id)
    core.touch(chat)
    announce(core, chat, "edited", stored)


def remove(core: Core, chat: Chat, message_id: int) -> None:
    """Take a message from everyone's phone."""
    chat.messages.pop(message_id, None)
    core.world.note(chat, message_id)
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    core.touch(chat)
    for person in core.watchers(chat):
        gone = {"chat_id": chat.id, "message_id": message_id}
        core.events.publish("deleted", person.id, gone)


def announce(core: Core, chat: Chat, kind: str, stored: Stored) -> None:
    """Tell the pages that a message came or changed; phones without network learn later."""
    if not core.events.watched:
        return
    for person in core.watchers(chat):
        if person.device.offline:
            continue
        payload = {"chat_id": chat.id, "message": view(core, stored, person)}
        core.events.publish(kind, person.id, payload)


def took(core: Core, entry: Entry) -> None:
    """Note that the bot has an update: the message it carries now shows as seen."""
    if not core.events.watched or entry.kind != "message":
        return
    chat = core.world.chats[entry.payload["chat"]["id"]]
    stored = chat.messages.get(entry.payload["message_id"])
    if stored is not None:
        announce(core, chat, "edited", stored)


def set_reaction(
    core: Core, chat: Chat, stored: Stored, who: int, reaction: list[Json]
) -> list[Json]:
    """Put somebody's reaction on a message, or take it off; gives the one before."""
    before = stored.reactions.pop(who, [])
    if reaction:
        stored.reactions[who] = reaction
    core.world.note(chat, stored.id)
    core.touch(chat)
    announce(core, chat, "edited", stored)
    return before


def set_keyboard(core: Core, chat: Chat, keyboard: Json | None) -> None:
    """Change the reply keyboard under a chat's entry line."""
    chat.keyboard = keyboard
    for person in core.watchers(chat):
        payload = {"chat_id": chat.id, "keyboard": keyboard}
        core.events.publish("keyboard", person.id, payload)


def reply_source(stored: Stored) -> Json:
    """How a message appears inside a reply to it: without what it replied to itself."""
    return {name: value for name, value in stored.body.items() if name != "reply_to_message"}


def origin_of(body: Json) -> Json:
    """Where a message comes from, as forwards and replies from other chats tell it."""
    sender = {"type": "user", "sender_user": body["from"], "date": body["date"]}
    origin: Json = body.get("forward_origin") or sender
    return origin


def content_of(body: Json) -> Json:
    """What a copy takes along."""
    return {name: body[name] for name in CONTENT if name in body}


def media_of(body: Json) -> tuple[str, Json] | None:
    """The kind of media in a message, and its largest file's description."""
    for kind in ("animation", *KINDS):
        if kind in body:
            value = body[kind]
            return kind, value[-1] if kind == "photo" else value
    return None


def kind_of(body: Json) -> str:
    """The kind of media in a message; empty when there is none."""
    media = media_of(body)
    return media[0] if media else ""


def view(core: Core, stored: Stored, person: Person) -> Json:
    """A message as one person's phone shows it."""
    body = stored.body
    mine = stored.outgoing and body["from"]["id"] == person.id
    taken = stored.update_id is None or core.updates.was_taken(stored.update_id)
    shown: Json = {
        **body,
        "outgoing": mine,
        "edited": stored.edited,
        "deleted": False,
        "protected": stored.protected,
        "ticks": "seen" if taken else "sent",
    }
    media = media_of(body)
    if media is not None:
        shown["media_url"] = f"/phone/file/{media[1]['file_unique_id']}"
    if stored.force_reply is not None:
        shown["force_reply"] = stored.force_reply
    if stored.reactions:
        shown["reactions"] = [one for given in stored.reactions.values() for one in given]
    return shown
