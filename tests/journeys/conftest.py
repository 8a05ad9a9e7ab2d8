"""The county that every journey plays in."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from movable_time import MovableTime

sys.path.insert(0, str(Path(__file__).parent))

from county import County, open_county

from storage.database import Database


@pytest_asyncio.fixture
async def county(
    lite_database: Database, clock: MovableTime, tmp_path: Path
) -> AsyncIterator[County]:
    """The office, the bot and the sandbox, with nobody joined yet."""
    async with open_county(lite_database, clock, tmp_path) as opened:
        yield opened
