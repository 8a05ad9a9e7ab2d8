"""Whether everything can be read: contrast, large type, narrow screens; keyboard and names."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram.types import BufferedInputFile
from playwright.async_api import Page, expect
from sandbox_page.phone_table import Table
from sandbox_page.scripted_bot import KEYBOARD, buttons

pytestmark = pytest.mark.asyncio(loop_scope="session")

AUDIT = Path(__file__).with_name("audit.js").read_text()
CHINESE = re.compile("[\u4e00-\u9fff]")
ITSELF = {"中文", "简体中文"}  # what a language is called is said in that language
NARROWEST = 360
SCREENS = [(NARROWEST, 200), (768, 100), (1440, 200), (1920, 100)]
NAMES = {
    "en": {
        "region": "{who} · liaison’s phone",
        "log": "Messages of {who} and Helper",
        "textbox": "Message: {who}",
        "button": [
            "Phone menu",
            "Menu",
            "Hide the bot’s keyboard",
            "Attach",
            "Send a voice message",
        ],
    },
    "zh": {
        "region": "{who} · liaison的手机",
        "log": "{who}与Helper的消息",
        "textbox": "消息: {who}",
        "button": ["手机菜单", "菜单", "收起按钮键盘", "附件", "发语音"],
    },
}


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


async def looks(page: Page) -> AsyncIterator[list[str]]:
    """What is wrong with every panel and menu, opened in turn."""
    first = page.locator(".phone").first
    openers = [*await page.locator(".bar [aria-haspopup=dialog]").all()]
    openers += [first.locator(".chat-header button"), first.locator(".attach-button")]
    for opener in openers:
        await opener.click()
        yield await page.evaluate(AUDIT)
        await page.keyboard.press("Escape")
    await first.locator(".bubble").last.click(button="right")
    yield await page.evaluate(AUDIT)
    await page.keyboard.press("Escape")


async def test_the_audit_finds_what_is_wrong(table: Table) -> None:
    await table.open_started()
    await table.page.evaluate(
        """() => {
            const add = (tag, words, style) => {
                const wrong = Object.assign(document.createElement(tag), { textContent: words });
                Object.assign(wrong.style, { whiteSpace: "nowrap", ...style });
                document.querySelector(".bar").append(wrong);
            };
            add("b", "faint words", { color: "#bbb", background: "#fff" });
            add("p", "far out to the right", { position: "fixed", left: "99vw" });
            add("p", "longer than it may be", { overflow: "hidden", width: "3em" });
            add("button", "", { width: "9px" });
        }"""
    )
    found = sorted({one.split()[0] for one in await table.page.evaluate(AUDIT)})
    assert found == ["beyond", "cut:", "faint", "nameless:", "small"]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_nothing_is_faint_cut_off_small_or_without_a_name(table: Table, lang: str) -> None:
    page, found = table.page, []
    await page.emulate_media(reduced_motion="reduce")  # what slides in is there at once
    await full_chat(table)
    await table.says("B", "For Bo")
    gone = {"by": "polling", "listening": False, "stopped": True, "asked_at": None}
    for width, size in SCREENS:
        await page.set_viewport_size({"width": width, "height": 760})
        await table.open("AB", f"lang={lang}&theme=light&size={size}")
        await table.sees("What now?")
        table.box.core.events.publish("receiver", None, {"receiver": gone})
        await expect(page.locator(".presence")).to_be_visible()
        for theme in ("light", "dark"):
            await page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
            wrong = [await page.evaluate(AUDIT)]
            if width == NARROWEST:
                wrong += [one async for one in looks(page)]
            found += [f"{width} {size}% {theme}: {one}" for ones in wrong for one in ones]
    await page.emulate_media(reduced_motion="no-preference")
    assert found == []


async def test_whatever_a_message_holds_it_stays_within_the_page(table: Table) -> None:
    chat, page = table.people["A"].id, table.page
    word = "W" * 60
    table.people["A"].first_name, table.people["A"].role_label = word, "部" * 40
    first = await table.says("A", word * 68)
    await table.says(
        "A", "\u202e\u0301\u0327" + "ก็็็็็็็็็็" * 20 + "👨‍👩‍👧‍👦" * 30, reply_to_message_id=first.message_id
    )
    names = {f"{number} {word if number == 50 else ''}": "toast:x" for number in range(96)}
    rows = [dict(list(names.items())[start : start + 8]) for start in range(0, 96, 8)]
    await table.says("A", "Many", reply_markup=buttons(*rows))
    await table.bot.send_document(chat, BufferedInputFile(b"x", f"{word * 3}.{word}"), caption=word)
    await table.bot.send_venue(chat, 90, 180, word, word)
    await table.bot.send_contact(chat, "0" * 60, word, word)
    await table.says(
        "A", f"<pre>{word}</pre><blockquote>{word}</blockquote>{word}", parse_mode="HTML"
    )
    await page.set_viewport_size({"width": NARROWEST, "height": 740})
    await table.open("A", "lang=en&theme=light&size=200")
    await expect(table.bubble("Many")).to_be_attached()
    assert await page.evaluate(AUDIT) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_control_has_its_name_in_the_language_of_the_page(
    table: Table, lang: str
) -> None:
    await full_chat(table)
    await table.open("A", f"lang={lang}&theme=light")
    who, names = table.people["A"].first_name, NAMES[lang]
    phone = table.page.get_by_role("region", name=str(names["region"]).format(who=who), exact=True)
    for role in ("log", "textbox"):
        name = str(names[role]).format(who=who)
        await expect(phone.get_by_role(role, name=name, exact=True)).to_be_visible()  # type: ignore[arg-type]
    for name in names["button"]:
        await expect(phone.get_by_role("button", name=name, exact=True)).to_be_visible()
    said = await table.page.evaluate(
        """() => [...document.querySelectorAll("[aria-label], [placeholder]")]
            .flatMap((one) => [one.ariaLabel, one.placeholder]).filter(Boolean)"""
    )
    if lang == "en":
        assert [one for one in said if CHINESE.search(one) and one not in ITSELF] == []
    else:
        ours = [one for one in said if not one.startswith(who)]  # names of people are their own
        assert [one for one in ours if not CHINESE.search(one)] == []


async def test_the_tab_key_goes_through_everything_in_order_and_shows_where_it_is(
    table: Table,
) -> None:
    await full_chat(table)
    await table.open("A", "lang=en&theme=light")
    where = """() => {
        const at = document.activeElement;
        const shows = (one) => {
            const { outlineStyle, boxShadow } = getComputedStyle(one);
            return outlineStyle !== "none" || boxShadow !== "none";
        };
        const seen = at === document.body || shows(at) || shows(at.parentElement);
        return [at.ariaLabel ?? at.textContent.trim(), seen];
    }"""
    order, unseen = [], []
    for _ in range(60):
        await table.page.keyboard.press("Tab")
        name, seen = await table.page.evaluate(where)
        order.append(name)
        unseen += [] if seen else [name]
        if name.startswith("Skip") and len(order) > 1:
            break
    assert unseen == []
    expected = [
        *("Skip to the phones", "+1 hour", "Pick a date", "People", "Faults", "View"),
        *(
            "Phone menu",
            "/help",
            "Progress",
            "Why",
            "Menu",
            f"Message: {table.people['A'].first_name}",
        ),
        *("Attach", "Send a voice message", "Report", "My number"),
    ]
    places = [order.index(name) for name in expected]
    assert places == sorted(places)


async def test_what_arrives_is_read_out(table: Table) -> None:
    await table.page.set_viewport_size({"width": 360, "height": 740})
    await table.open_started("AB")
    log = table.phone().get_by_role("log")
    await table.says("A", "Here it is")
    await expect(log.get_by_role("listitem").last).to_have_text(re.compile("^Helper: Here it is"))
    await table.says("B", "For Bo")
    spoken = table.page.locator(".board > [role=status]")
    await expect(spoken).to_have_text(f"{table.people['B'].first_name} · clerk: For Bo")
