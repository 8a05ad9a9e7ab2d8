"""What goes wrong when told to, and what is then seen on the page."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect
from sandbox_page.phone_table import Table

from sandbox.botapi import Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def mended(box: Sandbox) -> AsyncIterator[None]:
    """Whatever a test broke works again after it."""
    yield
    box.core.faults.change({"latency": 0, "error_code": None, "bot_stopped": False})
    box.core.flood.relieve()
    box.core.stop_bot(stopped=False)


async def panel(table: Table) -> Locator:
    await table.page.get_by_role("button", name="Faults").click()
    return table.page.get_by_role("dialog", name="Faults")


async def test_without_network_messages_wait_and_all_arrives_when_it_is_back(table: Table) -> None:
    await table.open_started()
    await table.button("Phone menu").click()
    await table.page.get_by_role("menuitem", name="Cut the network").click()
    await expect(table.phone().locator(".chat-line")).to_have_text("waiting for network…")
    await table.write("from the valley")
    await expect(table.phone().locator(".row.out .tick.pending")).to_be_visible()
    await table.says("A", "Are you there?")
    await expect(table.bubble("Are you there?")).to_have_count(0)
    await table.page.reload()
    await expect(table.phone().locator(".row.out .tick.pending")).to_be_visible()
    await table.button("Phone menu").click()
    await table.page.get_by_role("menuitem", name="Restore the network").click()
    await table.sees("Are you there?")
    await table.sees("Got text: from the valley")
    await expect(table.phone().locator(".tick.pending")).to_have_count(0)
    await expect(table.phone().locator(".row.out")).to_have_count(1)


async def test_a_blocked_bot_can_be_let_back_in(table: Table) -> None:
    await table.open_started()
    await table.page.get_by_role("button", name="Faults").click()
    await (
        table.page.get_by_role("group", name="Bot blocked by its user")
        .get_by_role("switch")
        .check(force=True)
    )
    await table.page.keyboard.press("Escape")
    await expect(table.phone().locator(".chat-line")).to_have_text("blocked")
    await expect(table.words()).to_have_count(0)
    await table.button("RESTART BOT").click()
    await expect(table.words()).to_be_visible()


@pytest.mark.parametrize(
    ("fault", "look", "is_on"),
    [
        ("Slow network", "a double tap must act once", lambda box: box.core.faults.latency == 3),
        ("Server errors", "retry later and lose nothing", lambda box: box.core.faults.error_code),
        (
            "Flood control for 30 s",
            "reply before it pushes",
            lambda box: box.core.flood.penalty_left,
        ),
        ("Bot stopped", "in order, and lose none", lambda box: box.core.faults.bot_stopped),
    ],
)
async def test_every_fault_is_a_switch_with_a_word_on_what_to_look_for(
    table: Table, fault: str, look: str, is_on: Callable[[Sandbox], object]
) -> None:
    await table.open_started()
    opened = await panel(table)
    opener = table.page.get_by_role("button", name="Faults")
    await expect(opened).to_contain_text(look)
    await opened.get_by_role("switch", name=fault).check(force=True)
    await expect(opener).to_have_accessible_name("Faults, a fault is on")
    assert is_on(table.box)
    await opened.get_by_role("switch", name=fault).uncheck(force=True)
    await expect(opener).to_have_accessible_name("Faults")
    assert not is_on(table.box)


async def test_a_stopped_bot_leaves_one_tick_and_finds_all_when_started(table: Table) -> None:
    await table.open_started()
    await (await panel(table)).get_by_role("switch", name="Bot stopped").check(force=True)
    await table.page.keyboard.press("Escape")
    await expect(table.page.get_by_text("The bot is stopped.")).to_be_visible()
    for words in ("first", "second"):
        await table.write(words)
    ticks = table.phone().locator(".row.out .tick.sent")
    await expect(ticks).to_have_count(2)
    await table.page.get_by_role("button", name="Start the bot").click()
    await table.sees("Got text: second")
    await expect(table.phone().locator(".row.out .tick.seen")).to_have_count(2)
    heard = await table.phone().locator(".row.in .text").all_inner_texts()
    assert [text.split("\n")[0] for text in heard[1:]] == ["Got text: first", "Got text: second"]
    await expect(table.page.get_by_text("The bot is stopped.")).to_be_hidden()


async def test_a_fault_that_another_page_mends_is_seen_here(table: Table) -> None:
    await table.open_started()
    opened = await panel(table)
    switch = opened.get_by_role("switch", name="Server errors")
    await switch.check(force=True)
    async with table.page.expect_response("**/faults"):
        await table.page.evaluate(
            "fetch('/faults', {method: 'POST', body: JSON.stringify({error_code: null})})"
        )
    await expect(switch).not_to_be_checked()
