"""What a finger does: the menu of a long press, and swipes."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import CDPSession, Locator, expect
from sandbox_page.phone_table import Table

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Finger:
    """One finger on the screen."""

    def __init__(self, cdp: CDPSession) -> None:
        self._cdp = cdp

    async def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Put the finger down, move it, or lift it (without points)."""
        spots = [{"x": x, "y": y} for x, y in points]
        await self._cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    async def hold(self, target: Locator, seconds: float = 0.6) -> None:
        """Rest on something, and lift."""
        at = await middle(target)
        await self.touch("touchStart", at)
        await asyncio.sleep(seconds)
        await self.touch("touchEnd")

    async def swipe(self, target: Locator, right: float) -> None:
        """Push it aside."""
        x, y = await middle(target)
        await self.touch("touchStart", (x, y))
        await self.touch("touchMove", (x + right / 2, y))
        await self.touch("touchMove", (x + right, y))
        await self.touch("touchEnd")


async def middle(target: Locator) -> tuple[float, float]:
    box = await target.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest_asyncio.fixture(loop_scope="session")
async def finger(table: Table) -> AsyncIterator[Finger]:
    cdp = await table.page.context.new_cdp_session(table.page)
    await cdp.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    yield Finger(cdp)
    await cdp.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    await cdp.detach()


async def test_a_long_press_and_no_short_one_opens_the_menu_of_a_message(
    table: Table, finger: Finger
) -> None:
    await table.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await table.says("A", "The well is dry")
    await table.open()
    await finger.hold(table.bubble("The well is dry").locator(".text"), seconds=0.1)
    await asyncio.sleep(0.6)  # as long as a long press takes
    await expect(table.page.get_by_role("menu")).to_have_count(0)
    await finger.hold(table.bubble("The well is dry").locator(".text"))
    menu = table.page.get_by_role("menu", name="Message actions")
    await expect(menu.get_by_role("menuitem")).to_have_text(["Reply", "Copy", "Forward", "Delete"])
    await menu.evaluate("(menu) => Promise.all(menu.getAnimations().map((one) => one.finished))")
    reply = await menu.get_by_role("menuitem", name="Reply").bounding_box()
    assert reply
    assert reply["height"] >= 44  # a thumb's
    await menu.get_by_role("menuitem", name="Copy").click()
    assert await table.page.evaluate("navigator.clipboard.readText()") == "The well is dry"


async def test_a_long_press_on_a_link_opens_the_menu_and_not_the_link(
    table: Table, finger: Finger
) -> None:
    await table.says("A", "https://law.test/article")
    await table.open()
    await finger.hold(table.phone().get_by_role("button", name="https://law.test"))
    await expect(table.page.get_by_role("menu")).to_be_visible()
    await expect(table.phone().get_by_role("dialog")).to_have_count(0)


async def test_pictures_are_turned_with_a_swipe(table: Table, finger: Finger) -> None:
    await table.open_started()
    await table.attach("Three sample photos (album)")
    await table.sees("Got photo")
    await table.phone().locator(".row.out .tile").first.click()
    viewer = table.page.get_by_role("dialog", name="Picture viewer")
    await finger.swipe(viewer.locator("img"), right=-150)
    await expect(viewer).to_contain_text("2 of 3")
    await finger.swipe(viewer.locator("img"), right=150)
    await expect(viewer).to_contain_text("1 of 3")
