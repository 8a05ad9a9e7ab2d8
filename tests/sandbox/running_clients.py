"""Bots in processes of their own, each with a sandbox to itself; what they saw, and what showed."""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from raw_bot import TOKEN, png
from story import play, stable

from sandbox.botapi import Sandbox
from sandbox.botapi.clock import CHINA
from sandbox.client import Phones

Json = dict[str, Any]
CLIENTS = Path(__file__).parent / "clients"
SECRET = "a-secret_Of-the-test"
WAYS = ("polling", "webhook")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
PATIENCE = 60.0  # seconds; a slow machine starts many programs at once


class ClientError(Exception):
    """A client ended, or kept silent, when the story expected something of it."""


@dataclass
class Client:
    """One bot's process and its journal so far."""

    process: asyncio.subprocess.Process
    seen: list[Json] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    ended: bool = False

    async def read_journal(self) -> None:
        """Read what it writes until it ends."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            async with self.news:
                self.seen.append(json.loads(line))
                self.news.notify_all()
        async with self.news:
            self.ended = True
            self.news.notify_all()

    async def read_errors(self) -> None:
        """Keep what it complains of, for a failing test to show."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.errors.append(line.decode())

    async def saw(self, kind: str, times: int = 1) -> None:
        """Return when it has seen so many of a kind, from the beginning."""

        def enough() -> bool:
            return self.ended or sum(one["saw"] == kind for one in self.seen) >= times

        async with self.news:
            await asyncio.wait_for(self.news.wait_for(enough), PATIENCE)
        if self.ended:
            raise ClientError(f"it ended before it saw {kind!r}\n{''.join(self.errors)}")


@dataclass(frozen=True)
class Run:
    """How the story went with one library, one way."""

    seen: list[Json]  # by the bot
    shown: list[Json]  # on the phones
    requests: list[tuple[float, str, int]]  # time, method, code
    code: int  # that the program ended with when it was told to
    webhook: str  # that it left behind
    forged: int  # what it answers to an update without the secret; 401 where there is no webhook

    @property
    def waited(self) -> float:
        """Seconds from the 429 to the same call, done again; there has to be one such."""
        (refused,) = [number for number, one in enumerate(self.requests) if one[2] == 429]
        first, again = self.requests[refused : refused + 2]
        if (again[1].lower(), again[2]) != (first[1].lower(), 200):
            raise ClientError(f"after {first} came {again}")
        return again[0] - first[0]


def written(name: str) -> list[Json]:
    """What is expected of every run: `seen` by the bot or `shown` on the phone."""
    lines = (CLIENTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@asynccontextmanager
async def started(program: str, box: Sandbox, way: str, picture: Path) -> AsyncIterator[Client]:
    """The program, running; killed if it does not end by itself."""
    runner = "node" if program.endswith(".mjs") else sys.executable
    settings = {"url": box.url, "token": TOKEN, "way": way, "secret": SECRET}
    argument = json.dumps({**settings, "picture": str(picture)})
    process = await asyncio.create_subprocess_exec(
        shutil.which(runner) or runner,
        str(CLIENTS / program),
        argument,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
    )
    client = Client(process)
    readers = [asyncio.create_task(read()) for read in (client.read_journal, client.read_errors)]
    try:
        yield client
    finally:
        if process.returncode is None:
            process.kill()
        await asyncio.gather(*readers)
        await process.wait()


async def answer_to_forged(address: str) -> int:
    """The status of an update that comes from elsewhere: without the secret."""
    update = {"update_id": 1, "message": {"message_id": 1, "date": 0, "text": "forged"}}
    async with aiohttp.ClientSession() as session, session.post(address, json=update) as answer:
        return answer.status


async def run(program: str, way: str, picture: Path, content: bytes) -> Run:
    """Play the story with one program."""
    async with (
        Sandbox(TOKEN, now=MONDAY, ticking=False) as box,
        Phones(box.url) as phones,
        started(program, box, way, picture) as client,
    ):
        try:
            ann = await play(phones, client, content, PATIENCE)
            await box.drained(PATIENCE)
            address = box.core.webhook.settings.url
            forged = await answer_to_forged(address) if way == "webhook" else 401
        except Exception as error:
            complaint = "".join(client.errors)
            error.add_note(f"{program} by {way} saw {client.seen[-1:]}\n{complaint}")
            raise
        client.process.terminate()
        code = await asyncio.wait_for(client.process.wait(), PATIENCE)
        shown = [stable(message) for message in await ann.messages(limit=200)]
        requests = [(one.at, one.method, one.code) for one in box.core.requests]
        return Run(client.seen, shown, requests, code, box.core.webhook.settings.url, forged)


async def run_all(programs: Sequence[str], picture: Path) -> dict[tuple[str, str], Run]:
    """Every program both ways, two for each processor at a time."""
    content = png(400, 300)
    await asyncio.to_thread(picture.write_bytes, content)
    turns = asyncio.Semaphore(2 * (os.cpu_count() or 1))
    both = [(program, way) for program in programs for way in WAYS]

    async def in_turn(program: str, way: str) -> Run:
        async with turns:
            return await run(program, way, picture, content)

    async with asyncio.TaskGroup() as group:  # when one fails, the others' programs are ended too
        tasks = {one: group.create_task(in_turn(*one)) for one in both}
    return {one: task.result() for one, task in tasks.items()}


def check_story(run: Run) -> None:
    """Hold a run against the story: what was seen and shown, what was refused, how it ended."""
    assert run.seen == written("seen")
    assert run.shown == written("shown")
    assert run.forged in {401, 403}
    assert run.waited >= 0.99  # of the one second that the 429 asked for
    assert (run.code, run.webhook) == (0, "")
