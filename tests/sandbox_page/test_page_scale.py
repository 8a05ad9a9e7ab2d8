"""Sixty phones and ten thousand messages cost the page no more work than four and a few."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlparse

import pytest
from playwright.async_api import Page, Request, expect
from sandbox_page.directly import crowd, say

from sandbox.botapi import Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="session")

IN_SIGHT = 4
NEWS = 120


@dataclass
class Work:
    """What the browser counted; counts do not depend on how busy the machine is."""

    fetched: int = 0  # chats asked for at the beginning
    nodes: int = 0  # in the whole page, with the news
    news: int = 0  # layouts while the news came
    typing: int = 0  # layouts while twenty keys were pressed


async def work(page: Page, people: int, messages: int) -> Work:
    done = Work()

    counter = await page.context.new_cdp_session(page)
    await counter.send("Performance.enable")

    async def counted(name: str) -> int:
        metrics = (await counter.send("Performance.getMetrics"))["metrics"]
        return next(int(one["value"]) for one in metrics if one["name"] == name)

    async with Sandbox() as box:
        everyone = crowd(box, people, messages)

        def count(request: Request) -> None:
            place = urlparse(request.url)
            done.fetched += place.port == box.port and place.path.endswith("/messages")

        page.on("request", count)
        places = ",".join(str(place + 1) for place in range(people))
        await page.goto(f"{box.url}/?people={places}&lang=en")
        await expect(page.locator(".phone .row").first).to_be_visible()
        before = await counted("LayoutCount")
        for number in range(NEWS):
            say(box, everyone[number % IN_SIGHT], f"News {number}")
            for aside in everyone[IN_SIGHT:][number % 50 : number % 50 + 1]:
                say(box, aside, "News on a phone that is out of sight")
            await asyncio.sleep(0.002)  # as a busy bot would
        await expect(page.get_by_text(f"News {NEWS - 1}").last).to_be_visible()
        done.news = await counted("LayoutCount") - before
        before = await counted("LayoutCount")
        await page.locator(".phone textarea").first.press_sequentially("twenty keys pressed.")
        done.typing = await counted("LayoutCount") - before
        await counter.send("HeapProfiler.collectGarbage")  # or nodes long gone are counted too
        done.nodes = await counted("Nodes")
    page.remove_listener("request", count)
    await counter.detach()
    return done


async def test_sixty_phones_and_ten_thousand_messages_do_not_slow_the_page(page: Page) -> None:
    few = await work(page, IN_SIGHT, 40)
    many = await work(page, 60, 10_000)
    assert (few.fetched, many.fetched) == (IN_SIGHT, IN_SIGHT)
    assert many.news <= 1.5 * few.news
    assert many.typing <= few.typing + 10
    assert many.nodes <= 3 * few.nodes
