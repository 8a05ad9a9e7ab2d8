"""An invented county for practice: its record, its people with phones, and a clock to be moved.

Everything begins anew at each start, since the phones forget; nothing of it touches the office's
own record.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import structlog

from bot.assemble import Application
from bot.config import Settings
from bot.governor import Governor
from bot.past import Past
from bot.practice_page import PEOPLE, UNITS, WITH_PHONES, Page, opened
from casework.actions import Action, Verb
from casework.people import Role
from casework.push_manner import Manner
from sandbox.botapi import DEFAULT_TOKEN, Sandbox
from sandbox.client import Phone, PhoneError, Phones
from schedules.walk import Walk
from services import door, people_import, unit_import
from storage import migrate, people
from storage.database import Database
from storage.probe import ATTACHMENTS
from storage.vault import Vault, make_key
from wording.codec import pack

RECORD = "practice.db"
# The office opened this long before the page does.
BEFORE = timedelta(days=420)
# Seconds: how often the ticking clock is followed, and how long a step of a walk may be held up,
# as it is while the page has the network switched off.
FOLLOW, PATIENCE = 0.5, 15.0
# By this chance picks numbers: the stories and the guide's pictures name some.
_NUMBERS = 2026

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody with a phone, and the invite that lets them in."""

    role: Role
    code: str


class Practice:
    """The county while it runs; :func:`practice` makes one."""

    def __init__(self, box: Sandbox, app: Application, phones: dict[Role, int]) -> None:
        self.box = box
        self.app = app
        self.phones = phones
        self._walk = Walk(app.timetable, app.database.now, self._set, self.settle)
        self._turn = asyncio.Lock()

    def _set(self, moment: datetime) -> None:
        self.box.clock.set(moment)

    async def settle(self) -> None:
        """Return when everything is handled and said, or when that takes too long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._all_done(), PATIENCE)

    async def _all_done(self) -> None:
        await self.box.drained(PATIENCE)
        await self.app.settle()

    async def move_to(self, target: datetime) -> None:
        """Walk to a moment, everything on the way in its place."""
        async with self._turn:
            await self._walk.to(target)

    async def follow(self) -> None:
        """Let the timetable keep up with the clock as it ticks."""
        while True:
            await asyncio.sleep(FOLLOW)
            if self.box.clock.moving:
                continue
            try:
                await self.move_to(self.box.clock.now())
            except Exception:
                log.exception("clock_not_followed")

    async def let_in(self, phones: Phones, newcomers: list[Newcomer]) -> None:
        """Let people join, through the same door as anybody."""
        for number, one in enumerate(newcomers, 1):
            self.box.note_opening(f"{number}/{len(newcomers)}")
            try:
                await self._join(phones.of(self.phones[one.role]), one.code)
            except (TimeoutError, PhoneError) as error:  # somebody at the page was in the way
                log.warning("not_joined", role=one.role.value, reason=str(error)[:80])

    async def _join(self, phone: Phone, code: str) -> None:
        await phone.offline(False)
        sent = await phone.start(code)
        offer = await phone.expect(
            lambda message: "reply_markup" in message, after=sent["message_id"]
        )
        await phone.tap_data(offer["message_id"], pack(Action(Verb.JOIN, 0, 0, code)))
        await self._all_done()


@asynccontextmanager
async def practice(
    settings: Settings, folder: Path, port: int = 0, now: datetime | None = None
) -> AsyncIterator[Practice]:
    """The county, running, its first people joined. Raises OSError when the port is taken."""
    async with (
        opened(settings.timezone, port, now) as page,
        filled(page, settings, folder) as county,
    ):
        yield county


@asynccontextmanager
async def filled(page: Page, settings: Settings, folder: Path) -> AsyncIterator[Practice]:
    """The office behind a page that is open already: its record, its people joined."""
    box = page.box
    time_of_record = RecordTime(box)
    database = _fresh_database(folder, settings.timezone, time_of_record, settings.manner)
    app = Application(
        settings,
        database,
        token=DEFAULT_TOKEN,
        api_base=box.url,
        governor=Governor(settings.send_rate, chat_interval=0),
        follows_time=False,
    )
    county = Practice(box, app, page.phones)
    following: asyncio.Task[None] | None = None
    try:
        newcomers = await fill(database, time_of_record, page.names)
        await app.start()
        async with Phones(box.url) as phones:
            await county.let_in(phones, newcomers)
        box.mover.on_move = county.move_to
        box.theatre.settle = county.settle
        box.end_opening()
        following = asyncio.create_task(county.follow())
        yield county
    finally:
        if following is not None:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
        await app.stop()
        await asyncio.to_thread(database.close)


class RecordTime:
    """The time that the record is told: the page's, or a moment of the made-up past."""

    def __init__(self, box: Sandbox) -> None:
        self._box = box
        self.past: datetime | None = None

    def __call__(self) -> datetime:
        """The present moment of the county."""
        return (self.past or self._box.clock.now()).astimezone(UTC)

    def go(self, moment: datetime | None) -> None:
        """Go to a moment of the past, or with none to the present; the page is told."""
        self.past = moment
        if moment is not None:
            self._box.note_opening(f"{moment:%Y-%m-%d}")


def _fresh_database(
    folder: Path, timezone: str, now: RecordTime, manner: Manner | None = None
) -> Database:
    """An empty record under a key of its own; matters get the same numbers each time."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{RECORD}*"):
        left.unlink()
    shutil.rmtree(folder / ATTACHMENTS, ignore_errors=True)
    database = Database(
        f"sqlite:///{folder / RECORD}",
        Vault([make_key()]),
        now,
        timezone,
        durable=False,
        attachments=folder / ATTACHMENTS,
        manner=manner,
        chance=Random(_NUMBERS),  # noqa: S311 nothing here is anybody's
    )
    migrate.upgrade(database.engine)
    return database


async def fill(database: Database, now: RecordTime, names: dict[Role, str]) -> list[Newcomer]:
    """Enter the county, its people and what happened there; gives those who get phones."""
    today = now()
    now.go(today - BEFORE)
    await database.write(unit_import.import_units, None, [_source(UNITS)], None)
    await database.write(people_import.import_people, None, [_source(PEOPLE)])
    await Past(database, now.go, today).live()
    now.go(None)
    ids = {
        (who.name, post.role): who.id
        for who in await database.read(people.everybody)
        for post in who.posts
    }
    return [
        Newcomer(role, await database.write(door.make_invite, ids[names[role], role]))
        for role in WITH_PHONES
    ]


def _source(path: Path) -> tuple[str, bytes]:
    return path.name, path.read_bytes()
