"""The office, and the town whose field days are logged, that most use cases are tried in."""

import pytest
from movable_time import MovableTime
from taking_pushes import Telegram
from town import Town
from two_townships import Story, begin

from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return begin(lite_database)


@pytest.fixture
def town(lite_database: Database) -> Town:
    return Town(lite_database)


@pytest.fixture
def telegram(story: Story, clock: MovableTime) -> Telegram:
    """A Telegram that takes what is sent at once."""
    return Telegram(story, clock)
