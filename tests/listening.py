"""A dispatcher that notes what it is told, who speaks to it, and what of it was kept."""

import asyncio

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, Message
from running import Running
from small_county import County

from sandbox.client import Phone
from services import inbox
from storage.database import Database
from storage.unit import Unit


class Listener:
    """A dispatcher that notes what it is told, and does to it what the test wants."""

    def __init__(self, database: Database) -> None:
        self.heard: list[str] = []
        self.finished: list[str] = []
        self.faults: list[Exception] = []
        self.gate: dict[str, asyncio.Event] = {}
        router = Router()
        router.message.register(self.message)
        router.callback_query.register(self.tap)
        self.dispatcher = Dispatcher(disable_fsm=True, database=database)
        self.dispatcher.include_router(router)

    async def message(self, message: Message) -> None:
        text = message.text or message.content_type
        self.heard.append(text)
        if text in self.gate:
            await self.gate[text].wait()
        if self.faults:
            raise self.faults.pop(0)
        self.finished.append(text)

    async def tap(self, callback: CallbackQuery) -> None:
        self.heard.append(callback.data or "")


def rows(database: Database) -> dict[str, int]:
    """How many updates are in each state."""

    def count(view: Unit) -> dict[str, int]:
        found = view.connection.exec_driver_sql("SELECT state, count(*) FROM inbox GROUP BY state")
        return {row[0]: row[1] for row in found}

    return database.read_now(count)  # type: ignore[arg-type]


def unfinished(database: Database, bot_id: int) -> list[inbox.Kept]:
    return database.read_now(inbox.unfinished, bot_id)


async def bound(run: Running, county: County, officer_id: int, name: str) -> Phone:
    """An officer's phone that has said nothing yet."""
    phone = await run.phones.add(name)
    county.bind(officer_id, phone.id)
    return phone
