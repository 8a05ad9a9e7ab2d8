"""Whether everything can be read: contrast, large type, narrow screens, names for the blind."""

from pathlib import Path

import pytest
from aiogram.types import BufferedInputFile
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import KEYBOARD, buttons

pytestmark = pytest.mark.asyncio(loop_scope="session")

AUDIT = Path(__file__).with_name("audit.js").read_text()


async def full_chat(table: Table) -> None:
    """One of every kind of thing that carries words."""
    chat = table.people["A"].id
    await table.says("A", "<b>Case 142</b>\nThe upper village’s well", parse_mode="HTML")
    first = await table.says("A", "Due on Friday, 9 working days left", reply_markup=KEYBOARD)
    await table.bot.send_document(chat, BufferedInputFile(b"x" * 99, "long-name-of-a-report.docx"))
    await table.bot.send_venue(chat, 33.1, 112.2, "Village hall", "First group, Upper Bend")
    await table.bot.send_contact(chat, "+8610012345678", "Zhang")
    markup = buttons({"Progress": "toast:1", "Result": "toast:2"}, {"Why": "toast:3"})
    await table.says("A", "<blockquote>quoted</blockquote> /help", parse_mode="HTML")
    await table.says("A", "What now?", reply_markup=markup, reply_to_message_id=first.message_id)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "size"), [(360, 200), (1440, 100)])
async def test_nothing_is_faint_cut_off_or_without_a_name(
    table: Table, theme: str, width: int, size: int
) -> None:
    await full_chat(table)
    await table.page.set_viewport_size({"width": width, "height": 740})
    await table.open("A", f"lang=en&theme={theme}&size={size}")
    await table.write("answer", "A")
    await table.sees("Got text: answer")
    found = await table.page.evaluate(AUDIT)
    for opener in ("People", "Faults", "View", "Sandbox time"):
        await table.page.get_by_role("button", name=opener).click()
        found += await table.page.evaluate(AUDIT)
        await table.page.keyboard.press("Escape")
    await table.button("Attach").click()
    found += await table.page.evaluate(AUDIT)
    assert found == []
