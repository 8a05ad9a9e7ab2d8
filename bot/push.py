"""The sender: claims what is owed, checks it once more, sends it, and notes what became of it.

At most so many sends are in flight, one an officer; after a crash at most those are repeated, since
Telegram offers no key against it. What is due to an officer goes out together; state is in rows.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import structlog
from telegram.error import TelegramError

from bot import push_adapter
from bot.backoff import delay
from bot.metrics import Metrics
from bot.push_adapter import Pusher
from bot.push_faults import OUT_OF_REACH, PASSING, Fault, fault_of
from bot.trouble import Trouble
from casework.pushes import Bundle
from casework.sheets_pushes import MessageSheet
from services import bundling, delivering
from storage import write_faults
from storage.database import Database
from wording import push_messages as words

IN_FLIGHT = 8
CLAIMED = 64
# With fewer claimed than this, more are looked for while those go; so many are made ready ahead.
LOW, AHEAD = 16, 4
LEASE = timedelta(seconds=30)
# Wakes in a row within so many seconds make one look at the record, which replies wait for.
TOGETHER = 0.3
LONGEST_SLEEP, LONGEST_BACKOFF = 60.0, 300.0

log = structlog.get_logger(__name__)


class Sender:
    """Sends pushes of one bot token; call :meth:`wake` when there may be something to send."""

    def __init__(
        self,
        bot: Pusher,
        database: Database,
        metrics: Metrics,
        *,
        in_flight: int = IN_FLIGHT,
        on_unreachable: Callable[[int], None] = lambda _chat_id: None,
    ) -> None:
        self._bot = bot
        self._database = database
        self._metrics = metrics
        self._most = in_flight + AHEAD
        self._room = asyncio.Semaphore(in_flight)
        self._on_unreachable = on_unreachable
        self._waiting: deque[Bundle] = deque()
        self._busy: set[int] = set()
        self._sends: set[asyncio.Task[None]] = set()
        self._asked = self._done = self._settling = 0
        self._woken, self._hurried = asyncio.Event(), asyncio.Event()
        self._changed = asyncio.Condition()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        self.trouble = Trouble("pushes_delayed", "pushes_going_again")

    def start(self) -> None:
        """Begin to send."""
        self._stopping = False
        self._hurried.clear()
        self._task = asyncio.create_task(self._run(), name="sender")

    def wake(self) -> None:
        """Look for what is due, soon."""
        self._asked += 1
        self._woken.set()

    async def settle(self) -> None:
        """Return when everything that is due now has been tried."""
        self.wake()
        mine = self._asked
        self._settling += 1
        self._hurried.set()
        try:
            async with self._changed:
                await self._changed.wait_for(lambda: self._done >= mine)
        finally:
            self._settling -= 1
            if not self._settling:
                self._hurried.clear()

    async def stop(self, patience: float = 5.0) -> None:
        """Let what is in flight arrive, for so many seconds, and stop; the rest stays owed."""
        self._stopping = True
        self._woken.set()
        self._hurried.set()
        if self._task is None:
            return
        await asyncio.wait([self._task], timeout=patience)
        for send in (self._task, *self._sends):
            send.cancel()
        await asyncio.gather(self._task, *self._sends, return_exceptions=True)
        self._task = None
        unsent = [push.id for bundle in self._waiting for push in bundle.pushes]
        self._busy.difference_update(bundle.recipient_id for bundle in self._waiting)
        self._waiting.clear()
        await self._database.write(delivering.let_go, unsent)

    async def _run(self) -> None:
        while not self._stopping:
            asked = self._asked
            self._woken.clear()
            try:
                while await self._pass() and not self._stopping:
                    pass
                await self._finish(asked)
                await self._sleep()
            except Exception as fault:
                self._broke(fault, "sender_failed")
                await asyncio.sleep(1)
        if self._sends:
            await asyncio.wait(self._sends)

    async def _finish(self, asked: int) -> None:
        async with self._changed:
            self._done = max(self._done, asked)
            self._changed.notify_all()

    async def _sleep(self) -> None:
        next_due = await self._database.read(delivering.seconds_to_next)
        seconds = LONGEST_SLEEP if next_due is None else min(max(next_due, 1.0), LONGEST_SLEEP)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)
            await asyncio.wait_for(self._hurried.wait(), TOGETHER)

    async def _pass(self) -> bool:
        """Claim and send until no more can be claimed; false when there was nothing at all."""
        found = False
        while not self._stopping:
            self._start_sends()
            if len(self._waiting) < LOW and await self._claim():
                found = True
                continue
            if self._sends:
                await asyncio.wait(self._sends, return_when=asyncio.FIRST_COMPLETED)
            elif not self._waiting:  # the last may have arrived while more was looked for
                break
        return found

    async def _claim(self) -> bool:
        """Claim what is due to officers to whom nothing is on its way; false when nothing is."""
        busy = frozenset(self._busy)
        if await self._database.read(delivering.seconds_to_next, busy) != 0:
            return False
        claimed = await self._database.write(delivering.take, CLAIMED, LEASE, busy)
        self._busy.update(bundle.recipient_id for bundle in claimed)
        self._waiting.extend(claimed)
        return bool(claimed)

    def _start_sends(self) -> None:
        """Start what may go now, the oldest first."""
        while self._waiting and len(self._sends) < self._most and not self._stopping:
            task = asyncio.create_task(self._one(self._waiting.popleft()))
            self._sends.add(task)
            task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        """Let the next go at once, also while more are being claimed."""
        self._sends.discard(task)
        self._start_sends()

    async def _one(self, bundle: Bundle) -> None:
        try:
            await self._deliver(bundle)
        except Exception as fault:
            self._broke(fault, "push_failed", push_ids=[push.id for push in bundle.pushes])
        finally:
            self._busy.discard(bundle.recipient_id)

    def _broke(self, fault: Exception, event: str, **facts: object) -> None:
        """Log a fault; that nothing can be written is a trouble, said once for however long."""
        cause = write_faults.passing(fault)
        if cause is None:
            log.exception(event, **facts)
        else:
            self.trouble.met(cause)

    async def _deliver(self, bundle: Bundle) -> None:
        found = await self._database.read(bundling.prepare, bundle)
        if found.left:
            await self._database.write(delivering.kept_back, found.left)
        if found.sheet is None:
            await self._database.write(delivering.unchanged, bundle)
            return
        try:
            async with self._room:
                await self._put(found.sheet)
        except TelegramError as error:
            await self._failed(bundle, found.sheet, error)

    async def _put(self, sheet: MessageSheet) -> None:
        if sheet.message_id is not None:
            await self._change(sheet, sheet.message_id)
        else:
            await self._send(sheet)

    async def _send(self, sheet: MessageSheet) -> None:
        screen = words.message(sheet)
        message_id = await push_adapter.send(self._bot, sheet.chat_id, screen, urgent=sheet.urgent)
        await self._database.write(delivering.sent, sheet, message_id, words.view_of(sheet))
        self.trouble.over()
        self._metrics.pushes_sent.inc()

    async def _change(self, sheet: MessageSheet, message_id: int) -> None:
        await push_adapter.change(self._bot, sheet.chat_id, message_id, words.message(sheet))
        await self._database.write(delivering.changed, sheet)

    async def _failed(self, bundle: Bundle, sheet: MessageSheet, error: TelegramError) -> None:
        fault = fault_of(error)
        self._metrics.pushes_failed.labels(cause=fault.value).inc()
        if fault in PASSING:
            self.trouble.met(fault.value)
            attempts = max(push.attempts for push in bundle.pushes)
            seconds = delay(attempts, 1.0, LONGEST_BACKOFF)
            await self._database.write(delivering.again, bundle, fault.value, seconds)
        elif sheet.message_id is not None:
            refused = fault is Fault.REFUSED
            await self._database.write(delivering.unchangeable, sheet, refused=refused)
        elif fault in OUT_OF_REACH:
            await self._database.write(delivering.refused, bundle, fault.value)
            self._on_unreachable(sheet.chat_id)
        elif len(sheet.lines) > 1:
            await self._in_halves(sheet)
        else:
            ids = [push.id for push in bundle.pushes]
            log.error("push_parked", push_ids=ids, cause=error.message)
            await self._database.write(delivering.parked, bundle, fault.value)

    async def _in_halves(self, sheet: MessageSheet) -> None:
        """Send what was refused together in two, and so on, until what is refused stands alone.

        One bad push holds up no other, and the others come in few messages.
        """
        pushes = [line.push for line in sheet.lines]
        middle = len(pushes) // 2
        for half in (pushes[:middle], pushes[middle:]):
            await self._deliver(Bundle(sheet.officer_id, tuple(half)))
