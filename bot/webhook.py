"""The webhook: an update is on the disk before 200 is answered."""

from hmac import compare_digest
from http import HTTPStatus
from json import JSONDecodeError

import structlog
from aiohttp import web

from bot.receive import Intake

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name
LARGEST = 256 * 1024  # bytes; Telegram's own updates are far smaller

log = structlog.get_logger(__name__)


def add_webhook(app: web.Application, path: str, secret: str, intake: Intake) -> None:
    """Let the app take updates at a path.

    403 without the secret, 413 and 400 for what is no update, 503 when it could not be kept, so
    that Telegram brings it again.
    """

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not compare_digest(given.encode(), secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            raw = await request.json()
            int(raw["update_id"])
        except (JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            await intake.keep([raw])
        except Exception:
            log.exception("update_not_kept")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()

    app.router.add_post(path, take)
