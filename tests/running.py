"""The bot running against the sandbox, for a test that talks to it as people do."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from aiogram import Dispatcher
from movable_time import MovableTime
from small_county import County

from bot.assemble import Application
from bot.config import Settings
from bot.governor import Governor
from sandbox.botapi import DEFAULT_TOKEN, Sandbox
from sandbox.client import Phone, Phones
from schedules.walk import Walk
from storage.database import Database

# Short lines: the library's own way draws every local variable of every frame.
structlog.configure(
    processors=[
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
)


class Running:
    """A sandbox, its phones, and one bot; the clock of all three is the test's."""

    def __init__(
        self, box: Sandbox, phones: Phones, database: Database, clock: MovableTime
    ) -> None:
        self.box = box
        self.phones = phones
        self.database = database
        self.clock = clock
        self.address = box.url  # where the bot finds the server
        self.app: Application

    def build(self, dispatcher: Dispatcher | None, **settings: Any) -> Application:
        """A bot that has not been started; a second one is like the first after a restart."""
        options = {"metrics_port": 0, "data_dir": Path("unused")} | settings
        self.app = Application(
            Settings(_env_file=None, **options),
            self.database,
            token=DEFAULT_TOKEN,
            api_base=self.address,
            dispatcher=dispatcher,
            governor=Governor(1000.0, chat_interval=0),
            follows_time=False,
        )
        return self.app

    async def crash(self) -> None:
        """End the bot as a killed process ends: nothing in hand is finished."""
        await self.app.polling.stop()
        await self.app.queues.drain(0)
        await self.app.stop()

    def move(self, moment: datetime) -> None:
        """Set the time for everybody."""
        self.clock.set(moment)
        self.box.clock.set(moment)

    def walk(self) -> Walk:
        """A walk through time that begins now."""
        return Walk(self.app.timetable, self.clock, self.move, self.settle)

    async def settle(self) -> None:
        """Return when the bot has done everything that it was told of."""
        await self.box.drained()
        await self.app.settle()

    def sent(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """What the bot has sent, oldest first."""
        return [one.params for one in self.box.requests if one.method == method and one.ok]


@asynccontextmanager
async def running(
    database: Database,
    clock: MovableTime,
    dispatcher: Dispatcher | None = None,
    *,
    start: bool = True,
    **settings: Any,
) -> AsyncIterator[Running]:
    """Everything started, and put down at the end."""
    async with Sandbox(now=clock(), ticking=False) as box, Phones(box.url) as phones:
        run = Running(box, phones, database, clock)
        run.build(dispatcher, **settings)
        if start:
            await run.app.start()
        try:
            yield run
        finally:
            await run.app.stop()


async def until(what: Callable[[], bool], seconds: float = 5.0) -> None:
    """Return when something has come true, for what has no event to wait for."""
    async with asyncio.timeout(seconds):
        while not what():  # noqa: ASYNC110 nothing tells of it
            await asyncio.sleep(0.005)


async def join(run: Running, county: County, officer_id: int, name: str) -> Phone:
    """Give an officer a phone on which the bot is known."""
    phone = await run.phones.add(name)
    county.bind(officer_id, phone.id)
    await phone.start()
    await run.settle()
    return phone
