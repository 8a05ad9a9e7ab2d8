"""The budget of a bot token: even slots, replies first, a halt that ends without a burst."""

import asyncio
import math
from collections import Counter
from itertools import pairwise

import pytest
from moved_timer import MovedTime, settle

from bot.governor import RATE, Governor


class Office:
    """Sends through a governor and notes what went when."""

    def __init__(self, **settings: float) -> None:
        self.clock = MovedTime()
        self.governor = Governor(timer=self.clock, **settings)  # type: ignore[arg-type]
        self.sent: list[tuple[float, int | None]] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.answer_takes = 0.1

    async def _send(self, chat: int | None, *, reply: bool) -> None:
        ticket = await self.governor.slot(chat, reply=reply)
        self.sent.append((self.clock.now, chat))
        answered_at = self.clock.now + self.answer_takes
        self.clock.call_at(answered_at, lambda: self.governor.answered(ticket))

    def send(self, chat: int | None = None, *, reply: bool = False) -> asyncio.Task[None]:
        task = asyncio.create_task(self._send(chat, reply=reply))
        self.tasks.append(task)
        return task

    @property
    def times(self) -> list[float]:
        return [when for when, _ in self.sent]

    def to(self, chat: int) -> list[float]:
        return [when for when, to in self.sent if to == chat]


def gaps(times: list[float]) -> list[float]:
    return [later - sooner for sooner, later in pairwise(times)]


def worst_second(times: list[float]) -> int:
    return max(sum(1 for other in times if t <= other < t + 1) for t in times)


async def test_slots_are_evenly_spaced_from_the_first_on() -> None:
    office = Office()
    for chat in range(100):
        office.send(chat)
    await office.clock.pass_by(10)
    assert len(office.sent) == 100
    assert gaps(office.times) == pytest.approx([1 / RATE] * 99, abs=0.0051)


async def test_six_hundred_pushes_to_two_hundred_chats_go_at_twenty_nine_a_second() -> None:
    office = Office()
    for push in range(600):
        office.send(push % 200)
    await office.clock.pass_by(30)
    assert Counter(chat for _, chat in office.sent) == dict.fromkeys(range(200), 3)
    assert worst_second(office.times) <= 30
    assert 599 / (office.times[-1] - office.times[0]) >= 29


@pytest.mark.parametrize("late", [0.001, 0.015, 0.2])
async def test_timers_that_fire_late_never_let_more_than_thirty_out_in_a_second(
    late: float,
) -> None:
    office = Office()
    for chat in range(120):
        office.send(chat)
    for step in range(200):
        office.clock.late = late * (step % 3)
        await office.clock.pass_by(0.2)
    assert len(office.sent) == 120
    assert worst_second(office.times) <= 30


async def test_a_little_lateness_is_made_good() -> None:
    office = Office()
    office.clock.late = 0.002
    for chat in range(300):
        office.send(chat)
    await office.clock.pass_by(12)
    assert 299 / (office.times[-1] - office.times[0]) >= 29.5


async def test_quiet_time_is_not_saved_up() -> None:
    office = Office()
    office.send(1)
    await office.clock.pass_by(60)
    for chat in range(2, 40):
        office.send(chat)
    await office.clock.pass_by(5)
    assert min(gaps(office.times)) > 0.028
    assert worst_second(office.times) <= 30


async def test_a_reply_goes_next_though_six_hundred_pushes_wait() -> None:
    office = Office()
    for push in range(600):
        office.send(push % 200)
    await office.clock.pass_by(3)
    asked = office.clock.now
    office.send(999, reply=True)
    await office.clock.pass_by(1)
    assert office.to(999)[0] - asked <= 2 / RATE


async def test_the_backlog_of_one_chat_keeps_no_other_waiting() -> None:
    office = Office()
    for _ in range(50):
        office.send(1)
    for chat in range(2, 22):
        office.send(chat)
    await office.clock.pass_by(1)
    assert {chat for _, chat in office.sent} == set(range(1, 22))
    await office.clock.pass_by(60)
    assert len(office.to(1)) == 50


async def test_a_chat_gets_a_small_burst_then_one_a_second() -> None:
    office = Office()
    for _ in range(6):
        office.send(1)
    await office.clock.pass_by(10)
    first = office.times[0]
    assert [round(t - first, 1) for t in office.times] == [0, 0, 0.1, 1, 2, 3]


