"""The budget of one bot token, shared by replies and pushes.

Telegram lets a bot send about thirty messages in any second and about one a second to a chat, and
answers more with a retry-after for everything. The governor hands out evenly spaced slots a little
below that; there is no bucket to burst from.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Protocol

from bot.lanes import Chat, ChatLimits, Lane, Ticket

RATE = 29.7
"""Slots a second. At 29.7, thirty-one slots always span more than a second."""

_CATCH_UP = 0.02
"""Seconds of lateness (a timer that fired late) that the next slot may make good."""

_SECOND = 1.004
"""The second in which the server counts, and a little for its clock and the network."""

_FORGETTING = 1.0003
"""How the quickest answer ages with each call: slowly, or a network that was slow for a while and
is quick again would bring what was sent apart to the server together."""

_DOUBT = 0.3
"""Seconds by which a slowly answered call may have reached the server later than others did."""

_HALT_MARGIN = 0.1
"""Seconds added to a retry-after, which the server counts in whole seconds."""


class Alarm(Protocol):
    """What a timer returns, so that it can be set anew."""

    def cancel(self) -> object:
        """Forget the call that was due."""


class Timer(Protocol):
    """Monotonic seconds and calls at a time; every asyncio event loop is one."""

    def time(self) -> float:
        """Return monotonic seconds."""

    def call_at(self, when: float, callback: Callable[[], object], /) -> Alarm:
        """Call back at that time, no sooner."""


class Governor:
    """Hands out slots for calls that count: halt first, then replies, then pushes, evenly.

    `rate` is in slots a second (`math.inf` takes the pacing away), `chat_interval` in seconds
    between messages to one chat (0 for no such limit), after a burst of `chat_burst`. It belongs
    to one event loop.
    """

    def __init__(
        self,
        rate: float = RATE,
        *,
        chat_interval: float = 1.0,
        chat_burst: int = 3,
        timer: Timer | None = None,
    ) -> None:
        if rate <= 0:
            raise ValueError("the rate must be above 0")
        self._interval = 1.0 / rate
        # Whatever the timers do, any window of this many slots lasts at least so many seconds.
        self._window = math.ceil(rate) if self._interval else 1
        self._window_seconds = self._window * self._interval
        self._recent: deque[Ticket] = deque(maxlen=self._window)
        chats = ChatLimits(chat_interval, chat_burst)
        self._chats = chats
        self._replies = Lane(chats, overdraft=True)
        self._pushes = Lane(chats, overdraft=False)
        self._lulls = Lane(chats, overdraft=False)
        self._lanes = (self._replies, self._pushes, self._lulls)
        self._unlimited = not self._interval and not chat_interval
        self._timer = timer
        self._alarm: Alarm | None = None
        self._alarm_at = math.inf
        self._due = -math.inf
        self._halted_until = -math.inf
        self._quickest = math.inf
        self.refused = 0

    @property
    def timer(self) -> Timer:
        """The clock in use: the running event loop's, unless one was given."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop()
        return self._timer

    @property
    def waiting(self) -> int:
        """How many calls wait for a slot."""
        return sum(map(len, self._lanes))

    @property
    def halted_for(self) -> float:
        """Seconds until a retry-after is over, 0 when there is none."""
        return max(0.0, self._halted_until - self.timer.time())

    @property
    def used(self) -> float:
        """Share of the budget taken in the last window (about a second), from 0 to 1."""
        since = self.timer.time() - self._window_seconds
        return sum(1 for ticket in self._recent if ticket.at > since) / self._window

    async def slot(self, chat_id: Chat = None, *, reply: bool = False) -> Ticket:
        """Wait until one counting call may be made; a cancelled wait gives its place back.

        Replies, and pushes that are urgent, take `reply=True` and go before all else. Without a
        chat only the token's budget counts. Tell `answered` when the call is over.
        """
        ticket = Ticket(chat_id)
        if self._unlimited and not self.halted_for:
            return ticket
        await self._queue(ticket, self._replies if reply else self._pushes)
        return ticket

    async def lull(self) -> None:
        """Wait for a slot that no reply and no push wants, for work that can wait."""
        if not self._unlimited or self.halted_for:
            await self._queue(Ticket(None), self._lulls)

    async def _queue(self, ticket: Ticket, lane: Lane) -> None:
        lane.add(ticket)
        self._serve()
        if not ticket.granted:
            await self._wait(ticket, lane)

    def answered(self, ticket: Ticket | None) -> None:
        """Say that a call is over, so that one which reached the server late is counted late."""
        if ticket is not None and ticket.granted:
            ticket.took = self.timer.time() - ticket.at
            # So that a network which became slower does not look late for ever.
            self._quickest = min(ticket.took, self._quickest * _FORGETTING)

    async def _wait(self, ticket: Ticket, lane: Lane) -> None:
        try:
            await ticket.wait()
        except asyncio.CancelledError:
            if ticket.granted:
                self._give_back(ticket)
            else:
                lane.drop(ticket)
            raise
        # A busy event loop lets the call out late: it counts from when it really goes.
        ticket.at = max(ticket.at, self.timer.time())

    async def pass_halt(self) -> None:
        """Wait out a retry-after, for calls that need no slot."""
        while self.halted_for:
            over = Ticket(None)
            alarm = self.timer.call_at(self._halted_until, partial(over.grant, 0.0))
            try:
                await over.wait()
            finally:
                alarm.cancel()

    def halt(self, seconds: float) -> bool:
        """Stop every slot for that many seconds (a retry-after); never shortens another halt.

        Gives whether it is a new halt: calls in flight are refused with the first that was.
        """
        new = not self.halted_for
        until = self.timer.time() + seconds + _HALT_MARGIN
        self._halted_until = max(self._halted_until, until)
        self.refused += 1
        self._serve()
        return new

    def _opens_at(self) -> float:
        opens = max(self._due, self._halted_until)
        if len(self._recent) == self._window:
            first = self._recent[0]
            opens = max(opens, first.at + self._window_seconds, self._arrived(first) + _SECOND)
        return opens

    def _arrived(self, ticket: Ticket) -> float:
        """Return when a call may at the latest have reached the server, by its time to answer."""
        took = self.timer.time() - ticket.at if ticket.took is None else ticket.took
        return ticket.at + min(max(took - self._quickest, 0.0), _DOUBT)

    def _serve(self) -> None:
        """Grant what may go now, and set the alarm for what comes next."""
        now = self.timer.time()
        late = min(max(now - self._alarm_at, 0.0), _CATCH_UP)
        while (opens := self._opens_at()) <= now:
            ticket = next(filter(None, (lane.take(now) for lane in self._lanes)), None)
            if ticket is None:
                opens = min(lane.held_until for lane in self._lanes)
                break
            self._due = max(self._due, now - late) + self._interval
            self._recent.append(ticket)
            ticket.grant(now)
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm, self._alarm_at = None, math.inf
        if self.waiting and opens < math.inf:
            self._alarm_at = opens
            self._alarm = self.timer.call_at(opens, self._serve)

    def _give_back(self, ticket: Ticket) -> None:
        self._chats.give_back(ticket.chat)
        if ticket in self._recent:
            self._recent.remove(ticket)
            self._due -= self._interval
        self._serve()
