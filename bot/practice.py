"""An invented county for practice: its record, its people with phones, and a clock to be moved.

Everything begins anew at each start, since the phones forget; nothing of it touches the office's
own record.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import structlog

from bot.assemble import Application
from bot.config import Settings
from bot.governor import Governor
from bot.past import Past
from casework.actions import Action, Verb
from casework.calendar import WorkingCalendar, last_of_month
from casework.people import Language, Officer, Role
from sandbox.botapi import DEFAULT_TOKEN, Sandbox
from sandbox.client import Phone, Phones
from schedules.walk import Walk
from services import door, people_import, unit_import
from storage import migrate, people
from storage.clock import utc_now
from storage.database import Database
from storage.vault import Vault, make_key
from wording.codec import pack
from wording.texts import words_for

DATA = Path(__file__).with_name("demo_data")
UNITS, PEOPLE = DATA / "units-qingxi.csv", DATA / "people-qingxi.csv"
RECORD = "practice.db"
USERNAME = "lianluo_bot"
# The office opened this long before the page does.
BEFORE = timedelta(days=420)
BEGIN, NEXT_MORNING, EVENING = time(9), time(8, 30), time(17)
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
# as it is while the page has the network switched off.
FOLLOW, PATIENCE = 0.5, 15.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person of the county with the invite that lets them in."""

    name: str
    role: Role
    code: str


class Practice:
    """The county while it runs; :func:`practice` makes one."""

    def __init__(self, box: Sandbox, app: Application) -> None:
        self.box = box
        self.app = app
        self.phones: dict[Role, int] = {}
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
        """Give people phones and let them join, through the same door as anybody."""
        say = words_for(Language.CHINESE)
        for one in newcomers:
            phone = await phones.add(one.name, role_label=say(f"role-{one.role.value}"))
            self.phones[one.role] = phone.id
            await self._join(phone, one.code)

    async def _join(self, phone: Phone, code: str) -> None:
        await phone.start(code)
        offer = await phone.expect(lambda message: "reply_markup" in message)
        await phone.tap_data(offer["message_id"], pack(Action(Verb.JOIN, 0, 0, code)))
        await self._all_done()


@asynccontextmanager
async def practice(settings: Settings, folder: Path, port: int = 0) -> AsyncIterator[Practice]:
    """The county, running, its first people joined. Raises OSError when the port is taken."""
    calendar = WorkingCalendar(settings.timezone)
    box = Sandbox(
        port=port,
        now=first_morning(utc_now(), calendar),
        resolve=lambda name, now: resolve(name, now, calendar),
        title={code: words_for(lang)("practice-title") for code, lang in _PAGE_LANGUAGES.items()},
        name=words_for(Language.CHINESE)("practice-bot"),
        username=USERNAME,
    )
    async with box:
        time_of_record = RecordTime(box)
        database = fresh_database(folder, settings.timezone, time_of_record)
        app = Application(
            settings,
            database,
            token=DEFAULT_TOKEN,
            api_base=box.url,
            governor=Governor(settings.send_rate, chat_interval=0),
            follows_time=False,
        )
        county = Practice(box, app)
        box.mover.on_move = county.move_to
        newcomers = await fill(database, time_of_record)
        await app.start()
        async with Phones(box.url) as phones:
            await county.let_in(phones, newcomers)
        following = asyncio.create_task(county.follow())
        try:
            yield county
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
            await app.stop()
            await asyncio.to_thread(database.close)


_PAGE_LANGUAGES = {"zh": Language.CHINESE, "en": Language.ENGLISH}


class RecordTime:
    """The time that the record is told: the page's, or a moment of the made-up past."""

    def __init__(self, box: Sandbox) -> None:
        self._box = box
        self.past: datetime | None = None

    def __call__(self) -> datetime:
        """The present moment of the county."""
        return (self.past or self._box.clock.now()).astimezone(UTC)

    def go(self, moment: datetime | None) -> None:
        """Go to a moment of the past, or with none to the present."""
        self.past = moment


def fresh_database(folder: Path, timezone: str, now: RecordTime) -> Database:
    """An empty record under a key of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{RECORD}*"):
        left.unlink()
    database = Database(
        f"sqlite:///{folder / RECORD}",
        Vault([make_key()]),
        now,
        timezone,
    )
    migrate.upgrade(database.engine)
    return database


async def fill(database: Database, now: RecordTime) -> list[Newcomer]:
    """Enter the county, its people and what happened there; gives those who get phones."""
    today = now()
    now.go(today - BEFORE)
    await database.write(unit_import.import_units, None, [_source(UNITS)], None)
    await database.write(people_import.import_people, None, [_source(PEOPLE)])
    await Past(database, now.go, today).live()
    now.go(None)
    first: dict[Role, Officer] = {}
    for who in await database.read(people.everybody):
        first.setdefault(who.posts[0].role, who)
    return [
        Newcomer(who.name, role, await database.write(door.make_invite, who.id))
        for role, who in sorted(first.items(), key=_place_on_the_page)
        if role in WITH_PHONES
    ]


def _place_on_the_page(item: tuple[Role, Officer]) -> int:
    return WITH_PHONES.index(item[0]) if item[0] in WITH_PHONES else len(WITH_PHONES)


def _source(path: Path) -> tuple[str, bytes]:
    return path.name, path.read_bytes()


def first_morning(now: datetime, calendar: WorkingCalendar) -> datetime:
    """Nine o'clock of today, or of the next working day: a whole day in the office lies ahead."""
    day = calendar.next_working(calendar.day_of(now))
    return calendar.at(day, BEGIN).astimezone(calendar.zone)


def resolve(name: str, now: datetime, calendar: WorkingCalendar) -> datetime:
    """The moment that a button of the page's clock names, by the office's own calendar."""
    today = calendar.day_of(now)
    if name == "workday":
        day = calendar.next_working(today + timedelta(days=1))
        return calendar.at(day, NEXT_MORNING).astimezone(calendar.zone)
    end = calendar.at(last_of_month(today.year, today.month), EVENING)
    if end <= now:
        following = last_of_month(today.year, today.month) + timedelta(days=1)
        end = calendar.at(last_of_month(following.year, following.month), EVENING)
    return end.astimezone(calendar.zone)
