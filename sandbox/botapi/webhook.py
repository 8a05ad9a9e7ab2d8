"""Sending updates to the bot's address: in order for each chat, again when it fails."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from sandbox.botapi.clock import SandboxClock
from sandbox.botapi.flood import Limits
from sandbox.botapi.params import Params
from sandbox.botapi.presence import Presence
from sandbox.botapi.updates import Entry, UpdateQueue

Json = dict[str, Any]
Lane = tuple[str, int]
Taken = Callable[[Entry], None]  # called when the bot has an update
Answered = Callable[[str, Params], Awaitable[Any]]  # called with a method in the bot's reply

ANSWER_TIMEOUT = 60.0
NOT_AS_ANSWER = {"deletewebhook", "setwebhook", "close", "logout"}


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
        self.url = ""
        self._presence = presence
        self._taken = taken
        self._answered = answered
        self._updates = updates
        self._clock = clock
        self._limits = limits
        self._secret = ""
        self._connections = 40
        self._error: tuple[int, str] | None = None
        self._lanes: dict[Lane, deque[Entry]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def info(self) -> Json:
        """What getWebhookInfo says besides the address."""
        found: Json = {"max_connections": self._connections}
        if self._error is not None:
            found["last_error_date"], found["last_error_message"] = self._error
        return found

    def settings(self) -> Json:
        """What `open` was called with."""
        return {"url": self.url, "secret": self._secret, "connections": self._connections}

    async def open(self, url: str, secret: str, connections: int) -> None:
        """Send to `url` from now on."""
        await self.close()
        self.url, self._secret, self._connections = url, secret, connections
        connector = aiohttp.TCPConnector(limit=connections)
        self._session = aiohttp.ClientSession(connector=connector)
        self._updates.expire()
        for entry in list(self._updates.pending.values()):
            self._give(entry)
        self._updates.on_add = self._give
        self._presence.note_webhook(there=True)

    async def close(self) -> None:
        """Send no more; what waits stays for the next receiver."""
        self.url, self._error = "", None
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
            if retry_after == 0 and failures:
                delay = min(delay * 2, self._limits.webhook_longest_retry)
            failures += 1
            await asyncio.sleep(retry_after or delay)

    async def _attempt(self, entry: Entry) -> float | None:
        """None when the bot took it; otherwise the seconds it asked to wait, or 0."""
        assert self._session is not None  # noqa: S101  # opened before any worker
        if self._presence.stopped:
            self._note("Connection refused")
            return 0.0
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        body = json.dumps(entry.as_update()).encode()
        timeout = aiohttp.ClientTimeout(total=ANSWER_TIMEOUT)
        try:
            async with self._session.post(
                self.url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if answer.status // 100 == 2:
                    entry.delivered = True
                    self._presence.note_webhook(there=True)
                    await self._read_answer(answer)
                    return None
                reason = f"{answer.status} {answer.reason}"
                self._note(f"Wrong response from the webhook: {reason}")
                return _seconds(answer.headers.get("Retry-After"))
        except TimeoutError:
            self._note("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self._note("Connection refused")
        except aiohttp.ClientError:
            self._note("Connection reset by peer")
        return 0.0

    async def _read_answer(self, answer: aiohttp.ClientResponse) -> None:
        values = await _answer_values(answer)
        name = str(values.pop("method", "")).lower()
        if name and name not in NOT_AS_ANSWER and not name.startswith("get"):
            await self._answered(name, Params(values))

    def _note(self, error: str) -> None:
        self._error = (self._clock.timestamp(), error)
        self._presence.note_webhook(there=True, answers=False)


def _seconds(header: str | None) -> float:
    try:
        return min(3600.0, max(0.0, float(header or 0)))
    except ValueError:
        return 0.0


async def _answer_values(answer: aiohttp.ClientResponse) -> Json:
    """A method call that the bot put into its reply, in any of three forms."""
    if answer.content_type == "multipart/form-data":
        reader = aiohttp.MultipartReader.from_response(answer)
        values: Json = {}
        async for part in reader:
            if isinstance(part, aiohttp.BodyPartReader) and part.name and not part.filename:
                values[part.name] = await part.text()
        return values
    body = await answer.read()
    if answer.content_type == "application/json" and body.strip():
        try:
            value = json.loads(body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}
    return {}
