"""Whatever is sent, cancelled and refused in whatever order, the budget of the token holds."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from moved_timer import MovedTime

from bot.governor import RATE, Governor

FEW = st.integers(1, 4)
STEP = st.one_of(
    st.tuples(st.just("push"), FEW),
    st.tuples(st.just("pushes"), st.integers(1, 60)),
    st.tuples(st.just("reply"), FEW),
    st.tuples(st.just("new"), st.just(0)),
    st.tuples(st.just("lull"), st.just(0)),
    st.tuples(st.just("cancel"), st.integers(0, 200)),
    st.tuples(st.just("halt"), st.integers(1, 4)),
    st.tuples(st.just("late"), st.sampled_from([0, 3, 40, 200])),
    st.tuples(st.just("pass"), st.integers(0, 1500)),
)


@dataclass
class Sent:
    """One call that went out."""

    at: float
    chat: int | None
    rank: str


class World:
    """Sends by a governor on a clock of its own, and notes what went when."""

    def __init__(self) -> None:
        self.clock = MovedTime()
        self.governor = Governor(timer=self.clock)
        self.sent: list[Sent] = []
        self.halts: list[tuple[float, float]] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.new_ones: set[int] = set()
        self.overtaken: list[Sent] = []
        self.cancelled = 0
        self._chats = iter(range(1000, 100_000))

    async def _send(self, chat: int | None, rank: str) -> None:
        if rank == "lull":
            await self.governor.lull()
        else:
            ticket = await self.governor.slot(chat, reply=rank == "reply")
            self.clock.call_at(self.clock.now + 0.2, lambda: self.governor.answered(ticket))
        one = Sent(self.clock.now, chat, rank)
        self.sent.append(one)
        if rank != "reply" and self.new_ones:
            self.overtaken.append(one)
        self.new_ones.discard(chat or 0)

    def _start(self, chat: int | None, rank: str) -> None:
        self.tasks.append(asyncio.create_task(self._send(chat, rank)))

    async def take(self, step: str, n: int) -> None:
        match step:
            case "push" | "reply":
                self._start(n, step)
            case "pushes":
                for _ in range(n):
                    self._start(next(self._chats), "push")
            case "new":  # somebody to whom nothing was sent before
                chat = next(self._chats)
                self._start(chat, "reply")
                await self.clock.pass_by(0)
                if not any(one.chat == chat for one in self.sent):
                    self.new_ones.add(chat)
            case "lull":
                self._start(None, step)
            case "cancel":
                self._cancel(n)
            case "halt":
                self.governor.halt(n)
                self.halts.append((self.clock.now, self.clock.now + n))
            case "late":
                self.clock.late = n / 1000
            case _:
                await self.clock.pass_by(n / 1000)

    def _cancel(self, n: int) -> None:
        waiting = [task for task in self.tasks if not (task.done() or task.cancelling())]
        if waiting and not self.new_ones:
            self.cancelled += waiting[n % len(waiting)].cancel()

    async def end(self) -> None:
        self.clock.late = 0.0
        await self.clock.pass_by(400)


async def lived(steps: list[tuple[str, int]]) -> World:
    world = World()
    for step, n in steps:
        await world.take(step, n)
    await world.end()
    return world


def most_within(times: list[float], seconds: float) -> int:
    return max((sum(t <= other < t + seconds for other in times) for t in times), default=0)


@settings(max_examples=120)
@given(st.lists(STEP, max_size=60))
def test_the_budget_holds(steps: list[tuple[str, int]]) -> None:
    world = asyncio.run(lived(steps))
    times = [one.at for one in world.sent]
    # Nothing is lost: what was not cancelled has gone.
    assert len(world.sent) + world.cancelled == len(world.tasks)
    assert world.governor.waiting == 0
    # Thirty in any second, evenly but for what a late timer makes good, also after a halt; nothing
    # within one.
    assert most_within(times, 1.0) <= 30
    assert all(later - sooner > 1 / RATE - 0.0201 for sooner, later in pairwise(times))
    assert not [t for t in times for since, until in world.halts if since < t < until]
    # Whoever is answered goes before all that is only told.
    assert world.overtaken == []
    # A chat gets a small burst and then one a second; replies may run ahead by as much again.
    by_chat: dict[int, list[Sent]] = defaultdict(list)
    for one in world.sent:
        if one.chat is not None:
            by_chat[one.chat].append(one)
    for chat in by_chat.values():
        burst = 6 if any(one.rank == "reply" for one in chat) else 3
        for first, start in enumerate(chat):
            for n, one in enumerate(chat[first:], 1):
                assert n <= burst + (one.at - start.at) + 1e-6
