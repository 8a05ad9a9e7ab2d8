"""The webhook: an update is on the disk before 200 is answered."""

import json
from hmac import compare_digest
from http import HTTPStatus

import structlog
from aiohttp import web

from bot.receive import Intake
from bot.updates import sort

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name
LARGEST = 256 * 1024  # bytes; Telegram's own updates are far smaller

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


def add_webhook(app: web.Application, path: str, secret: str, intake: Intake) -> None:
    """Let the app take updates at a path.

    403 without the secret, 413 and 400 for what is no update, 503 when it could not be kept, so
    that Telegram brings it again.
    """

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            raw = json.loads(await _body(request))
            sort(raw)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            await intake.keep([raw])
        except Exception:
            log.exception("update_not_kept")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()

    app.router.add_post(path, take)
