"""What concerns all phones: events, files, the clock, the faults, the page itself."""

import asyncio
import json
from datetime import datetime
from pathlib import Path

from aiohttp import web

from sandbox.botapi.core import Core
from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.jsons import finite
from sandbox.botapi.phone import showing
from sandbox.botapi.phone.routes import Handler, guarded
from sandbox.botapi.phone.wishes import read_wish
from sandbox.botapi.replies import json_response, part_of

WEB = Path(__file__).resolve().parents[2] / "web"
HEARTBEAT = 15.0
FLOOD_SETTINGS = (
    "per_chat_per_second",
    "per_group_per_minute",
    "overall_per_second",
    "penalty",
)
DAY = 86_400


class HouseRoutes:
    """Handlers that belong to no one phone."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def routes(self) -> list[web.AbstractRouteDef]:
        """All of them."""
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/", self.page),
            ("GET", "/phone/events", self.events),
            ("GET", "/phone/file/{unique}", self.file),
            ("POST", "/clock", self.move_clock),
            ("POST", "/clock/stop", self.stop_clock),
            ("GET", "/faults", self.show_faults),
            ("POST", "/faults", self.set_faults),
        ]
        routes = [web.route(method, path, guarded(handler)) for method, path, handler in table]
        return [*routes, web.static("/web", WEB)] if WEB.is_dir() else list(routes)

    async def page(self, _: web.Request) -> web.StreamResponse:
        """The page of phones."""
        index = WEB / "index.html"
        if not index.exists():
            return web.Response(text="The page of phones is not installed.", status=404)
        return web.FileResponse(index, headers={"Cache-Control": "no-cache"})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events of one person, or of all."""
        person = int(request.query["person"]) if "person" in request.query else None
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
        stream = web.StreamResponse(headers=headers)
        subscription = self.core.events.subscribe(person)
        try:
            await stream.prepare(request)
            await stream.write(b"retry: 500\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(subscription.queue.get(), HEARTBEAT)
                except TimeoutError:
                    await stream.write(
                        b"event: beat\ndata:\n\n"
                    )  # so that silence can be told from death
                    continue
                if event is None:
                    return stream
                data = json.dumps(event, ensure_ascii=False)
                await stream.write(f"data: {data}\n\n".encode())
        except ConnectionError:
            return stream
        finally:
            self.core.events.unsubscribe(subscription)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file as a phone shows it."""
        file = self.core.files.by_unique_id.get(request.match_info["unique"])
        if file is None:
            raise PhoneRefusal("no such file", 404)
        kinds = {"photo": "image/jpeg", "sticker": "image/webp", "voice": "audio/ogg"}
        content_type = file.mime_type or kinds.get(file.kind, "application/octet-stream")
        # uploaded pages must not run as this page
        headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
        return part_of(request, file.content, content_type, headers)

    async def move_clock(self, request: web.Request) -> web.StreamResponse:
        """Start moving the clock; `wait` answers only when it has arrived."""
        wish = await read_wish(request)
        target: datetime = self.core.mover.target(wish)
        self.core.mover.start(target)
        self.core.recorder.clock(wish)
        if wish.get("wait"):
            await self.core.mover.wait()
        answer = {"target": target.isoformat(timespec="seconds"), **self.core.clock_state()}
        return json_response(answer)

    async def stop_clock(self, _: web.Request) -> web.StreamResponse:
        """Stop a walk where it is."""
        await self.core.mover.stop()
        return json_response(self.core.clock_state())

    async def show_faults(self, _: web.Request) -> web.StreamResponse:
        """The faults that are on, the limits and the counts."""
        return json_response(showing.faults(self.core))

    async def set_faults(self, request: web.Request) -> web.StreamResponse:
        """Switch faults on or off: see Faults and Limits; `flood` is a penalty from now on."""
        wish = dict(await read_wish(request))
        settings = {name: wish.pop(name) for name in (*FLOOD_SETTINGS, "flood") if name in wish}
        flood = {name: _flood_setting(name, value) for name, value in settings.items()}
        self.core.faults.change(wish)
        for name, value in flood.items():
            if name != "flood":
                setattr(self.core.flood.limits, name, value)
            elif value:
                self.core.flood.penalise(value)
            else:
                self.core.flood.relieve()
        if "bot_stopped" in wish:
            self.core.stop_bot(stopped=self.core.faults.bot_stopped)
        shown = showing.faults(self.core)
        self.core.events.publish("faults", None, {"faults": shown})
        return json_response(shown)


def _flood_setting(name: str, value: object) -> float | None:
    """A rate, of at least one or none; or seconds, of which none are zero."""
    if name in {"flood", "penalty"}:
        return finite(value or 0, 0, DAY)
    if value is None:
        return None
    rate = int(str(value))
    if rate < 1:
        raise ValueError(f"{name} is at least 1, or null for no limit")
    return rate
