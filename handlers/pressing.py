"""Having a report's files made by a program of its own, once for whoever asks for the same.

Two who ask at once wait for one program; who asks again soon after, with nothing changed since,
gets the files that are there.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable

import structlog

from casework.people import Language
from casework.report import Report
from wording.report import press
from wording.report.files import Files

PATIENCE = 60.0  # seconds
# So many of the newest are kept; a report's files have some hundred kilobytes.
_KEPT = 4

log = structlog.get_logger(__name__)

Step = Callable[[], None]


class PressError(Exception):
    """The files could not be made."""


class Press:
    """The reports being made, and the newest made, by what was ordered."""

    def __init__(self) -> None:
        self._made: dict[tuple[Report, Language], asyncio.Task[Files]] = {}
        self.started = 0

    async def files(self, report: Report, language: Language, step: Step) -> Files:
        """The files of a report; raises :class:`PressError`."""
        order = (report, language)
        task = self._made.pop(order, None)
        if task is None:
            task = asyncio.create_task(self._make(press.order(report, language), step))
        self._made[order] = task  # the newest stands last
        for old in list(self._made)[:-_KEPT]:
            if self._made[old].done():
                del self._made[old]
        try:
            return await asyncio.shield(task)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            self._made.pop(order, None)
            log.warning("report_failed", error=type(error).__name__)
            raise PressError from error

    async def _make(self, order: bytes, step: Step) -> Files:
        self.started += 1
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "wording.report.press", stdin=PIPE, stdout=PIPE
        )
        try:
            return await asyncio.wait_for(_exchange(process, order, step), PATIENCE)
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def close(self) -> None:
        """Stop what is being made."""
        tasks = [task for task in self._made.values() if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._made.clear()


async def _exchange(process: asyncio.subprocess.Process, order: bytes, step: Step) -> Files:
    source, sink = process.stdin, process.stdout
    if source is None or sink is None:
        raise OSError
    source.write(order)
    await source.drain()
    source.close()
    while (header := await sink.readexactly(press.HEADER)) == press.STEP:
        step()
    return press.received(await sink.readexactly(int.from_bytes(header)))


_PRESS = Press()


async def files(report: Report, language: Language, step: Step) -> Files:
    """The files of a report, as soon as they are made; raises :class:`PressError`."""
    return await _PRESS.files(report, language, step)


async def close() -> None:
    """Stop what is being made."""
    await _PRESS.close()
