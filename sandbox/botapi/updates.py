"""The queue of updates: numbered, kept until confirmed, forgotten when too old."""

import asyncio
import itertools
import random
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.clock import SandboxClock

Json = dict[str, Any]
DAY = 86_400
WEEK = 7 * DAY
CALLBACK_LIFE = 150
AHEAD = 10
ALL_KINDS = (  # in the order in which getWebhookInfo tells them
    *("message", "edited_message", "channel_post", "edited_channel_post"),
    *("inline_query", "chosen_inline_result", "callback_query", "shipping_query"),
    *("pre_checkout_query", "poll", "poll_answer", "my_chat_member", "chat_member"),
    *("chat_join_request", "chat_boost", "removed_chat_boost", "message_reaction"),
    *("message_reaction_count", "business_connection", "business_message"),
    *("edited_business_message", "deleted_business_messages", "purchased_paid_media"),
    *("managed_bot", "guest_message"),
)
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass
class Entry:
    """One update that waits to be taken."""

    id: int
    kind: str
    payload: Json
    expires: int
    lane: tuple[str, int]
    delivered: bool = False

    def as_update(self) -> Json:
        """The Bot API Update."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """Updates in order; dates come from the sandbox clock."""

    def __init__(self, clock: SandboxClock, first_id: int = 412_907_311) -> None:
        self._clock = clock
        self._next_id = first_id
        self._last_added: int | None = None
        self._dice = random.Random(first_id)  # noqa: S311  # only has to look random
        self.pending: OrderedDict[int, Entry] = OrderedDict()
        self.allowed: list[str] = []  # empty: the default kinds
        self.arrived = asyncio.Event()
        self.on_add: Callable[[Entry], None] | None = None

    def allows(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        if self.allowed:
            return kind in self.allowed
        return kind not in NOT_BY_DEFAULT

    def allow(self, kinds: list[str]) -> None:
        """Set the kinds that are collected from now on; none that exists is the default."""
        wanted = [kind for kind in ALL_KINDS if kind in kinds]
        self.allowed = [] if {*wanted} == {*ALL_KINDS} - NOT_BY_DEFAULT else wanted

    def add(self, kind: str, payload: Json, lane: tuple[str, int]) -> int | None:
        """Number an update and keep it; None when the bot does not want its kind."""
        if not self.allows(kind):
            return None
        now = self._clock.timestamp()
        self._restart_after_a_week(now)
        life = CALLBACK_LIFE if kind == "callback_query" else DAY
        entry = Entry(self._next_id, kind, payload, now + life, lane)
        self._next_id += 1
        self.pending[entry.id] = entry
        self.arrived.set()
        if self.on_add is not None:
            self.on_add(entry)
        return entry.id

    def _restart_after_a_week(self, now: int) -> None:
        quiet = self._last_added is not None and now - self._last_added > WEEK
        self._last_added = now
        if quiet:
            self.expire()
            if not self.pending:
                self._next_id = self._dice.randrange(100_000_000, 900_000_000)

    def settings(self) -> Json:
        """What a restart has to know besides the updates themselves."""
        return {
            "next_id": self._next_id,
            "last_added": self._last_added,
            "allowed": self.allowed,
            "delivered": [entry.id for entry in self.pending.values() if entry.delivered],
        }

    def take_settings(self, kept: Json) -> None:
        """Go on as an earlier run ended."""
        self._next_id, self._last_added = kept["next_id"], kept["last_added"]
        self._dice = random.Random(self._next_id)  # noqa: S311  # only has to look random
        self.allowed = list(kept["allowed"])
        for number in kept["delivered"]:
            if number in self.pending:
                self.pending[number].delivered = True

    def was_taken(self, update_id: int) -> bool:
        """Whether the bot has received that update at least once."""
        entry = self.pending.get(update_id)
        return entry is None or entry.delivered

    def confirm(self, offset: int) -> None:
        """Forget what is older than `offset`; a negative one keeps that many of the newest.

        An offset far ahead of every number given out confirms nothing: the numbers restarted.
        """
        if offset > self._next_id + AHEAD:
            return
        if offset < 0:
            surplus = len(self.pending) + offset
            for _ in range(max(0, surplus)):
                self.pending.popitem(last=False)
            return
        while self.pending and next(iter(self.pending)) < offset:
            self.pending.popitem(last=False)

    def drop(self, update_id: int) -> None:
        """Forget one update."""
        self.pending.pop(update_id, None)

    def clear(self) -> None:
        """Forget all, as `drop_pending_updates` asks."""
        self.pending.clear()

    def expire(self) -> None:
        """Forget what nobody fetched in time."""
        now = self._clock.timestamp()
        stale = [entry.id for entry in self.pending.values() if entry.expires < now]
        for update_id in stale:
            del self.pending[update_id]

    def take(self, limit: int) -> list[Entry]:
        """The oldest updates, marked as delivered but kept until confirmed."""
        self.expire_front()
        entries = list(itertools.islice(self.pending.values(), limit))
        if any(entry.expires < self._clock.timestamp() for entry in entries):
            self.expire()
            entries = list(itertools.islice(self.pending.values(), limit))
        for entry in entries:
            entry.delivered = True
        return entries

    def expire_front(self) -> None:
        """Cheap part of `expire`: old updates stand in front."""
        now = self._clock.timestamp()
        while self.pending:
            entry = next(iter(self.pending.values()))
            if entry.expires >= now:
                return
            self.pending.popitem(last=False)
