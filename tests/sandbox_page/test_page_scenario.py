"""Scenarios on the page: what hands do is recorded, and plays again as it was done."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import buttons

pytestmark = pytest.mark.asyncio(loop_scope="session")

AUDIT = Path(__file__).with_name("audit.js").read_text()


def strip(page: Page) -> Locator:
    """The line under the bar."""
    return page.locator("section.scenario")


def press(page: Page, name: str) -> Locator:
    return strip(page).get_by_role("button", name=name)


async def panel(page: Page) -> Locator:
    """The panel from which scenarios are recorded and played."""
    await page.get_by_role("button", name="Demo").click()
    return page.get_by_role("dialog", name="Demo")


async def begin(page: Page, text: str, pace: str = "Quick") -> None:
    """Write a scenario into the panel and play it."""
    opened = await panel(page)
    await opened.get_by_label("Scenario").fill(text)
    await opened.get_by_text(pace).click()
    await opened.get_by_role("button", name="Play", exact=True).click()


async def test_what_is_recorded_is_saved_and_plays_again(table: Table, tmp_path: Path) -> None:
    ann, bo = (table.people[letter].first_name for letter in "AB")
    await table.says("B", "A letter", reply_markup=buttons({"Read": "once:All read"}))
    await table.open_started("AB")
    page = table.page
    await (await panel(page)).get_by_role("button", name="Start recording").click()
    await expect(strip(page)).to_contain_text("Recording, 0 lines so far")
    await table.write("the first\nand second line")
    await table.button("Read", "B").click()
    await table.sees("All read", "B")
    await expect(strip(page)).to_contain_text("Recording, 2 lines so far")
    async with page.expect_download() as download:
        await press(page, "Stop and save").click()
    saved = tmp_path / "recorded.txt"
    await (await download.value).save_as(saved)
    text = saved.read_text(encoding="utf-8")
    assert text == f"{ann}: the first\\nand second line\n{bo} taps Read\n"

    opened = await panel(page)
    await expect(opened.get_by_label("Scenario")).to_have_value(text)
    await opened.get_by_label("Open a file…").set_input_files(saved)
    await expect(opened.get_by_label("Scenario")).to_have_value(text)
    await opened.get_by_text("Quick").click()
    await opened.get_by_role("button", name="Play", exact=True).click()
    await expect(strip(page)).to_contain_text("Played to the end; every step held.")
    answers = table.phone("A").locator(".row.in").filter(has_text="Got text: the first")
    await expect(answers).to_have_count(2)
    await expect(table.phone("B").locator(".row").filter(has_text="All read")).to_have_count(2)
    await press(page, "Close").click()
    await expect(strip(page)).to_be_hidden()


async def test_one_sees_what_comes_next_and_can_hold_it_and_stop(table: Table) -> None:
    ann, bo = (table.people[letter].first_name for letter in "AB")
    await table.says("B", "A letter", reply_markup=buttons({"Read": "once:All read"}))
    await table.open_started("AB")
    page = table.page
    await begin(page, f"{bo} taps Read\n{ann}: hello\n{bo}: hello\n", "Slow, to watch")
    await expect(strip(page)).to_contain_text(f"Step 1 of 3: {bo} taps Read")
    await expect(table.phone("B").locator(".key.pointed")).to_have_text("Read")
    await press(page, "Hold").click()
    await expect(strip(page)).to_contain_text("Held at step")
    await press(page, "Go on").click()
    await expect(table.words("A")).to_have_value("hello")
    await press(page, "Stop").click()
    await expect(strip(page)).to_contain_text("Stopped.")
    await expect(table.words("A")).to_have_value("")


@pytest.mark.parametrize(
    ("language", "fault"),
    [
        ("en", "Line 2: {ann}’s phone has no button “Retort”; it has: Report"),
        ("zh", "第 2 行:{ann}的手机上没有“Retort”这个按钮;有:Report"),
    ],
)
async def test_the_step_that_fails_is_named(table: Table, language: str, fault: str) -> None:
    ann = table.people["A"].first_name
    await table.says("A", "Choose", reply_markup=buttons({"Report": "toast:x"}))
    await table.open(query=f"lang={language}&theme=light")
    text = f"{ann}: hello\n{ann} taps Retort\n"
    await table.page.evaluate(
        "(text) => fetch('/scenario/play', {method: 'POST', body: JSON.stringify({text})})", text
    )
    await expect(strip(table.page)).to_contain_text(fault.format(ann=ann), timeout=15_000)


async def test_what_is_no_step_is_named_before_anything_is_done(table: Table) -> None:
    await table.open_started()
    ann = table.people["A"].first_name
    await begin(table.page, f"{ann}: hello\nnonsense\nclock yesterday\n")
    await expect(strip(table.page)).to_contain_text("Line 2: this is no step: nonsense")
    await expect(strip(table.page)).to_contain_text("Line 3: this is no way for the clock to go")
    await expect(table.phone().locator(".row.out")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "size"), [(360, 200), (1440, 100)])
async def test_nothing_of_it_is_faint_or_cut_off(
    table: Table, theme: str, width: int, size: int
) -> None:
    await table.page.set_viewport_size({"width": width, "height": 740})
    await table.open_started(query=f"lang=en&theme={theme}&size={size}")
    await begin(table.page, "nonsense")
    found = await table.page.evaluate(AUDIT)
    await press(table.page, "Close").click()
    await (await panel(table.page)).get_by_role("button", name="Start recording").click()
    await expect(strip(table.page)).to_contain_text("Recording")
    found += await table.page.evaluate(AUDIT)
    async with table.page.expect_download():
        await press(table.page, "Stop and save").click()
    assert found == []
