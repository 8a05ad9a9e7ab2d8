"""The guided tour on the page: it points, goes on by itself, lets go, and remembers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect
from sandbox_page.guide import Guide
from sandbox_page.phone_table import Table

pytestmark = pytest.mark.asyncio(loop_scope="session")

AUDIT = Path(__file__).with_name("audit.js").read_text()


@pytest_asyncio.fixture(loop_scope="session")
async def guide(table: Table) -> AsyncIterator[Guide]:
    yield Guide(table)
    table.box.theatre.tour = None


async def test_it_rings_the_next_tap_and_goes_on_when_that_is_done(
    guide: Guide, table: Table
) -> None:
    await guide.open()
    await guide.shows("2 steps show how one matter gets done")
    await guide.begin()
    await guide.shows("write: hello")
    await guide.rings(table.words("A"))
    await table.words("A").fill("good day to you")
    await guide.rings(table.button("Send", "A"))
    await table.button("Send", "A").click()
    await guide.shows("A letter")
    await guide.shows("tap “Open”")
    await guide.rings(table.button("Open", "B"))
    await table.button("Open", "B").click()
    await guide.rings(table.button("Read", "B"))
    await table.button("Read", "B").click()
    await guide.shows("That is all.")
    await expect(table.page.locator(".pointed")).to_have_count(0)
    await guide.button("Close").click()
    await expect(guide.strip).to_be_hidden()


async def test_it_speaks_chinese_and_finds_the_buttons_of_phones_that_do_not(
    guide: Guide, table: Table
) -> None:
    await guide.open(query="lang=zh&theme=light")
    await guide.shows("跟着走 2 步")
    await guide.button("开始导览").click()
    await guide.shows("写:你好")
    await guide.button("替我做").click()
    await table.sees("Got text: 你好")
    await guide.rings(table.button("Open", "B"))
    await guide.shows("点“Open (打开)”")
    await guide.button("替我做").click()
    await guide.shows("点“Read (看)”")


async def test_steps_are_skipped_and_the_end_is_remembered_until_it_is_asked_for_again(
    guide: Guide, table: Table
) -> None:
    await guide.open()
    await guide.begin()
    await guide.button("Skip").click()
    await guide.shows("A letter")
    await guide.button("End the tour").click()
    await expect(guide.strip).to_be_hidden()
    await expect(table.page.locator(".pointed")).to_have_count(0)
    await table.page.reload()
    await table.words("A").wait_for()
    await expect(guide.strip).to_be_hidden()
    await table.page.get_by_role("button", name="Demo").click()
    await table.page.get_by_role("button", name="Start again").click()
    await guide.shows("A greeting")


async def test_it_goes_on_where_it_was_and_counts_what_happened_meanwhile(
    guide: Guide, table: Table
) -> None:
    await guide.open()
    await guide.begin()
    await table.write("hello", "A")
    await guide.shows("A letter")
    await table.page.reload()
    await guide.shows("tap “Open”")
    await table.page.goto("about:blank")
    await table.says("B", "Opened by somebody else")
    await table.open("AB")
    await guide.shows("tap “Read”")


async def test_whoever_runs_ahead_is_caught_up_with(guide: Guide, table: Table) -> None:
    await guide.open()
    await guide.begin()
    await table.button("Read", "B").click()
    await guide.shows("That is all.")


async def test_on_a_narrow_screen_it_points_to_the_right_phone_and_takes_one_there(
    guide: Guide, table: Table
) -> None:
    await table.page.set_viewport_size({"width": 360, "height": 740})
    await guide.open()
    await guide.begin()
    await guide.button("Show me").click()
    await expect(table.words("A")).to_have_value("hello")
    await expect(table.words("A")).to_be_focused()
    await table.page.keyboard.press("Enter")
    await guide.rings(table.page.get_by_role("tab", name=table.people["B"].first_name))
    await expect(table.phone("A")).to_be_visible()
    await guide.button("Show me").click()
    await expect(table.phone("B")).to_be_visible()
    await expect(table.button("Open", "B")).to_be_focused()
    assert await table.page.evaluate("document.documentElement.scrollWidth") == 360


async def test_it_is_told_to_screen_readers_and_holds_no_keyboard(
    guide: Guide, table: Table
) -> None:
    await guide.open()
    await table.words("A").focus()
    await guide.begin()
    await expect(table.page.get_by_role("region", name="Tour")).to_be_visible()
    await expect(guide.strip.locator("[aria-live=polite]")).to_contain_text("A greeting")
    await expect(table.words("A")).to_have_attribute("aria-describedby", "tour-words")
    await guide.button("Do it for me").focus()
    for _ in range(12):
        await table.page.keyboard.press("Tab")
    inside = "document.querySelector('.tour').contains(document.activeElement)"
    assert not await table.page.evaluate(inside)
    await table.words("A").focus()
    await guide.button("Do it for me").click()
    await guide.shows("A letter")
    await expect(guide.button("Do it for me")).to_be_focused()


async def test_a_step_whose_button_is_missing_says_so(guide: Guide, table: Table) -> None:
    await table.says("B", "Good morning")
    await guide.open()
    await guide.begin()
    bo = table.people["B"].id
    await table.bot.delete_message(bo, max(table.box.world.chats[bo].messages))
    await guide.button("Skip").click()
    await guide.shows("The button is not there yet")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "size"), [(360, 200), (360, 100), (1440, 100)])
async def test_nothing_of_it_is_faint_or_cut_off(
    guide: Guide, table: Table, theme: str, width: int, size: int
) -> None:
    await table.page.set_viewport_size({"width": width, "height": 740})
    await guide.open(query=f"lang=en&theme={theme}&size={size}")
    found = await table.page.evaluate(AUDIT)
    await guide.begin()
    found += await table.page.evaluate(AUDIT)
    await table.page.get_by_role("button", name="Demo").click()
    found += await table.page.evaluate(AUDIT)
    assert found == []
