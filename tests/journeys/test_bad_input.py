"""Whatever is typed or tapped gets a clear answer, and nothing is lost."""

import pytest
from county import County, Person
from openings import WELL, at_register_card, changed, given, handling, reported

from casework.actions import Action, Verb
from casework.people import Role
from casework.workflow import Move
from wording.codec import pack


async def a_card(liaison: Person) -> int:
    await liaison.says(WELL)
    return int((await liaison.phone.last())["message_id"])


async def answered(person: Person, message_id: int, data: str) -> str:
    answer = await person.phone.tap_data(message_id, data)
    await person.county.settle()
    return str((answer.get("answer") or {}).get("text", ""))


async def test_a_button_that_this_bot_never_made_is_answered(county: County) -> None:
    liaison = await county.join("liaison")
    card = await a_card(liaison)
    for data in (
        "x",
        "m|zz|1|nonsense",
        "ff|1|0|type=wrong",
        "s|0|0|nowhere",
        "s|0|0|none",
        "m|||",
    ):
        said = await answered(liaison, card, data)
        assert "已过期" in said or said == "没有找到。", data
    assert await liaison.taps("上报") == "已上报"


async def test_a_forged_tap_cannot_skip_what_has_to_be_typed(county: County) -> None:
    (liaison,) = await handling(county)
    card = await liaison.find("待您办理")
    button = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    case_id = button.split("|")[1]
    for move in ("submit_result", "deliver", "follow_up", "close"):
        said = await answered(liaison, card["message_id"], f"m|{case_id}|0|{move}")
        assert "已过期" in said, move
    assert "办理中" in await liaison.says("我的交办")


async def test_somebody_elses_form_does_not_exist(county: County) -> None:
    liaison, neighbour = await county.join("liaison"), await county.join("neighbour")
    card = await a_card(liaison)
    message = await liaison.find(WELL)
    stolen = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await neighbour.says("河东村路灯不亮。")
    theirs = int((await neighbour.phone.last())["message_id"])
    assert await answered(neighbour, theirs, stolen) == "没有找到。"
    assert await liaison.taps("上报") == "已上报"
    assert card


