"""One grievance from the village to its closing, played as people would."""

import re

import pytest
from county import County
from openings import PNG, WELL


@pytest.mark.at_one_moment
async def test_a_well_is_mended(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    deputy = await county.join("deputy")

    # The liaison sends a message with a photo; a filled-in card comes back; one tap reports it.
    shown = await liaison.sends(lambda phone: phone.photo(PNG, WELL))
    assert WELL in shown
    assert "柳湾镇·上湾村" in shown
    assert "不是举报干部" in shown
    assert await liaison.taps("上报") == "已上报"
    number = re.search(r"L\d\d-\d+-[A-Z]", await liaison.screen())
    assert number

    # The clerk is told nothing but the number and the task, and opens it from there.
    push = await clerk.find(number[0])
    assert WELL not in push["text"]
    await clerk.taps("打开")
    assert WELL in await clerk.screen()
    await clerk.taps("照此登记交办")
    card = await clerk.screen()
    assert "申诉求决" in card
    assert "承办 柳湾镇" in card
    await clerk.taps("确认")
    assert "组信〔2026〕1号" in await clerk.screen()

    # The owner acknowledges on the push, which becomes the card.
    push = await liaison.find("签收" if await liaison.heard("签收") else "组信〔2026〕1号")
    assert await liaison.taps("签收") == "已签收"
    card = await liaison.find("待您办理")
    assert card["message_id"] == push["message_id"]
    await liaison.taps("报进展")
    assert "进展已存" in await liaison.says("现场看过,泵烧了,明天换。")
    await liaison.taps("报结果")
    await liaison.says("已换新泵,出水正常,二十三户当天浇上地。")
    await liaison.taps("支持")
    await liaison.taps("解决问题")
    await liaison.taps("提交审核")

    # The deputy reads, then approves; delivery is recorded.
    await deputy.taps("看件")
    assert "已换新泵" in await deputy.screen()
    assert await deputy.taps("同意") == "已同意,请承办单位送达"
    await liaison.taps("打开")
    await liaison.taps("答复已送达")
    await liaison.taps("当面送达")
    await liaison.taps("今天")
    await liaison.taps("确认送达")

    # Fifteen days later somebody who did not handle it is asked to follow up; the case closes.
    assert not await clerk.heard("回访")
    await county.walk(days=15)
    await clerk.find("回访")
    await clerk.taps("打开")
    await clerk.taps("回访办结")
    for answer in ("满意", "基本满意", "基层监督不到位"):
        await clerk.taps(answer)
    assert await clerk.taps("确认办结") == "已办结"
    assert "已办结" in await clerk.screen() or "办结" in await clerk.screen()
