"""Who waits for a slot of the governor, and how long each chat's own limit holds them."""

from __future__ import annotations

import asyncio
import heapq
import math
from collections import deque
from typing import TypeAlias

Chat: TypeAlias = int | str | None
"""A chat's id; None for a call that belongs to no chat."""

_MANY_CHATS = 4096


class Ticket:
    """One call that waits for a slot, or has it.

    `at` is when it went, in monotonic seconds; `took` the seconds until its answer, when known.
    """

    __slots__ = ("_future", "at", "chat", "granted", "took")

    def __init__(self, chat: Chat = None) -> None:
        self.chat = chat
        self.at = math.inf
        self.took: float | None = None
        self.granted = False
        self._future: asyncio.Future[None] | None = None

    def grant(self, now: float) -> None:
        """Let the call go."""
        self.at = now
        self.granted = True
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    async def wait(self) -> None:
        """Return when granted; may be cancelled."""
        self._future = asyncio.get_running_loop().create_future()
        await self._future


class ChatLimits:
    """When each chat may have its next message: one an interval, after a burst.

    An interval of 0 seconds lifts the limit.
    """

    def __init__(self, interval: float, burst: int) -> None:
        self._interval = interval
        self._burst = burst
        # The time by which all that a chat was sent would have fitted at one an interval.
        self._paid_until: dict[Chat, float] = {}

    def ready_at(self, chat: Chat, *, overdraft: bool) -> float:
        """Return the monotonic second from which the chat may have one more.

        An overdraft doubles the burst, so that a reply does not wait for pushes sent just before.
        """
        if chat is None or not self._interval:
            return -math.inf
        ahead = self._burst * (2 if overdraft else 1) - 1
        return self._paid_until.get(chat, -math.inf) - ahead * self._interval

    def take(self, chat: Chat, now: float) -> None:
        """Count one message to the chat."""
        if chat is None or not self._interval:
            return
        if len(self._paid_until) >= _MANY_CHATS:
            self._paid_until = {c: t for c, t in self._paid_until.items() if t > now}
        self._paid_until[chat] = max(self._paid_until.get(chat, now), now) + self._interval

    def give_back(self, chat: Chat) -> None:
        """Take back what was counted for a call that was never made."""
        if chat in self._paid_until:
            self._paid_until[chat] -= self._interval


class Lane:
    """Tickets of one rank; chats take turns, and a chat held by its own limit stands aside.

    A chat stands in `_waiting` exactly while it is in `_turns` or in `_held`.
    """

    def __init__(self, chats: ChatLimits, *, overdraft: bool) -> None:
        self._chats = chats
        self._overdraft = overdraft
        self._waiting: dict[Chat, deque[Ticket]] = {}
        self._turns: deque[Chat] = deque()
        self._held: list[tuple[float, int, Chat]] = []
        self._holds = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def held_until(self) -> float:
        """The first monotonic second at which a held chat may go on, or infinity."""
        return self._held[0][0] if self._held else math.inf

    def add(self, ticket: Ticket) -> None:
        """Let a call queue behind others to its chat."""
        if ticket.chat not in self._waiting:
            self._waiting[ticket.chat] = deque()
            self._turns.append(ticket.chat)
        self._waiting[ticket.chat].append(ticket)
        self._count += 1

    def drop(self, ticket: Ticket) -> None:
        """Forget a call that no longer waits."""
        self._waiting[ticket.chat].remove(ticket)
        self._count -= 1

    def take(self, now: float) -> Ticket | None:
        """Return the next call that its chat's limit lets go, counted for the chat."""
        while self._held and self._held[0][0] <= now:
            self._turns.append(heapq.heappop(self._held)[2])
        while self._turns:
            chat = self._turns.popleft()
            queue = self._waiting[chat]
            if not queue:
                del self._waiting[chat]
            elif (ready := self._chats.ready_at(chat, overdraft=self._overdraft)) > now:
                self._holds += 1
                heapq.heappush(self._held, (ready, self._holds, chat))
            else:
                return self._go(chat, queue, now)
        return None

    def _go(self, chat: Chat, queue: deque[Ticket], now: float) -> Ticket:
        ticket = queue.popleft()
        self._count -= 1
        self._chats.take(chat, now)
        if queue:
            self._turns.append(chat)
        else:
            del self._waiting[chat]
        return ticket
