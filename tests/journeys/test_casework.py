"""Casework on phones: objections, more time, a case held and taken up again."""

from datetime import date

import pytest
from county import County
from openings import PNG, WELL, answered, assigned, at_register_card, changed, reported


async def test_the_owner_objects_and_another_takes_it(county: County) -> None:
    liaison, clerk, deputy = await assigned(county)
    neighbour = await county.join("neighbour")
    await liaison.taps("打开")
    await liaison.taps("提异议")
    assert "异议已提交" in await liaison.taps("不在本辖区")
    await clerk.taps("打开", await clerk.find("承办单位提出异议"))
    assert "异议 不在本辖区" in await clerk.screen()
    await clerk.taps("同意异议")
    await clerk.taps("云岭乡")
    assert await clerk.taps("报批") == "已另报承办"
    await deputy.taps("看件")
    await deputy.taps("同意交办")
    assert await neighbour.heard("交办给您")
    assert "组信" not in await liaison.says("/case 1")


@pytest.mark.at_one_moment
async def test_more_time_is_asked_for_granted_and_told(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    await liaison.taps("签收")
    await liaison.taps("申请延期")
    assert "1到30" in await liaison.says("延两个月六十五天吧65")
    await liaison.taps("20天")
    await liaison.says("等省里鉴定结论。")
    assert await liaison.taps("提交") == "已报分管领导"
    assert "申请延期20天" in await liaison.screen()
    assert "申请延期20天" in await deputy.says("/approvals")
    await deputy.taps("看件", await deputy.find("申请延期,请您定"))
    await deputy.find("等省里鉴定结论")
    assert await deputy.taps("同意延期") == "已同意延期"
    assert await liaison.taps("已告知群众", await liaison.find("延期已同意")) == "已记:已告知群众"
    await liaison.taps("时限依据")
    assert "延期20日" in await liaison.screen()


@pytest.mark.at_one_moment
async def test_the_deputy_holds_a_case_and_lets_it_go_on(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    await liaison.taps("签收")
    await deputy.says("/case 1")
    await deputy.taps("更多")
    await deputy.taps("中止")
    await deputy.taps("诉讼、仲裁未结")
    assert "写条件,每月提醒一次" in await deputy.screen()
    await deputy.says("判决生效后。")
    assert await deputy.taps("确认中止") == "已中止,时限停算"
    assert "已中止" in await deputy.screen()
    assert await liaison.heard("时限停算")
    await county.walk(days=30)
    assert not await liaison.heard("快到期")
    assert await deputy.heard("还在中止")
    await deputy.says("/case 1")
    assert await deputy.taps("恢复办理") == "已恢复,时限顺延"
    assert "30日" in await deputy.says("/why 1")


async def test_a_joint_team_is_named_works_and_ends(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    neighbour = await county.join("neighbour")
    await liaison.taps("签收")
    await deputy.says("/case 1")
    await deputy.taps("更多")
    await deputy.taps("联合专班加人")
    assert "请谁参加" in await deputy.screen()
    name = "石大山"
    assert "林小溪" not in await deputy.labels()  # the owner's own
    assert "请从下面的选项里点一个" in await deputy.says("王没有")
    await deputy.says(name)
    assert await deputy.taps("确认") == "已列入联合专班"
    assert f"联合专班 {name}(牵头)" in await deputy.screen()
    await neighbour.taps("打开", await neighbour.find("请您参加联合专班"))
    await neighbour.taps("报进展")
    await neighbour.says("上游水量查过了,正常。")
    assert "水量查过了" in await liaison.says("/case 1")
    await deputy.says("/case 1")
    await deputy.taps("更多")
    assert await deputy.taps("结束专班") == "联合专班已结束"
    assert "没有找到" in await neighbour.says("/case 1")


async def test_what_is_not_ours_is_passed_on_and_told(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "不归我们办")
    assert await clerk.taps("确认") == "已登记,请选去向"
    await clerk.taps("转出")
    await clerk.taps("转送有权机关")
    await clerk.says("县水利局")
    assert await clerk.taps("确认转出") == "已转出,请告知群众"
    card = await clerk.screen()
    assert "已转出,待告知" in card
    assert "转往 县水利局" in card
    await clerk.taps("已告知群众")
    await clerk.taps("电话告知")
    await clerk.taps("今天")
    assert await clerk.taps("确认已告知") == "已记:已告知群众"


@pytest.mark.at_one_moment
async def test_the_director_instructs_and_the_owner_reads_it(county: County) -> None:
    liaison, clerk, _deputy = await assigned(county)
    director = await county.join("director")
    await liaison.taps("签收")
    await director.says("1")
    await director.taps("批示")
    await director.says("年前务必解决。")
    assert "没看懂" in await director.says("尽快")
    await director.says("12月5日")
    assert "12月5日" in await director.screen()
    assert await director.taps("下批示") == "批示已送承办单位"
    push = await liaison.find("领导有批示")
    assert "年前务必解决" not in push["text"]
    assert await liaison.taps("已阅批示", push) == "已记:已阅"
    card = await liaison.screen()
    assert "批示 年前务必解决" in card
    assert "限期查办" in card
    await director.says("1")
    assert await director.taps("我来包案") == "这件由您包案"
    assert "包案 顾长川" in await clerk.says("/case 1")


async def test_an_instruction_on_paper_is_entered_with_its_photo(county: County) -> None:
    liaison, clerk, _deputy = await assigned(county)
    director = await county.join("director")
    await liaison.taps("签收")
    await clerk.says("/case 1")
    await clerk.taps("更多")
    await clerk.taps("代录批示")
    await clerk.taps("顾长川")
    await clerk.says("请柳湾镇一周内办结。")
    await clerk.taps("7天内")
    assert "还差批示件" in await clerk.taps("录入")
    await clerk.sends(lambda phone: phone.photo(PNG))
    await clerk.taps("录入")
    assert "批示为代录" in await clerk.screen()
    assert await director.taps("是我的批示") == "已确认"
    assert "批示为代录" not in await clerk.says("/case 1")


async def test_supervision_opens_by_itself_when_the_date_has_passed(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    inspector = await county.join("inspector")
    await liaison.taps("签收")
    await county.walk_to(county.office(date(2027, 1, 22), 20))
    await liaison.taps("打开", await liaison.find("已督办,请回复"))
    await liaison.taps("回复督办", await liaison.find("督办中"))
    assert "已回复督办" in await liaison.says("等配件,本周五办完。")
    assert await inspector.heard("督办已回复")


@pytest.mark.at_one_moment
async def test_another_unit_handles_a_part(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    neighbour = await county.join("neighbour")
    await liaison.taps("签收")
    await deputy.says("/case 1")
    await deputy.taps("更多")
    await deputy.taps("请人协办")
    await deputy.taps("云岭乡")
    await deputy.says("查一下上游水量。")
    assert await deputy.taps("确认") == "已请协办"
    await liaison.says("/case 1")
    assert "协办 云岭乡" in await liaison.screen()
    assert "报结果" not in await liaison.labels()
    await neighbour.taps("打开", await neighbour.find("请你们协办"))
    await neighbour.taps("交协办情况")
    assert "已交协办情况" in await neighbour.says("上游水量正常。")
    assert await liaison.heard("协办部分已交齐")
    await liaison.says("/case 1")
    assert "云岭乡✓" in await liaison.screen()
    assert "报结果" in await liaison.labels()


async def test_a_report_of_the_same_matter_is_joined_and_taken_out(county: County) -> None:
    liaison, clerk, _deputy = await assigned(county)
    number = await reported(liaison, "上湾村机井还没修好。")
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("并入已有件")
    await clerk.taps("组信〔2026〕1号")
    assert await clerk.taps("确认并入") == "已并入这一件"
    assert "还没修好" in await clerk.screen()
    await clerk.says(number)
    assert await clerk.taps("撤回并件") == "已撤回,请重新登记"
    assert "照此登记交办" in await clerk.labels()


async def test_what_was_answered_is_reviewed_above_and_final(county: County) -> None:
    (clerk,) = await answered(county, "clerk")
    await clerk.says("/case 1")
    await clerk.taps("申请复查")
    assert "这天还没到" in await clerk.says("明天")
    await clerk.taps("今天")
    await clerk.says("市信访局")
    assert await clerk.taps("确认") == "已记申请复查"
    assert "复查中" in await clerk.screen()
    await clerk.taps("复查结论")
    await clerk.taps("维持")
    await clerk.taps("今天")
    await clerk.says("维持原答复。")
    await clerk.taps("确认")
    assert "复核可以申请到12月23日" in await clerk.taps("终结")


@pytest.mark.at_one_moment
async def test_the_same_in_english(county: County) -> None:
    liaison, clerk = await county.join("liaison", "en"), await county.join("clerk", "en")
    deputy, director = await county.join("deputy", "en"), await county.join("director", "en")
    await liaison.says(WELL)
    await liaison.taps("Report")
    await clerk.taps("Open")
    await clerk.taps("Register and assign")
    await clerk.taps("More")
    await clerk.taps("Procedure")
    await clerk.taps("Ordinary procedure")
    await clerk.taps("Confirm")
    await deputy.taps("Read")
    await deputy.taps("Approve")
    await liaison.taps("Acknowledge")
    await liaison.taps("Ask for more time")
    await liaison.taps("20 days")
    await liaison.says("The expert needs longer.")
    assert await liaison.taps("Send") == "Sent to the deputy director"
    await deputy.taps("Read", await deputy.find("asks for more time"))
    assert "20 more days asked for" in await deputy.screen()
    assert await deputy.taps("Grant") == "Extension granted"
    await director.says("1")
    await director.taps("Instruct")
    await director.says("Before the new year, please.")
    assert "not a day I know" in await director.says("soon")
    await director.says("next Friday")
    assert "4 Dec" in await director.screen() or "December" in await director.screen()
    assert await director.taps("Give") == "The owner has your instruction"
    assert await liaison.heard("a leader’s instruction")