async def test_a_case_that_does_not_exist_and_one_that_may_not_be_seen_are_the_same(
    county: County,
) -> None:
    liaison, neighbour = await given(county, "liaison", "neighbour")
    push = await liaison.find("交办给您")
    real = push["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    made_up = pack(Action(Verb.MOVE, 12345, 1, Move.ACKNOWLEDGE.value))
    await neighbour.says("河东村路灯不亮。")
    card = int((await neighbour.phone.last())["message_id"])
    assert await answered(neighbour, card, real) == await answered(neighbour, card, made_up)


async def test_full_width_digits_and_lower_case_are_understood(county: County) -> None:
    liaison = await county.join("liaison")
    number = await reported(liaison)
    wide = number.lower().translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
    assert number in await liaison.says(wide)


async def test_a_command_typed_wide_as_a_chinese_keyboard_does_is_understood(
    county: County,
) -> None:
    liaison, stranger = await county.join("liaison"), await county.phone("路人")
    await reported(liaison)
    for typed in (
        "／case L26-1",
        "／case　Ｌ２６－１",
        "／ＣＡＳＥ L26-1",
        " /case L26-1",
        "／case\nL26-1",
    ):
        assert WELL in await liaison.says(typed), typed
    assert "林小溪" in await liaison.says("／me")
    assert "没看明白" in await liaison.says("／nonsense")
    assert "周清和" in await stranger.says(f"／start {county.invites['clerk']}")


ACCUSES = "村支书贪污低保款"
# Whatever may take words, each with who may say it.
TAKES_WORDS = {
    "director": (
        "",
        "查 ",
        "/find ",
        "/status ",
        "/overdue ",
        "/case ",
        "/why ",
        "谁拖着 ",
        "怎么样 ",
    ),
    "liaison": ("/find ", "/case ", "/visits ", "查 "),
    "clerk": ("/status ", "/people ", "/overdue ", "/desk ", "/leads "),
    "administrator": ("", "/people ", "/units ", "/calendar ", "/invite ", "/revoke "),
}


@pytest.mark.parametrize("who", TAKES_WORDS)
async def test_words_that_accuse_are_never_said_again(county: County, who: str) -> None:
    person = await county.join(who)
    for before in TAKES_WORDS[who]:
        for words in (ACCUSES, "13812345678王大爷"):
            said = await person.says(before + words)
            assert said
            assert words not in said, before
            assert "13812345678" not in said, before


async def test_an_owner_or_a_village_that_accuses_is_not_said_again(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await at_register_card(clerk, await reported(liaison))
    await clerk.taps("更多")
    await clerk.taps("改承办")
    said = await clerk.says(ACCUSES)
    assert "没有叫“…”的单位" in said
    assert "柳湾镇" in str(await clerk.labels())


# Messages that no person wrote: Telegram notes something in the chat by itself.
NOTED = {
    "pinned_message": lambda card: card,
    "message_auto_delete_timer_changed": lambda _: {"message_auto_delete_time": 86400},
    "chat_background_set": lambda _: {"type": {"type": "chat_theme", "theme_name": "🏠"}},
    "write_access_allowed": lambda _: {"from_request": True},
    "boost_added": lambda _: {"boost_count": 1},
    "connected_website": lambda _: "example.org",
}


@pytest.mark.parametrize("kind", NOTED)
async def test_what_telegram_notes_by_itself_is_let_be(county: County, kind: str) -> None:
    liaison = await county.join("liaison")
    sent = await liaison.phone.send(WELL)
    await county.settle()
    before, card = await liaison.count(), await liaison.find(WELL)
    keys = ("message_id", "from", "chat", "date")
    shown = {key: card[key] for key in keys if key in card} | {"text": card["text"]}
    note = {key: sent[key] for key in keys} | {"message_id": 9000, kind: NOTED[kind](shown)}
    county.box.core.deliver("message", note, ("message", liaison.phone.id))
    await county.settle()
    assert await liaison.count() == before, await liaison.screen()
    assert await liaison.taps("上报") == "已上报"


async def test_the_longest_message_makes_a_card_that_fits(county: County) -> None:
    liaison = await county.join("liaison")
    card = await liaison.says("上湾村的事。" + "很长的情况。" * 600)
    assert "情况(未上报)" in card
    assert len(card) <= 4096
    assert await liaison.taps("上报") == "已上报"


async def test_markup_in_a_message_stays_text(county: County) -> None:
    liaison = await county.join("liaison")
    typed = "<b>井</b> & <a href='x'>坏了</a> *没人修*"
    assert typed in await liaison.says(typed)


async def test_wild_arguments_are_answered(county: County) -> None:
    clerk = await county.join("clerk")
    for typed in (
        "/case 'OR 1=1--",
        "/why",
        "/case 九百九十九",
        "/overdue 火星镇",
        "/status 第八季度",
    ):
        said = await clerk.says(typed)
        assert said, typed
        assert "出了点问题" not in said, typed


async def test_a_tap_on_a_card_that_is_gone_gets_a_new_one(county: County) -> None:
    liaison = await county.join("liaison")
    card = await a_card(liaison)
    message = await liaison.find(WELL)
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await county.walk(days=3)
    assert await answered(liaison, card, data) == "已上报"
    assert (await liaison.find("待审核"))["message_id"] == card


async def test_two_devices_fill_in_one_form(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await at_register_card(clerk, await reported(liaison))
    card = await clerk.phone.last()
    confirm = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    first = await answered(clerk, card["message_id"], confirm)
    second = await answered(clerk, card["message_id"], confirm)
    assert first == second == "已登记并交办"
    assert "组信〔2026〕1号" in await clerk.screen()
    assert await clerk.says("/case XF26-2") == "没有找到。"


async def test_nothing_unexpected_reaches_the_log(county: County) -> None:
    liaison = await county.join("liaison")
    for typed in ("", " ", "?", "0", "-1", "99999999999999999999", "取消", "\u202e反"):
        if typed.strip():
            assert "出了点问题" not in await liaison.says(typed)


async def test_who_comes_second_is_told_who_was_first_and_with_what(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    deputy = await county.join("deputy")
    other = await county.hire("沈明远", Role.DEPUTY)
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "普通程序")
    await clerk.taps("确认")
    await deputy.taps("看件")
    await other.says("/case 1")
    card = await deputy.phone.last()
    agree = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for _twice in range(2):
        assert await answered(deputy, card["message_id"], agree) == "已同意交办"
    assert await other.taps("同意交办") == "秦望舒先办了“交办”,这次没有记。请看最新的卡片。"
    assert "同意交办" not in await other.labels()
