"""Time that stands, ticks, jumps, or is walked by the host."""

import asyncio
from datetime import datetime, timedelta

import aiohttp
import pytest
from raw_bot import until

from sandbox.botapi import Sandbox, SandboxClock
from sandbox.botapi.clock import CHINA
from sandbox.botapi.mover import month_end, next_weekday
from sandbox.client import PhoneError, Phones

FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=CHINA)


def test_a_ticking_clock_passes_and_a_standing_one_does_not() -> None:
    standing = SandboxClock(FRIDAY, ticking=False)
    ticking = SandboxClock(FRIDAY)
    assert standing.now() == FRIDAY
    assert ticking.now() > FRIDAY
    with pytest.raises(ValueError, match="zone"):
        SandboxClock(datetime(2026, 1, 1))  # noqa: DTZ001  # that is the point


def test_time_does_not_run_back() -> None:
    clock = SandboxClock(FRIDAY, ticking=False)
    with pytest.raises(ValueError, match="backwards"):
        clock.set(FRIDAY - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (FRIDAY, datetime(2026, 11, 30, 8, 30, tzinfo=CHINA)),
        (FRIDAY.replace(hour=8), FRIDAY.replace(hour=8, minute=30)),
        (FRIDAY.replace(day=29), datetime(2026, 11, 30, 8, 30, tzinfo=CHINA)),
    ],
)
def test_the_next_weekday_is_at_half_past_eight(now: datetime, expected: datetime) -> None:
    assert next_weekday(now) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (FRIDAY, datetime(2026, 11, 30, 17, tzinfo=CHINA)),
        (datetime(2026, 11, 30, 17, tzinfo=CHINA), datetime(2026, 12, 31, 17, tzinfo=CHINA)),
        (datetime(2027, 1, 31, 18, tzinfo=CHINA), datetime(2027, 2, 28, 17, tzinfo=CHINA)),
    ],
)
def test_the_months_end_is_its_last_afternoon(now: datetime, expected: datetime) -> None:
    assert month_end(now) == expected


async def test_without_a_host_the_clock_jumps(box: Sandbox, phones: Phones) -> None:
    assert (await phones.move_clock(hours=1))["now"] == "2026-11-23T10:00:00+08:00"
    assert (await phones.move_clock(to="workday"))["now"] == "2026-11-24T08:30:00+08:00"
    assert (await phones.move_clock(to="2026-12-01T08:30:00"))["now"] == (
        "2026-12-01T08:30:00+08:00"
    )
    with pytest.raises(PhoneError, match="backwards"):
        await phones.move_clock(to="2026-11-01T08:30:00")


async def test_a_host_walks_the_time_and_names_the_moments() -> None:
    seen: list[datetime] = []

    async def walk(target: datetime) -> None:
        while box.clock.now() < target:
            assert box.clock.moving
            box.clock.set(box.clock.now() + timedelta(hours=1))
            seen.append(box.clock.now())

    def resolve(name: str, now: datetime) -> datetime:
        assert name == "workday"
        return now + timedelta(hours=3)

    box = Sandbox(now=FRIDAY, ticking=False, on_move=walk, resolve=resolve)
    async with box, Phones(box.url) as phones:
        await phones.move_clock(to="workday")
    assert [moment.hour for moment in seen] == [17, 18, 19]
    assert not box.clock.moving


async def test_a_walk_can_be_stopped_and_a_second_one_is_refused() -> None:
    async def walk(_: datetime) -> None:
        box.clock.advance(hours=1)
        box.clock.progress = "on the way"
        await asyncio.sleep(60)

    box = Sandbox(now=FRIDAY, ticking=False, on_move=walk)
    async with box, Phones(box.url) as phones:
        started = await phones.call("POST", "/clock", {"days": 5})
        assert started["moving"]
        await until(lambda: box.clock.progress)
        assert (await phones.state())["clock"]["words"] == "on the way"
        with pytest.raises(PhoneError, match="already moving"):
            await phones.call("POST", "/clock", {"days": 5})
        stopped = await phones.call("POST", "/clock/stop")
    assert (stopped["moving"], stopped["now"]) == (False, "2026-11-27T17:00:00+08:00")
    assert stopped["walk"]["ended"] == "stopped"


async def test_the_pages_see_a_walk_its_moment_and_what_is_sent_on_the_way() -> None:
    async def walk(target: datetime) -> None:
        while box.clock.now() < target:
            box.clock.set(box.clock.now() + timedelta(hours=1))
            async with session.post(f"{box.url}/bot{box.token}/sendMessage", json=wish) as answer:
                assert answer.status == 200

    box = Sandbox(now=FRIDAY, ticking=False, on_move=walk)
    async with box, Phones(box.url) as phones, aiohttp.ClientSession() as session:
        ann = await phones.add("Ann")
        await ann.start()
        wish = {"chat_id": ann.id, "text": "It is due\ntomorrow"}
        page = box.core.events.subscribe()
        await phones.move_clock(hours=2)
        shown = []
        while not page.queue.empty():
            event = page.queue.get_nowait()
            if event and event["type"] == "clock":
                shown.append(event["clock"])
    assert shown[-2]["progress"] == "2026-11-27 18:00 · 2 · Ann: It is due"
    assert [(one["walk"]["sent"], one["walk"]["ended"]) for one in shown[-2:]] == [
        (2, None),
        (2, "arrived"),
    ]
    assert shown[-1] | {"walk": None} == {
        "now": "2026-11-27T18:00:00+08:00",
        "moving": False,
        "ticking": False,
        "progress": None,
        "words": None,
        "walk": None,
    }
    assert shown[-1]["walk"]["last"] == {"to": "Ann", "text": "It is due"}
    assert (shown[-1]["walk"]["from"], shown[-1]["walk"]["to"]) == (
        "2026-11-27T16:00:00+08:00",
        "2026-11-27T18:00:00+08:00",
    )


async def test_a_walk_that_breaks_off_leaves_the_clock_usable(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def walk(_: datetime) -> None:
        box.clock.advance(hours=1)
        raise RuntimeError("the host stumbled")

    box = Sandbox(now=FRIDAY, ticking=False, on_move=walk)
    async with box, Phones(box.url) as phones:
        moved = await phones.move_clock(days=1)
        assert (moved["moving"], moved["walk"]["ended"]) == (False, "broken")
        assert "the host stumbled" in caplog.text
        box.mover.on_move = None
        assert (await phones.move_clock(hours=1))["now"] == "2026-11-27T18:00:00+08:00"
