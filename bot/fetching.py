"""The fetcher: takes the bytes of attachments from Telegram into the office's own folder.

It works beside the bot and after it: a slot of the budget is taken only when no reply and no push
waits for one. What is to be fetched stands in rows, so that a restart goes on where it was.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.methods import GetFile
from aiohttp import ClientTimeout

from bot.backoff import delay
from bot.fetch_faults import cause_of
from bot.governor import Governor
from bot.metrics import Metrics
from casework.attachments import FIRST_WAIT, LONGEST_WAIT, Cause, Stored, ToFetch
from casework.media import DOWNLOAD_LIMIT, MediaState
from services import archiving
from storage.attachments import DiskError
from storage.clock import utc_now
from storage.database import Database
from storage.keeping import Keeping

AT_ONCE = 4
LEASE = timedelta(minutes=30)
# Seconds between looks at the queue, and without a byte until a download has broken off.
LOOK_EVERY, SILENCE = 5.0, 60.0
# Bytes that go to the disk in one step, and the most that a server of the office's own may give.
STEP, LOCAL_LIMIT = 1024 * 1024, 4 * 1024**3
# Files that belong to no row are removed a day after they were written.
DAY = 86_400.0

log = structlog.get_logger(__name__)


class Fetcher:
    """Fetches the attachments of one bot token; what is due is looked for every few seconds."""

    def __init__(self, bot: Bot, database: Database, governor: Governor, metrics: Metrics) -> None:
        self._bot = bot
        self._database = database
        self._folder = database.attachments
        self._claimed: set[int] = set()
        self._governor = governor
        self._metrics = metrics
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to fetch."""
        self._task = asyncio.create_task(self._run(), name="fetcher")

    async def stop(self) -> None:
        """Break off; what was not finished is fetched again at the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        if self._claimed:
            await self._database.write(archiving.put_off, self._claimed)

    async def settle(self) -> None:
        """Return when everything that is due now has been tried."""
        async with self._turn:
            await self._pass()

    async def _run(self) -> None:
        swept = -DAY
        while True:
            try:
                await self.settle()
                if time.monotonic() - swept > DAY:
                    swept = time.monotonic()
                    await self._sweep()
            except Exception:
                log.exception("fetcher_failed")
            await asyncio.sleep(LOOK_EVERY)

    async def _pass(self) -> None:
        while await self._database.read(archiving.seconds_to_next) == 0:
            claimed = await self._database.write(archiving.take, AT_ONCE, LEASE)
            self._claimed.update(fetch.media_id for fetch in claimed)
            for fetch in claimed:
                await self._one(fetch)
                self._claimed.discard(fetch.media_id)

    async def _one(self, fetch: ToFetch) -> None:
        if fetch.state is MediaState.ERASED:
            await self._remove(fetch)
            return
        try:
            await self._governor.lull()
            found = await self._store(fetch)
        except Exception as error:
            await self._failed(fetch, error)
            return
        if not await self._database.write(archiving.stored, fetch.media_id, found):
            await asyncio.to_thread(self._folder.remove, found.name)  # erased meanwhile
        self._metrics.attachments_stored.inc()

    async def _store(self, fetch: ToFetch) -> Stored:
        local = self._bot.session.api.is_local
        file = await self._bot(GetFile(file_id=fetch.file_id))
        path = file.file_path or ""
        with Keeping(self._folder, fetch, LOCAL_LIMIT if local else DOWNLOAD_LIMIT) as keeping:
            async for content in self._copied(path) if local else self._downloaded(path):
                await asyncio.to_thread(keeping.add, content)
            return await asyncio.to_thread(keeping.finish)

    async def _downloaded(self, path: str) -> AsyncIterator[bytes]:
        session = self._bot.session
        held = bytearray()
        async for content in session.stream_content(
            session.api.file_url(self._bot.token, path),
            # The library passes on what it is given; a village's network may take its time.
            timeout=ClientTimeout(total=None, sock_read=SILENCE),  # type: ignore[arg-type]
            raise_for_status=True,
        ):
            held += content
            if len(held) >= STEP:
                yield bytes(held)
                held.clear()
        yield bytes(held)

    async def _copied(self, path: str) -> AsyncIterator[bytes]:
        source = self._bot.session.api.wrap_local_file.to_local(path)
        file = await asyncio.to_thread(open, source, "rb")
        try:
            while content := await asyncio.to_thread(file.read, STEP):
                yield content
        finally:
            await asyncio.to_thread(file.close)

    async def _failed(self, fetch: ToFetch, error: Exception) -> None:
        cause = cause_of(error)
        if cause is None:
            log.exception("fetch_failed", media_id=fetch.media_id)
            cause = Cause.UNREADABLE
        self._metrics.attachments_failed.labels(cause=cause.value).inc()
        log.warning("attachment_not_stored", media_id=fetch.media_id, cause=cause.value)
        seconds = delay(fetch.tries, FIRST_WAIT, LONGEST_WAIT)
        await self._database.write(archiving.not_stored, fetch, cause, seconds)

    async def _remove(self, fetch: ToFetch) -> None:
        """Remove the bytes of what was erased, then its row."""
        try:
            await asyncio.to_thread(self._folder.remove, fetch.stored_as or "")
        except DiskError:
            log.warning("attachment_not_removed", media_id=fetch.media_id)
            seconds = delay(fetch.tries, FIRST_WAIT, LONGEST_WAIT)
            await self._database.write(archiving.put_off, [fetch.media_id], seconds)
        else:
            await self._database.write(archiving.removed, fetch.media_id)

    async def _sweep(self) -> None:
        """Remove what a crash left: half of a file, or one that no row knows of."""
        before = utc_now().timestamp() - DAY
        old = await asyncio.to_thread(lambda: list(self._folder.left_over(before)))
        known = await self._database.read(archiving.all_stored) if old else {}
        for name in old:
            if name not in known:
                await asyncio.to_thread(self._folder.remove, name)
