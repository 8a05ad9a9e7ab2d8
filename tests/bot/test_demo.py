"""Practice: the page opens on a county where work can begin, and its clock can be moved."""

import asyncio
import signal
import subprocess
import sys
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.practice import WITH_PHONES, first_morning, practice, resolve
from casework.calendar import WorkingCalendar
from casework.people import Role
from sandbox.client import Phones, words

CALENDAR = WorkingCalendar()
SETTINGS = Settings.model_construct(metrics_port=0)


async def test_people_have_joined_and_a_report_reaches_the_clerk(tmp_path: Path) -> None:
    async with practice(SETTINGS, tmp_path) as county, Phones(county.box.url) as phones:
        state = await phones.state()
        assert [one["role_label"] for one in state["people"][:4]] == [
            "联络员",
            "信访专干",
            "分管副部长",
            "部长",
        ]
        assert set(county.phones) == set(WITH_PHONES)
        liaison, clerk = (phones.of(county.phones[role]) for role in (Role.LIAISON, Role.CLERK))
        assert "lead" in await liaison.commands()
        await liaison.send("上湾村机井坏了两个月没人修,二十多户浇不上地。")
        await liaison.expect("机井")
        await liaison.tap("上报")
        push = await clerk.expect("新情况")
        assert "机井" not in words(push)


async def test_moving_the_page_clock_lives_through_a_month_within_a_minute(tmp_path: Path) -> None:
    async with practice(SETTINGS, tmp_path) as county, Phones(county.box.url) as phones:
        began = county.app.database.now()
        liaison = phones.of(county.phones[Role.LIAISON])
        await liaison.send("柳湾镇桥头村路灯坏了。")
        await liaison.expect("路灯")
        await liaison.tap("上报")
        async with asyncio.timeout(60):
            await phones.move_clock(days=31)
        await liaison.expect("请先告知群众已收到")
        await liaison.expect("走访")
        assert county.app.database.now() >= began + timedelta(days=31)


async def test_an_earlier_practice_is_forgotten(tmp_path: Path) -> None:
    for _ in range(2):
        async with practice(SETTINGS, tmp_path) as county:
            assert len(county.phones) == len(WITH_PHONES)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-23T03:10", "2026-11-23T09:00"),  # a Monday night
        ("2026-11-23T22:10", "2026-11-23T09:00"),
        ("2026-11-28T12:00", "2026-11-30T09:00"),  # a Saturday
        ("2026-10-03T12:00", "2026-10-08T09:00"),  # the National Day holidays
        ("2026-10-10T12:00", "2026-10-10T09:00"),  # a Saturday worked for them
    ],
)
def test_practice_begins_in_the_morning_of_a_working_day(now: str, morning: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=CALENDAR.zone)
    assert f"{first_morning(moment, CALENDAR):%Y-%m-%dT%H:%M}" == morning


@pytest.mark.parametrize(
    ("name", "now", "moment"),
    [
        ("workday", "2026-09-30T10:00", "2026-10-08T08:30"),
        ("workday", "2026-10-09T10:00", "2026-10-10T08:30"),
        ("month_end", "2026-11-23T09:00", "2026-11-30T17:00"),
        ("month_end", "2026-11-30T18:00", "2026-12-31T17:00"),
    ],
)
def test_the_pages_clock_knows_the_offices_calendar(name: str, now: str, moment: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=CALENDAR.zone)
    assert f"{resolve(name, at, CALENDAR):%Y-%m-%dT%H:%M}" == moment


def test_one_command_prints_one_address_and_ends_when_it_is_told(tmp_path: Path) -> None:
    """The real program, from its start to SIGTERM."""
    environment = {"PATH": "/usr/bin:/bin", "LIANLUO_DATA_DIR": str(tmp_path), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run"],
        cwd=Path(__file__).parents[2],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as page:  # noqa: S310 loopback
            assert page.status == 200
        program.send_signal(signal.SIGTERM)
        assert program.wait(timedelta(seconds=12).total_seconds()) == 0
        assert program.stdout.read() == ""
