"""Just enough of HTTP/1.1 and of the Bot API's answers for measurements."""

import asyncio
import json
from collections.abc import Callable
from urllib.parse import parse_qsl


def fields_of(body: bytes) -> dict[str, str]:
    """A call's fields, from a form or from JSON; structures come as JSON text either way."""
    if not body.startswith(b"{"):
        return dict(parse_qsl(body.decode()))
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in json.loads(body).items()
    }


def respond(transport: asyncio.Transport, result: str) -> None:
    _write(transport, b"200 OK", f'{{"ok":true,"result":{result}}}'.encode())


def refuse(transport: asyncio.Transport, seconds: int) -> None:
    text = f'"description":"Too Many Requests: retry after {seconds}"'
    parameters = f'"parameters":{{"retry_after":{seconds}}}'
    body = f'{{"ok":false,"error_code":429,{text},{parameters}}}'.encode()
    _write(transport, b"429 Too Many Requests", body)


def _write(transport: asyncio.Transport, status: bytes, body: bytes) -> None:
    transport.write(
        b"HTTP/1.1 "
        + status
        + b"\r\nContent-Type: application/json\r\nContent-Length: "
        + str(len(body)).encode()
        + b"\r\n\r\n"
        + body
    )


class Connection(asyncio.Protocol):
    """One request after another, each with its length: ``call`` answers, ``lost`` hears the end."""

    def __init__(
        self,
        call: Callable[[str, bytes, asyncio.Transport], None],
        lost: Callable[[asyncio.Transport], None],
    ) -> None:
        self.call = call
        self.lost = lost
        self.buffer = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + length:
                return
            path = self.buffer[: self.buffer.index(b" HTTP")].decode()
            body = self.buffer[end + 4 : end + 4 + length]
            self.buffer = self.buffer[end + 4 + length :]
            self.call(path.rpartition("/")[2], body, self.transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 the protocol says so
        self.lost(self.transport)
