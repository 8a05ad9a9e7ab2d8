"""The story as a stranger plays it: on the page of phones, in a real browser, with a mouse."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from county import County
from openings import WELL
from playwright.async_api import Browser, Locator, Page, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 10_000  # milliseconds


@pytest.fixture
def chromium() -> Path:
    assert CHROMIUM.exists(), "the story is played in Debian's Chromium: apt-get install chromium"
    return CHROMIUM


@pytest_asyncio.fixture
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        await opened.close()


class Hand:
    """One phone on the page, as a hand uses it."""

    def __init__(self, page: Page, person: int) -> None:
        self._phone = page.locator(f'.phone[data-person="{person}"]')

    def _said(self, text: str) -> Locator:
        return self._phone.locator(".row").filter(has_text=text).last

    async def sees(self, text: str) -> None:
        await self._said(text).wait_for(timeout=PATIENCE)

    async def writes(self, text: str) -> None:
        box = self._phone.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")

    async def taps(self, label: str) -> None:
        button = self._phone.get_by_role("button", name=label, exact=True).last
        await button.click(timeout=PATIENCE)


async def test_the_story_plays_on_the_page(county: County, browser: Browser) -> None:
    people = [await county.join(who) for who in ("liaison", "clerk", "deputy", "director")]
    page = await browser.new_page(viewport={"width": 1440, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(f"{county.box.url}/?people=1,2,3,4&lang=zh")
    liaison, clerk, deputy, director = (Hand(page, person.phone.id) for person in people)

    await liaison.writes(WELL)
    await liaison.sees("情况(未上报)")
    await liaison.taps("上报")
    await liaison.sees("待审核")
    await clerk.sees("新情况")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.sees("承办 柳湾镇")
    await clerk.taps("确认")
    await clerk.sees("组信〔2026〕1号")
    await liaison.taps("签收")
    await liaison.taps("报结果")
    await liaison.sees("查明了什么")
    await liaison.writes("已换新泵,出水正常。")
    await liaison.taps("支持")
    await liaison.taps("解决问题")
    await liaison.taps("提交审核")
    await deputy.taps("看件")
    await deputy.taps("同意")
    await deputy.sees("同意答复")
    await director.taps("怎么样")
    await director.sees("在办1")
    await page.close()
    assert faults == []


async def test_one_phone_fits_a_narrow_screen(county: County, browser: Browser) -> None:
    person = await county.join("liaison")
    page = await browser.new_page(viewport={"width": 360, "height": 740})
    await page.goto(f"{county.box.url}/?people=1&lang=zh")
    liaison = Hand(page, person.phone.id)
    await liaison.writes(WELL)
    await liaison.sees("情况(未上报)")
    await liaison.taps("上报")
    await liaison.sees("待审核")
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    await page.close()
