"""Reading what a page or a test asks for."""

from typing import Any

from aiohttp import web

from sandbox.botapi.errors import PhoneRefusal

Json = dict[str, Any]


async def read_wish(request: web.Request) -> Json:
    """The request's JSON object; empty when there is no body."""
    wish = await request.json() if request.can_read_body else {}
    if not isinstance(wish, dict):
        raise PhoneRefusal("a JSON object is expected", 400)
    return wish