async def test_a_reply_does_not_wait_for_pushes_its_chat_just_got() -> None:
    office = Office()
    for _ in range(5):
        office.send(1)
    await office.clock.pass_by(0.2)
    asked = office.clock.now
    office.send(1, reply=True)
    await office.clock.pass_by(0.2)
    assert office.times[-1] - asked <= 2 / RATE


async def test_a_retry_after_stops_everything_and_ends_without_a_burst() -> None:
    office = Office()
    for chat in range(200):
        office.send(chat)
    await office.clock.pass_by(1)
    before = len(office.sent)
    office.governor.halt(3)
    office.governor.halt(1)
    office.send(999, reply=True)
    await office.clock.pass_by(3)
    assert len(office.sent) == before
    assert office.governor.halted_for > 0
    await office.clock.pass_by(10)
    after = office.sent[before:]
    assert after[0][1] == 999
    assert len(office.sent) == 201
    assert min(gaps([when for when, _ in after])) > 0.028


async def test_a_cancelled_wait_gives_its_place_to_the_next() -> None:
    office = Office(chat_burst=1)
    sends = [office.send(1) for _ in range(3)]
    await office.clock.pass_by(0.5)
    sends[1].cancel()
    await office.clock.pass_by(0.6)
    assert len(office.sent) == 2
    assert sends[2].done()
    assert office.governor.waiting == 0


async def test_a_call_cancelled_just_as_its_slot_comes_gives_the_slot_back() -> None:
    office = Office()
    office.send(1)
    await settle()
    unlucky, next_one = office.send(2), office.send(3)
    await settle()
    office.clock.now += 0.034
    office.governor._serve()
    unlucky.cancel()
    await settle()
    assert unlucky.cancelled()
    assert next_one.done()
    assert office.sent == [(1000.0, 1), (1000.034, 3)]


async def test_cancelling_a_whole_backlog_leaves_the_next_call_free_to_go() -> None:
    office = Office()
    backlog = [office.send(push % 4) for push in range(80)]
    await office.clock.pass_by(0.1)
    for task in backlog:
        task.cancel()
    await settle()
    asked = office.clock.now
    office.send(9)
    await office.clock.pass_by(0.1)
    assert office.to(9)[0] - asked <= 2 / RATE
    assert office.governor.waiting == 0


@pytest.mark.parametrize(("takes", "span"), [(0.1, 1.0), (0.14, 1.04), (9.0, 1.3)])
async def test_a_call_answered_late_counts_as_one_that_arrived_late(
    takes: float, span: float
) -> None:
    office = Office(rate=10)
    office.send(0)
    await office.clock.pass_by(5)
    office.answer_takes = takes
    office.send(1)
    await settle()
    office.answer_takes = 0.1
    for chat in range(2, 12):
        office.send(chat)
    await office.clock.pass_by(5)
    assert office.times[11] - office.times[1] == pytest.approx(span, abs=0.006)


async def test_with_the_pacing_taken_away_nothing_waits_until_a_retry_after() -> None:
    office = Office(rate=math.inf, chat_interval=0)
    for _ in range(5000):
        office.send(1)
    await settle()
    assert len(office.sent) == 5000
    office.governor.halt(2)
    office.send(1)
    await office.clock.pass_by(1)
    assert len(office.sent) == 5000
    await office.clock.pass_by(2)
    assert len(office.sent) == 5001


async def test_calls_that_need_no_slot_still_wait_out_a_retry_after() -> None:
    office = Office()
    await office.governor.pass_halt()
    office.governor.halt(2)
    waiting = asyncio.create_task(office.governor.pass_halt())
    await office.clock.pass_by(2)
    assert not waiting.done()
    await office.clock.pass_by(0.2)
    assert waiting.done()


async def test_the_share_of_the_budget_in_use_can_be_read() -> None:
    office = Office()
    assert office.governor.used == 0
    for chat in range(15):
        office.send(chat)
    await office.clock.pass_by(0.6)
    assert office.governor.used == pytest.approx(0.5)
    await office.clock.pass_by(2)
    assert office.governor.used == 0


async def test_the_limits_of_chats_long_silent_are_forgotten() -> None:
    office = Office(rate=100_000)
    for chat in range(9000):
        await office.governor.slot(chat)
        office.clock.now += 0.01
    assert len(office.governor._chats._paid_until) < 4097


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        Governor(0)


async def test_on_the_real_clock_slots_keep_their_distance() -> None:
    governor = Governor(rate=100)
    loop = asyncio.get_running_loop()
    started = loop.time()
    await asyncio.gather(*(governor.slot(chat) for chat in range(31)))
    assert loop.time() - started >= 0.29
