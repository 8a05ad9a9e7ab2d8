"""Pictures are rendered beside the event loop, and their absence harms nothing."""

import asyncio
import multiprocessing
import os
from collections.abc import Iterator

import pytest

from handlers import drawing

PNG = b"\x89PNG"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    drawing.close()


async def test_a_picture_is_rendered_in_another_process() -> None:
    picture = await drawing.png(f"{SVG}<!-- {os.getpid()} -->")
    assert picture is not None
    assert picture.startswith(PNG)


async def test_what_is_no_picture_gives_none_and_the_next_is_drawn() -> None:
    assert await drawing.png("<svg") is None
    assert await drawing.png(SVG) is not None


async def test_a_killed_process_is_replaced() -> None:
    assert await drawing.png(SVG) is not None
    for child in multiprocessing.active_children():
        child.kill()
    assert await drawing.png(SVG) is not None


async def test_the_loop_goes_on_meanwhile() -> None:
    drawn = asyncio.create_task(drawing.png(SVG))
    turns = 0
    while not drawn.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10
    assert await drawn is not None


def test_closing_what_was_never_started_is_harmless() -> None:
    drawing.close()
    drawing.close()
