"""The county that every journey plays in."""

import sys
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from fixed_chance import FixedChance
from movable_time import MovableTime

sys.path.insert(0, str(Path(__file__).parent))

from county import County, open_county

from casework.push_manner import Manner
from services import counting
from storage.database import Database
from storage.vault import Vault


@pytest.fixture
def manner(request: pytest.FixtureRequest) -> Manner:
    """How the office speaks unasked: as it does, but where a whole matter is lived at one moment.

    Nobody's day has so many messages, and without a minute passing they would all be gathered.
    """
    at_one_moment = request.node.get_closest_marker("at_one_moment") is not None
    return Manner(a_day=1000, gather=timedelta(0)) if at_one_moment else Manner()


@pytest.fixture
def lite_database(
    lite_url: str, vault: Vault, clock: MovableTime, manner: Manner, tmp_path: Path
) -> Iterator[Database]:
    """The county's record."""
    folder = tmp_path / "attachments"
    opened = Database(
        lite_url,
        vault,
        clock,
        durable=False,
        attachments=folder,
        manner=manner,
        chance=FixedChance(),
    )
    yield opened
    opened.close()


@pytest_asyncio.fixture
async def county(
    lite_database: Database, clock: MovableTime, tmp_path: Path
) -> AsyncIterator[County]:
    """The office, the bot and the sandbox, with nobody joined yet."""
    async with open_county(lite_database, clock, tmp_path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def counts_hold(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a journey did, the running counts say what the rows say."""
    if "lite_database" not in request.fixturenames:
        yield
        return
    database: Database = request.getfixturevalue("lite_database")
    yield
    assert database.read_now(counting.compare) == []
