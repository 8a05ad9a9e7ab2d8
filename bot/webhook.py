"""The webhook: an update is on the disk before 200 is answered."""

import asyncio
import json
from hmac import compare_digest
from http import HTTPStatus

import structlog
from aiohttp import web

from bot.metrics import Metrics
from bot.receive import Intake
from bot.trouble import AGAIN, Trouble
from bot.updates import check

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name
LARGEST = 256 * 1024  # bytes; Telegram's own updates are far smaller
SLOWEST = 10.0  # seconds; a proxy beside us has the whole of an update before it passes it on

log = structlog.get_logger(__name__)


async def _body(request: web.Request) -> bytes:
    """All that was sent, never more than :data:`LARGEST` of it held, whatever size was announced.

    Raises 413.
    """
    body = bytearray()
    async for part in request.content.iter_chunked(LARGEST):
        body += part
        if len(body) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
    return bytes(body)


class _Guard:
    """Knows the secret; what comes without it is counted, and said once a minute at most."""

    def __init__(self, secret: str, metrics: Metrics) -> None:
        self._secret = secret.encode()
        self._metrics = metrics
        self._trouble = Trouble("webhook_refused", "webhook_refused_no_more")

    def lets_in(self, request: web.Request) -> bool:
        given = request.headers.get(SECRET_HEADER, "")
        if compare_digest(given.encode(errors="surrogateescape"), self._secret):
            self._trouble.over(lasting=AGAIN)
            return True
        self._metrics.webhook_refused.inc()
        self._trouble.met("wrong_secret" if given else "no_secret")
        return False


def add_webhook(
    app: web.Application,
    path: str,
    secret: str,
    intake: Intake,
    metrics: Metrics,
    *,
    slowest: float = SLOWEST,
) -> None:
    """Let the app take updates at a path; ``slowest`` is in seconds.

    403 without the secret, which the log says, 408, 413 and 400 for what is no update, 503 when it
    could not be kept, so that Telegram brings it again.
    """
    guard = _Guard(secret, metrics)

    async def take(request: web.Request) -> web.Response:
        if not guard.lets_in(request):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            async with asyncio.timeout(slowest):
                body = await _body(request)
            raw = json.loads(body)
            check(raw)
        except TimeoutError:
            return web.Response(status=HTTPStatus.REQUEST_TIMEOUT)
        except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            await intake.keep([raw])
        except Exception:
            log.exception("update_not_kept")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()

    app.router.add_post(path, take)
