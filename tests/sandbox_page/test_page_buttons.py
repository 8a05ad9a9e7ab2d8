"""Buttons, commands and links."""

import pytest
from aiogram.types import ForceReply
from playwright.async_api import expect
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import buttons

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_pressed_button_waits_visibly_and_shows_the_answer(table: Table) -> None:
    await table.says("A", "Choose", reply_markup=buttons({"Take": "slow:Taken by you"}))
    await table.open()
    await table.button("Take").click()
    await expect(table.button("Take")).to_have_attribute("aria-busy", "true")
    await expect(table.phone().get_by_role("status")).to_have_text("Taken by you")
    await expect(table.button("Take")).not_to_have_attribute("aria-busy", "true")


async def test_an_impatient_second_press_does_nothing_more(table: Table) -> None:
    await table.says("A", "Choose", reply_markup=buttons({"Once": "once:Done once"}))
    await table.open()
    await table.button("Once").dblclick()
    await table.sees("Done once")
    await expect(table.phone().get_by_role("status")).to_be_visible()
    await expect(table.phone().locator(".row").filter(has_text="Done once")).to_have_count(1)


async def test_an_alert_must_be_dismissed_and_gives_the_focus_back(table: Table) -> None:
    await table.says("A", "Choose", reply_markup=buttons({"Warn": "alert:Not possible today"}))
    await table.open()
    await table.button("Warn").focus()
    await table.page.keyboard.press("Enter")
    alert = table.phone().get_by_role("alertdialog")
    await expect(alert).to_contain_text("Not possible today")
    await table.page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)
    await expect(table.button("Warn")).to_be_focused()


async def test_the_focus_stays_on_a_button_whose_message_the_bot_changes(table: Table) -> None:
    await table.says("A", "Page 1", reply_markup=buttons({"Back": "toast:x", "On": "edit:Page 2"}))
    await table.open()
    await table.button("On").focus()
    await table.page.keyboard.press("Enter")
    await table.sees("Page 2")
    await expect(table.button("On")).to_be_focused()


async def test_buttons_stand_in_the_rows_the_bot_gave(table: Table) -> None:
    rows = ({"One": "toast:1", "Two": "toast:2"}, {"Three": "toast:3"})
    await table.says("A", "Rows", reply_markup=buttons(*rows))
    await table.open()
    one, two, three = [await table.button(n).bounding_box() for n in ("One", "Two", "Three")]
    assert one and two and three
    assert one["y"] == two["y"] < three["y"]
    assert one["width"] == two["width"] < three["width"]


async def test_a_row_folds_rather_than_break_a_word(table: Table) -> None:
    names = ("Approvals", "Overdue", "Silent")
    await table.says("A", "Rows", reply_markup=buttons(dict.fromkeys(names, "toast:x")))
    await table.page.set_viewport_size({"width": 360, "height": 740})
    await table.open("A", "lang=en&theme=light&size=200")
    boxes = [await table.button(name).bounding_box() for name in names]
    heights = {round(box["height"]) for box in boxes if box}
    assert len({box["y"] for box in boxes if box}) > 1
    assert len(heights) == 1, "a word is broken over two lines"


async def test_a_month_of_days_keeps_its_numbers_whole_at_large_type(table: Table) -> None:
    weeks = (range(1, 8), range(15, 22), range(22, 29))
    rows = [{f"{day}²" if day == 25 else str(day): "toast:x" for day in week} for week in weeks]
    await table.says("A", "Month", reply_markup=buttons(*rows))
    await table.page.set_viewport_size({"width": 360, "height": 740})
    await table.open("A", "lang=en&theme=light&size=200")
    for row in rows:
        keys = [table.phone().get_by_role("button", name=name, exact=True) for name in row]
        boxes = [await key.bounding_box() for key in keys]
        assert len({box["y"] for box in boxes if box}) == 1, "a week is broken over two rows"
        assert max(box["height"] for box in boxes if box) < 60, "a number is broken over two lines"
        for key in keys:
            assert await key.evaluate("one => one.scrollWidth <= one.clientWidth + 1")


async def test_a_button_that_is_gone_says_so(table: Table) -> None:
    sent = await table.says("A", "Old", reply_markup=buttons({"Press": "toast:late"}))
    await table.open()
    chat = table.box.world.chats[table.people["A"].id]
    del chat.messages[sent.message_id]  # nobody told the phone
    await table.button("Press").click()
    await expect(table.phone().get_by_role("status")).to_have_text(
        "This message is no longer there"
    )
    await expect(table.bubble("Old")).to_have_count(0)


