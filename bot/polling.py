"""Long polling: fetch, keep, and only then let Telegram forget."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook
from aiogram.methods.base import TelegramMethod

from bot.backoff import Backoff
from bot.receive import Intake
from bot.trouble import Trouble
from bot.updates import KINDS

BATCH = 100
WAIT = 25  # seconds that the server holds an empty answer back
SLOWER = 15  # seconds beside that before the call counts as failed
# Two copies throw each other out by turns: seconds without that before it counts as over, and the
# longest pause meanwhile, since updates come between.
APART, SHORT = 60.0, 15.0

OTHER_COPY, REFUSED = "another_copy_runs", "token_refused"

R = TypeVar("R")


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """The method getUpdates, its updates as they came: they are kept so, and read later."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = BATCH
    timeout: int = WAIT
    allowed_updates: tuple[str, ...] = KINDS


class Polling:
    """Fetches updates for one bot until it is stopped.

    No offset is stored: it is sent once, to confirm a batch that is on the disk, and then left out,
    so that a counter that starts anew (as Telegram's does after a quiet week) loses nothing.
    ``accepted`` is set once the server has taken the token. ``on_trouble`` is told the cause when
    nothing comes any more, and when the cause changes.
    """

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        *,
        first_pause: float = 0.5,
        longest: float = 60.0,
        apart: float = APART,
        on_trouble: Callable[[str], object] = lambda _cause: None,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._apart = apart
        self._on_trouble = on_trouble
        self._backoff = Backoff(first_pause, longest)
        self._short = Backoff(first_pause, min(SHORT, longest))
        self._offset: int | None = None
        self._alone = False
        self.trouble = Trouble("not_receiving", "receiving_again")
        self.accepted = asyncio.Event()
        self._stopping = False
        self._call: asyncio.Task[Any] | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to fetch."""
        self._task = asyncio.create_task(self._run(), name="polling")

    async def stop(self) -> None:
        """Stop fetching; a batch that has arrived is still kept."""
        self._stopping = True
        if self._call is not None:
            self._call.cancel()
        if self._task is not None:
            await asyncio.wait([self._task])
            self._task = None

    async def _run(self) -> None:
        while not self._stopping:
            try:
                await self._batch()
            except asyncio.CancelledError:
                return
            except Exception as error:
                await self._wait_out(error)
            else:
                self._all_well()

    async def _batch(self) -> None:
        if not self._alone:  # no updates come this way while a webhook is set
            await self._until_stopped(self._bot(DeleteWebhook()))
            self._alone = True
            self.accepted.set()
        await self._until_stopped(self._intake.room())
        method = GetRawUpdates(offset=self._offset)
        batch = await self._until_stopped(self._bot(method, request_timeout=WAIT + SLOWER))
        if batch:
            await self._intake.keep(batch)
        self._offset = max(int(raw["update_id"]) for raw in batch) + 1 if batch else None

    async def _wait_out(self, error: Exception) -> None:
        cause, earlier = _name(error), self.trouble.cause
        self.trouble.met(cause, code=getattr(error, "message", None))
        if cause != earlier:
            self._on_trouble(cause)
        seconds = (self._short if cause == OTHER_COPY else self._backoff).next()
        if isinstance(error, TelegramRetryAfter):
            seconds = max(seconds, error.retry_after)
        with suppress(asyncio.CancelledError):
            await self._until_stopped(asyncio.sleep(seconds))

    async def _until_stopped(self, work: Coroutine[Any, Any, R]) -> R:
        """Wait for what a stop need not wait for; raises CancelledError when it comes."""
        if self._stopping:
            work.close()
            raise asyncio.CancelledError
        self._call = asyncio.create_task(work)
        try:
            result: R = await self._call
        finally:
            self._call = None
        return result

    def _all_well(self) -> None:
        lasting = self._apart if self.trouble.cause == OTHER_COPY else 0.0
        if self.trouble.cause is not None and self.trouble.over(lasting=lasting):
            self._backoff.reset()
            self._short.reset()


def _name(error: Exception) -> str:
    if isinstance(error, TelegramConflictError):
        return OTHER_COPY
    if isinstance(error, TelegramUnauthorizedError | TelegramNotFound):
        return REFUSED
    return type(error).__name__
