"""Pictures of the journeys, made by playing them on the page of phones; ``make screenshots``.

Each is played at a wide window with four phones and, for one phone, at 360 pixels with large type.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page, async_playwright

from bot.config import Settings
from bot.practice import Practice, practice
from casework.people import Role

IMAGES = Path(__file__).parents[1] / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
WELL = {
    "zh": "上湾村机井坏了两个月没人修,二十多户浇不上地。",
    "en": "The well in 上湾村 has been broken for two months; twenty families cannot water.",
}
DONE = {"zh": "已换新泵,出水正常。", "en": "New pump in, water runs."}
LABELS: dict[str, tuple[str, ...]] = {
    "zh": (
        "上报",
        "打开",
        "照此登记交办",
        "确认",
        "签收",
        "报结果",
        "支持",
        "解决问题",
        "提交审核",
        "看件",
    ),
    "en": (
        "Report",
        "Open",
        "Register and assign",
        "Confirm",
        "Acknowledge",
        "Result",
        "Supported",
        "Problem solved",
        "Submit",
        "Read",
    ),
}
WORDS = {"zh": ("怎么样", "走访进度", "今日走访"), "en": ("status", "visits", "field day")}


class Table:
    """The page with its phones, as hands use it."""

    def __init__(self, county: Practice, page: Page) -> None:
        self.county = county
        self.page = page

    async def _settle(self) -> None:
        await self.county.settle()
        await self.page.wait_for_timeout(400)

    async def write(self, role: Role, text: str) -> None:
        """Write on somebody's phone."""
        box = self._phone(role).get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")
        await self._settle()

    async def tap(self, role: Role, label: str) -> None:
        """Tap the newest button of that name on somebody's phone."""
        rows = self._phone(role).locator(".row")
        await rows.get_by_role("button", name=label, exact=True).last.click()
        await self._settle()

    def _phone(self, role: Role):  # type: ignore[no-untyped-def]
        return self.page.locator(f'.phone[data-person="{self.county.phones[role]}"]')

    async def shot(self, name: str) -> None:
        """Keep a picture."""
        await self.page.wait_for_timeout(400)
        await self.page.screenshot(path=IMAGES / f"{name}.png")


@asynccontextmanager
async def _table(browser: Browser, language: str) -> AsyncIterator[Table]:
    with TemporaryDirectory() as folder:
        settings = Settings.model_construct(metrics_port=0)
        async with practice(settings, Path(folder)) as county:
            page = await browser.new_page(viewport=WIDE)
            await page.goto(f"{county.box.url}/?people=1,2,3,4&lang={language}&theme=light")
            table = Table(county, page)
            if language == "en":
                for role in (Role.LIAISON, Role.CLERK, Role.DEPUTY, Role.LEADER):
                    await table.write(role, "/lang")
                    await table.tap(role, "English")
            yield table
            await page.close()


async def _story(table: Table, language: str) -> None:
    report, open_, register, confirm, acknowledge, result, supported, submit, read = LABELS[
        language
    ]
    await table.write(Role.LIAISON, WELL[language])
    await table.shot(f"{language}-1-card")
    await table.tap(Role.LIAISON, report)
    await table.tap(Role.CLERK, open_)
    await table.tap(Role.CLERK, register)
    await table.shot(f"{language}-2-register")
    await table.tap(Role.CLERK, confirm)
    await table.tap(Role.LIAISON, acknowledge)
    await table.tap(Role.LIAISON, result)
    await table.write(Role.LIAISON, DONE[language])
    await table.tap(Role.LIAISON, supported)
    await table.tap(Role.LIAISON, submit)
    await table.tap(Role.DEPUTY, read)
    status, visits, visit = WORDS[language]
    await table.write(Role.LEADER, status)
    await table.shot("story" if language == "zh" else f"{language}-3-review")
    await table.write(Role.LEADER, visits)
    await table.write(Role.LIAISON, visit)
    await table.shot(f"{language}-4-field-day")


async def _narrow(browser: Browser, table: Table, language: str) -> None:
    for size, name in (("100", "phone"), ("200", "phone-large")):
        page = await browser.new_page(viewport=NARROW)
        url = f"{table.county.box.url}/?people=4&lang={language}&theme=dark&size={size}"
        await page.goto(url)
        await page.wait_for_timeout(1200)
        await page.screenshot(path=IMAGES / f"{language}-{name}.png")
        await page.close()


async def main() -> None:
    """Play everything in both languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in ("zh", "en"):
            async with _table(browser, language) as table:
                await _story(table, language)
                await _narrow(browser, table, language)
        await browser.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
