"""The whole bot without a wire: both of its libraries speak to the sandbox in this process.

All that Telegram checks is still checked, and what it refuses is refused; only HTTP is left out, so
that tens of thousands of updates can be lived through.
"""

import json
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods.base import TelegramMethod
from movable_time import MovableTime
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.assemble import Application
from bot.config import Settings
from bot.fetching import Fetcher
from bot.governed import GovernedRequests
from bot.governor import Governor
from bot.push import Sender
from bot.push_limiter import GovernedLimiter
from bot.updates import KINDS
from sandbox.botapi import DEFAULT_TOKEN, Sandbox
from sandbox.botapi.core import Core
from sandbox.botapi.dispatch import call_method
from sandbox.botapi.errors import Refusal
from sandbox.botapi.forms import Upload
from sandbox.botapi.params import Params
from schedules.walk import Walk
from storage.database import Database

Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One call of the bot: a reply or a push, and what Telegram made of it."""

    push: bool
    method: str
    values: Json
    refused: str | None

    @property
    def chat_id(self) -> int:
        return int(self.values.get("chat_id") or 0)

    @property
    def words(self) -> str:
        """All that a person can read of it: the text, the caption, the buttons."""
        return json.dumps(self.values, ensure_ascii=False)


class Line:
    """Carries out calls in the sandbox, and remembers them until they are looked at."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.said: list[Said] = []

    async def call(
        self, name: str, values: Json, uploads: dict[str, Upload] | None = None, *, push: bool
    ) -> tuple[int, str]:
        refused, code = None, 200
        try:
            result = await call_method(self.core, name, Params(values, uploads))
            answer: Json = {"ok": True, "result": result}
        except Refusal as refusal:
            refused, code = refusal.description, refusal.code
            answer = {"ok": False, "error_code": code, "description": refused}
        self.said.append(Said(push, name, values, refused))
        return code, json.dumps(answer, ensure_ascii=False)


class ReplyLine(BaseSession):
    """aiogram's side."""

    def __init__(self, line: Line, governor: Governor) -> None:
        super().__init__()
        self._line = line
        self.middleware(GovernedRequests(governor))

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], *_timeout: Any, **_more: Any
    ) -> Any:
        files: Json = {}
        values = {
            name: value
            for name, given in method.model_dump(warnings=False).items()
            if (value := self.prepare_value(given, bot=bot, files=files))
        }
        uploads = {
            name: Upload(file.filename, None, b"".join([part async for part in file.read(bot)]))
            for name, file in files.items()
        }
        code, answer = await self._line.call(method.__api_method__, values, uploads, push=False)
        return self.check_response(bot, method, code, answer).result

    async def stream_content(self, url: str, *_given: Any, **_options: Any) -> AsyncIterator[bytes]:  # type: ignore[override]
        for path, file in self._line.core.files.by_path.items():
            if url.endswith(path):
                yield file.content

    async def close(self) -> None:
        return


class PushLine(BaseRequest):
    """python-telegram-bot's side."""

    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        return

    async def shutdown(self) -> None:
        return

    async def do_request(
        self, url: str, *_: Any, request_data: RequestData | None = None, **__: Any
    ) -> tuple[int, bytes]:
        values = request_data.parameters if request_data else {}
        code, answer = await self._line.call(url.rsplit("/", 1)[1], values, push=True)
        return code, answer.encode()


class Inside(Application):
    """The application, its two bots on such a line."""

    def __init__(self, database: Database, folder: Path, line: Line) -> None:
        governor = Governor(math.inf, chat_interval=0)
        settings = Settings(_env_file=None, data_dir=folder, metrics_port=0)
        super().__init__(
            settings, database, token=DEFAULT_TOKEN, governor=governor, follows_time=False
        )
        self.line = line
        self.handling._first_pause = 0.001
        self.bot.session = ReplyLine(line, governor)

    async def begin(self) -> None:
        """Start all but what would open a connection."""
        await self.intake.take_up()
        request = PushLine(self.line)
        self._pusher = ExtBot(
            DEFAULT_TOKEN,
            request=request,
            get_updates_request=request,
            rate_limiter=GovernedLimiter(self.governor),
        )
        self.sender = Sender(
            self._pusher,
            self.database,
            self.metrics,
            on_unreachable=self.intake.unreachable.add,
        )
        self.sender.start()
        self.fetcher = Fetcher(self.bot, self.database, self.governor, self.metrics)

    async def hear(self, *, twice: bool = False) -> int:
        """Take all that people have sent, and do all there is to do; gives how many updates.

        ``twice``: what was confirmed comes once more, as when the word of that was lost.
        """
        queue, heard = self.line.core.updates, 0
        while entries := queue.take(100):
            raws = [json.loads(json.dumps(entry.as_update())) for entry in entries]
            await self.intake.keep(raws)
            if twice:
                await self.intake.keep(raws[::-1])
            queue.confirm(entries[-1].id + 1)
            heard += len(raws)
        await self.settle()
        return heard


@asynccontextmanager
async def inside(
    database: Database, clock: MovableTime, folder: Path
) -> AsyncIterator[tuple[Inside, Walk]]:
    """The bot at work, and the way through time; nothing listens anywhere."""
    box = Sandbox(now=clock().astimezone(database.calendar.zone), ticking=False)
    box.core.updates.allow(list(KINDS))
    app = Inside(database, folder, Line(box.core))

    def move(moment: datetime) -> None:
        clock.set(moment)
        box.clock.set(moment.astimezone(database.calendar.zone))

    await app.begin()
    try:
        yield app, Walk(app.timetable, clock, move, app.settle)
    finally:
        await app.stop()
