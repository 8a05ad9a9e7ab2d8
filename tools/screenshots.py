"""Pictures of README and guide, and the animation, by playing docs/stories on the page of phones.

`make screenshots` writes them into docs/images. Where a story says `picture NAME`, one is taken at
a wide window; the animation is the first story with the tour's words over it.
"""

import asyncio
import sys

from playwright.async_api import Browser, Page, async_playwright

from bot.practice import Practice
from sandbox.scenario import Act, Cue
from tools.animation import Film
from tools.guide_pictures import guide
from tools.pages import CHROMIUM, FLAGS, IMAGES, STORIES, county, keep, window

WIDE, NARROW, PAIR = (1440, 900), (360, 740), (900, 840)
# Which phones stand there, by their place in the list of people.
STORY, DEADLINE, FIELD = "1,2,3,4", "1,2,4", "5,1,4"
# What the bot says is there at once; what the page does about it takes a moment.
MOMENT, BANNER = 450, 4500
START = {"zh": "开始导览", "en": "Start the tour"}


async def shot(page: Page) -> bytes:
    """The page as it stands, with whatever moves at its end."""
    await page.wait_for_timeout(MOMENT)
    return await page.screenshot(animations="disabled")


def story(name: str) -> str:
    """The text of a story."""
    return (STORIES / f"{name}.txt").read_text(encoding="utf-8")


async def stills(browser: Browser, language: str) -> None:
    """The pictures that the stories ask for, and one phone at two sizes of type."""
    for name, people in (("2-whole", STORY), ("3-deadline", DEADLINE), ("4-field-day", FIELD)):
        async with county() as office:
            query = f"people={people}&lang={language}&theme=light&tour=off"
            async with window(browser, office.box.url, WIDE, query) as page:

                async def watch(cue: Cue, page: Page = page) -> None:
                    if cue.step.act is Act.PICTURE and cue.done:
                        await page.wait_for_timeout(BANNER)
                        keep(f"{cue.step.words}.png", await shot(page))

                await office.box.theatre.perform(story(f"{language}-{name}"), watch)
            if people == STORY:
                await one_phone(browser, office, language)


async def one_phone(browser: Browser, office: Practice, language: str) -> None:
    """A narrow window, with usual and with large type."""
    for size, name in (("100", "phone"), ("200", "phone-large")):
        query = f"people=4&lang={language}&theme=dark&tour=off&size={size}"
        async with window(browser, office.box.url, NARROW, query) as page:
            keep(f"{language}-{name}.png", await shot(page))


async def animation(browser: Browser, language: str) -> None:
    """Two phones and the tour: from a word in a village to the owner's acknowledgement."""
    film = Film()
    query = f"people=1,2&lang={language}&theme=light"
    async with county() as office, window(browser, office.box.url, PAIR, query) as page:

        async def watch(cue: Cue) -> None:
            if cue.step.act is Act.PICTURE and cue.done:
                await begin_tour(page, language)
                film.begin()
            elif cue.step.act is Act.WRITES:
                film.take(await shot(page), seconds=1.2 if cue.done else 2.4)
            elif cue.step.act is Act.TAPS:
                if not cue.done:
                    await page.wait_for_timeout(BANNER)
                film.take(await shot(page), seconds=0.9 if cue.done else 1.5)

        await office.box.theatre.perform(story(f"{language}-1-report"), watch)
    keep(f"{language}-story.gif", film.as_gif())


async def begin_tour(page: Page, language: str) -> None:
    """Two phones with nothing unread, and the tour at its first step."""
    await page.wait_for_timeout(BANNER)
    for owner in await page.locator(".phone .owner").all():
        await owner.click()
    await page.locator(".phone .owner").first.click()
    await page.evaluate("document.querySelector('.tour').style.minHeight = '128px'")
    await page.get_by_role("button", name=START[language]).click()
    await page.mouse.move(0, 0)


async def main() -> None:
    """Play everything in both languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in ("zh", "en"):
            await animation(browser, language)
            await stills(browser, language)
        await guide(browser)
        await browser.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
