"""Pictures, rendered by a program of their own: the renderer holds the interpreter lock.

The program is started when the first picture is asked for. Without a picture the words still go
out, so every failure here ends in None and a line in the log.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process

import structlog

from wording.charts.painter import HEADER

PATIENCE = 8.0  # seconds, the start of the program included

log = structlog.get_logger(__name__)


class Painter:
    """One program that renders, started anew when it has failed.

    Once closed, it may be used again, by another event loop too.
    """

    def __init__(self) -> None:
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    @property
    def process_id(self) -> int | None:
        """The program's process, while there is one."""
        return self._process.pid if self._process else None

    async def png(self, svg: str) -> bytes | None:
        """The picture, or None when it cannot be had in time; a program that died is replaced."""
        async with self._turn:
            for _ in range(2):
                try:
                    return await asyncio.wait_for(self._draw(svg), PATIENCE) or None
                except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
                    log.warning("picture_failed", error=type(error).__name__)
                    await self._stop()
                    if isinstance(error, TimeoutError):
                        break
        return None

    async def _draw(self, svg: str) -> bytes:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "wording.charts.painter", stdin=PIPE, stdout=PIPE
            )
        source, sink = self._process.stdin, self._process.stdout
        if source is None or sink is None:
            raise OSError
        data = svg.encode()
        source.write(len(data).to_bytes(HEADER) + data)
        await source.drain()
        length = int.from_bytes(await sink.readexactly(HEADER))
        return await sink.readexactly(length)

    async def close(self) -> None:
        """Stop the program; the next picture starts another."""
        await self._stop()
        self._turn = asyncio.Lock()  # which belongs to the loop in which it was first waited for

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()


_PAINTER = Painter()


async def png(svg: str) -> bytes | None:
    """The PNG of an SVG picture; None when there is none to be had, and the words do without."""
    return await _PAINTER.png(svg)


async def close() -> None:
    """Stop the rendering program, if one was started."""
    await _PAINTER.close()
