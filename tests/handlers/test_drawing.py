"""Pictures are rendered beside the event loop, and their absence harms nothing."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest_asyncio

from handlers.drawing import Painter

PNG = b"\x89PNG"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'


@pytest_asyncio.fixture
async def painter() -> AsyncIterator[Painter]:
    made = Painter()
    yield made
    await made.close()


async def test_a_picture_is_rendered_in_another_process(painter: Painter) -> None:
    picture = await painter.png(SVG)
    assert painter.process_id not in {None, os.getpid()}
    assert picture is not None
    assert picture.startswith(PNG)


async def test_what_is_no_picture_gives_none_and_the_next_is_drawn(painter: Painter) -> None:
    assert await painter.png("<svg") is None
    assert await painter.png(SVG) is not None


async def test_a_killed_process_is_replaced(painter: Painter) -> None:
    assert await painter.png(SVG) is not None
    assert painter.process_id is not None
    os.kill(painter.process_id, signal.SIGKILL)
    assert await painter.png(SVG) is not None


async def test_the_loop_goes_on_meanwhile(painter: Painter) -> None:
    drawn = asyncio.create_task(painter.png(SVG))
    turns = 0
    while not drawn.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10
    assert await drawn is not None


async def test_closing_what_was_never_started_is_harmless(painter: Painter) -> None:
    await painter.close()
    await painter.close()
    assert painter.process_id is None


def test_closed_in_one_loop_it_draws_in_the_next() -> None:
    painter = Painter()

    async def two_at_once() -> list[bytes | None]:
        drawn = await asyncio.gather(painter.png(SVG), painter.png(SVG))
        await painter.close()
        return drawn

    for _ in range(2):
        assert None not in asyncio.run(two_at_once())
