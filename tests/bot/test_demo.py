"""Practice: the page opens on a county where work can begin, and its clock can be moved."""

import asyncio
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.practice import filled, practice
from bot.practice_page import WITH_PHONES, first_morning, opened, resolve
from casework.calendar import WorkingCalendar
from casework.people import Role
from sandbox.client import PhoneError, Phones, words

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
        director = phones.of(county.phones[Role.LEADER])
        await director.send("下访 去年")
        assert "接待群众≥" in words(await director.expect("下访"))  # its past has trips too


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


async def test_whoever_is_in_the_way_while_it_opens_does_not_stop_it(tmp_path: Path) -> None:
    async with opened(SETTINGS.timezone) as page, Phones(page.box.url) as phones:
        clerk = phones.of(page.phones[Role.CLERK])
        await phones.call("PATCH", f"/phone/people/{clerk.id}", {"deactivated": True})
        await phones.of(page.phones[Role.DEPUTY]).offline()
        async with filled(page, SETTINGS, tmp_path):
            assert (await phones.state())["opening"] is None
            assert await clerk.messages() == []
            assert await phones.of(page.phones[Role.DEPUTY]).keyboard()


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


@contextmanager
def program(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The real program and the address that it printed."""
    environment = {"PATH": "/usr/bin:/bin", "LIANLUO_DATA_DIR": str(folder), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "run"],
        cwd=Path(__file__).parents[2],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        yield running, running.stdout.readline().strip()


async def test_one_command_prints_one_address_and_the_county_fills_behind_it(
    tmp_path: Path,
) -> None:
    """The page is there at once, says that it is being made ready, and loses nothing meanwhile."""
    with program(tmp_path) as (running, address):
        async with Phones(address) as phones:
            state = await phones.state()
            assert set(state["opening"]) == {"zh", "en"}
            assert state["clock"]["moving"]
            assert all(words in state["clock"]["progress"] for words in state["opening"].values())
            assert [one["role_label"] for one in state["people"]][:2] == ["联络员", "信访专干"]
            with pytest.raises(PhoneError, match="already moving"):
                await phones.move_clock(hours=1)
            clerk = phones.of(state["people"][1]["id"])
            await clerk.send("有人吗")
            await phones.opened()
            opened = await phones.state()
            assert (opened["opening"], opened["clock"]["moving"]) == (None, False)
            assert opened["receiver"]["listening"]
            assert "desk" in await clerk.commands()
            assert (await clerk.messages())[0]["text"] == "有人吗"
        running.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(running.wait, 12) == 0
        assert running.stdout is not None and running.stderr is not None
        assert (running.stdout.read(), running.stderr.read()) == ("", "")


@pytest.mark.parametrize("seconds", [0.0, 1.0, 2.5])
def test_it_ends_when_it_is_told_however_far_it_has_come(tmp_path: Path, seconds: float) -> None:
    with program(tmp_path) as (running, address):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as page:  # noqa: S310 loopback
            assert page.status == 200
        time.sleep(seconds)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timedelta(seconds=12).total_seconds()) == 0
        assert running.stderr is not None
        assert running.stderr.read() == ""


def test_the_page_is_open_before_anything_heavy_is_imported() -> None:
    heavy = ["aiogram", "telegram", "sqlalchemy", "sqlmodel", "alembic", "apscheduler"]
    code = f"import bot.demo, sys; print([one for one in {heavy} if one in sys.modules])"
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "[]\n"
