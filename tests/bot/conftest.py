"""What tests of receiving listen with."""

import pytest
from listening import Listener

from storage.database import Database


@pytest.fixture
def listener(lite_database: Database) -> Listener:
    return Listener(lite_database)
