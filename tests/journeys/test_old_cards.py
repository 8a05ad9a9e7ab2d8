"""Cards that others have acted on, taps made twice, taps made by mistake."""

from county import County
from openings import at_register_card, given, handled, handling, reported


async def test_an_old_card_says_so_and_shows_the_newest(county: County) -> None:
    (liaison,) = await given(county, "liaison")
    push = await liaison.find("交办给您")
    data = push["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await liaison.taps("签收")
    await handled(liaison)
    answer = await liaison.phone.tap_data(push["message_id"], data)
    await county.settle()
    assert "最新的卡片" in str(answer)
    assert "待审答复" in await liaison.says("我的交办")


async def test_acknowledging_twice_answers_the_same(county: County) -> None:
    (liaison,) = await given(county, "liaison")
    push = await liaison.find("交办给您")
    data = push["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for _ in range(2):
        answer = await liaison.phone.tap_data(push["message_id"], data)
        await county.settle()
        assert "已签收" in str(answer)


async def test_two_clerks_on_one_card_cannot_both_win(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await at_register_card(clerk, number)
    await liaison.taps("撤回")
    said = await clerk.taps("确认")
    assert "最新" in said
    assert "组信" not in await clerk.says("/case 1")


async def test_an_acknowledgement_tapped_by_mistake_is_undone_for_a_minute(county: County) -> None:
    liaison, clerk = await given(county, "liaison", "clerk")
    due = await clerk.says("/why 1")
    await county.walk(seconds=40)
    await liaison.taps("签收")
    assert await liaison.taps("撤销签收") == "已撤销签收"
    assert "待签收" in await clerk.says("谁没动")
    assert due.count("签收") < (await clerk.says("/why 1")).count("签收")
    assert due.splitlines()[-1] in await clerk.screen()
    card = await liaison.find("待您办理")
    assert await liaison.taps("签收", card) == "已签收"
    await county.walk(seconds=61)
    assert "已过期" in await liaison.taps("撤销签收")
    assert "办理中" in await liaison.says("我的交办")


async def test_what_was_gone_on_with_is_not_taken_back(county: County) -> None:
    (liaison,) = await handling(county)
    card = await liaison.find("待您办理")
    undo = card["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    await liaison.taps("报进展")
    await liaison.says("现场看过。")
    message = int((await liaison.phone.last())["message_id"])
    answer = await liaison.phone.tap_data(message, undo)
    assert "已过期" in (answer["answer"] or {})["text"]
    await county.settle()
    assert "办理中" in await liaison.says("我的交办")


async def test_what_changed_since_the_last_look_is_marked(county: County) -> None:
    liaison, clerk = await given(county, "liaison", "clerk")
    assert "\n新 " not in await clerk.says("1")
    await liaison.taps("签收")
    assert "\n新 今天 签收" in await clerk.says("1")
    assert "\n新 " not in await clerk.says("1")
