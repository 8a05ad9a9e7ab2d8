"""Writing and reading: what a person does with messages."""

import re
from datetime import timedelta

import pytest
from aiogram.types import (
    BufferedInputFile,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReactionTypeEmoji,
)
from playwright.async_api import expect
from sandbox_page.phone_table import Table

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_new_chat_begins_with_start_and_brings_the_bots_keyboard(table: Table) -> None:
    await table.open()
    await expect(table.words()).to_have_count(0)
    await table.button("START").click()
    await table.sees("Welcome, stranger")
    await expect(table.button("My list")).to_be_visible()
    await table.button("Hide the bot’s keyboard").click()
    await expect(table.button("My list")).to_be_hidden()
    await table.button("Show the bot’s keyboard").click()
    await table.button("My list").click()
    await table.sees("Got text: My list")


async def test_a_written_message_is_answered_and_its_ticks_show_it_was_seen(table: Table) -> None:
    await table.open_started()
    now = table.box.clock.now()
    await table.write("The well is dry")
    await table.sees("Got text: The well is dry")
    await expect(table.bubble("The well is dry").first).to_be_visible()
    mine = table.phone().locator(".row.out")
    await expect(mine.locator(".tick.seen")).to_be_visible()
    await expect(mine.locator("time")).to_have_text(
        re.compile(f"{now:%H:%M}|{now + timedelta(minutes=1):%H:%M}")
    )
    await expect(table.words()).to_have_value("")


async def test_shift_enter_makes_a_line_and_enter_sends_both(table: Table) -> None:
    await table.open_started()
    await table.words().fill("first")
    await table.words().press("Shift+Enter")
    await table.page.keyboard.type("second")
    await table.words().press("Enter")
    words = table.phone().locator(".row.out .text")
    assert (await words.inner_text()).startswith("first\nsecond")


async def test_text_is_shown_as_text_whatever_it_looks_like(table: Table) -> None:
    await table.open_started()
    nasty = "<img src=x onerror=alert(1)><b>not bold</b> & <script>x</script>"
    await table.write(nasty)
    await expect(table.phone().locator(".row.out .text")).to_contain_text(nasty)
    await expect(table.phone().locator(".row img, .row script, .row.out strong")).to_have_count(0)


