"""The whole program as it runs for an office: started, asked how it is, and put down."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram import Dispatcher
from movable_time import MovableTime
from running import running
from small_county import fill

from bot.assemble import Application, open_database
from bot.config import Settings
from sandbox.botapi import DEFAULT_TOKEN, Sandbox
from sandbox.botapi.errors import Refusal
from sandbox.botapi.faults import Faults
from sandbox.client import Phones
from storage.database import Database

ROOT = Path(__file__).parents[2]


async def test_the_health_page_says_what_waits(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, silent) as run:
        assert run.app.health is not None
        address = f"http://127.0.0.1:{run.app.health.port}/healthz"
        session = run.phones._session
        assert session is not None
        async with session.get(address) as answer:
            assert answer.status == 200
        phone = await run.phones.add("周")
        await phone.start()
        await run.settle()
        county.bind(county.clerk, phone.id)
        run.box.core.faults.change({"error_code": 502})
        county.report()
        await run.settle()
        clock.move(minutes=10)
        async with session.get(address) as answer:
            found = json.loads(await answer.text())
            assert answer.status == 503
            assert found["oldest_unsent_push_seconds"] > 500
        run.box.core.faults.change({"error_code": None})


async def test_a_tick_is_noted_and_wakes_the_sender(
    lite_database: Database, clock: MovableTime, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        for entry in run.app.timetable:
            await entry.run()
        health = await run.app.watch.look()
        assert health.ok
        assert health.facts["clock_tick_seconds_ago"] == 0


async def test_the_scheduler_follows_the_timetable_when_nobody_moves_the_clock(
    tmp_path: Path,
) -> None:
    settings = Settings.model_construct(data_dir=tmp_path, metrics_port=0)
    database = await asyncio.to_thread(open_database, settings)
    async with Sandbox() as box:
        app = Application(settings, database, token=DEFAULT_TOKEN, api_base=box.url)
        await app.start()
        try:
            assert app.scheduler is not None
            planned = {job.id for job in app.scheduler.get_jobs()}
            assert planned == {entry.id for entry in app.timetable} >= {"clock_tick", "push_tick"}
        finally:
            await app.stop()
    await asyncio.to_thread(database.close)


@asynccontextmanager
async def command(
    folder: Path, box: Sandbox, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The real command with a token, started; ended in any case."""
    environment = {
        "PATH": os.environ["PATH"],
        "LIANLUO_DATA_DIR": str(folder),
        "LIANLUO_BOT_TOKEN": DEFAULT_TOKEN,
        "LIANLUO_API_BASE": box.url,
        "LIANLUO_METRICS_PORT": "0",
        **settings,
    }
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.cli",
        "run",
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield program
    finally:
        if program.returncode is None:
            program.kill()
            await program.communicate()


@pytest.mark.parametrize("settings", [{}, {"LIANLUO_WEBHOOK_URL": "https://a.example/x"}])
async def test_a_wrong_token_stops_the_start_in_one_line(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    settings |= {
        "LIANLUO_WEBHOOK_SECRET": "sixteen_letters_",
        "LANG": "zh_CN.UTF-8",
        "PYTHONUTF8": "1",
    }
    wrong = {"LIANLUO_BOT_TOKEN": "5804217639:AAF-another-token-that-opens-nothing"}
    async with Sandbox() as box, command(tmp_path, box, **settings, **wrong) as program:
        async with asyncio.timeout(30):
            _, said = await program.communicate()
        assert program.returncode == 1
        *logged, last = said.decode().splitlines()
        address = box.url.removeprefix("http://")
        assert last.startswith(f"{address} 不认这个机器人令牌。请检查 LIANLUO_BOT_TOKEN")
        assert [json.loads(line)["event"] for line in logged if "not_rec" in line] == [
            *([] if "LIANLUO_WEBHOOK_URL" in settings else ["not_receiving"])
        ]
        assert "another-token" not in said.decode()


class NeverAnswers(Faults):
    """A server that takes every request of these kinds and answers none of them."""

    def __init__(self, *methods: str) -> None:
        super().__init__()
        self.methods, self.met = methods, asyncio.Event()

    def take(self, method: str) -> Refusal | None:
        if method in self.methods:
            self.met.set()
        return None

    async def wait(self) -> None:
        if self.met.is_set():
            await asyncio.Event().wait()


@pytest.mark.parametrize("settings", [{}, {"LIANLUO_WEBHOOK_URL": "https://a.example/x"}])
async def test_it_is_put_down_while_the_server_does_not_even_answer_the_start(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    secret = {"LIANLUO_WEBHOOK_SECRET": "sixteen_letters_"}
    async with Sandbox() as box, command(tmp_path, box, **secret, **settings) as program:
        box.core.faults = silence = NeverAnswers("setwebhook", "deletemycommands")
        await asyncio.wait_for(silence.met.wait(), 30)
        program.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            _, said = await program.communicate()
        assert program.returncode == 0
        assert "stopping" in said.decode()


async def test_it_is_put_down_within_ten_seconds_while_replies_hang(tmp_path: Path) -> None:
    async with (
        Sandbox() as box,
        Phones(box.url) as phones,
        command(tmp_path, box) as program,
    ):
        stranger = await phones.add("外人")
        await stranger.send("有人吗")
        await stranger.expect("邀请", patience=30)
        box.core.faults = silence = NeverAnswers("sendmessage")
        await stranger.send("还在吗")
        await asyncio.wait_for(silence.met.wait(), 10)
        program.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            _, said = await program.communicate()
        assert program.returncode == 0
        events = [json.loads(line)["event"] for line in said.decode().splitlines()]
        assert events[-2:] == ["stopping", "drain_cut_short"]


async def test_the_program_answers_and_is_put_down_within_ten_seconds(tmp_path: Path) -> None:
    """The real command with a token, told SIGTERM while a reply is on its way."""
    async with (
        Sandbox() as box,
        Phones(box.url) as phones,
        command(tmp_path, box) as program,
    ):
        stranger = await phones.add("外人")
        await stranger.send("有人吗")
        await stranger.expect("邀请", patience=30)
        box.core.faults.latency = 1.0
        second = await stranger.send("还在吗")
        await box.drained()
        program.send_signal(signal.SIGTERM)
        async with asyncio.timeout(timedelta(seconds=10).total_seconds()):
            _, said = await program.communicate()
        assert program.returncode == 0
        await stranger.expect("邀请", after=second["message_id"])
        events = [json.loads(line)["event"] for line in said.decode().splitlines()]
        assert [event for event in events if event != "running"] == ["stopping"]
        assert "外人" not in said.decode()
