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
    await clerk.taps("重新报批")
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


async def test_a_picture_sent_while_progress_is_asked_for_goes_with_it(county: County) -> None:
    liaison, clerk = await handling(county, "clerk")
    await liaison.taps("报进展")
    asked = await liaison.sends(lambda phone: phone.photo(b"\xff\xd8\xff\xe0one"))
    assert "办到哪一步" in asked
    assert "附件1个" in asked
    shown = await liaison.says("打井队已到现场。")
    assert "打井队已到现场" in shown
    assert "照片1张" in shown
    assert "照片1张" in await clerk.says("1")


async def test_numbers_typed_into_a_reason_are_put_away_and_still_found(county: County) -> None:
    liaison, deputy = await handling(county, "deputy")
    await handled(liaison)
    await deputy.taps("看件")
    await deputy.taps("退回")
    assert "13500001111" not in await deputy.says("请先打１３５－００００－１１１１核实。")
    await deputy.taps("联系方式")
    assert "13500001111" in await deputy.taps("核实情况")


async def test_what_waited_too_long_for_its_words_takes_no_others(county: County) -> None:
    liaison, clerk = await handling(county, "clerk")
    await liaison.taps("报进展")
    await county.walk(hours=3)
    said = await liaison.says("下湾村路灯不亮。")
    assert "情况(未上报)" in said
    assert "/me" in said
    assert "下湾村路灯" not in await clerk.says("1")


async def test_a_word_of_the_menu_within_a_sentence_stays_in_the_form(county: County) -> None:
    (liaison,) = await handling(county)
    await liaison.taps("报进展")
    assert "走访,见了三户" in await liaison.says("走访,见了三户,都同意。")


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


async def test_two_clerks_on_one_card_cannot_both_win(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await at_register_card(clerk, number)
    await liaison.taps("撤回")
    said = await clerk.taps("确认")
    assert "最新" in said
    assert "组信" not in await clerk.says("/case 1")


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
    assert "7条" in await clerk.says("/desk")
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


async def test_a_form_names_its_case_and_leads_back_to_it_when_dropped(county: County) -> None:
    (liaison,) = await handling(county)
    await liaison.taps("报进展")
    assert "报进展 组信〔2026〕1号" in await liaison.screen()
    await liaison.taps("取消")
    await liaison.taps("返回")
    assert "待您办理" in await liaison.screen()


async def test_each_mark_stands_for_one_number_however_many_texts_there_are(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await liaison.says("张家电话13812345678。")
    assert "〔☎2〕" in await liaison.says("李家电话13987654321,证件号411324198001011111。")
    await liaison.taps("上报")
    card = await liaison.find("待审核")
    assert "〔☎3〕" in await liaison.says("王家13700001111", reply_to=card["message_id"])
    await at_register_card(clerk, "L26-1")
    await clerk.taps("确认")
    await liaison.taps("签收")
    await liaison.taps("报进展")
    assert "〔☎4〕" in await liaison.says("已打13600002222核实。")
    await clerk.taps("联系方式")
    assert (await clerk.taps("核实情况")).split("\n") == [
        "☎1 13812345678",
        "☎2 13987654321",
        "ID1 411324198001011111",
        "☎3 13700001111",
        "☎4 13600002222",
    ]


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


@pytest.mark.at_one_moment
async def test_choices_said_in_words_are_taken_like_their_buttons(county: County) -> None:
    liaison, clerk, deputy = await handling(county, "clerk", "deputy")
    await liaison.taps("报结果")
    await liaison.says("已换新泵,出水正常。")
    assert "答复结果是" in await liaison.says("好了")
    await liaison.says("支持。")
    await liaison.says("解决问题")
    await liaison.taps("提交审核")
    await deputy.taps("看件")
    await deputy.taps("退回")
    await deputy.says("未见本人")
    await liaison.taps("打开", await liaison.find("答复已退回"))
    assert "未见本人" in await liaison.screen()
    await liaison.taps("报结果")
    await liaison.says("已见本人。")
    await liaison.says("supported")
    await liaison.says("解决")
    await liaison.taps("提交审核")
    await deputy.taps("看件")
    await deputy.taps("同意")
    await liaison.taps("打开", await liaison.find("请送达"))
    await liaison.taps("答复已送达")
    assert "方式 当面送达" in await liaison.says("当面")
    assert "今天" in await liaison.says("今天")
    await liaison.taps("确认送达")
    await county.walk(days=15)
    await clerk.taps("打开", await clerk.find("回访"))
    await clerk.taps("回访办结")
    for words in ("满意", "基本满意", "政策"):
        shown = await clerk.says(words)
    assert "服务 满意" in shown
    assert "结果 基本满意" in shown
    assert "原因 政策空白" in shown


async def test_a_word_of_the_menu_that_is_a_choice_is_taken_by_the_form(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.taps("更多")
    await liaison.taps("改来源")
    assert "来源 上级交办" in await liaison.says("上级交办")


async def test_what_changed_since_the_last_look_is_marked(county: County) -> None:
    liaison, clerk = await given(county, "liaison", "clerk")
    assert "\n新 " not in await clerk.says("1")
    await liaison.taps("签收")
    assert "\n新 今天 签收" in await clerk.says("1")
    assert "\n新 " not in await clerk.says("1")
