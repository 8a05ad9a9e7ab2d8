"""Practice at one command: starts the invented county and prints the address of its page."""

import asyncio
import os
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import uvloop

from bot import logs
from bot.config import Settings
from bot.practice_page import Page, opened

LOOPBACK, PORT = "127.0.0.1", 8081
# Seconds after which a thread that imports lets the page have a turn.
QUICK_TURNS = 0.0005

_importing = Event()


def run(settings: Settings) -> None:
    """Serve the page until interrupted; the one line printed is its address.

    The data stand in the data folder when one is set, else in a temporary one.
    """
    logs.set_up(settings.log_level if "log_level" in settings.model_fields_set else "WARNING")
    if "data_dir" in settings.model_fields_set:
        uvloop.run(_serve(settings, settings.data_dir))
    else:
        with TemporaryDirectory(prefix="lianluo-") as folder:
            uvloop.run(_serve(settings, Path(folder)))
    if _importing.is_set():  # told to end so early; compiled modules do not bear to be broken off
        os._exit(0)


async def _serve(settings: Settings, folder: Path) -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, told.set)
    settings = _for_practice(settings)
    async with opened(settings.timezone, _free_port()) as page:
        sys.stdout.write(f"{page.box.url}\n")
        sys.stdout.flush()
        living = asyncio.create_task(_live(page, settings, folder))
        ending = asyncio.create_task(told.wait())
        await asyncio.wait([living, ending], return_when=asyncio.FIRST_COMPLETED)
        living.cancel()
        ending.cancel()
        with suppress(asyncio.CancelledError):
            await living


async def _live(page: Page, settings: Settings, folder: Path) -> None:
    """Make the county ready behind its page, which is open meanwhile, and let it run."""
    await _imported("bot.practice")
    from bot.practice import filled
    from bot.serving import keep_memory_still

    async with filled(page, settings, folder):
        keep_memory_still()
        await asyncio.Event().wait()


async def _imported(name: str) -> None:
    """Import what takes seconds while the page is served; it does not hold up an early end."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(error: BaseException | None) -> None:
        if done.done():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def work() -> None:
        error: BaseException | None = None
        try:
            import_module(name)
        except Exception as caught:
            error = caught
        _importing.clear()
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(settle, error)

    _importing.set()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(QUICK_TURNS)
    Thread(target=work, name="lianluo-import", daemon=True).start()
    try:
        await done
    finally:
        sys.setswitchinterval(usual)


def _for_practice(settings: Settings) -> Settings:
    """The settings that practice keeps: it never speaks to Telegram or through a proxy."""
    port = settings.metrics_port if "metrics_port" in settings.model_fields_set else 0
    return Settings.model_construct(
        timezone=settings.timezone, send_rate=settings.send_rate, metrics_port=port
    )


def _free_port() -> int:
    """The usual port, or 0 for any when something listens there already."""
    with socket.socket() as probe:
        return 0 if probe.connect_ex((LOOPBACK, PORT)) == 0 else PORT
