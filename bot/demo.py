"""Practice at one command: starts the invented county and prints the address of its page."""

import asyncio
import signal
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from bot import logs
from bot.assemble import keep_memory_still
from bot.config import Settings
from bot.health import LOOPBACK
from bot.practice import practice

PORT = 8081


def run(settings: Settings) -> None:
    """Serve the page until interrupted; the one line printed is its address.

    The data stand in the data folder when one is set, else in a temporary one.
    """
    logs.set_up(settings.log_level if "log_level" in settings.model_fields_set else "WARNING")
    if "data_dir" in settings.model_fields_set:
        uvloop.run(_serve(settings, settings.data_dir))
        return
    with TemporaryDirectory(prefix="lianluo-") as folder:
        uvloop.run(_serve(settings, Path(folder)))


async def _serve(settings: Settings, folder: Path) -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, told.set)
    async with practice(_for_practice(settings), folder, _free_port()) as county:
        sys.stdout.write(f"{county.box.url}\n")
        sys.stdout.flush()
        keep_memory_still()
        await told.wait()


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
