"""Long polling: fetch, keep, and only then let Telegram forget."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from time import monotonic
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook
from aiogram.methods.base import TelegramMethod

from bot.backoff import Backoff
from bot.receive import Intake
from bot.updates import KINDS

BATCH = 100
WAIT = 25  # seconds that the server holds an empty answer back
SLOWER = 15  # seconds beside that before the call counts as failed

R = TypeVar("R")

log = structlog.get_logger(__name__)


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
    """

    def __init__(
        self, bot: Bot, intake: Intake, *, first_pause: float = 0.5, longest: float = 60.0
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._backoff = Backoff(first_pause, longest)
        self._offset: int | None = None
        self._alone = False
        self._trouble: str | None = None
        self._since = 0.0
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
        await self._until_stopped(self._intake.room())
        method = GetRawUpdates(offset=self._offset)
        batch = await self._until_stopped(self._bot(method, request_timeout=WAIT + SLOWER))
        if batch:
            await self._intake.keep(batch)
        self._offset = max(int(raw["update_id"]) for raw in batch) + 1 if batch else None

    async def _wait_out(self, error: Exception) -> None:
        trouble = _name(error)
        if trouble != self._trouble:  # said once, not at every try
            if self._trouble is None:
                self._since = monotonic()
            self._trouble = trouble
            log.error("not_receiving", cause=trouble, code=getattr(error, "message", None))
        seconds = self._backoff.next()
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
        if self._trouble is not None:
            log.info("receiving_again", seconds=round(monotonic() - self._since))
            self._trouble = None
            self._backoff.reset()


def _name(error: Exception) -> str:
    if isinstance(error, TelegramConflictError):
        return "another_copy_runs"
    if isinstance(error, TelegramUnauthorizedError):
        return "token_refused"
    return type(error).__name__
