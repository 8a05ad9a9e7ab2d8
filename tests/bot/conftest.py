"""The county, the dispatchers and the folder that tests of the bot run with."""

from pathlib import Path

import pytest
from aiogram import Dispatcher
from listening import Listener
from small_county import County, fill

from storage.database import Database


@pytest.fixture
def listener(lite_database: Database) -> Listener:
    return Listener(lite_database)


@pytest.fixture
def silent(lite_database: Database) -> Dispatcher:
    """A dispatcher that says nothing, where what is told unasked or fetched is looked at."""
    return Dispatcher(disable_fsm=True, database=lite_database)


@pytest.fixture
def county(lite_database: Database) -> County:
    return fill(lite_database)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test is in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
