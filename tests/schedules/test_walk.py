"""Moving the clock is a walk: each trigger at its moment, in order, finished before the next."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from aiogram import Dispatcher
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from movable_time import MovableTime
from running import Running, join, running
from small_county import fill

from sandbox.client import Phone, words
from schedules import timetable
from schedules.timetable import Entry
from schedules.walk import Walk
from services.office import Office
from storage import clocks as kept_clocks
from storage.database import Database


@pytest.fixture
def silent(lite_database: Database) -> Dispatcher:
    return Dispatcher(disable_fsm=True, database=lite_database)


async def nothing() -> None:
    """A world in which there is never anything left to do."""


def at(clock: MovableTime, database: Database) -> str:
    """The office's time, as on its wall."""
    return f"{database.calendar.local(clock()):%m-%d %H:%M}"


async def test_triggers_come_in_order_with_the_clock_set_to_each(
    lite_database: Database, clock: MovableTime
) -> None:
    zone = lite_database.calendar.zone
    seen: list[tuple[str, str]] = []

    def entry(name: str, **when: int) -> Entry:
        async def job() -> None:
            seen.append((name, at(clock, lite_database)))

        return Entry(name, CronTrigger(timezone=zone, **when), job)

    entries = [entry("noon", hour=12, minute=0), entry("early", hour=3, minute=30)]
    walk = Walk(entries, clock, clock.set, nothing)
    await walk.to(clock() + timedelta(days=2))
    assert seen == [
        ("noon", "11-23 12:00"),
        ("early", "11-24 03:30"),
        ("noon", "11-24 12:00"),
        ("early", "11-25 03:30"),
    ]
    assert at(clock, lite_database) == "11-25 09:00"


async def test_a_walk_in_two_parts_is_the_same_as_in_one(
    lite_database: Database, clock: MovableTime
) -> None:
    zone = lite_database.calendar.zone
    seen: list[str] = []

    async def job() -> None:
        seen.append(at(clock, lite_database))

    walk = Walk([Entry("nine", CronTrigger(hour=9, timezone=zone), job)], clock, clock.set, nothing)
    for hours in (23, 24, 25, 30, 48):
        await walk.to(datetime(2026, 11, 23, 1, tzinfo=UTC) + timedelta(hours=hours))
    assert seen == ["11-24 09:00", "11-25 09:00"]


async def test_a_walk_told_to_stop_ends_its_step_first_and_can_go_on(
    lite_database: Database, clock: MovableTime
) -> None:
    zone = lite_database.calendar.zone
    seen: list[str] = []

    async def job() -> None:
        if not seen:
            task.cancel()
        await asyncio.sleep(0.01)
        seen.append(at(clock, lite_database))

    walk = Walk([Entry("nine", CronTrigger(hour=9, timezone=zone), job)], clock, clock.set, nothing)
    end = clock() + timedelta(days=3)
    task = asyncio.create_task(walk.to(end))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert seen == ["11-24 09:00"]
    assert at(clock, lite_database) == "11-24 09:00"
    await walk.to(end)
    assert seen == ["11-24 09:00", "11-25 09:00", "11-26 09:00"]


async def test_ticks_with_nothing_to_do_are_skipped(
    lite_database: Database, clock: MovableTime
) -> None:
    wanted = [clock() + timedelta(days=3, seconds=20), clock() + timedelta(days=20)]
    runs: list[str] = []

    async def job() -> None:
        runs.append(at(clock, lite_database))
        wanted.pop(0)

    async def next_wanted() -> datetime | None:
        return wanted[0] if wanted else None

    trigger = IntervalTrigger(minutes=1, start_date=datetime(2024, 1, 1, tzinfo=UTC))
    walk = Walk([Entry("tick", trigger, job, next_wanted)], clock, clock.set, nothing)
    await walk.to(clock() + timedelta(days=30))
    assert runs == ["11-26 09:01", "12-13 09:00"]


async def test_a_job_that_fails_does_not_stop_the_walk(
    lite_database: Database, clock: MovableTime
) -> None:
    zone = lite_database.calendar.zone
    tried: list[str] = []

    async def job() -> None:
        tried.append(at(clock, lite_database))
        raise RuntimeError("once more tomorrow")

    walk = Walk([Entry("nine", CronTrigger(hour=9, timezone=zone), job)], clock, clock.set, nothing)
    await walk.to(clock() + timedelta(days=3))
    assert len(tried) == 3


def test_the_timetable_has_stable_ids_and_survives_late_ticks(lite_database: Database) -> None:
    zone = lite_database.calendar.zone
    entries = timetable.build(Office(lite_database, None), zone)
    assert [entry.id for entry in entries] == [
        "stop_tick",
        "housekeeping",
        "leave_tick",
        "post_tick",
        "clock_tick",
        "visit_tick",
        "record_tick",
        "period_tick",
        "brief_tick",
        "figures_tick",
        "digest_tick",
        "push_tick",
    ]
    scheduler = timetable.schedule(entries, zone)
    for job in scheduler.get_jobs():
        assert scheduler._job_defaults["coalesce"] is True
        assert scheduler._job_defaults["misfire_grace_time"] is None
        assert scheduler._job_defaults["max_instances"] == 1
        assert job.id in {entry.id for entry in entries}


def told(run: Running, phone: Phone) -> list[tuple[str, str]]:
    """When an officer was told what."""
    found = []
    for message in run.box.world.chats[phone.id].messages.values():
        if not message.outgoing:
            moment = datetime.fromtimestamp(message.body["date"], UTC)
            local = run.database.calendar.local(moment)
            found.append((f"{local:%m-%d %H:%M}", words(message.body)))
    return found


