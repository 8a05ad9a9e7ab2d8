"""Pressing inline buttons, and waiting for what the bot says to it."""

import asyncio
import secrets
from typing import Any

from sandbox.botapi.core import Core, Tap
from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.jsons import finite
from sandbox.botapi.phone.recording import note_tap
from sandbox.botapi.updates import CALLBACK_LIFE
from sandbox.botapi.world import Chat, Person, Stored

Json = dict[str, Any]


async def tap(core: Core, person: Person, chat: Chat, wish: Json) -> Json:
    """Press a button by row and column, or replay any data from an old or forged one."""
    wait = finite(wish.get("wait", 10), 0, CALLBACK_LIFE)
    if person.device.offline:
        raise PhoneRefusal("no network")
    if person.device.blocked and chat.person is not None:
        raise PhoneRefusal("the bot is blocked")
    message_id = int(wish["message_id"])
    stored = chat.messages.get(message_id)
    if "data" in wish:
        data = str(wish["data"])
    else:
        place = {"row": int(wish["row"]), "column": int(wish["column"])}
        button = _button(stored, **place)
        note_tap(core, person, chat, chat.messages[message_id], place)
        if "callback_data" not in button:
            kept = ("url", "copy_text", "web_app", "login_url", "switch_inline_query")
            return {name: button[name] for name in kept if name in button}
        data = str(button["callback_data"])
    return await press(core, person, chat, message_id, data, wait=wait)


def _button(stored: Stored | None, row: int, column: int) -> Json:
    if stored is None:
        raise PhoneRefusal("the message is deleted")
    rows = stored.body.get("reply_markup", {}).get("inline_keyboard", [])
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise PhoneRefusal("the message has no such button")
    button: Json = rows[row][column]
    return button


async def press(
    core: Core, person: Person, chat: Chat, message_id: int, data: str, *, wait: float
) -> Json:
    """Send the callback query; the answer, or that none came in `wait` seconds."""
    _forget_expired(core)
    cached = core.answers.get((person.id, chat.id, message_id, data))
    if cached is not None:
        return {"answer": cached[1], "timeout": False}
    one = Tap(
        id=str(person.id * 10**9 + secrets.randbelow(10**9)),
        person=person,
        chat_id=chat.id,
        message_id=message_id,
        data=data,
        expires=core.clock.timestamp() + CALLBACK_LIFE,
        answer=asyncio.get_running_loop().create_future(),
    )
    core.taps[one.id] = one
    core.deliver("callback_query", _query(chat, one), ("tap", person.id))
    answer = await _answer(core, one, wait)
    if answer is not None:
        return {"answer": answer, "timeout": False}
    return {"answer": None, "timeout": True, "expired": _is_late(core, one)}


async def _answer(core: Core, one: Tap, wait: float) -> Json | None:
    """What the bot says, or None once `wait` seconds or the life of the tap are over."""
    late: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

    def look() -> None:
        if _is_late(core, one):
            late.cancel()

    core.clock.listeners.append(look)
    try:
        await asyncio.wait([one.answer, late], timeout=wait, return_when=asyncio.FIRST_COMPLETED)
    finally:
        core.clock.listeners.remove(look)
    return one.answer.result() if one.answer.done() else None


def _is_late(core: Core, one: Tap) -> bool:
    return core.clock.timestamp() > one.expires


def _query(chat: Chat, one: Tap) -> Json:
    stored = chat.messages.get(one.message_id)
    if stored is None:
        message = {"chat": chat.as_chat(), "message_id": one.message_id, "date": 0}
    else:
        message = stored.body
    return {
        "id": one.id,
        "from": one.person.as_user(),
        "message": message,
        "chat_instance": str(-(abs(chat.id) * 1_000_003)),
        "data": one.data,
    }


def _forget_expired(core: Core) -> None:
    now = core.clock.timestamp()
    for place in [place for place, (until, _) in core.answers.items() if until <= now]:
        del core.answers[place]
    for key in list(core.taps):  # oldest first
        if core.taps[key].expires >= now:
            return
        del core.taps[key]
