"""What a phone shows: its chat, its keyboard, its commands, and the state of everything."""

import asyncio
import itertools
from collections.abc import Iterator
from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.messages import view
from sandbox.botapi.phone.acting import describe
from sandbox.botapi.world import Chat, Person, Stored

Json = dict[str, Any]


def state(core: Core, title: Json | None) -> Json:
    """`GET /phone/state`."""
    bot = core.account
    return {
        "bot": {name: bot[name] for name in ("id", "first_name", "username")},
        "run": core.run,
        "clock": core.clock_state(),
        "opening": core.opening,
        "receiver": core.presence.as_json(),
        "people": [describe(person) for person in core.world.people.values()],
        "groups": [
            {**chat.as_chat(), "members": sorted(chat.members)}
            for chat in core.world.chats.values()
            if chat.person is None
        ],
        "faults": faults(core),
        "title": title or {},
    }


def faults(core: Core) -> Json:
    """What is switched on, with the limits and the counts."""
    limits, flood = core.flood.limits, core.flood
    return {
        **core.faults.as_json(),
        "penalty_left": round(flood.penalty_left, 1),
        "per_chat_per_second": limits.per_chat_per_second,
        "per_group_per_minute": limits.per_group_per_minute,
        "overall_per_second": limits.overall_per_second,
        "penalty": limits.penalty,
        "accepted": flood.accepted,
        "refused": flood.refused,
        "peak": flood.peak,
    }


def chat_view(core: Core, person: Person, chat: Chat, *, before: int = 0, limit: int = 50) -> Json:
    """`GET /phone/{person}/messages`: the newest messages, or those before one."""
    shown = reversed(list(itertools.islice(_newest_first(person, chat, before), limit)))
    messages = [view(core, stored, person) for stored in shown]
    if not before:
        waiting = person.device.waiting
        messages += [queued.shown for queued in waiting if queued.chat_id == chat.id]
    return {
        "messages": messages,
        "keyboard": chat.keyboard,
        "commands": core.commands.resolve(chat, person),
        "menu_button": chat.menu_button or core.commands.default_menu,
        "pinned": list(chat.pinned),
        "version": person.version,
    }


def _newest_first(person: Person, chat: Chat, before: int) -> Iterator[Stored]:
    """The messages that had reached the phone; those with a lower id than `before`, if any."""
    until = person.device.shown_until
    newest_first = reversed(chat.messages.values())
    if before:
        newest_first = itertools.dropwhile(lambda stored: stored.id >= before, newest_first)
    if until is None:
        return newest_first
    return (stored for stored in newest_first if stored.order <= until)


async def wait_for_change(person: Person, since: int, seconds: float) -> None:
    """Return when something on the phone changed after version `since`, or time is up."""
    if person.version > since:
        return
    try:
        await asyncio.wait_for(person.changed.wait(), seconds)
    except TimeoutError:
        return
