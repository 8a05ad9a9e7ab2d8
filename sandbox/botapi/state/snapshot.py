"""From the sandbox to plain data, and back."""

import asyncio
import json
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sandbox.botapi.core import Core, Tap
from sandbox.botapi.files import StoredFile
from sandbox.botapi.updates import Entry
from sandbox.botapi.world import Chat, Device, Person, Queued, Stored

Json = dict[str, Any]

COUNTERS = ("last_message_id", "stored_messages", "last_album_id")
NOT_OF_PERSON = {"device", "changed"}
NOT_OF_DEVICE = {"sent"}  # what clients number their requests by
NOT_OF_CHAT = {"person", "members", "messages"}
NOT_OF_MESSAGE = {"reactions"}
TEXTS = ("default_menu", "names", "descriptions", "short_descriptions")


def encode(value: Any) -> bytes:
    """Plain data as a row's body."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def decode(body: bytes) -> Any:
    """A row's body as plain data."""
    return json.loads(body.decode("utf-8", "surrogatepass"))


def _some(thing: object, names: tuple[str, ...]) -> Json:
    return {name: getattr(thing, name) for name in names}


def _all_but(thing: Any, names: set[str]) -> Json:
    return {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in names}


def world_of(core: Core) -> Json:
    """Everything but messages, updates, files and the time: small, and written as one."""
    return {
        "bot": core.world.bot["id"],
        "counters": _some(core.world, COUNTERS),
        "people": [_person(one) for one in core.world.people.values()],
        "chats": [_chat(one) for one in core.world.chats.values()],
        "commands": [[list(key), value] for key, value in core.commands.sets.items()],
        "texts": _some(core.commands, TEXTS),
        "taps": [_tap(one) for one in core.taps.values()],
        "answers": [[list(key), *value] for key, value in core.answers.items()],
        "updates": core.updates.settings(),
        "webhook": core.webhook.kept(),
        "bot_stopped": core.faults.bot_stopped,
    }


def _person(person: Person) -> Json:
    device = _all_but(person.device, NOT_OF_DEVICE)
    device["waiting"] = [asdict(queued) for queued in person.device.waiting]
    return {**_all_but(person, NOT_OF_PERSON), "device": device}


def _chat(chat: Chat) -> Json:
    person = chat.person and chat.person.id
    return {**_all_but(chat, NOT_OF_CHAT), "person": person, "members": sorted(chat.members)}


def _tap(tap: Tap) -> Json:
    kept = ("id", "chat_id", "message_id", "data", "expires")
    return {**_some(tap, kept), "person": tap.person.id}


def message_row(stored: Stored) -> bytes:
    """One message."""
    return encode({**_all_but(stored, NOT_OF_MESSAGE), "reactions": [*stored.reactions.items()]})


def update_row(entry: Entry) -> bytes:
    """One update that waits."""
    return encode({**asdict(entry), "lane": list(entry.lane)})


def file_row(file: StoredFile) -> bytes:
    """One file: what is known of it on the first line, then its bytes."""
    known = {name: value for name, value in asdict(file).items() if name != "content"}
    return encode(known) + b"\n" + file.content


def time_of(core: Core) -> Json:
    """The clock, and when the bot was last there."""
    asked = core.presence.asked_at
    return {"now": core.clock.now().isoformat(), "asked_at": asked and asked.isoformat()}


def restore_world(core: Core, kept: Json) -> None:
    """People and chats as they were; messages come after them."""
    for name, value in kept["counters"].items():
        setattr(core.world, name, value)
    for one in kept["people"]:
        device = one["device"]
        waiting = [Queued(**queued) for queued in device.pop("waiting")]
        person = Person(**{**one, "device": Device(**device, waiting=waiting)})
        core.world.people[person.id] = person
    for one in kept["chats"]:
        owner = one.pop("person")
        members = set(one.pop("members"))
        whose = None if owner is None else core.world.people[owner]
        core.world.chats[one["id"]] = Chat(**one, person=whose, members=members)
    core.commands.sets = {_command_key(key): value for key, value in kept["commands"]}
    for name, value in kept["texts"].items():
        setattr(core.commands, name, value)
    core.stop_bot(stopped=kept["bot_stopped"])
    loop = asyncio.get_running_loop()
    for one in kept["taps"]:
        person = core.world.people[one.pop("person")]
        core.taps[one["id"]] = Tap(**one, person=person, answer=loop.create_future())
    for (person_id, chat, message, data), until, answer in kept["answers"]:
        core.answers[(person_id, chat, message, data)] = (until, answer)


def _command_key(key: list[Any]) -> tuple[str, int, int, str]:
    scope, chat, user, language = key
    return scope, chat, user, language


def restore_message(core: Core, key: str, kept: Json) -> None:
    """One message into its chat."""
    reactions = {int(who): given for who, given in kept.pop("reactions")}
    stored = Stored(**kept, reactions=reactions)
    core.world.chats[int(key.split("/", maxsplit=1)[0])].messages[stored.id] = stored


def restore_update(core: Core, kept: Json) -> None:
    """One update that waits."""
    lane, number = kept.pop("lane")
    entry = Entry(**kept, lane=(lane, number))
    core.updates.pending[entry.id] = entry


def restore_file(core: Core, body: bytes) -> None:
    """One file."""
    known, content = body.split(b"\n", 1)
    core.files.put(StoredFile(**decode(known), content=content))


def restore_time(core: Core, kept: Json) -> None:
    """The clock goes on from where it stood."""
    core.clock.begin(datetime.fromisoformat(kept["now"]))
    asked = kept["asked_at"]
    core.presence.asked_at = asked and datetime.fromisoformat(asked)
