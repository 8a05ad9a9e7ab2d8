"""A health page and metrics on a local port, for the person on duty and for Prometheus.

The page shows no content and no names, and still is served on loopback only.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.metrics import Metrics

LOOPBACK = "127.0.0.1"

CHECK_SECONDS = 5.0
"""A check that takes longer has failed."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Health:
    """How the program is: well or not, figures for machines, and for people lines and a page.

    ``lines`` are by language; the first is the verdict.
    """

    ok: bool
    facts: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: str = ""


CheckHealth = Callable[[], Awaitable[Health]]


def health_app(check: CheckHealth, metrics: Metrics) -> web.Application:
    """Return the app: `/` for people, `/healthz` and `/metrics` for machines.

    The first two answer 200 when well and 503 when not; a check that fails counts as not well.
    """

    async def page(_request: web.Request) -> web.Response:
        health = await _checked(check)
        text = health.page or health.facts.get("cause")
        return web.Response(text=str(text), content_type="text/html", status=_status(health))

    async def healthz(_request: web.Request) -> web.Response:
        health = await _checked(check)
        return web.json_response(
            {"ok": health.ok, **health.facts, "lines": health.lines},
            status=_status(health),
            dumps=partial(json.dumps, ensure_ascii=False, indent=2),
        )

    async def measures(_request: web.Request) -> web.Response:
        await _checked(check)  # what is read from the record is read now
        body = generate_latest(metrics.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/", page)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/metrics", measures)
    return app


def _status(health: Health) -> int:
    return HTTPStatus.OK if health.ok else HTTPStatus.SERVICE_UNAVAILABLE


async def _checked(check: CheckHealth) -> Health:
    try:
        return await asyncio.wait_for(check(), CHECK_SECONDS)
    except Exception as error:
        log.exception("health_check_failed")
        return Health(ok=False, facts={"cause": type(error).__name__})


class HealthServer:
    """The running page; `port` is the one it listens on."""

    def __init__(self, runner: web.AppRunner) -> None:
        self._runner = runner
        self.port: int = runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the port."""
        await self._runner.cleanup()


async def serve(app: web.Application, port: int) -> HealthServer:
    """Serve the page, and what else is on it, on loopback; port 0 takes any free one.

    Raises OSError when the port is taken.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return HealthServer(runner)
