"""What is typed while a form about a case waits for words."""

import pytest
from county import County
from openings import WELL, at_register_card, handled, handling


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