async def test_a_tap_that_time_has_overtaken_says_that_it_is_too_old(table: Table) -> None:
    await table.says("A", "Choose", reply_markup=buttons({"Take": "toast:Taken"}))
    await table.open()
    table.box.core.stop_bot(stopped=True)
    await table.button("Take").click()
    await expect(table.button("Take")).to_have_attribute("aria-busy", "true")
    table.box.clock.advance(minutes=3)
    await expect(table.phone().get_by_role("status")).to_contain_text("has lapsed. Tap again.")
    await expect(table.button("Take")).not_to_have_attribute("aria-busy", "true")
    table.box.core.stop_bot(stopped=False)
    await table.button("Take").click()
    await expect(table.phone().get_by_role("status")).to_have_text("Taken")


async def test_a_button_the_bot_has_taken_away_meanwhile_says_so(table: Table) -> None:
    sent = await table.says("A", "Choose", reply_markup=buttons({"Take": "toast:Taken"}))
    await table.open()
    chat = table.box.world.chats[table.people["A"].id]
    del chat.messages[sent.message_id].body["reply_markup"]  # nobody told the phone
    await table.button("Take").click()
    await expect(table.phone().get_by_role("status")).to_have_text("This button is no longer there")
    await expect(table.button("Take")).to_have_count(0)


async def test_the_menu_lists_commands_and_sends_the_one_chosen(table: Table) -> None:
    await table.open_started()
    await table.button("Menu").click()
    await table.phone().get_by_role("option", name="How things stand").click()
    await table.sees("Got text: /status")


async def test_a_slash_suggests_what_fits(table: Table) -> None:
    await table.open_started()
    await table.words().press_sequentially("/he")
    await expect(table.phone().get_by_role("option")).to_have_text(["What I can do/help"])
    await table.words().press("ArrowDown")
    await table.words().press("Enter")
    await table.sees("Got text: /help")


async def test_a_deep_link_in_a_text_starts_the_bot_in_that_phone(table: Table) -> None:
    await table.says("A", "Join: https://t.me/helper_bot?start=invite7")
    await table.open("AB")
    await table.phone().get_by_role("button", name="https://t.me/").click()
    await table.sees("Welcome, invite7")
    await expect(table.phone("B").locator(".row")).to_have_count(0)


async def test_a_deep_link_on_a_button_works_and_other_addresses_are_asked_about(
    table: Table,
) -> None:
    markup = buttons(
        {"Join": "tg://resolve?domain=helper_bot&start=k9", "Law": "https://law.test/a"}
    )
    await table.says("A", "Links", reply_markup=markup)
    await table.open()
    await table.button("Join").click()
    await table.sees("Welcome, k9")
    await table.button("Law").click()
    await expect(table.phone().get_by_role("dialog")).to_contain_text("https://law.test/a")
    await table.button("Cancel").click()
    assert len(table.page.context.pages) == 1


async def test_an_invite_is_opened_on_a_new_phone_and_a_wrong_one_is_kept_to_be_mended(
    table: Table,
) -> None:
    await table.open()
    await table.button("Open an invite link…").click()
    field = table.phone().get_by_label("Link or code")
    await field.fill("https://example.test/7")
    await field.press("Enter")
    await expect(table.phone().get_by_role("alert")).to_contain_text("That is no invite link.")
    await expect(field).to_have_value("https://example.test/7")
    await field.fill("t.me/helper_bot?start=so+not")
    await field.press("Enter")
    await expect(field).to_be_visible()
    await field.fill("t.me/helper_bot?start=invite7")
    await field.press("Enter")
    await table.sees("Welcome, invite7")


async def test_a_contact_is_shared_only_when_agreed(table: Table) -> None:
    await table.open()
    await table.button("START").click()
    await table.button("My number").click()
    await table.button("Cancel").click()
    await expect(table.phone().locator(".row.out .contact")).to_have_count(0)
    await table.button("My number").click()
    await table.button("Share").click()
    await table.sees("Got contact")


async def test_a_question_that_forces_a_reply_is_answered_as_a_reply(table: Table) -> None:
    await table.open_started()
    markup = ForceReply(input_field_placeholder="The village’s name")
    await table.says("A", "Where was it?", reply_markup=markup)
    await expect(table.phone().locator(".about")).to_contain_text("Where was it?")
    await expect(table.words()).to_have_attribute("placeholder", "The village’s name")
    await table.write("Upper Bend")
    await table.sees("in reply: Upper Bend")
