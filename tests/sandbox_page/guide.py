"""A tour for the small bot of these tests, and the page's strip of it as a test uses it."""

import re
from typing import Any

from playwright.async_api import Locator, expect
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import buttons

from sandbox.tour import Tour


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def tour_of(table: Table) -> Tour:
    """Ann greets, Bo opens and reads what waits on his phone."""
    ann, bo = (table.people[letter].first_name for letter in "AB")
    hello = {"do": both(f"{ann}: 你好", f"{ann}: hello"), "until": both(f"{ann} sees Got text",
             f"{ann} sees Got text")}  # fmt: skip
    opening = {"do": both(f"{bo} taps 打开", f"{bo} taps Open"), "until": both(f"{bo} sees Opened",
               f"{bo} sees Opened")}  # fmt: skip
    reading = {"do": both(f"{bo} taps 看", f"{bo} taps Read"), "until": both(f"{bo} sees All read",
               f"{bo} sees All read")}  # fmt: skip
    steps: list[dict[str, Any]] = [
        {"title": both("问好", "A greeting"), "text": both("先打招呼。", "Say hello first."),
         "moves": [hello]},
        {"title": both("来信", "A letter"), "text": both("打开,再看。", "Open it, then read."),
         "moves": [opening, reading]},
    ]  # fmt: skip
    return Tour.of({"steps": steps, "end": both("就这些。", "That is all.")})


class Guide:
    """The strip under the bar."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.strip = table.page.locator("section.tour")

    async def open(self, letters: str = "AB", query: str = "lang=en&theme=light") -> None:
        """Show the page with its tour on offer; Bo has a letter with two buttons."""
        self.table.box.theatre.tour = tour_of(self.table)
        await self.table.says("A", "Good morning")
        keys = buttons({"Open": "edit:Opened", "Read": "once:All read"})
        await self.table.says("B", "A letter", reply_markup=keys)
        await self.table.open(letters, query)

    def button(self, name: str) -> Locator:
        """One of the strip's own."""
        return self.strip.get_by_role("button", name=name)

    async def begin(self) -> None:
        """Accept the offer."""
        await self.button("Start the tour").click()
        await self.shows("A greeting")

    async def shows(self, words: str) -> None:
        """Wait until the strip says it."""
        await expect(self.strip).to_contain_text(words)

    async def rings(self, target: Locator) -> None:
        """Wait until the ring is around something."""
        await expect(target).to_have_class(re.compile(r"\bpointed\b"))
