"""A bot without a library, and a picture without a painter."""

import asyncio
import struct
import zlib
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from sandbox.botapi import Sandbox

PATIENCE = 60.0  # seconds after which a test gives up; far more than anything takes
TOKEN = "5804217639:AAF-sandbox-token-that-opens-nothing"


def png(width: int = 4, height: int = 3) -> bytes:
    """A real picture of one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + b"\x80" * width for _ in range(height)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


async def until(true: Callable[[], object]) -> None:
    """Return as soon as something of the sandbox in this process has become so."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110  # what it waits for has no event
            await asyncio.sleep(0)


async def first_line(box: Sandbox, sent: bytes, *, end: bool = False) -> bytes:
    """The line in which the server answers raw bytes, after which nothing comes if they end.

    It may keep the connection for a while; empty when it closes it without a word.
    """
    reader, writer = await asyncio.open_connection(box.host, box.port)
    try:
        writer.write(sent)
        if end:
            writer.write(b"\r\n\r\n")  # whatever is incomplete ends somewhere
        return await asyncio.wait_for(reader.readline(), PATIENCE)
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def spoken(box: Sandbox, sent: bytes, patience: float = PATIENCE) -> bytes:
    """What the server says to raw bytes until it closes the connection, or falls silent."""
    reader, writer = await asyncio.open_connection(box.host, box.port)
    writer.write(sent)
    answer = b""
    try:
        async with asyncio.timeout(patience):
            while piece := await reader.read(65536):
                answer += piece
    except (TimeoutError, ConnectionError):
        pass
    writer.close()
    return answer


class RefusedError(Exception):
    """What the Bot API said no with."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(answer["description"])
        self.code = answer["error_code"]
        self.description = answer["description"]
        self.parameters = answer.get("parameters")


class RawBot:
    """A bot without a library, to see exactly what goes over the wire."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.base = f"{url}/bot{TOKEN}/"
        self.url = url
        self.session = session

    async def __call__(self, name: str, /, **params: Any) -> Any:
        async with self.session.post(self.base + name, json=params) as answer:
            return self.read(await answer.json())

    async def form(self, name: str, /, **fields: Any) -> Any:
        form = aiohttp.FormData()
        for field, value in fields.items():
            if isinstance(value, bytes):
                form.add_field(field, value, filename=f"{field}.bin")
            else:
                form.add_field(field, str(value))
        async with self.session.post(self.base + name, data=form) as answer:
            return self.read(await answer.json())

    async def refusal(self, name: str, /, **params: Any) -> str:
        with pytest.raises(RefusedError) as caught:
            await self(name, **params)
        return f"{caught.value.code} {caught.value.description}"

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self("getUpdates", **params)
        return found

    @staticmethod
    def read(answer: dict[str, Any]) -> Any:
        if not answer["ok"]:
            raise RefusedError(answer)
        return answer["result"]
