"""Several phones, and the look of the page."""

import pytest
from playwright.async_api import expect
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import buttons

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_four_phones_stand_side_by_side_on_a_wide_screen(table: Table) -> None:
    await table.open_started("ABCD")
    boxes = [await table.phone(letter).bounding_box() for letter in "ABCD"]
    assert all(box and box["width"] > 300 for box in boxes)
    assert len({box["y"] for box in boxes if box}) == 1
    await expect(table.phone("A").locator(".owner")).to_contain_text("liaison")
    await expect(table.page.get_by_role("tablist")).to_be_hidden()


async def test_a_push_slides_in_on_a_phone_that_lies_unused(table: Table) -> None:
    await table.open_started("AB")
    await table.words("A").click()
    await table.says("A", "For Ann")
    await table.says("B", "For Bo")
    await expect(table.phone("A").locator(".banner")).to_have_count(0)
    await expect(table.phone("B").locator(".banner")).to_contain_text("For Bo")
    await expect(table.phone("B").locator(".owner .unread")).to_have_text("1")
    await table.phone("B").locator(".banner").click()
    await expect(table.phone("B").locator(".owner .unread")).to_have_count(0)


async def test_a_narrow_screen_has_one_phone_and_tabs_with_unread_counts(table: Table) -> None:
    await table.page.set_viewport_size({"width": 360, "height": 740})
    await table.open_started("AB")
    await expect(table.phone("A")).to_be_visible()
    await expect(table.phone("B")).to_have_count(0)
    await table.says("B", "For Bo")
    tab = table.page.get_by_role("tab", name=table.people["B"].first_name)
    await expect(tab).to_contain_text("1")
    await expect(table.phone("A").locator(".banner")).to_contain_text("For Bo")
    await tab.click()
    await table.sees("For Bo", "B")
    await expect(table.phone("A")).to_be_hidden()
    await expect(tab.locator(".unread")).to_have_count(0)


async def test_people_are_added_and_put_away_and_the_address_remembers(table: Table) -> None:
    await table.open("A")
    await table.page.get_by_role("button", name="People").click()
    await table.page.get_by_label("First name").fill("Eve")
    await table.page.get_by_label("Role (optional)").fill("inspector")
    await table.page.get_by_role("button", name="Add", exact=True).click()
    eve = table.page.get_by_role("region", name="Eve · inspector’s phone")
    await expect(eve.get_by_role("button", name="START")).to_be_visible()
    await table.page.reload()
    await expect(eve).to_be_visible()
    await eve.get_by_role("button", name="Phone menu").click()
    await table.page.get_by_role("menuitem", name="Put this phone away").click()
    await expect(eve).to_have_count(0)
    await table.page.reload()
    await expect(table.phone("A")).to_be_visible()
    await expect(eve).to_have_count(0)


async def test_language_theme_and_size_change_at_once_and_are_kept(table: Table) -> None:
    await table.open_started(query="")
    await table.page.get_by_role("button", name="View").click()
    await table.page.get_by_text("Dark").click()
    await table.page.get_by_text("150%").click()
    await table.page.get_by_text("中文").click()
    await expect(table.page.get_by_role("heading", level=1)).to_have_text("样板沙盒")
    await table.page.reload()
    await expect(table.page.locator("html[data-theme=dark][data-size='150']")).to_have_count(1)
    await expect(table.page.get_by_role("button", name="人员")).to_be_visible()
    await expect(table.bubble("Good morning")).to_be_visible()  # what the bot says stays


async def test_an_address_that_asks_for_nonsense_shows_the_usual(table: Table) -> None:
    await table.says("A", "Good morning")
    everyone = list(table.box.world.people)
    place = everyone.index(table.people["A"].id) + 1
    nonsense = "lang=en&theme=plaid&size=huge%27%22"
    await table.page.goto(f"{table.box.url}/?people=0,{place},-1,1e99,x,,{place}&{nonsense}")
    await table.sees("Good morning")
    await expect(table.page.locator(".phone")).to_have_count(1)
    await expect(table.page.locator("html[data-size='100']")).to_have_count(1)


async def test_the_page_can_be_used_by_keyboard_alone(table: Table) -> None:
    await table.says("A", "Choose", reply_markup=buttons({"Take": "toast:Taken"}))
    await table.open()
    menu = table.button("Phone menu")
    await menu.focus()
    await table.says("A", "Meanwhile")
    await table.sees("Meanwhile")
    await expect(menu).to_be_focused()
    await table.words().focus()
    await table.page.keyboard.type("hello")
    await table.page.keyboard.press("Enter")
    await table.sees("Got text: hello")
    row = table.bubble("Meanwhile")
    await table.phone().locator(".row[tabindex='0']").focus()
    for _ in range(2):
        await table.page.keyboard.press("ArrowUp")
    await expect(row).to_be_focused()
    await table.page.keyboard.press("ContextMenu")
    await table.page.keyboard.press("Shift+F10")
    reply = table.page.get_by_role("menuitem", name="Reply")
    await expect(reply).to_be_focused()
    await table.page.keyboard.press("Enter")
    await expect(table.words()).to_be_focused()
