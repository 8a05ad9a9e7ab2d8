"""setMyCommands and the menu button, by scope and language."""

import re
from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.entities.clean import cleaned
from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field
from sandbox.botapi.methods.registry import method
from sandbox.botapi.params import Params
from sandbox.botapi.world import Chat

Json = dict[str, Any]
Key = tuple[str, int, int, str]

WIDE = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
NARROW = {"chat", "chat_administrators", "chat_member"}


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    """Set the commands of a scope and language; an empty list is the same as deleting."""
    commands = _read_commands(call)
    key = _key(call)
    if commands:
        call.core.commands.sets[key] = commands
    else:
        call.core.commands.sets.pop(key, None)
    _announce(call.core, key)
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    """The commands set for exactly this scope and language."""
    return call.core.commands.sets.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    """Forget a scope's commands, so that a wider scope's show."""
    key = _key(call)
    call.core.commands.sets.pop(key, None)
    _announce(call.core, key)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    """Set what stands beside the entry line, for one chat or for all."""
    button = call.params.json("menu_button", "Can't parse menu button JSON object")
    button = _read_button({"type": "default"} if button is None else button)
    if not call.params.has("chat_id"):
        default = {"type": "commands"} if button["type"] == "default" else button
        call.core.commands.default_menu = default
        return True
    chat = _private(call)
    chat.menu_button = None if button["type"] == "default" else button
    call.core.touch(chat)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    """What stands beside the entry line."""
    default = call.core.commands.default_menu
    if not call.params.has("chat_id"):
        return default
    return _private(call).menu_button or default


def _read_button(button: Any) -> Json:
    prefix = "Can't parse menu button: "
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}MenuButton must be an Object")
    kind = field(button, "type", str, prefix)
    if kind in {"default", "commands"}:
        return {"type": kind}
    if kind != "web_app":
        raise bad_request(f"{prefix}MenuButton has unsupported type")
    text = field(button, "text", str, prefix)
    url = field(field(button, "web_app", dict, prefix), "url", str, prefix)
    return {"type": kind, "text": text, "web_app": {"url": url}}


def _private(call: Call) -> Chat:
    number = call.params.integer("chat_id")
    if number <= 0:
        raise bad_request("Invalid chat_id specified")
    chat = call.core.world.chats.get(number)
    if chat is None or not chat.known_to_bot:
        raise bad_request("user not found")
    return chat


def _read_commands(call: Call) -> list[Json]:
    value = call.params.json("commands", "Can't parse commands JSON object")
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_read_command(command) for command in value]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return commands


def _read_command(command: Any) -> Json:
    prefix = "Can't parse BotCommand: "
    if not isinstance(command, dict):
        raise bad_request(f"{prefix}expected an Object")
    given = (field(command, name, str, prefix) for name in ("command", "description"))
    name, description = (cleaned(text, [])[0].strip(" \n") for text in given)
    name = name.removeprefix("/")
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > 32:
        raise bad_request("Command length must not exceed 32")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > 256:
        raise bad_request("Command description length must not exceed 256")
    return {"command": name, "description": description}


def _key(call: Call) -> Key:
    language = call.params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    scope = call.params.json("scope", "Can't parse BotCommandScope JSON object")
    if scope is None:
        return "default", 0, 0, language
    prefix = "Can't parse BotCommandScope: "
    if not isinstance(scope, dict):
        raise bad_request(f"{prefix}BotCommandScope must be an Object")
    kind = field(scope, "type", str, prefix)
    if kind in WIDE:
        return kind, 0, 0, language
    if kind not in NARROW:
        raise bad_request(f"{prefix}Unsupported type specified")
    chat_id = field(scope, "chat_id", str, prefix)
    if not chat_id:
        raise bad_request(f"{prefix}Empty chat_id specified")
    user = field(scope, "user_id", int, prefix) if kind == "chat_member" else 0
    if kind == "chat_member" and user <= 0:
        raise bad_request(f"{prefix}Invalid user_id specified")
    chat = Call(call.core, call.name, Params({"chat_id": chat_id})).chat(write=False)
    if kind != "chat" and chat.person is not None:
        raise bad_request("Can't use specified scope in private chats")
    return kind, chat.id, user, language


def _announce(core: Core, key: Key) -> None:
    announce_commands(core, [core.world.chats[key[1]]] if key[1] else [*core.world.chats.values()])


def announce_commands(core: Core, chats: list[Chat]) -> None:
    """Tell the phones which commands their menus show now."""
    for chat in chats:
        for person in core.watchers(chat):
            person.touch()
            commands = core.commands.resolve(chat, person)
            payload = {"chat_id": chat.id, "commands": commands}
            core.events.publish("commands", person.id, payload)
