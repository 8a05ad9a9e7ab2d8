"""JSON answers, made as lean as can be."""

import asyncio
import json
from typing import Any

from aiohttp import web

PATIENCE = web.AppKey("PATIENCE", float)  # seconds in which a request has to have arrived whole


def patience(request: web.Request) -> asyncio.Timeout:
    """Wait no longer than that for the rest of a request; TimeoutError after it."""
    return asyncio.timeout(request.app[PATIENCE])


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


def part_of(
    request: web.Request, content: bytes, content_type: str, headers: dict[str, str] | None = None
) -> web.Response:
    """Bytes, or the part of them that a Range header names; several parts are given as a whole."""
    headers = {"Accept-Ranges": "bytes", **(headers or {})}
    try:
        wanted = request.http_range
    except ValueError:
        return web.Response(body=content, content_type=content_type, headers=headers)
    if wanted.start is None and wanted.stop is None:
        return web.Response(body=content, content_type=content_type, headers=headers)
    first, last, _ = wanted.indices(len(content))
    if first >= last:
        headers["Content-Range"] = f"bytes */{len(content)}"
        return web.Response(status=416, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{last - 1}/{len(content)}"
    body = content[first:last]
    return web.Response(status=206, body=body, content_type=content_type, headers=headers)
