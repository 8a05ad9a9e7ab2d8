"""getChat, members, pins, leaving, files and the like."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.membership import bot_membership
from sandbox.botapi.messages import set_reaction
from sandbox.botapi.methods.registry import method
from sandbox.botapi.reactions import check_reaction
from sandbox.botapi.world import Chat

Json = dict[str, Any]


GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
RIGHTS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos"),
    *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls"),
    *("can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages"),
    *("can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages"),
    "can_manage_topics",
)


@method("getChat")
def get_chat(call: Call) -> Json:
    """All that is known of a chat."""
    chat = call.chat(write=False)
    full: Json = {
        **chat.as_chat(),
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, chat.person is not None),
    }
    if chat.person is None:
        full["permissions"] = dict.fromkeys(RIGHTS, True)
    elif chat.person.username:
        full["active_usernames"] = [chat.person.username]
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].body
    return full


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    """Leave a group."""
    chat = call.chat(write=False)
    if chat.person is not None:
        raise bad_request("chat not found")
    bot_membership(call.core, chat, call.core.bot_user, "member", "left")
    chat.bot_inside = False
    call.core.touch(chat)
    return True


@method("getChatMemberCount", "getChatMembersCount")
def get_chat_member_count(call: Call) -> int:
    """How many are in a chat, the bot included."""
    return len(call.chat(write=False).members) + 1


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """Whether somebody is in a chat."""
    number = _user_id(call)
    chat = call.chat(write=False)
    core = call.core
    if number == core.world.bot["id"]:
        return {"user": core.bot_user, "status": "member"}
    person = core.world.people.get(number)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    user = person.as_user()
    if chat.person is None and number == chat.creator:
        return {"user": user, "status": "creator", "is_anonymous": False}
    return {"user": user, "status": "member" if number in chat.members else "left"}


def _user_id(call: Call) -> int:
    number = call.params.integer("user_id")
    if number <= 0:
        raise bad_request("Invalid user_id specified")
    return number


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """Who administers a group: the person who made it."""
    chat = call.chat(write=False)
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    creator = call.core.world.people[chat.creator].as_user()
    return [{"user": creator, "status": "creator", "is_anonymous": False}]


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    """Pin a message."""
    chat = call.chat()
    stored = call.message(chat, "message to pin")
    if stored.id in chat.pinned:
        chat.pinned.remove(stored.id)
    chat.pinned.append(stored.id)
    _announce_pins(call, chat)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    """Unpin one message, or the newest."""
    chat = call.chat()
    wanted = call.params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.messages:
        raise bad_request("Message to unpin not found")
    if wanted in chat.pinned:
        chat.pinned.remove(wanted)
        _announce_pins(call, chat)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin all."""
    chat = call.chat()
    chat.pinned.clear()
    _announce_pins(call, chat)
    return True


def _announce_pins(call: Call, chat: Chat) -> None:
    call.core.touch(chat)
    for person in call.core.watchers(chat):
        payload = {"chat_id": chat.id, "message_ids": list(chat.pinned)}
        call.core.events.publish("pinned", person.id, payload)


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    """Put the bot's reaction on a message."""
    chat = call.chat()
    stored = call.message(chat, "message to react")
    reaction = call.params.json("reaction", "Can't parse reaction types JSON object") or []
    if not isinstance(reaction, list):
        raise bad_request("Expected an Array of ReactionType")
    check_reaction(reaction)
    set_reaction(call.core, chat, stored, int(call.core.world.bot["id"]), reaction)
    return True


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Json:
    """Nobody here shows a photo."""
    if _user_id(call) not in call.core.world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


@method("getFile")
def get_file(call: Call) -> Json:
    """Where to download a file of up to 20 MB; on a local server the path of one of any size."""
    file_id = call.params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = call.core.files.by_id.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if call.core.files.is_gone(file):
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    local = call.core.files.local
    if local is None and file.size > call.core.flood.limits.download_bytes:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path if local is None else str(file.put_into(local)),
    }