async def test_entities_are_drawn_and_a_spoiler_opens_when_pressed(table: Table) -> None:
    await table.says(
        "A",
        "🙂 <b>bold <i>both</i></b> <code>L-1</code> <tg-spoiler>secret</tg-spoiler>\n"
        "<blockquote>quoted</blockquote><pre>rows</pre>",
        parse_mode="HTML",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    await table.open()
    text = table.phone().locator(".text")
    await expect(text.locator("strong em")).to_have_text("both")
    await expect(text.locator("code").first).to_have_text("L-1")
    await expect(text.locator("blockquote")).to_have_text("quoted")
    await expect(text.locator("pre")).to_have_text("rows")
    await expect(text.get_by_text("secret")).to_be_hidden()
    await text.get_by_role("button", name="Hidden text").click()
    await expect(text.get_by_text("secret")).to_be_visible()


async def test_a_reply_quotes_what_it_answers(table: Table) -> None:
    await table.says("A", "Which village?")
    await table.open()
    await table.menu_on("Which village?", "Reply")
    await table.write("The upper one")
    quote = table.phone().locator(".row.out .quote")
    await expect(quote).to_contain_text("Which village?")
    await quote.click()
    await expect(table.phone().locator(".row.in").first).to_be_focused()
    await table.sees("in reply: The upper one")


async def test_ones_own_message_is_changed_with_the_up_arrow_and_marked(table: Table) -> None:
    await table.open_started()
    await table.write("twenty houses")
    await table.sees("Got text")
    await table.words().press("ArrowUp")
    await expect(table.words()).to_have_value("twenty houses")
    await table.write("thirty houses")
    await table.sees("Changed to: thirty houses")
    await expect(table.phone().locator(".row.out .edited")).to_have_text("edited")


async def test_an_edit_that_comes_too_late_says_so_and_keeps_the_words(table: Table) -> None:
    await table.open_started()
    await table.write("twenty houses")
    await table.sees("Got text")
    table.box.clock.advance(hours=49)
    await table.words().press("ArrowUp")
    await table.write("thirty houses")
    late = "Messages older than 48 hours cannot be edited"
    await expect(table.phone().get_by_role("status")).to_have_text(late)
    await expect(table.words()).to_have_value("thirty houses")


async def test_a_deleted_message_goes_after_asking(table: Table) -> None:
    await table.open_started()
    await table.write("a slip")
    await table.sees("Got text: a slip")
    await table.phone().locator(".row.out .bubble").click(button="right")
    await table.page.get_by_role("menuitem", name="Delete").click()
    await expect(table.phone().get_by_role("dialog")).to_contain_text("Delete this message?")
    await table.button("Delete").click()
    await expect(table.phone().locator(".row.out")).to_have_count(0)


async def test_protected_words_can_be_answered_but_not_copied_or_forwarded(table: Table) -> None:
    await table.says("A", "For your eyes", protect_content=True)
    await table.open()
    await table.bubble("For your eyes").locator(".bubble").click(button="right")
    items = await table.page.get_by_role("menuitem").all_inner_texts()
    assert items == ["Reply", "Delete"]
    await table.page.keyboard.press("Escape")
    paper = BufferedInputFile(b"x", "minutes.docx")
    await table.bot.send_document(table.people["A"].id, paper, protect_content=True)
    await table.sees("minutes.docx")
    await expect(table.phone().get_by_role("link")).to_have_count(0)
    style = "element => getComputedStyle(element).userSelect"
    assert await table.phone().locator(".bubble").first.evaluate(style) == "none"
    copying = """text => {
        getSelection().selectAllChildren(text);
        return !text.dispatchEvent(new ClipboardEvent("copy", { bubbles: true, cancelable: true }));
    }"""
    assert await table.phone().locator(".text").evaluate(copying), "the copying goes on"


async def test_a_message_is_forwarded_and_says_from_whom(table: Table) -> None:
    await table.says("A", "Meeting on Friday")
    await table.open()
    await table.menu_on("Meeting on Friday", "Forward")
    await expect(table.phone().locator(".row.out")).to_contain_text("Forwarded from Helper")
    await table.sees("Got text forwarded: Meeting on Friday")


async def test_a_draft_survives_a_reload_and_stays_with_its_phone(table: Table) -> None:
    await table.open_started("AB")
    await table.words("A").fill("half a thought")
    await table.page.reload()
    await expect(table.words("A")).to_have_value("half a thought")
    await expect(table.words("B")).to_have_value("")


async def test_days_are_parted_and_today_becomes_yesterday(table: Table) -> None:
    await table.open_started()
    await expect(table.phone().locator(".day")).to_have_text("Today")
    table.box.clock.advance(days=1)
    await expect(table.phone().locator(".day")).to_have_text("Yesterday")
    await table.says("A", "A new morning")
    await expect(table.phone().locator(".day")).to_have_text(["Yesterday", "Today"])


async def test_typing_is_shown_until_the_message_comes(table: Table) -> None:
    await table.open_started()
    await table.bot.send_chat_action(table.people["A"].id, "typing")
    await expect(table.phone().locator(".chat-line")).to_have_text("typing…")
    await table.says("A", "Here it is")
    await expect(table.phone().locator(".chat-line")).to_have_text("bot")


async def test_one_who_reads_above_is_not_torn_away_but_told_how_many_are_new(table: Table) -> None:
    for number in range(60):
        await table.says("A", f"Line {number}")
    await table.open()
    await expect(table.bubble("Line 59")).to_be_in_viewport()
    await table.phone().locator(".scroller").hover()
    await table.page.mouse.wheel(0, -900)
    newest = table.phone().get_by_role("button", name="Go to the newest")
    await expect(newest).to_be_visible()
    await table.says("A", "Come and see")
    await expect(newest.locator(".unread")).to_have_text("1")
    await expect(table.bubble("Come and see")).not_to_be_in_viewport()
    await newest.click()
    await expect(table.bubble("Come and see")).to_be_in_viewport()
    await table.page.mouse.wheel(0, -20000)
    await expect(table.bubble("Line 0")).to_have_count(1)  # fetched when it was scrolled to


async def test_the_bots_edit_and_deletion_change_what_is_shown(table: Table) -> None:
    first = await table.says("A", "Draft")
    await table.open()
    await table.bot.edit_message_text("Final", chat_id=first.chat.id, message_id=first.message_id)
    await expect(table.bubble("Final").locator(".edited")).to_be_visible()
    await table.bot.delete_message(first.chat.id, first.message_id)
    await expect(table.bubble("Final")).to_have_count(0)


async def test_the_bots_reaction_is_shown_under_the_message(table: Table) -> None:
    await table.open_started()
    await table.write("done")
    await table.sees("Got text: done")
    shown = table.phone().locator(".row.out")
    number = int(await shown.get_attribute("data-id") or 0)
    thumb = [ReactionTypeEmoji(emoji="👍")]
    await table.bot.set_message_reaction(table.people["A"].id, number, thumb)
    await expect(shown.get_by_role("img", name="Reactions: 👍")).to_be_visible()


async def test_albums_sent_by_the_bot_stand_together(table: Table, picture: bytes) -> None:
    photos = [BufferedInputFile(picture, f"{n}.png") for n in range(3)]
    captions = ["Three views", None, None]
    media = [InputMediaPhoto(media=p, caption=c) for p, c in zip(photos, captions, strict=True)]
    await table.bot.send_media_group(table.people["A"].id, media)
    await table.open()
    await expect(table.phone().locator(".row")).to_have_count(1)
    await expect(table.bubble("Three views").locator(".tile img")).to_have_count(3)
