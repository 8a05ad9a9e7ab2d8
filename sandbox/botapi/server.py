"""The sandbox as one object: start it, use its address, look at its world, stop it."""

import asyncio
import logging
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.http import HttpProcessingError

from sandbox.botapi.clock import SandboxClock
from sandbox.botapi.core import RequestRecord
from sandbox.botapi.dispatch import make_core
from sandbox.botapi.door import Door
from sandbox.botapi.errors import Refusal
from sandbox.botapi.flood import Limits
from sandbox.botapi.mover import ClockMover, OnMove, Resolve
from sandbox.botapi.phone.guide import GuideRoutes
from sandbox.botapi.phone.house import HouseRoutes
from sandbox.botapi.phone.routes import PhoneRoutes
from sandbox.botapi.phone.theatre import Theatre
from sandbox.botapi.replies import PATIENCE, json_response
from sandbox.botapi.state import Keeper, StateError
from sandbox.botapi.transport import BotRoutes
from sandbox.botapi.world import World
from sandbox.tour import Tour

log = logging.getLogger(__name__)

DEFAULT_TOKEN = "5804217639:AAF-sandbox-token-that-opens-nothing"  # noqa: S105
FORM_AROUND_IT = 64 * 1024
CONNECTIONS_AT_ONCE = 1024
DOOR = web.AppKey("DOOR", Door)
Json = dict[str, Any]


class Sandbox:
    """A local Bot API server with phones."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        host: str = "127.0.0.1",
        port: int = 0,
        now: datetime | None = None,
        *,
        on_move: OnMove | None = None,
        resolve: Resolve | None = None,
        title: dict[str, str] | None = None,
        name: str = "Sandbox",
        username: str = "sandbox_bot",
        ticking: bool = True,
        limits: Limits | None = None,
        state: Path | None = None,
        local: Path | None = None,
        tour: Tour | None = None,
    ) -> None:
        self.token = token
        self.host = host
        self.port = port
        self._asked_now = now
        self._state = state
        self._keeper: Keeper | None = None
        self.clock = SandboxClock(now, ticking=ticking)
        self.mover = ClockMover(self.clock, on_move, resolve)
        self.core = make_core(bot_account(token, name, username), self.mover, limits)
        self.core.files.local = local
        self.title = title
        self.theatre = Theatre(self.core, lambda: self.url, tour)
        self._runner: web.AppRunner | None = None
        self._door: Door | None = None

    @property
    def url(self) -> str:
        """Where bots and pages find it, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def world(self) -> World:
        """People, chats and messages."""
        return self.core.world

    @property
    def requests(self) -> list[RequestRecord]:
        """The newest requests that the bot made, getUpdates apart."""
        return list(self.core.requests)

    @property
    def restored(self) -> bool:
        """Whether people and chats came from the state file."""
        return self._keeper is not None and self._keeper.restored

    async def start(self) -> None:
        """Listen; with port 0 a free one is taken. StateError when its state cannot be used."""
        if self._state is not None:
            self._keeper = Keeper(self.core, self._state)
        try:
            self._bring_back()
            await self._listen()
        except BaseException:
            if self._keeper is not None:
                await self._keeper.close()
            raise
        if self._keeper is not None:
            await self.core.webhook.reopen(self._keeper.webhook)
            self._keeper.start()

    def _bring_back(self) -> None:
        if self._keeper is None:
            return
        self._keeper.load()
        if self.restored and self._asked_now is not None:
            if self._asked_now < self.clock.now():
                kept = self.clock.now().isoformat(timespec="minutes")
                raise StateError(f"--now is earlier than the time kept in {self._state}, {kept}")
            self.clock.set(self._asked_now)

    async def _listen(self) -> None:
        limits = self.core.flood.limits
        app = web.Application(
            client_max_size=limits.upload_bytes + FORM_AROUND_IT, middlewares=[_always_json]
        )
        app[PATIENCE] = limits.request_seconds
        app[DOOR] = self._door = Door(limits.request_seconds, limits.silent_connections)
        app.add_routes(BotRoutes(self.core, self.token).routes())
        app.add_routes(PhoneRoutes(self.core, self.title).routes())
        app.add_routes(HouseRoutes(self.core).routes())
        app.add_routes(GuideRoutes(self.core, self.theatre).routes())
        self._runner = web.AppRunner(
            app,
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=0.2,
            logger=_wire_log(),
        )
        await self._runner.setup()
        assert self._runner.server is not None  # noqa: S101  # setup has made it
        self.port = await self._door.open(
            self._runner.server, self.host, self.port, CONNECTIONS_AT_ONCE
        )

    async def stop(self) -> None:
        """Stop listening, after ending all that waits."""
        await self.theatre.stop()
        await self.mover.stop()
        self.core.events.close()
        self.core.break_poll(Refusal(502, "Bad Gateway"))
        self.core.presence.close()
        if self._door is not None:
            self._door.close()
            self._door = None
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._keeper is not None:
            await self._keeper.close()
            self._keeper = None
        await self.core.webhook.close()

    async def __aenter__(self) -> "Sandbox":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def begin_opening(self, words: dict[str, str]) -> None:
        """Say by language that the host is still getting ready; the clock stands meanwhile."""
        self.core.opening = words
        self.clock.hold()

    def note_opening(self, progress: str) -> None:
        """Say how far that has come."""
        self.clock.progress = progress
        self.clock.announce()

    def end_opening(self) -> None:
        """Say that all is ready; the clock goes on."""
        self.core.opening = None
        self.core.events.publish("opening", None, {"opening": None})
        self.clock.release()

    async def drained(self, seconds: float = 10.0) -> None:
        """Wait until the bot has confirmed every update; TimeoutError when it does not."""
        until = time.monotonic() + seconds
        while self.core.updates.pending:
            if time.monotonic() > until:
                raise TimeoutError(f"{len(self.core.updates.pending)} updates are not confirmed")
            await asyncio.sleep(0.005)


def bot_account(token: str, name: str, username: str) -> Json:
    """The bot's User as getMe gives it; its id stands before the colon of its token."""
    return {
        "id": int(token.split(":", 1)[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


def _wire_log() -> logging.Logger:
    """What the HTTP server logs: nothing of what a client did wrong, for that is answered."""
    wire = logging.getLogger(f"{__name__}.wire")
    if not wire.filters:
        wire.addFilter(_not_the_clients_fault)
    return wire


def _not_the_clients_fault(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    clients = HttpProcessingError | web.RequestPayloadError | ConnectionError
    return not isinstance(error, clients)


@web.middleware
async def _always_json(request: web.Request, handler: Any) -> web.StreamResponse:
    """An address that is none gets JSON, as from Telegram; so does a fault of our own."""
    request.app[DOOR].spoke(request)
    try:
        response: web.StreamResponse = await handler(request)
    except web.HTTPException as refused:
        if refused.status < 400:
            raise
        answer = {"ok": False, "error_code": refused.status, "description": refused.reason}
        headers = {"Allow": refused.headers["Allow"]} if "Allow" in refused.headers else None
        return json_response(answer | {"reason": refused.reason}, refused.status, headers)
    except ConnectionError:
        raise  # whoever asked has gone
    except Exception:
        log.exception("a request broke the sandbox: %s %s", request.method, request.path)
        answer = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
        return json_response(answer, 500)
    return response
