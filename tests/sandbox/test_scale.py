"""Sixty phones and ten thousand messages cost no more work a call than a few; work is counted."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from sandbox.botapi import Sandbox
from sandbox.botapi.core import Call
from sandbox.botapi.methods import METHODS
from sandbox.botapi.params import Params
from sandbox.botapi.phone import acting, showing
from sandbox.botapi.world import Person

MANY = 10_000


def work(act: Callable[[], object]) -> int:
    """How many lines one act runs; a line gone over again and again counts each time."""
    lines = 0

    def count(_frame: object, event: str, _what: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        act()
    finally:
        sys.settrace(before)
    return lines


@pytest.fixture
async def people(box: Sandbox) -> list[Person]:
    found = [box.world.add_person(f"Ann {number}") for number in range(60)]
    for person in found:
        acting.start(box.core, person)
        box.core.events.subscribe(person.id)
    return found


def bot_calls(box: Sandbox, name: str, **params: Any) -> object:
    return METHODS[name.lower()](Call(box.core, name, Params(params)))


def fill(box: Sandbox, person: Person, messages: int) -> None:
    for number in range(messages):
        bot_calls(box, "sendMessage", chat_id=person.id, text=str(number))
        if number % 10 == 0:
            acting.say(box.core, person, "hi")
    box.core.updates.confirm(2**40)
    box.core.updates.clear()


async def test_no_call_works_harder_after_ten_thousand_messages(
    box: Sandbox, people: list[Person]
) -> None:
    ann = people[0]
    chat = box.world.chats[ann.id]
    fill(box, ann, 100)
    first = box.world.last_message_id - 1
    acts: dict[str, Callable[[], object]] = {
        "send": lambda: bot_calls(box, "sendMessage", chat_id=ann.id, text="x"),
        "say": lambda: acting.say(box.core, ann, "x"),
        "edit": lambda: bot_calls(
            box, "editMessageText", chat_id=ann.id, message_id=first, text=str(len(chat.messages))
        ),
        "the newest page": lambda: showing.chat_view(box.core, ann, chat, limit=50),
        "the keyboard": lambda: showing.chat_view(box.core, ann, chat, limit=0),
        "the state": lambda: showing.state(box.core, None),
        "take": lambda: box.core.updates.take(100),
    }
    few = {name: work(act) for name, act in acts.items()}
    fill(box, ann, MANY)
    many = {name: work(act) for name, act in acts.items()}
    assert len(chat.messages) > MANY
    grown = {name: (few[name], many[name]) for name in acts if many[name] > 1.1 * few[name]}
    assert grown == {}
