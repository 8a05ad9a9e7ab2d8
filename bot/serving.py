"""The application as a program: it runs until it is told to stop."""

import asyncio
import gc
import signal

import structlog
import uvloop

from bot import logs
from bot.assemble import Application, open_database
from bot.config import Settings
from bot.refusing import TokenRefusedError
from casework.people import Language
from handlers import commands
from storage.database import Database
from wording.texts import words_for

# aiogram leaves 186,000 objects; walked over at every full collection they stop everything.
GC_THRESHOLDS = (50_000, 25, 50)

log = structlog.get_logger(__name__)


async def serve(application: Application) -> None:
    """Run until SIGTERM or SIGINT, then put everything down.

    Raises :class:`TokenRefusedError` when the token is refused before it was ever accepted.
    """
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, told.set)
    beginning = asyncio.create_task(_begin(application))
    ending = asyncio.create_task(told.wait())
    refused = asyncio.create_task(application.token_refused.wait())
    ends = [ending, refused]
    try:
        await asyncio.wait([beginning, *ends], return_when=asyncio.FIRST_COMPLETED)
        if not any(task.done() for task in ends):
            await beginning  # raises what hindered it
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        if refused.done():
            raise TokenRefusedError
        log.info("stopping")
    finally:
        for task in (beginning, *ends):
            task.cancel()
        await application.stop()


async def _begin(application: Application) -> None:
    """Start, and see to what may take as long as the server pleases."""
    for language in Language:  # now, as the collector runs now: not while an officer waits
        words_for(language)
    keep_memory_still()
    await application.start()
    log.info("running")
    try:
        await commands.clear_for_strangers(application.bot)
    except Exception:
        log.warning("menu_not_cleared")


def keep_memory_still() -> None:
    """Leave what was made at the start out of every later collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)


def run(settings: Settings) -> None:
    """Talk to Telegram until told to stop."""
    logs.set_up(settings.log_level)
    database = open_database(settings)
    try:
        uvloop.run(_run(settings, database))
    finally:
        database.close()


async def _run(settings: Settings, database: Database) -> None:
    await serve(Application(settings, database, token=settings.token or ""))
