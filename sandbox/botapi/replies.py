"""JSON answers, made as lean as can be."""

import json
from typing import Any

from aiohttp import web


def json_response(
    value: Any, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """One JSON answer."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return web.Response(
        body=body.encode("utf-8", "surrogatepass"),
        status=status,
        headers=headers,
        content_type="application/json",
    )
