"""The clock of the page: every phone shows it, it moves on and can be stopped."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.async_api import expect
from sandbox_page.phone_table import Table

from sandbox.botapi.mover import month_end, next_weekday

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def arrives(table: Table, moment: datetime) -> None:
    """Every phone shows that moment, or the minute after it."""
    shown = [f"{m:%H:%M}{m:%a} {m.day} {m:%b}" for m in (moment, moment + timedelta(minutes=1))]
    for letter in "AB":
        await expect(table.phone(letter).locator(".status-line")).to_have_text(
            re.compile("|".join(shown))
        )
    passed = table.box.clock.now() - moment.replace(second=0, microsecond=0)
    assert timedelta(0) <= passed < timedelta(minutes=2)


async def test_every_phone_shows_the_clock_and_five_steps_move_it(table: Table) -> None:
    await table.open_started("AB")
    step = table.page.get_by_role("button", name="+1 hour")
    now = table.box.clock.now
    for name, moment in (
        ("+1 hour", lambda: now() + timedelta(hours=1)),
        ("+1 day", lambda: now() + timedelta(days=1)),
        ("Next working day 08:30", lambda: next_weekday(now())),
        ("Month’s end", lambda: month_end(now())),
    ):
        await expect(step).to_be_enabled()
        target = moment()
        await table.page.get_by_role("button", name=name, exact=True).click()
        await arrives(table, target)


async def test_a_date_is_picked_and_the_past_is_refused_with_what_was_picked_kept(
    table: Table,
) -> None:
    await table.open_started("AB")
    await table.page.get_by_role("button", name="Pick a date").click()
    target = (table.box.clock.now() + timedelta(days=1)).replace(hour=15, minute=5)
    await table.page.get_by_label("Date").fill(f"{target:%Y-%m-%d}")
    await table.page.get_by_label("Time", exact=True).fill("15:05")
    await table.page.get_by_role("button", name="Go there").click()
    await arrives(table, target)
    await table.page.get_by_role("button", name="Pick a date").click()
    await table.page.get_by_label("Time", exact=True).fill("00:00")
    await table.page.get_by_role("button", name="Go there").click()
    await expect(table.page.get_by_text("Time only moves forward")).to_be_visible()
    await expect(table.page.get_by_label("Time", exact=True)).to_have_value("00:00")


async def test_a_walk_says_where_it_is_and_what_is_sent_and_can_be_stopped(table: Table) -> None:
    await table.open_started()
    before = table.box.clock.now()
    await table.page.get_by_role("button", name="Pick a date").click()
    day = before + timedelta(days=400)
    await table.page.get_by_label("Date").fill(f"{day:%Y-%m-%d}")
    await table.page.get_by_role("button", name="Go there").click()
    line = table.page.locator(".progress-words")
    await expect(line).to_contain_text(f"→ {day:%a} {day.day} {day:%b}")
    await expect(line).to_contain_text("living through")
    await expect(table.page.get_by_role("button", name="+1 day")).to_be_disabled()
    await table.says("A", "It is due")
    await expect(line).to_contain_text("1 sent on the way")
    await expect(line).to_contain_text(f"{table.people['A'].first_name}: It is due")
    await table.page.get_by_role("button", name="Stop", exact=True).click()
    await expect(table.page.get_by_role("button", name="+1 day")).to_be_enabled()
    await expect(line).to_be_hidden()
    await expect(table.page.get_by_text(re.compile("^Stopped at .*1 messages"))).to_be_visible()
    assert before < table.box.clock.now() < day
