"""Who may come in: a connection that says nothing is not kept, and never keeps out another."""

import asyncio
import contextlib
import sys
from functools import partial

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

if sys.platform != "win32":
    import resource

OPEN_FILES = 8192  # as many as the system allows, up to that


class Door:
    """Makes the protocol of each connection, and shuts out those that stay silent."""

    def __init__(self, seconds: float, most: int) -> None:
        self._seconds = seconds
        self._most = most
        self._silent: dict[RequestHandler, asyncio.TimerHandle] = {}
        self._listening: asyncio.Server | None = None

    async def open(self, server: web.Server, host: str, port: int, backlog: int) -> int:
        """Listen; gives the port."""
        room = allow_open_files()
        self._most = min(self._most, room // 2)
        backlog = min(backlog, room // 8)  # so many are let in before the first is shut out
        loop = asyncio.get_running_loop()
        enter = partial(self._enter, server)
        self._listening = await loop.create_server(enter, host, port, backlog=backlog)
        return int(self._listening.sockets[0].getsockname()[1])

    def close(self) -> None:
        """Let nobody in any more."""
        for timer in self._silent.values():
            timer.cancel()
        self._silent.clear()
        if self._listening is not None:
            self._listening.close()

    def spoke(self, request: web.BaseRequest) -> None:
        """A whole head has come on this connection: from now on its request has its own limits."""
        timer = self._silent.pop(request.protocol, None)
        if timer is not None:
            timer.cancel()

    def _enter(self, server: web.Server) -> RequestHandler:
        protocol: RequestHandler = server()
        loop = asyncio.get_running_loop()
        if len(self._silent) >= self._most:  # whoever has been silent longest goes
            self._shut(next(iter(self._silent)))
        self._silent[protocol] = loop.call_later(self._seconds, self._shut, protocol)
        return protocol

    def _shut(self, protocol: RequestHandler) -> None:
        self._silent.pop(protocol).cancel()
        if protocol.transport is not None:
            protocol.transport.abort()


def allow_open_files() -> int:
    """Raise the limit of open files as far as needed: often it is a thousand, or less."""
    if sys.platform == "win32":  # which has no such limit
        return OPEN_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    if soft >= most or soft == resource.RLIM_INFINITY:
        return most
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return soft
