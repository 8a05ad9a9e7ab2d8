"""A sandbox, its phones, and a bot made of plain requests."""

import logging
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from sandbox.botapi import Limits, Sandbox
from sandbox.botapi.clock import CHINA
from sandbox.client import Phone, Phones

sys.path.insert(0, str(Path(__file__).parent))  # helpers beside the tests, in any import mode
from raw_bot import TOKEN, RawBot  # only found after that

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, now=MONDAY, ticking=False) as sandbox:
        yield sandbox


@pytest.fixture
async def phones(box: Sandbox) -> AsyncIterator[Phones]:
    async with Phones(box.url) as found:
        yield found


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[RawBot]:
    async with aiohttp.ClientSession() as session:
        yield RawBot(box.url, session)


@pytest.fixture
async def ann(phones: Phones) -> Phone:
    """Somebody who has started the bot."""
    phone = await phones.add("Ann", "en")
    await phone.start()
    return phone


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing that a client does wrong is written to the log."""
    with caplog.at_level(logging.INFO):
        yield
    assert caplog.text == ""


@pytest.fixture
async def hasty() -> AsyncIterator[Sandbox]:
    """A sandbox that does not wait long for the rest of a request, and takes little."""
    limits = Limits(request_seconds=1.0, upload_bytes=100_000)
    async with Sandbox(TOKEN, limits=limits) as box:
        yield box
