"""One sandbox, one bot and one browser for all tests of the page; a page and people for each."""

import asyncio
import itertools
import struct
import zlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot
from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import bot_for, poll

from sandbox.botapi import Sandbox

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
MORNING = datetime(2026, 10, 9, 9, 30, tzinfo=timezone(timedelta(hours=8)))
NAMES = itertools.count(1)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def box() -> AsyncIterator[Sandbox]:
    async def walk(target: datetime) -> None:
        clock = opened.clock
        while clock.now() < target:
            clock.progress = f"living through {clock.now():%d %B}"
            clock.set(min(target, clock.now() + timedelta(days=1)))
            await asyncio.sleep(0.02)

    title = {"zh": "样板沙盒", "en": "Sample sandbox"}
    opened = Sandbox(now=MORNING, on_move=walk, title=title, name="Helper", username="helper_bot")
    async with opened:
        bot = bot_for(opened.url, opened.token)
        polling = asyncio.ensure_future(poll(bot))
        yield opened
        polling.cancel()
        await asyncio.wait([polling])
        await bot.session.close()


@pytest.fixture(scope="session")
def chromium() -> Path:
    assert CHROMIUM.exists(), "the page is tested in Debian's Chromium: apt-get install chromium"
    return CHROMIUM


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(browser: Browser) -> AsyncIterator[Page]:
    """One window for all tests: opening a new one costs more than most tests do."""
    context = await browser.new_context()
    yield await context.new_page()
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(box: Sandbox, window: Page) -> AsyncIterator[Page]:
    """The window as if new; a test fails when the page asks anywhere else or meets an error."""
    faults: list[str] = []

    def on_error(error: Exception) -> None:
        faults.append(str(error))

    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def on_request(request: Request) -> None:
        if away(request.url):
            faults.append(request.url)

    await window.set_viewport_size({"width": 1440, "height": 900})
    window.on("pageerror", on_error)
    window.on("console", on_console)
    window.on("request", on_request)
    yield window
    window.remove_listener("pageerror", on_error)
    window.remove_listener("console", on_console)
    window.remove_listener("request", on_request)
    await window.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    assert not faults


def away(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "blob:", "data:"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    """The bot's hands, for what it says unasked."""
    opened = bot_for(box.url, box.token)
    yield opened
    await opened.session.close()


@pytest.fixture
def table(box: Sandbox, bot: Bot, page: Page) -> Table:
    """The page, with new people in every test."""
    number = next(NAMES)
    people = [
        box.world.add_person(f"{name}{number}", language_code="en", role_label=role)
        for name, role in (("Ann", "liaison"), ("Bo", "clerk"), ("Cai", "deputy"), ("Di", ""))
    ]
    for person in people:
        box.world.chats[person.id].known_to_bot = True
    return Table(box, bot, page, people)


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A small picture of one colour, as PNG."""
    rows = (b"\x00" + b"\x3a\x7d\x52" * 60) * 45
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 60, 45, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
