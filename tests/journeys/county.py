"""A whole county for a journey: the real bot against the sandbox, its people with phones.

Nothing is patched: updates are polled, kept and handled, replies and pushes are paced and sent, the
clock is walked. A test speaks as people do: it says, taps and reads.
"""

import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from movable_time import MovableTime

from bot.assemble import Application
from bot.config import Settings
from bot.governor import Governor
from casework.people import Language, Role, UnitKind
from casework.people import Unit as OfficeUnit
from sandbox.botapi import Sandbox
from sandbox.botapi.phone import acting
from sandbox.client import Phone, Phones, buttons, transcript, words
from schedules.walk import Walk
from services import door
from storage import people, units
from storage.database import Database
from storage.unit import Unit

TOKEN = "4242:AAFakeTokenThatOpensNothingAtAll0000"
ROOT = "990000"
UNITS = (
    (ROOT, "青溪县", UnitKind.COUNTY, None),
    ("990000001", "柳湾镇", UnitKind.TOWNSHIP, ROOT),
    ("990000003", "云岭乡", UnitKind.TOWNSHIP, ROOT),
    ("990000U05", "农业农村局", UnitKind.COUNTY_UNIT, ROOT),
    ("990000001201", "上湾村", UnitKind.VILLAGE, "990000001"),
    ("990000001202", "下湾村", UnitKind.VILLAGE, "990000001"),
    ("990000003201", "河东村", UnitKind.VILLAGE, "990000003"),
)
PEOPLE: dict[str, tuple[str, Role, str]] = {
    "liaison": ("林小溪", Role.LIAISON, "990000001"),
    "neighbour": ("石大山", Role.LIAISON, "990000003"),
    "staff": ("叶知秋", Role.STAFF, ROOT),
    "clerk": ("周清和", Role.CLERK, ROOT),
    "deputy": ("秦望舒", Role.DEPUTY, ROOT),
    "director": ("顾长川", Role.LEADER, ROOT),
    "inspector": ("方正平", Role.INSPECTOR, ROOT),
    "administrator": ("白管理", Role.ADMINISTRATOR, ROOT),
}


class Person:
    """Somebody with a phone; every act waits until the bot has done all there is to do."""

    def __init__(self, county: "County", phone: Phone) -> None:
        self.county = county
        self.phone = phone

    async def says(self, text: str, **options: Any) -> str:
        """Send a text; gives what the bot shows last."""
        await self.phone.send(text, **options)
        return await self._shown()

    async def sends(self, act: Callable[[Phone], Any]) -> str:
        """Send something else than a text."""
        await act(self.phone)
        return await self._shown()

    async def sends_oddly(self, content: dict[str, Any]) -> str:
        """Send what no phone of the sandbox offers, such as a poll."""
        core = self.county.box.core
        person = core.world.people[self.phone.id]
        acting.send(core, person, [content], chat=core.world.chats[person.id])
        return await self._shown()

    async def taps(self, label: str, message: dict[str, Any] | None = None) -> str:
        """Tap the newest button with this label; gives the toast or alert, if any."""
        answer = await self.phone.tap(label, message)
        await self.county.settle()
        return (answer or {}).get("text") or ""

    async def _shown(self) -> str:
        await self.county.settle()
        return words(await self.phone.last())

    async def screen(self) -> str:
        """What the bot's newest message says."""
        return words(await self.phone.last())

    async def labels(self) -> list[str]:
        """The buttons of the bot's newest message."""
        return [label for row in buttons(await self.phone.last()) for label in row]

    async def find(self, text: str) -> dict[str, Any]:
        """The newest message of the bot with this text, as it stands now."""
        for message in reversed(await self.phone.messages()):
            if not message["outgoing"] and text in words(message):
                return message
        shown = transcript(await self.phone.messages())
        raise AssertionError(f"nobody said {text!r}; the phone shows:\n{shown}")

    async def heard(self, text: str) -> bool:
        """Whether any message of the bot has this text."""
        return any(
            text in words(message)
            for message in await self.phone.messages()
            if not message["outgoing"]
        )

    async def count(self) -> int:
        """How many messages the bot has in this chat."""
        return sum(not message["outgoing"] for message in await self.phone.messages(200))


