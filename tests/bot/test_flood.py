"""Nobody who works as people do meets the limit; whoever floods is held, and only they."""

import asyncio
from collections import Counter

from aiogram import Dispatcher, Router
from aiogram.types import Message
from hypothesis import given
from hypothesis import strategies as st
from movable_time import MovableTime
from running import running
from small_county import fill

from bot.flood import (
    MOST_OF_A_STRANGER,
    MOST_OF_ALL_STRANGERS,
    MOST_OF_AN_OFFICER,
    Flood,
)
from casework.people import Language
from storage import people
from storage.database import Database

# What people send at once: a text, ten quick texts, an album, a hundred messages forwarded.
HONEST = (1, 10, 10, 100)


class Room:
    """What waits, by sender; officers have even numbers."""

    def __init__(self) -> None:
        self.waits: Counter[int] = Counter()
        self.flood = Flood(
            self.waits.__getitem__,
            lambda which: sum(n for sender, n in self.waits.items() if which(sender)),
            lambda sender: sender % 2 == 1,
        )

    def sends(self, sender: int, times: int) -> int:
        """Send so many in one batch; gives how many were taken."""
        taken = sum(self.flood.sift([sender] * times))
        self.waits[sender] += taken
        return taken


@given(st.lists(st.tuples(st.sampled_from(HONEST), st.integers(0, 9)), max_size=60))
def test_whoever_waits_for_answers_now_and_then_is_never_held_up(
    day: list[tuple[int, int]],
) -> None:
    room = Room()
    for burst, answered in day:
        if room.waits[2] > MOST_OF_AN_OFFICER - max(HONEST):  # a long line: people wait
            room.waits[2] = 0
        assert room.sends(2, burst) == burst
        room.waits[2] -= min(answered * 10, room.waits[2])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 400)), max_size=60))
def test_a_flood_ends_at_the_limit_and_takes_no_room_from_others(
    floods: list[tuple[int, int]],
) -> None:
    room = Room()
    for sender, times in floods:
        room.sends(sender, times)
        assert room.waits[sender] <= (MOST_OF_AN_OFFICER if sender % 2 == 0 else MOST_OF_A_STRANGER)
    assert room.sends(100, max(HONEST)) == max(HONEST)


def test_all_strangers_together_have_a_limit_and_officers_do_not_feel_it() -> None:
    room = Room()
    taken = sum(room.sends(2 * n + 1, 5) for n in range(200))
    assert taken == MOST_OF_ALL_STRANGERS
    assert room.sends(2, 10) == 10


def test_an_officer_is_told_once_until_nothing_waits_and_a_stranger_never() -> None:
    room = Room()
    room.sends(2, MOST_OF_AN_OFFICER + 1)
    assert [room.flood.to_tell(2) for _ in range(3)] == [True, False, False]
    room.waits[2] -= 1
    room.sends(2, 2)
    assert not room.flood.to_tell(2)
    room.waits[2] = 0
    room.sends(2, 1)
    assert room.flood.to_tell(2)
    assert not room.flood.to_tell(3)


async def test_the_rest_of_a_flood_is_not_taken_and_its_sender_is_told_from_where(
    lite_database: Database, clock: MovableTime
) -> None:
    heard: Counter[int] = Counter()
    gate = asyncio.Event()

    async def slow(message: Message) -> None:
        await gate.wait()
        heard[message.chat.id] += 1

    router = Router()
    router.message.register(slow)
    dispatcher = Dispatcher(disable_fsm=True, database=lite_database)
    dispatcher.include_router(router)
    async with running(lite_database, clock, dispatcher) as run:
        officer, neighbour = await run.phones.add("林小溪"), await run.phones.add("石大山")
        county = fill(lite_database)
        for who, phone in ((county.liaison, officer), (county.clerk, neighbour)):
            lite_database.write_now(people.bind, who, phone.id, Language.CHINESE)
        for n in range(MOST_OF_AN_OFFICER + 3):
            await officer.send(f"第{n}条")
        await neighbour.send("你好")
        await run.box.drained()
        await run.app.intake.asides()
        gate.set()
        await run.settle()
        (told,) = run.sent()
        assert "从这一条起没有收" in told["text"]
        shown = (await officer.messages())[-1]
        assert shown["reply_to_message"]["text"] == f"第{MOST_OF_AN_OFFICER}条"
    assert heard == {officer.id: MOST_OF_AN_OFFICER, neighbour.id: 1}
