"""Whoever says it, in both languages, on a Monday morning."""

from datetime import UTC, datetime

import pytest
from a_report import busy_year

from casework.calendar import WorkingCalendar
from casework.people import Language
from wording.report import files
from wording.report.files import Files
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.fixture(params=list(Language))
def say(request: pytest.FixtureRequest) -> Speaker:
    return Speaker(words_for(request.param), NOW, WorkingCalendar())


@pytest.fixture(scope="session")
def busy() -> Files:
    """The report of a busy year, made once for all that look at it."""
    return files.make(busy_year(), Language.CHINESE)
