"""The pictures of the officers' guide: docs/stories/guide played, one phone to a picture.

Each `picture` is of the phone on which something was done or expected last. `make screenshots`
makes them with the others; alone they are made by `python -m tools.guide_pictures`.
"""

import asyncio
import csv
import sys
from io import BytesIO

from PIL import Image
from playwright.async_api import Browser, async_playwright

from bot.practice import Practice
from sandbox.scenario import Act, Cue
from tools.pages import CHROMIUM, FLAGS, IMAGES, ROOT, STORIES, county, keep, window

PEOPLE = ROOT / "bot" / "demo_data" / "people-qingxi.csv"
PHONE = (420, 900)
# For the page to show what has just come, and scroll there.
MOMENT = 900
_COLOURS = 96


def numbers() -> dict[str, int]:
    """Which place each person has on the page's list."""
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        return {row["name"]: number for number, row in enumerate(csv.DictReader(file), 1)}


async def phone_of(browser: Browser, office: Practice, number: int, name: str) -> None:
    """Somebody's phone, without the page around it."""
    query = f"people={number}&lang=zh&theme=light&tour=off"
    async with window(browser, office.box.url, PHONE, query) as page:
        await page.wait_for_timeout(MOMENT)
        phone = page.locator(".phone").first
        keep(f"{name}.png", _small(await phone.screenshot(animations="disabled")))


def _small(picture: bytes) -> bytes:
    """The same picture in few colours: a page has many of them, and is opened on the road."""
    found = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(_COLOURS).save(found, "PNG", optimize=True)
    return found.getvalue()


async def guide(browser: Browser) -> None:
    """Play the guide's story and take its pictures."""
    known, last = numbers(), ""
    async with county() as office:

        async def watch(cue: Cue) -> None:
            nonlocal last
            if cue.step.act is Act.PICTURE and cue.done:
                await phone_of(browser, office, known[last], cue.step.words)
            last = cue.step.who or last

        story = (STORIES / "guide" / "zh.txt").read_text(encoding="utf-8")
        await office.box.theatre.perform(story, watch)


async def main() -> None:
    """Take the guide's pictures alone."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        await guide(browser)
        await browser.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
