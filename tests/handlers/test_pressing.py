"""A report's files are made beside the event loop, and once for all who ask for the same."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from a_report import busy_year

from casework.people import Language
from handlers.pressing import Press, PressError
from wording.report.files import STEPS


@pytest_asyncio.fixture
async def press() -> AsyncIterator[Press]:
    made = Press()
    yield made
    await made.close()


async def test_what_two_ask_for_at_once_is_made_once_and_the_loop_goes_on(press: Press) -> None:
    steps: list[int] = []
    asked = (press.files(busy_year(), Language.CHINESE, lambda: steps.append(1)) for _ in "ab")
    making, turns = asyncio.gather(*asked), 0
    while not making.done():
        await asyncio.sleep(0)
        turns += 1
    first, second = await making
    assert turns > 10
    assert first is second
    assert first.document.startswith(b"PK")
    assert len(steps) == STEPS
    assert await press.files(busy_year(), Language.CHINESE, lambda: None) is first
    assert press.started == 1


async def test_what_differs_in_a_figure_or_in_its_language_is_another_report(press: Press) -> None:
    asked = (busy_year(), Language.CHINESE), (busy_year(), Language.ENGLISH)
    asked += ((replace(busy_year(), total=143), Language.CHINESE),)
    making = asyncio.gather(*(press.files(*one, lambda: None) for one in asked))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert press.started == 3
    making.cancel()


async def test_what_cannot_be_made_is_said_so_and_tried_again_the_next_time(press: Press) -> None:
    broken = replace(busy_year(), months=None)  # type: ignore[arg-type]
    for times in (1, 2):
        with pytest.raises(PressError):
            await press.files(broken, Language.CHINESE, lambda: None)
        assert press.started == times


async def test_closing_ends_what_is_being_made(press: Press) -> None:
    making = asyncio.create_task(press.files(busy_year(), Language.ENGLISH, lambda: None))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert press.started == 1
    await press.close()
    with pytest.raises(asyncio.CancelledError):
        await making
