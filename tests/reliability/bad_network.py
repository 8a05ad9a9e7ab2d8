"""A network between the bot and the server that is slow, narrow and breaks."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

CHUNK = 16 * 1024


@dataclass
class Weather:
    """How bad it is: seconds one way, the share of requests that end in a reset, bytes a second."""

    latency: float
    resets: float
    bandwidth: float


class BadNetwork:
    """Passes on what comes, in its weather; `async with BadNetwork(url, weather) as network`.

    Half of the resets come before the server has heard the request, half after it.
    """

    def __init__(self, url: str, weather: Weather, seed: int = 1) -> None:
        address = urlsplit(url)
        self._target = address.hostname or "", address.port or 0
        self.weather = weather
        self._dice = random.Random(seed)  # noqa: S311 only has to be the same again
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server
        self.broken = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for end in self._ends:
            end.transport.abort()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(*self._target)
        self._ends |= {writer, back}
        ways = [
            asyncio.create_task(self._pass_on(reader, back, breaks=True)),
            asyncio.create_task(self._pass_on(there, writer, breaks=False)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, back):
                end.transport.abort()

    async def _pass_on(
        self, come: asyncio.StreamReader, go: asyncio.StreamWriter, *, breaks: bool
    ) -> None:
        with suppress(ConnectionError):
            while content := await come.read(CHUNK):
                luck = self._dice.random() / self.weather.resets if breaks else 1.0
                self.broken += luck < 1.0
                if luck < 0.5:
                    return
                await asyncio.sleep(self.weather.latency + len(content) / self.weather.bandwidth)
                go.write(content)
                await go.drain()
                if luck < 1.0:
                    await asyncio.sleep(self.weather.latency / 2)
                    return
