"""One office with somebody of every role in every relation to a matter, built once a run."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from everyone import Everyone, build
from fixed_chance import FixedChance
from movable_time import MovableTime

from storage import migrate
from storage.database import Database, make_engine
from storage.vault import Vault


@pytest.fixture(scope="session")
def everyone(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Iterator[Everyone]:
    """The office; its tests refuse what is asked of it, and leave it as it is."""
    folder = tmp_path_factory.mktemp("everyone")
    url = f"sqlite:///{folder / 'everyone.db'}"
    engine = make_engine(url)
    migrate.upgrade(engine)
    engine.dispose()
    files, chance = folder / "files", FixedChance()
    database = Database(url, vault, MovableTime(), durable=False, attachments=files, chance=chance)
    yield build(database)
    database.close()


@pytest.fixture(scope="module")
def everyone_on_postgresql(postgresql: Any, vault: Vault) -> Iterator[Everyone]:
    """The same office on PostgreSQL, where words are looked for by other statements."""
    url = postgresql.url(postgresql.make_migrated())
    database = Database(url, vault, MovableTime(), durable=False)
    yield build(database)
    database.close()
