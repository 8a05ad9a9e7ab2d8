"""Reading what a page or a test asks for."""

from typing import Any

from aiohttp import web

from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.jsons import read_json
from sandbox.botapi.replies import patience

Json = dict[str, Any]


async def read_wish(request: web.Request) -> Json:
    """The request's JSON object; empty when there is no body."""
    async with patience(request):
        body = await request.read() if request.can_read_body else b""
    wish = read_json(body) if body.strip() else {}
    if not isinstance(wish, dict):
        raise PhoneRefusal("a JSON object is expected", 400)
    return wish
