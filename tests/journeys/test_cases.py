"""From the clerk's desk to the closing: who may, who may not, and what happens meanwhile."""

from datetime import date

import pytest
from county import County
from openings import WELL, at_register_card, changed, given, handled, handling, reported


async def test_the_fast_path_takes_three_interactions(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("照此登记交办")
    assert await clerk.taps("确认") == "已登记并交办"
    assert "交办" in await clerk.screen()
    await clerk.taps("办理经过")
    for step in ("登记", "研判", "分类", "汇报", "交办"):
        assert step in await clerk.screen()


@pytest.mark.at_one_moment
async def test_what_is_not_simple_waits_for_the_deputy(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    deputy = await county.join("deputy")
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "普通程序")
    assert await clerk.taps("确认") == "已报审批"
    assert not await liaison.heard("交办给您")
    await deputy.taps("看件")
    assert await deputy.taps("同意交办") == "已同意交办"
    await liaison.find("交办给您")


@pytest.mark.at_one_moment
async def test_the_deputy_returns_a_proposal_with_a_ready_reason(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    deputy = await county.join("deputy")
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "普通程序")
    await clerk.taps("确认")
    await deputy.taps("看件")
    await deputy.taps("退回")
    assert await deputy.taps("依据不足") == "已退回"
    await clerk.taps("打开", (await clerk.phone.messages())[-1])
    assert "依据不足" in await clerk.screen()
    await clerk.taps("报批")
    await clerk.taps("报批")
    assert "待审批" in (await deputy.says("要我定的"))


async def test_a_repeat_cannot_take_the_simple_procedure_and_nothing_is_lost(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "初重件", "重复")
    assert "普通程序" in await clerk.taps("确认")
    assert "初重件 重复" in await clerk.screen()
    await changed(clerk, "程序", "普通程序")
    assert await clerk.taps("确认") == "已报审批"


@pytest.mark.at_one_moment
async def test_the_deputy_returns_a_reply_and_the_owner_sends_it_again(county: County) -> None:
    liaison, deputy = await handling(county, "deputy")
    await handled(liaison)
    await deputy.taps("看件")
    await deputy.taps("退回")
    await deputy.says("请附验收照片。")
    assert await liaison.heard("退回") or await liaison.heard("补")
    await liaison.taps("打开")
    assert "请附验收照片" in await liaison.screen()
    await handled(liaison, "已附照片。")
    await deputy.taps("看件")
    assert await deputy.taps("同意") == "已同意,请承办单位送达"


async def test_a_word_of_progress_is_corrected_and_stands_until_it_is(county: County) -> None:
    (liaison,) = await handling(county)
    await liaison.taps("报进展")
    await liaison.says("泵没坏,是没电。")
    await liaison.taps("更正进展")
    await liaison.taps("取消")
    assert "泵没坏" in await liaison.says("1")
    await liaison.says("线路也没坏。", reply_to=(await liaison.find("泵没坏"))["message_id"])
    await liaison.taps("更正进展")
    corrected = await liaison.says("是电表坏了。")
    assert "是电表坏了" in corrected
    assert "线路也没坏" not in corrected
    assert "泵没坏" in corrected


async def test_a_reply_to_the_push_is_progress(county: County) -> None:
    (liaison,) = await given(county, "liaison")
    push = await liaison.find("交办给您")
    await liaison.taps("签收")
    said = await liaison.says("已经到现场。", reply_to=push["message_id"])
    assert "进展已存" in said
    assert "已经到现场" in said


async def test_the_owner_is_reminded_in_office_hours_before_the_due_date(county: County) -> None:
    (liaison,) = await handling(county)
    await county.walk_to(county.office(date(2026, 12, 3), 23))
    assert not await liaison.heard("到期")
    await county.walk_to(county.office(date(2026, 12, 4), 23))
    messages = [one for one in await liaison.phone.messages() if "到期" in one.get("text", "")]
    assert len(messages) == 1
    reminded = messages[-1]
    assert "组信〔2026〕1号" in reminded["text"]
    assert WELL not in reminded["text"]
    hour = (reminded["date"] // 3600 + 8) % 24
    assert 8 <= hour < 18


async def test_what_is_late_is_told_and_listed(county: County) -> None:
    _liaison, director = await handling(county, "director")
    await county.walk(days=20)
    assert "组信〔2026〕1号" in await director.says("谁拖着")
    assert "柳湾镇" in await director.screen()
    assert "组信〔2026〕1号" in await director.says("/overdue 柳湾镇")
    assert "没有超期" in await director.says("/overdue 云岭乡")


async def test_who_drafts_does_not_approve_and_who_handled_does_not_follow_up(
    county: County,
) -> None:
    liaison, clerk = await handling(county, "clerk")
    await handled(liaison)
    assert "同意" not in await liaison.labels()
    await clerk.says("/case 1")
    assert "同意" not in await clerk.labels()


async def test_contact_is_shown_once_by_an_explicit_tap(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison, WELL + "电话13800138000")
    await clerk.taps("打开", await clerk.find(number))
    assert "13800138000" not in await clerk.screen()
    await clerk.taps("联系方式")
    assert "13800138000" in await clerk.taps("告知进展")
    shown = [one.get("text", "") for one in await clerk.phone.messages()]
    assert all("13800138000" not in text for text in shown)


async def test_pushes_carry_nothing_but_number_task_date_and_button(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await county.join("deputy")
    number = await reported(liaison, WELL)
    push = (await clerk.find(number))["text"]
    for secret in ("上湾", "柳湾", "机井", "申诉", "林小溪"):
        assert secret not in push


async def test_an_english_clerk_goes_the_same_way(county: County) -> None:
    liaison = await county.join("liaison")
    clerk = await county.join("clerk", "en")
    number = await reported(liaison)
    await clerk.taps("Open", await clerk.find(number))
    await clerk.taps("Register and assign")
    await clerk.taps("Confirm")
    assert "ZX [2026] No. 1" in await clerk.screen()


async def test_the_deputy_registers_nothing_but_reads_everything(county: County) -> None:
    liaison, deputy = await county.join("liaison"), await county.join("deputy")
    number = await reported(liaison)
    assert WELL in await deputy.says(number)
    assert "照此登记交办" not in await deputy.labels()


async def test_a_letter_received_at_the_office_is_registered(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says("/register")
    await clerk.taps("来信")
    await clerk.says("云岭乡河东村退休教师反映退休费两年没补发。")
    assert "来信" in await clerk.screen()
    await clerk.taps("保存并登记")
    assert "登记交办" in await clerk.screen()
    await clerk.taps("确认")
    assert "组信〔2026〕1号" in await clerk.screen()
    assert "来源 来信" in await clerk.screen()


async def test_a_long_desk_is_paged(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    for number in range(7):
        await reported(liaison, f"上湾村第{number + 1}组的路灯不亮。")
    assert "7件" in await clerk.says("/desk")
    assert len([label for label in await clerk.labels() if label.startswith("L26-")]) == 5
    await clerk.taps("下一页")
    assert len([label for label in await clerk.labels() if label.startswith("L26-")]) == 2
    await clerk.taps("上一页")
    assert "第1组" in await clerk.screen()


@pytest.mark.at_one_moment
async def test_a_delivered_reply_is_the_answer_that_the_people_wait_for(county: County) -> None:
    liaison, deputy = await handling(county, "deputy")
    await handled(liaison)
    await deputy.taps("看件")
    await deputy.taps("同意")
    await liaison.taps("打开", await liaison.find("请送达"))
    await liaison.taps("答复已送达")
    await liaison.taps("当面送达")
    await liaison.taps("今天")
    await liaison.taps("确认送达")
    assert "已告知群众" in await liaison.says("L26-1")
    assert "当日答复" not in await liaison.says("/leads")
