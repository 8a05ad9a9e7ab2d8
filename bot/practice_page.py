"""The page of the invented county, and who has a phone on it: what can be shown at once.

Nothing heavy is imported here, so that the page is there long before the office behind it.
"""

import csv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.practice_tour import tour
from casework.calendar import WorkingCalendar
from casework.days import last_of_month
from casework.people import Language, Role
from sandbox.botapi import Sandbox
from storage.clock import utc_now
from wording.texts import words_for

DATA = Path(__file__).with_name("demo_data")
UNITS, PEOPLE = DATA / "units-qingxi.csv", DATA / "people-qingxi.csv"
USERNAME = "lianluo_bot"
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
_LANGUAGES = {"zh": Language.CHINESE, "en": Language.ENGLISH}


@dataclass(frozen=True, slots=True)
class Page:
    """The sandbox with its phones; nobody answers them yet."""

    box: Sandbox
    names: dict[Role, str]
    phones: dict[Role, int]


@asynccontextmanager
async def opened(timezone: str, port: int = 0, now: datetime | None = None) -> AsyncIterator[Page]:
    """The page, saying that the county is being made ready. OSError when the port is taken.

    It opens in the morning of today, or of ``now``, for stories that are told of a certain day.
    """
    calendar = WorkingCalendar(timezone)
    say, names = words_for(Language.CHINESE), _first_of_each_role()
    box = Sandbox(
        port=port,
        now=first_morning(now or utc_now(), calendar),
        resolve=lambda name, now: resolve(name, now, calendar),
        title=_in_both("practice-title"),
        name=say("practice-bot"),
        username=USERNAME,
        tour=tour({code: words_for(one) for code, one in _LANGUAGES.items()}, names),
    )
    phones = {
        role: box.world.add_person(names[role], role_label=say(f"role-{role.value}")).id
        for role in WITH_PHONES
    }
    box.begin_opening(_in_both("practice-opening"))
    async with box:
        yield Page(box, names, phones)


def _in_both(name: str) -> dict[str, str]:
    return {code: words_for(language)(name) for code, language in _LANGUAGES.items()}


def _first_of_each_role() -> dict[Role, str]:
    first: dict[Role, str] = {}
    with PEOPLE.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            first.setdefault(Role(row["role"]), row["name"])
    return first


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
