"""Scenarios played against a small bot, recorded, and played again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from raw_bot import RawBot

from sandbox.botapi import Sandbox
from sandbox.client import Phone, PhoneError, Phones, words
from sandbox.scenario import Cue, ScenarioError, parse, play

STORY = """\
Ann: the well is broken
Ann taps Report
expect Ann sees Thank you
expect Bo sees New: the well is broken
expect Bo does not see Thank you
"""


def keys(*labels: str) -> dict[str, Any]:
    """A row of buttons; each says its own name."""
    return {"inline_keyboard": [[{"text": one, "callback_data": one} for one in labels]]}


class Clerk:
    """A bot: it asks what to do with every text, and passes on what is reported."""

    def __init__(self, bot: RawBot, boss: int) -> None:
        self.bot = bot
        self.boss = boss

    async def work(self) -> None:
        """Answer everything, for ever."""
        seen = 0
        while True:
            for update in await self.bot("getUpdates", offset=seen + 1, timeout=5):
                seen = update["update_id"]
                if "callback_query" in update:
                    await self.tapped(update["callback_query"])
                elif "text" in update.get("message", {}):
                    await self.heard(update["message"])

    async def heard(self, message: dict[str, Any]) -> None:
        if message["text"].startswith("/"):
            return
        answered = message.get("reply_to_message", {}).get("text", "")
        chat, text = message["chat"]["id"], f"{message['text']} {answered}".strip()
        await self.bot("sendMessage", chat_id=chat, text=text, reply_markup=keys("Report", "Drop"))

    async def tapped(self, query: dict[str, Any]) -> None:
        if query["data"] == "Drop":
            return
        message = query["message"]
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await self.bot("editMessageText", **place, text="Reported", reply_markup=keys("Drop"))
        await self.bot("answerCallbackQuery", callback_query_id=query["id"], text="Thank you")
        await self.bot("sendMessage", chat_id=self.boss, text=f"New: {message['text']}")


@pytest.fixture
async def bo(phones: Phones, bot: RawBot, ann: Phone) -> AsyncIterator[Phone]:
    """Somebody else; from now on the bot works."""
    bo = await phones.add("Bo", "en", role_label="clerk")
    await bo.start()
    working = asyncio.create_task(Clerk(bot, bo.id).work())
    yield bo
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working


async def failure(phones: Phones, text: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        await play(phones, text, patience=0.3)
    return str(caught.value)


async def test_a_story_plays_and_its_expectations_hold(phones: Phones, bo: Phone) -> None:
    await play(phones, STORY)
    assert words(await bo.last()) == "New: the well is broken"


async def test_people_go_by_name_or_role_and_do_all_that_phones_do(
    phones: Phones, ann: Phone, bo: Phone
) -> None:
    await play(
        phones,
        """
        clerk: the bridge
        clerk replies to the bridge: it is down
        expect clerk sees it is down the bridge
        Bo edits it is down: it is up
        Bo deletes it is up
        Ann sends album three pictures
        Ann sends voice
        Ann sends document report.txt
        Ann sends location 33.1 112.2
        Ann sends contact +8610012345678 Li
        Ann goes offline
        Ann: from the valley
        expect Ann does not see from the valley
        Ann goes online
        expect Ann sees from the valley
        clock +1 day
        picture nobody looks
        """,
    )
    assert "it is up" not in [words(one) for one in await bo.messages()]
    sent = [one for one in await ann.messages() if one["outgoing"]]
    assert sum("photo" in one for one in sent) == 3
    assert sent[1]["caption"] == "three pictures"
    assert {"voice", "location", "contact"} <= {name for one in sent for name in one}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Cy: hello", "line 1: nobody is called Cy; there are: Ann, Bo"),
        ("\nAnn taps Report", "line 2: Ann's phone has no button 'Report'; it has: -"),
        ("Ann: hi\nAnn taps Retort", "line 2: Ann's phone has no button 'Retort'; it has: Report"),
        ("Ann: hi\nAnn taps Drop", "line 2: the bot did not answer when Ann tapped 'Drop'"),
        ("Ann: hi\nexpect Ann sees ho", "line 2: Ann did not see 'ho'; the last was: hi"),
        ("Ann: hi\nexpect Ann sees hi\nexpect Ann does not see hi", "line 3: Ann sees 'hi'"),
        ("Ann deletes that", "line 1: Ann's phone has no message with 'that'"),
        ("Ann blocks the bot\nAnn: hi", "line 2: the sandbox refused it: the bot is blocked"),
        ("clock 2020-01-01", "line 1: the sandbox refused it: the sandbox clock does not run"),
    ],
)
async def test_a_step_that_fails_is_named_with_its_line(
    phones: Phones, bo: Phone, text: str, sentence: str
) -> None:
    assert (await failure(phones, text)).startswith(sentence)


async def test_two_of_one_name_are_not_guessed_at(phones: Phones, ann: Phone) -> None:
    await phones.add("Ann")
    assert "several people are called Ann" in await failure(phones, "Ann: hello")


async def test_what_was_there_before_is_not_taken_for_an_answer(phones: Phones, bo: Phone) -> None:
    await play(phones, STORY)
    assert "Bo did not see 'New" in await failure(phones, "expect Bo sees New: the well")
    assert "Ann did not see 'Reported'" in await failure(phones, "expect Ann sees Reported")


async def test_everybody_is_looked_for_before_anything_is_done(
    phones: Phones, ann: Phone, bo: Phone
) -> None:
    assert "line 2: nobody" in await failure(phones, "Ann: hello\nCy: hello")
    assert "hello" not in [words(one) for one in await ann.messages()]


async def test_an_older_button_is_pressed_when_its_message_is_named(
    phones: Phones, ann: Phone, bo: Phone
) -> None:
    await play(phones, "Ann: one\nAnn: two\nAnn taps Report under one")
    await bo.expect("New: one")


async def recorded(phones: Phones) -> str:
    return str((await phones.call("POST", "/scenario/record", {"on": False}))["text"])


async def test_what_people_did_is_recorded_and_plays_again(
    phones: Phones, ann: Phone, bo: Phone
) -> None:
    await phones.call("POST", "/scenario/record")
    assert (await phones.call("GET", "/scenario"))["recording"]
    first = await ann.ask("first")
    await ann.ask("second\nin two lines: here")
    await ann.tap("Report", first)
    await bo.expect("New: first")
    await ann.tap("Report")
    await ann.photo(b"not looked at", "a well")
    await ann.file("sticker", b"none")
    await ann.send("as I said", reply_to=first["message_id"])
    await ann.offline()
    await ann.offline(False)
    await ann.block()
    await ann.start("code")
    await phones.move_clock(hours=1)
    text = await recorded(phones)
    assert text == (
        "Ann: first\n"
        "Ann: second\\nin two lines: here\n"
        "Ann taps Report under first\n"
        "Ann taps Report\n"
        "Ann sends photo a well\n"
        "# Ann sent something that a scenario cannot repeat\n"
        "Ann replies to Reported: as I said\n"
        "Ann goes offline\n"
        "Ann goes online\n"
        "Ann blocks the bot\n"
        "Ann unblocks the bot\n"
        "Ann: /start code\n"
        "clock +1 hour\n"
    )
    await phones.call("POST", "/scenario/record")
    await play(phones, text)
    assert parse(await recorded(phones)) == parse(text)
    await ann.send("no longer noted")
    assert (await phones.call("GET", "/scenario"))["recorded"] == len(parse(text))


async def ended(phones: Phones) -> dict[str, Any]:
    async with asyncio.timeout(10):
        while True:
            state = await phones.call("GET", "/scenario")
            if not state["playing"]:
                return state
            await asyncio.sleep(0.02)


async def test_the_server_plays_one_at_a_time_and_says_how_far_it_is(
    phones: Phones, box: Sandbox, bo: Phone
) -> None:
    watched = box.core.events.subscribe()
    await phones.call("POST", "/scenario/play", {"text": STORY})
    with pytest.raises(PhoneError, match="already playing"):
        await phones.call("POST", "/scenario/play", {"text": STORY})
    state = await ended(phones)
    assert (state["ended"], state["faults"]) == ("done", [])
    told = [watched.queue.get_nowait() for _ in range(watched.queue.qsize())]
    cues = [one["scenario"] for one in told if one and one["type"] == "scenario"]
    tap = next(one for one in cues if one["target"])
    about = {"line": "Ann taps Report", "act": "taps", "words": "Report"}
    assert tap["step"] == {"number": 2, "of": 5, **about}
    assert set(tap["target"]) == {"message_id", "row", "column"}


async def test_a_scenario_on_the_server_is_held_let_on_and_stopped(
    phones: Phones, bo: Phone
) -> None:
    await phones.call("POST", "/scenario/play", {"text": "Ann: hi\n" * 5, "pace": 0.2})
    assert (await phones.call("POST", "/scenario/pause"))["paused"]
    before = (await phones.call("POST", "/scenario/pause", {"paused": False}))["paused"]
    assert not before
    assert (await phones.call("POST", "/scenario/stop"))["ended"] == "stopped"
    assert not (await phones.call("GET", "/scenario"))["playing"]


async def test_a_fault_on_the_server_has_its_line_for_the_page(phones: Phones, bo: Phone) -> None:
    await phones.call("POST", "/scenario/play", {"text": "Ann: hi\nCy: hi"})
    state = await ended(phones)
    assert state["ended"] == "failed"
    assert state["faults"][0]["line"] == 2
    assert state["faults"][0]["code"] == "nobody"
    await phones.call("POST", "/scenario/play", {"text": "Ann: hi\nBo taps Retort"})
    async with asyncio.timeout(5):
        while (await phones.call("GET", "/scenario"))["person"] != bo.id:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await phones.call("POST", "/scenario/stop")
    with pytest.raises(PhoneError, match="line 1: this is no step: nonsense"):
        await phones.call("POST", "/scenario/play", {"text": "nonsense"})
    with pytest.raises(PhoneError, match="line 1: there is no step in it"):
        await phones.call("POST", "/scenario/play", {"text": "# later"})
    with pytest.raises(PhoneError):
        await phones.call("POST", "/scenario/play", {"text": "Ann: hi", "pace": "soon"})


async def test_a_host_settles_each_step_and_a_watcher_sees_it(
    box: Sandbox, phones: Phones, bo: Phone
) -> None:
    settled, cues = [], []

    async def settle() -> None:
        settled.append(True)

    async def watch(cue: Cue) -> None:
        cues.append((cue.number, cue.done))

    box.theatre.settle = settle
    await box.theatre.perform("Ann: hi\npicture here\n", watch)
    assert len(settled) == 1
    assert cues == [(1, False), (1, True), (2, False), (2, True)]
