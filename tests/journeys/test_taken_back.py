"""A report is dropped, withdrawn or returned, and comes back."""

import pytest
from county import County
from openings import WELL, at_register_card, reported


@pytest.mark.at_one_moment
async def test_a_report_is_withdrawn_before_and_corrected_after_registration(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await reported(liaison)
    assert await liaison.taps("撤回") == "已撤回"
    assert "已撤回" in await liaison.screen()

    number = await reported(liaison)
    await at_register_card(clerk, number)
    await clerk.taps("确认")
    await liaison.says(number)
    assert "撤回" not in await liaison.labels()
    await liaison.taps("更正")
    assert "是三个月" in await liaison.says("是三个月,不是两个月。")


async def test_a_withdrawn_report_no_longer_waits_on_the_desk(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    push = await clerk.find(number)
    await liaison.taps("撤回")
    assert not any(
        "打开" in str(row) for row in (await clerk.phone.messages())[-1:] if row.get("reply_markup")
    )
    assert "没有待审核的情况" in await clerk.says("/desk")
    assert push


async def test_a_card_can_be_cancelled_and_the_tap_undone(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.taps("取消")
    assert "已取消" in await liaison.screen()
    await liaison.taps("撤销取消")
    assert WELL in await liaison.screen()
    await liaison.says("/cancel")
    assert "还没有上报过情况" in await liaison.says("/leads")


async def test_a_returned_report_comes_back_with_more(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("退回补充")
    await clerk.taps("事实不清")
    assert "已退回" in await clerk.screen()
    await liaison.taps("打开", await liaison.find("请补充后再报"))
    assert "事实不清" in await liaison.screen()
    await liaison.taps("补充")
    await liaison.says("是六组的机井。")
    assert await liaison.taps("再次上报") == "已再次上报"
    assert "六组" in (await clerk.says("/desk")) or number in await clerk.screen()


async def test_people_told_by_mistake_is_undone_within_a_minute(county: County) -> None:
    liaison = await county.join("liaison")
    await reported(liaison)
    assert "已告知群众" in await liaison.taps("已告知群众")
    assert await liaison.taps("撤销") == "已撤销"
    assert "当日答复" in await liaison.screen()
    await liaison.taps("已告知群众")
    undo = await liaison.find("已告知群众")
    await county.walk(minutes=2)
    assert "已过期" in await liaison.taps("撤销", undo)


async def test_a_report_withdrawn_by_mistake_is_sent_again(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await liaison.taps("撤回")
    card = await liaison.find("已撤回")
    assert "补充" not in await liaison.labels()
    said = await liaison.says("还有话。", reply_to=card["message_id"])
    assert "再次上报" in said
    assert number not in await clerk.says("待审核")
    assert await liaison.taps("再次上报") == "已再次上报"
    assert "当日答复" in (await liaison.find(number))["text"]
    assert number in await clerk.says("待审核")
