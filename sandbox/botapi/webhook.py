"""Sending updates to the bot's address: in order for each chat, again when it fails."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.botapi.clock import SandboxClock
from sandbox.botapi.errors import Refusal
from sandbox.botapi.files import UPLOAD_LIMIT
from sandbox.botapi.flood import Limits
from sandbox.botapi.forms import read_form
from sandbox.botapi.params import Params, body_values, form_params
from sandbox.botapi.presence import Presence
from sandbox.botapi.updates import Entry, UpdateQueue
from sandbox.botapi.webhook_address import OnlyThere

Json = dict[str, Any]
Lane = tuple[str, int]
Taken = Callable[[Entry], None]  # called when the bot has an update
Answered = Callable[[str, Params], Awaitable[Any]]  # called with a method in the bot's reply

ANSWER_TIMEOUT = 60.0
NOT_AS_ANSWER = {"deletewebhook", "setwebhook", "close", "logout"}


@dataclass(frozen=True)
class Settings:
    """What setWebhook was called with."""

    url: str = ""
    secret: str = ""
    connections: int = 0
    ip_address: str = ""
    certificate: bool = False  # one was uploaded; with it, any is taken


class Webhook:
    """Feeds lanes; each lane sends one update at a time, many lanes at once."""

    def __init__(
        self,
        updates: UpdateQueue,
        clock: SandboxClock,
        limits: Limits,
        presence: Presence,
        *,
        taken: Taken,
        answered: Answered,
    ) -> None:
        self.settings = Settings()
        self._presence = presence
        self._taken = taken
        self._answered = answered
        self._updates = updates
        self._clock = clock
        self._limits = limits
        self._ip_address = ""
        self._error: tuple[int, str] | None = None
        self._lanes: dict[Lane, deque[Entry]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def info(self) -> Json:
        """What getWebhookInfo says of its working."""
        found: Json = {}
        if self._error is not None:
            found["last_error_date"], found["last_error_message"] = self._error
        if self.settings.url:
            found["max_connections"] = self.settings.connections
            found["ip_address"] = self._ip_address
        return found

    async def open(self, settings: Settings, ip_address: str) -> None:
        """Send there from now on."""
        await self.close()
        self.settings, self._ip_address = settings, ip_address
        connector = aiohttp.TCPConnector(
            limit=settings.connections,
            resolver=OnlyThere(ip_address) if settings.ip_address else None,
            ssl=not settings.certificate,
        )
        self._session = aiohttp.ClientSession(connector=connector)
        self._updates.expire()
        for entry in list(self._updates.pending.values()):
            self._give(entry)
        self._updates.on_add = self._give
        self._presence.note_webhook(there=True)

    def kept(self) -> Json:
        """What a restart has to know."""
        return {**asdict(self.settings), "there": self._ip_address}

    async def reopen(self, kept: Json) -> None:
        """Go on as an earlier run ended."""
        known = {one.name for one in fields(Settings)}
        settings = Settings(**{name: kept[name] for name in kept.keys() & known})
        if settings.url:
            await self.open(settings, str(kept.get("there", "")))

    async def close(self) -> None:
        """Send no more; what waits stays for the next receiver."""
        self.settings, self._error = Settings(), None
        self._presence.note_webhook(there=False)
        self._updates.on_add = None
        workers = list(self._workers)
        for worker in workers:
            worker.cancel()
        if workers:
            await asyncio.wait(workers)
        self._lanes = {}
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _give(self, entry: Entry) -> None:
        lane = self._lanes.get(entry.lane)
        if lane is not None:
            lane.append(entry)
            return
        self._lanes[entry.lane] = deque([entry])
        worker = asyncio.get_running_loop().create_task(self._work(entry.lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, lane: Lane) -> None:
        queue = self._lanes[lane]
        while queue:
            await self._send(queue[0])
            queue.popleft()
        del self._lanes[lane]

    async def _send(self, entry: Entry) -> None:
        delay, failures = self._limits.webhook_first_retry, 0
        while entry.id in self._updates.pending:
            if entry.expires < self._clock.timestamp():
                self._updates.drop(entry.id)
                return
            retry_after = await self._attempt(entry)
            if retry_after is None:
                self._updates.drop(entry.id)
                self._taken(entry)
                return
            pause = retry_after
            if not retry_after and failures:  # the first time it is tried again at once
                pause = delay = min(delay * 2, self._limits.webhook_longest_retry)
            failures += 1
            await asyncio.sleep(pause)

    async def _attempt(self, entry: Entry) -> float | None:
        """None when the bot took it; otherwise the seconds it asked to wait, or 0."""
        assert self._session is not None  # noqa: S101  # opened before any worker
        if self._presence.stopped:
            self.note_error("Connection refused")
            return 0.0
        headers = {"Content-Type": "application/json"}
        if self.settings.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.settings.secret
        body = json.dumps(entry.as_update()).encode()
        timeout = aiohttp.ClientTimeout(total=ANSWER_TIMEOUT)
        try:
            async with self._session.post(
                self._target, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if answer.status // 100 == 2:
                    entry.delivered = True
                    self._presence.note_webhook(there=True)
                    await self._read_answer(answer)
                    return None
                reason = f"{answer.status} {answer.reason}"
                self.note_error(f"Wrong response from the webhook: {reason}")
                return _seconds(answer.headers.get("Retry-After"))
        except TimeoutError:
            self.note_error("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self.note_error("Connection refused")
        except aiohttp.ClientError:
            self.note_error("Connection reset by peer")
        return 0.0

    @property
    def _target(self) -> str:
        url = self.settings.url
        return url if "://" in url else f"https://{url}"

    async def _read_answer(self, answer: aiohttp.ClientResponse) -> None:
        params = await _answer_params(answer)
        name = params.text("method").lower()
        if name and name not in NOT_AS_ANSWER and not name.startswith("get"):
            await self._answered(name, params)

    def note_error(self, error: str) -> None:
        """What getWebhookInfo is to say of the last failure."""
        self._error = (self._clock.timestamp(), error)
        self._presence.note_webhook(there=True, answers=False)


def _seconds(header: str | None) -> float:
    try:
        return min(3600.0, max(0.0, float(header or 0)))
    except ValueError:
        return 0.0


async def _answer_params(answer: aiohttp.ClientResponse) -> Params:
    """A method call that the bot put into its reply, in any form that a request may have."""
    try:
        if answer.content_type.startswith("multipart/"):
            reader = aiohttp.MultipartReader.from_response(answer)
            return form_params(await read_form(reader, UPLOAD_LIMIT))
        return Params(body_values(answer.content_type, await answer.read()))
    except (Refusal, ValueError, web.HTTPException):
        return Params({})
