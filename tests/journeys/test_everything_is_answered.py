"""Whatever anybody sends, in either language, gets an answer that they can go on from."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from county import PEOPLE, County, Person

from handlers.commands import MENU
from sandbox.client import Phone

COMMANDS = sorted({name for name, _act in MENU} | {"start", "revoke"})
WILD = ("", "９" * 30, "-1 <b>&lt; \u202e反'; DROP \u200b", "长" * 4000)
WORDS = (
    "今天天气不错",
    "?",
    "👍",
    "\u200b",
    "1=1",
    "第一次用这个",
    "hello there",
    "L26-",
    "〔2026〕",
    "0",
)
THINGS: dict[str, Callable[[Phone], Any]] = {
    "photo": lambda phone: phone.photo(b"\xff\xd8\xff\xe0"),
    "voice": lambda phone: phone.voice(),
    "empty file": lambda phone: phone.document(b" ", "空.txt"),
    "place": lambda phone: phone.location(0.0, 0.0),
    "contact": lambda phone: phone.contact("1", "?"),
    "sticker": lambda phone: phone.file("sticker", b"RIFF"),
    "album": lambda phone: phone.album([b"\xff\xd8\xff\xe01", b"\xff\xd8\xff\xe02"]),
}
# What stands in no answer: an inner fault, a hole in a text, a name out of the code.
BROKEN = re.compile(r"出了点问题|Something went wrong|\{ ?\$|None\b|[a-z]+_[a-z]+")
LANGUAGES = ("zh-hans", "en")
# Everybody in Chinese; in English those who have the most forms.
SPEAKERS = [*((who, "zh-hans") for who in PEOPLE), ("liaison", "en"), ("clerk", "en")]


async def heard(person: Person, about: str) -> str:
    """What the bot has said to the last thing; it has said something."""
    messages = await person.phone.messages(12)
    asked = max(one["message_id"] for one in messages if one["outgoing"])
    below = [one for one in messages if not one["outgoing"] and one["message_id"] > asked]
    assert below, about
    said = await person.screen()
    assert not BROKEN.search(said), (about, said)
    assert len(said) <= 4096
    return said


@pytest.mark.parametrize(("who", "language"), SPEAKERS)
async def test_every_command_word_and_thing_of_everybody(
    county: County, who: str, language: str
) -> None:
    person = await county.join(who, language)
    for name in COMMANDS:
        for words in WILD:
            await person.says(f"/{name} {words}".strip())
            await heard(person, f"/{name} {words[:9]}")
        await person.says("/cancel")
    for text in WORDS:
        await person.says(text)
        await heard(person, text)
    await person.says("/cancel")
    for kind, act in THINGS.items():
        await person.sends(act)
        await heard(person, kind)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_hears_the_same_line_whatever_it_is(county: County, language: str) -> None:
    stranger = await county.phone("路人", language)
    lines = set()
    for text in ("你好", "/start", "/help", "/case 1", "1", "村支书贪污", *WORDS):
        await stranger.says(text)
        lines.add(await heard(stranger, text))
    for kind, act in THINGS.items():
        await stranger.sends(act)
        lines.add(await heard(stranger, kind))
    assert len(lines) == 1
    assert not any(word in str(lines) for word in ("信访", "petition", "举报", "机器人"))
    assert await stranger.phone.commands() == {}
