"""What every picture is made with: the invented county, the page of phones, the folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page

from bot.config import Settings
from bot.practice import Practice, practice

ROOT = Path(__file__).parents[1]
STORIES, IMAGES = ROOT / "docs" / "stories", ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DAY = datetime(2026, 11, 23, tzinfo=UTC)  # pictures of one day do not change from day to day


@asynccontextmanager
async def county() -> AsyncIterator[Practice]:
    """The invented county, on always the same morning."""
    with TemporaryDirectory() as folder:
        async with practice(
            Settings.model_construct(metrics_port=0), Path(folder), now=DAY
        ) as opened:
            yield opened


@asynccontextmanager
async def window(
    browser: Browser, address: str, size: tuple[int, int], query: str
) -> AsyncIterator[Page]:
    """The page, without the line that says which step of a scenario plays."""
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    await page.goto(f"{address}/?{query}")
    await page.locator(".phone .row").first.wait_for()
    await page.evaluate("document.querySelector('.scenario').style.display = 'none'")
    yield page
    await page.close()


def keep(name: str, picture: bytes) -> None:
    """Write a picture into docs/images."""
    (IMAGES / name).write_bytes(picture)
