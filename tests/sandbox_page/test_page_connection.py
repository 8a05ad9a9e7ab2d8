"""Two pages on one phone, a server that goes away, and answers that nobody expects."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, expect
from sandbox_page.directly import say
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import buttons

from sandbox.botapi import Sandbox
from sandbox.botapi.phone import acting, showing

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOST = "The sandbox is out of reach"


@pytest_asyncio.fixture(loop_scope="session")
async def second(table: Table) -> AsyncIterator[Table]:
    """The same table in another tab."""
    page = await table.page.context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Table(table.box, table.bot, page, list(table.people.values()))
    await page.close()
    assert not faults


async def test_two_pages_on_one_phone_show_and_do_the_same(table: Table, second: Table) -> None:
    await table.says("A", "Choose", reply_markup=buttons({"Take": "once:Taken"}))
    await table.open()
    await second.open()
    await table.write("from the first")
    await second.write("from the second")
    for page in (table, second):
        for words in ("from the first", "from the second"):
            await page.sees(f"Got text: {words}")
            mine = page.phone().locator(".row.out").filter(has_text=words)
            await expect(mine).to_have_count(1)
    await second.button("Take").click()
    await table.sees("Taken")
    await table.words().fill("half a thought")
    await expect(second.words()).to_have_value("")
    await second.menu_on("Taken", "Delete")
    await second.button("Delete").click()
    await expect(table.bubble("Taken")).to_have_count(0)


async def begin(page: Page, box: Sandbox) -> Table:
    person = box.world.add_person("Ann", language_code="en")
    acting.start(box.core, person)
    table = Table(box, None, page, [person])  # type: ignore[arg-type]
    await table.open()
    return table


async def test_a_page_outlives_its_server_and_loses_nothing(page: Page, tmp_path: Path) -> None:
    state = tmp_path / "state"
    async with Sandbox(state=state) as box:
        table = await begin(page, box)
        await table.write("before")
        port = box.port
    await expect(page.get_by_role("alert").filter(has_text=LOST)).to_be_visible()
    await table.write("meanwhile")
    await expect(table.phone().locator(".row.out .tick.pending")).to_have_count(1)
    await table.words().fill("half a thought")
    async with Sandbox(state=state, port=port) as again:
        await expect(page.get_by_text(LOST)).to_be_hidden()
        await expect(table.phone().locator(".tick.pending")).to_have_count(0)
        await expect(table.words()).to_have_value("half a thought")
        mine = table.phone().locator(".row.out .text")
        await expect(mine).to_have_count(3)  # /start before them
        kept = again.world.chats[table.people["A"].id].messages.values()
        assert [one.body["text"] for one in kept] == ["/start", "before", "meanwhile"]
        say(again, table.people["A"], "Good to see you")
        await table.sees("Good to see you")


async def test_a_server_that_stands_still_is_noticed_by_its_silence(browser: Browser) -> None:
    context = await browser.new_context()
    await context.clock.install()
    page = await context.new_page()
    async with Sandbox() as box:
        table = await begin(page, box)
        streams: list[str] = []
        page.on("request", lambda request: streams.append(request.url))
        await page.clock.fast_forward(41_000)
        await page.locator("html[data-connected]").wait_for(timeout=5000)
        assert [url for url in streams if url.endswith("/phone/events")]
        say(box, table.people["A"], "Still here")
        await table.sees("Still here")
    await context.close()


async def test_another_sandbox_in_its_place_is_shown_as_it_is(page: Page) -> None:
    async with Sandbox() as box:
        table = await begin(page, box)
        say(box, table.people["A"], "of the old one")
        await table.sees("of the old one")
        port = box.port
    async with Sandbox(port=port) as other:
        bo = other.world.add_person("Bo", language_code="en")
        acting.start(other.core, bo)
        await expect(page.locator(f'.phone[data-person="{bo.id}"]')).to_contain_text("/start")
        await expect(page.get_by_text("of the old one")).to_have_count(0)


async def test_an_answer_that_comes_after_its_events_turns_nothing_back(table: Table) -> None:
    held: list[asyncio.Event] = []

    async def late(route: Route) -> None:
        answer = await route.fetch()
        held.append(asyncio.Event())
        await held[-1].wait()
        await route.fulfill(response=answer)

    await table.open()
    await table.page.route(re.compile("/(clock|start|faults)$"), late)
    page, seen = table.page, table.phone().locator(".tick.seen")
    faults = page.get_by_role("button", name="Faults")

    await table.button("START").click()
    await expect(seen).to_have_count(1)
    hour = table.box.clock.now() + timedelta(hours=1)
    await page.get_by_role("button", name="+1 hour").click()
    clock = table.phone().locator(".status-time")
    later = re.compile(f"{hour:%H:%M}|{hour + timedelta(minutes=1):%H:%M}")
    await expect(clock).to_have_text(later)
    await faults.click()
    switch = page.get_by_role("switch", name="Server errors")
    await switch.check(force=True)
    await expect(faults).to_have_accessible_name("Faults, a fault is on")
    table.box.core.faults.change({"error_code": None})
    table.box.core.events.publish("faults", None, {"faults": showing.faults(table.box.core)})
    await expect(switch).not_to_be_checked()

    async with page.expect_response("**/faults"):
        for one in held:
            one.set()
    await page.unroute_all(behavior="wait")
    await expect(seen).to_have_count(1)
    await expect(clock).to_have_text(later)
    await expect(page.get_by_role("button", name="+1 hour")).to_be_enabled()
    await expect(switch).not_to_be_checked()


async def test_whatever_the_server_answers_the_page_says_a_sentence_and_keeps_the_words(
    table: Table,
) -> None:
    answers = [
        (500, "Traceback (most recent call last)", "That did not work: no answer from the server"),
        (400, '{"reason": "invalid literal for int()"}', "The sandbox cannot read what was filled"),
    ]

    async def answer(route: Route) -> None:
        await route.fulfill(status=answers[0][0], body=answers[0][1])

    await table.open_started()
    await table.page.route("**/send", answer)
    await table.write("kept")
    again = table.button("Not sent. Press to try again")
    while answers:
        _, body, sentence = answers[0]
        await expect(table.phone().locator(".toast")).to_contain_text(sentence)
        await expect(table.page.get_by_text(body)).to_have_count(0)
        answers.pop(0)
        if not answers:
            await table.page.unroute("**/send")
        await again.click()
    await table.sees("Got text: kept")


async def test_a_mistake_of_the_page_is_told_in_a_sentence(table: Table) -> None:
    await table.open_started()
    mistake = "dispatchEvent(new ErrorEvent('error', {error: new TypeError('x is undefined')}))"
    await table.page.evaluate(mistake)
    await expect(table.page.get_by_text("Something on this page went wrong.")).to_be_visible()
    await expect(table.page.get_by_text("undefined")).to_have_count(0)