async def test_a_month_of_a_case_is_lived_with_every_prompt_in_its_place_within_a_minute(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    county = fill(lite_database, visit_duty=True)
    async with running(lite_database, clock, silent) as run:
        liaison = await join(run, county, county.liaison, "林")
        deputy = await join(run, county, county.deputy, "沈")
        county.register(county.report())
        await run.settle()
        began = monotonic()
        await run.walk().to(clock() + timedelta(days=31))
        assert monotonic() - began < 60
        heard = told(run, liaison)
        lines = [(when, line) for when, what in heard for line in what.split("\n")]
        assert lines[:2] == [
            ("11-23 09:00", "组信〔2026〕1号 交办给您,请签收,12月7日(周一)前"),
            ("11-23 16:00", "L26-1-L 请先告知群众已收到,今天下班前"),
        ]
        assert [(when, what) for when, what in lines if "快到期" in what] == [
            ("11-24 16:00", "组信〔2026〕1号 签收快到期,今天下班前"),
            ("11-26 08:30", "组信〔2026〕1号 提出异议快到期,下周一下班前"),
            ("11-27 08:30", "组信〔2026〕1号 提出异议快到期,下周一下班前"),
            ("12-04 08:30", "组信〔2026〕1号 简易办理快到期,下周一下班前"),
        ]
        # On three more working days, and then it is for the level above.
        again = [when for when, what in lines if "请签收" in what]
        assert again == ["11-23 09:00", "11-24 08:30", "11-25 08:30", "11-26 08:30"]
        visits = [(when, what) for when, what in lines if "走访" in what]
        assert ("12-01 08:30", "11月走访少3天,请说明原因") in visits
        assert ("12-01 08:30", "12月走访还差3天,请排个日子") in visits
        # Earlier than usual: the service period at the year's end begins on the 20th.
        assert ("12-03 08:30", "12月走访还差3天,还有21个工作日") in visits
        assert ("12-14 08:30", "12月走访还差3天,还有14个工作日") in visits
        assert ("12-18 08:30", "工作时段从后天开始,请看任务") in lines
        days = Counter(when[:5] for when, _what in heard)
        assert max(days.values()) <= 2
        calendar = lite_database.calendar
        for when, _what in heard:
            local = datetime.strptime(f"2026-{when}", "%Y-%m-%d %H:%M").replace(
                tzinfo=calendar.zone
            )
            assert calendar.next_open_moment(local) == local
        climbed = [when for when, what in told(run, deputy) if "没有人回应:待签收" in what]
        assert climbed == ["11-27 08:30", "11-30 08:30", "12-01 08:30", "12-02 08:30"]


async def test_an_ordinary_case_climbs_as_its_deadline_comes_and_passes(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, silent) as run:
        liaison = await join(run, county, county.liaison, "林")
        deputy = await join(run, county, county.deputy, "沈")
        inspector = await join(run, county, county.inspector, "何")
        leader = await join(run, county, county.leader, "江")
        case_id = county.register(county.report(), procedure="ordinary")
        county.assign(case_id)
        await run.settle()
        await run.walk().to(clock() + timedelta(days=90))
        handling = [
            (when, what)
            for when, what in told(run, liaison)
            if "办理快到期" in what or "办理已超期" in what
        ]
        assert [when for when, _ in handling] == [
            "01-07 08:30",
            "01-15 08:30",
            "01-19 08:30",
            "01-21 08:30",
            "01-22 08:30",
            "01-25 08:30",  # it fell due on the Friday evening
            "01-27 08:30",
            "02-11 08:30",  # ten working days, with New Year's Eve on 5 February between
        ]
        assert "组信〔2026〕1号 办理快到期" in next(
            what for _, what in told(run, deputy) if "号 办理" in what
        )
        # The written notice, which nobody has given, climbs by itself and for the desk.
        assert [when for when, what in told(run, inspector) if "号 办理" in what] == ["01-25 08:30"]
        # There is no executive deputy: the director is not told earlier for that.
        assert [when for when, what in told(run, leader) if "号 办理" in what] == ["02-11 08:30"]
        asked = [when for when, what in told(run, liaison) if "督办" in what]
        assert "12-08 18:00" not in asked


async def test_after_a_stop_each_clock_says_once_what_it_missed(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, silent) as run:
        liaison = await join(run, county, county.liaison, "林")
        county.assign(county.register(county.report(), procedure="ordinary"))
        await run.settle()
        before = len(told(run, liaison))
        run.move(clock() + timedelta(days=57, hours=1))  # nobody was there to tick
        for entry in run.app.timetable:
            await entry.run()
        await run.settle()
        missed = [what for _when, what in told(run, liaison)][before:]
        assert sum("办理快到期" in what for what in missed) == 1
        for entry in run.app.timetable:
            await entry.run()
        await run.settle()
        assert len(told(run, liaison)) == before + len(missed)


async def test_a_clock_that_has_stopped_says_nothing(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        lead_id = county.report()
        await run.settle()
        county.register(lead_id)
        assert lite_database.read_now(kept_clocks.all_open)
        await run.walk().to(clock() + timedelta(days=2))
        assert not [what for _when, what in told(run, clerk) if "审核快到期" in what]


async def test_the_clerk_is_reminded_of_a_lead_two_hours_before_its_review_is_due(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        county.report()
        await run.settle()
        await run.walk().to(clock() + timedelta(days=2))
        heard = [(when, what) for when, what in told(run, clerk) if "审核快到期" in what]
        assert heard[0] == ("11-24 16:00", "L26-1-L 审核快到期,今天下班前")
