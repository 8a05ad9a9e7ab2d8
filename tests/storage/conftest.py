"""The writer held back, so that what follows goes into one group."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest

from storage.database import Database
from storage.unit import Unit


class Gate:
    """Holds the writer inside a first use case, so that what follows queues up behind it."""

    def __init__(self) -> None:
        self.entered, self.opened = threading.Event(), threading.Event()

    def hold(self, _unit: Unit) -> None:
        self.entered.set()
        assert self.opened.wait(10)


@pytest.fixture
async def together(database: Database) -> AsyncIterator[Callable[[], None]]:
    """The writer held back; call it to let everything that queued up go in one group."""
    gate = Gate()
    first = asyncio.create_task(database.write(gate.hold))
    await asyncio.to_thread(gate.entered.wait, 10)
    yield gate.opened.set
    gate.opened.set()
    await first
