"""Pictures, rendered in a process of their own: the renderer holds the interpreter lock.

The process is started when the first picture is asked for. Without a picture the words still go
out, so every failure here ends in None and a line in the log.
"""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import structlog

from wording.charts.render import render

PATIENCE = 8.0  # seconds, the start of the process included

log = structlog.get_logger(__name__)


def _warm_up() -> None:
    """Load the renderer and its fonts before the first picture."""
    render('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><text>1</text></svg>')


class _Painter:
    """One process that renders, made anew when it has broken."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def png(self, svg: str) -> bytes | None:
        """The picture, or None when it cannot be had in time; a broken process is made anew."""
        for _ in range(2):
            pool = self._pool = self._pool or self._start()
            try:
                drawing = asyncio.get_running_loop().run_in_executor(pool, render, svg)
                return await asyncio.wait_for(drawing, PATIENCE)
            except BrokenProcessPool:
                log.warning("picture_process_broken")
                self._let_go(pool)
            except (TimeoutError, ValueError, OSError, RuntimeError) as error:
                log.warning("picture_failed", error=type(error).__name__)
                if not isinstance(error, ValueError):
                    self._let_go(pool)
                return None
        return None

    @staticmethod
    def _start() -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=_warm_up)

    def _let_go(self, pool: ProcessPoolExecutor) -> None:
        pool.shutdown(wait=False, cancel_futures=True)
        if self._pool is pool:
            self._pool = None

    def close(self) -> None:
        """Stop the process; the next picture starts another."""
        if self._pool is not None:
            self._let_go(self._pool)


_PAINTER = _Painter()


async def png(svg: str) -> bytes | None:
    """The PNG of an SVG picture; None when there is none to be had, and the words do without."""
    return await _PAINTER.png(svg)


def close() -> None:
    """Stop the rendering process, if one was started."""
    _PAINTER.close()
