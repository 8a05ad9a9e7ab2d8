"""Practice: a page of phones, an invented county, and a clock that can be moved.

Everything begins anew at each start, since the phones forget. Nothing of it touches the office's
own record: the data stand in a temporary folder, or under a name of their own in the data folder.
"""

import asyncio
import csv
import math
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import structlog

from bot import logs
from bot.assemble import Application, keep_memory_still
from bot.config import Settings
from bot.governor import Governor
from casework.calendar import WorkingCalendar, last_of_month
from casework.imports import Invited
from casework.people import Language, Role
from sandbox.botapi import DEFAULT_TOKEN, Sandbox
from sandbox.client import Phones
from schedules.walk import Walk
from services import people_import, unit_import
from storage import migrate
from storage.clock import utc_now
from storage.database import Database
from storage.vault import Vault, make_key
from wording.texts import words_for

DATA = Path(__file__).with_name("demo_data")
UNITS, PEOPLE = "units-qingxi.csv", "people-qingxi.csv"
RECORD = "practice.db"
PORT = 8081
MORNING, LATE_MORNING, EVENING = time(9), time(8, 30), time(17)
# Who has a phone: the first person of each role, in the order in which they stand on the page.
WITH_PHONES = (
    Role.LIAISON,
    Role.CLERK,
    Role.DEPUTY,
    Role.LEADER,
    Role.STAFF,
    Role.INSPECTOR,
    Role.ADMINISTRATOR,
)
# Seconds: how often the ticking clock is followed, and how long a step of a walk may be held up,
# as it is when the page has switched the network off.
FOLLOW, PATIENCE = 0.5, 15.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the county who has a phone; ``telegram_id`` is the phone's."""

    name: str
    role: Role
    telegram_id: int


class Practice:
    """The invented county, running; use :func:`practice` to make one."""

    def __init__(self, settings: Settings, folder: Path, port: int) -> None:
        self._zone_name = settings.timezone
        self._calendar = WorkingCalendar(settings.timezone)
        self.box = Sandbox(
            port=port,
            now=first_morning(utc_now(), self._calendar),
            on_move=self._move_to,
            resolve=self._resolve,
            title=_titles(),
        )
        self.database = _fresh_database(folder, settings.timezone, self.now)
        self.app = Application(
            settings,
            self.database,
            token=DEFAULT_TOKEN,
            api_base=None,
            governor=Governor(settings.send_rate, chat_interval=0),
            follows_time=False,
        )
        self.people: list[Someone] = []
        self._walk = Walk(self.app.timetable, self.now, self.box.clock.set, self._settle)
        self._walking = asyncio.Lock()
        self._follower: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """The time in the practice county."""
        return self.box.clock.now().astimezone(UTC)