class County:
    """The office, the bot and the sandbox, all running in this process."""

    def __init__(self, box: Sandbox, phones: Phones, app: Application, clock: MovableTime) -> None:
        self.box = box
        self.phones = phones
        self.app = app
        self.clock = clock
        self.database: Database = app.database
        self.invites: dict[str, str] = {}
        self.ids: dict[str, int] = {}
        self._walk = Walk(app.timetable, clock, self._move, self.settle)

    def _move(self, moment: datetime) -> None:
        self.clock.set(moment)
        self.box.clock.set(moment.astimezone(self.database.calendar.zone))

    async def settle(self) -> None:
        """Return when everything that was sent is handled and everything that is due is said."""
        await self.box.drained()
        await self.app.settle()
        await self.box.drained()

    async def walk(self, **by: float) -> None:
        """Live through a stretch of time."""
        await self._walk.to(self.clock() + timedelta(**by))

    async def walk_to(self, moment: datetime) -> None:
        """Live until a moment."""
        await self._walk.to(moment)

    def office(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment by the office's clock."""
        return datetime(
            day.year, day.month, day.day, hour, minute, tzinfo=self.database.calendar.zone
        )

    async def phone(self, name: str, language: str = "zh-hans") -> Person:
        """A new phone whose owner nobody knows."""
        return Person(self, await self.phones.add(name, language))

    async def join(self, who: str, language: str = "zh-hans") -> Person:
        """Somebody comes in by their invite, as they would."""
        return await self._come_in(PEOPLE[who][0], self.invites[who], language)

    async def joined(self, *who: str) -> list[Person]:
        """Several people come in, one after the other."""
        return [await self.join(one) for one in who]

    async def hire(
        self,
        name: str,
        role: Role,
        code: str = ROOT,
        section: str | None = None,
        phone: str | None = None,
    ) -> Person:
        """Somebody who is new to the office comes in."""

        def work(unit: Unit) -> str:
            officer_id = people.add_officer(unit, name, Language.CHINESE, phone)
            post = {"role": role.value, "unit_code": code, "section": section}
            people.add_post(unit, officer_id, first_day=date(2026, 1, 1), **post)
            return door.make_invite(unit, officer_id)

        return await self._come_in(name, await self.database.write(work))

    async def _come_in(self, name: str, invite: str, language: str = "zh-hans") -> Person:
        person = await self.phone(name, language)
        await person.phone.start(invite)
        await self.settle()
        await person.phone.tap("确认" if language.startswith("zh") else "Yes")
        await self.settle()
        return person


def _found(unit: Unit, county: County) -> None:
    """Enter units and people, and make the invites."""
    known: dict[str, str] = {}
    for code, name, kind, parent in UNITS:
        known[code] = known.get(parent or "", "") + f"{code}/"
        units.add(unit, [OfficeUnit(code, name, name, kind, known[code], parent)])
    for who, (name, role, code) in PEOPLE.items():
        county.ids[who] = people.add_officer(unit, name, Language.CHINESE)
        people.add_post(
            unit,
            county.ids[who],
            role=role.value,
            unit_code=code,
            first_day=date(2026, 1, 1),
            full_time=True,
            visit_duty=role in {Role.LIAISON, Role.STAFF},
            contact_village_code="990000001201" if role is Role.STAFF else None,
        )
        county.invites[who] = door.make_invite(unit, county.ids[who])


@asynccontextmanager
async def open_county(
    database: Database, clock: MovableTime, folder: Path
) -> AsyncIterator[County]:
    """A county that works from the first line of a test to its last."""
    zone = database.calendar.zone
    box = Sandbox(TOKEN, now=clock().astimezone(zone), ticking=False)
    async with box, Phones(box.url) as phones:
        settings = Settings(
            bot_token=TOKEN, api_base=box.url, data_dir=folder, metrics_port=0, _env_file=None
        )
        app = Application(
            settings,
            database,
            token=TOKEN,
            governor=Governor(math.inf, chat_interval=0),
            follows_time=False,
        )
        county = County(box, phones, app, clock)
        await database.write(_found, county)
        await app.start()
        try:
            yield county
        finally:
            await app.stop()
