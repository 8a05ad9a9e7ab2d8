"""setMyCommands and the menu button, by scope and language."""

import re
from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.errors import bad_request
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
    button = button or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("Can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
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


def _private(call: Call) -> Chat:
    chat = call.chat(write=False)
    if chat.person is None:
        raise bad_request("chat not found")
    return chat


def _read_commands(call: Call) -> list[Json]:
    value = call.params.json("commands", "Can't parse commands JSON object")
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(value) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_read_command(command) for command in value]


def _read_command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(command.get(name), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{name}\"")
    name = command["command"].strip().removeprefix("/")
    description = command["description"].strip()
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
    scope = scope or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = str(scope.get("type"))
    if kind in WIDE:
        return kind, 0, 0, language
    if kind not in NARROW:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    if not scope.get("chat_id"):
        raise bad_request("Can't parse BotCommandScope: Empty chat_id specified")
    call.params.values["_scope_chat"] = scope["chat_id"]
    chat = call.chat("_scope_chat", write=False)
    user = Params(scope).integer("user_id") if kind == "chat_member" else 0
    return kind, chat.id, user, language


def _announce(core: Core, key: Key) -> None:
    announce_commands(core, [core.world.chats[key[1]]] if key[1] else [*core.world.chats.values()])


def announce_commands(core: Core, chats: list[Chat]) -> None:
    """Tell the phones which commands their menus show now."""
    for chat in chats:
        for person in core.watchers(chat):
            person.touch()
            commands = core.commands.resolve(chat, person.language_code)
            payload = {"chat_id": chat.id, "commands": commands}
            core.events.publish("commands", person.id, payload)
