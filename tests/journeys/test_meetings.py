"""A meeting on the phones: opened, decided, a task set, reminded of and done."""

from datetime import date

import pytest
from county import County
from openings import given


@pytest.mark.at_one_moment
async def test_a_joint_meeting_from_its_agenda_to_a_task_that_is_done(county: County) -> None:
    liaison, clerk, deputy = await given(county, "liaison", "clerk", "deputy")
    assert "现在没有会议" in await clerk.says("/meetings")
    await clerk.taps("安排会议")
    await clerk.taps("信访联席会议")
    await clerk.taps("明天")
    assert await clerk.taps("安排会议并收议题") == "会议已安排,议题已收好"
    assert "还没有议题" in await clerk.screen()
    # put forward by the clerk from the case itself
    await liaison.says("我的交办")
    await clerk.says((await liaison.labels())[0].removeprefix("打开 "))
    await clerk.taps("更多")
    await clerk.taps("列入会议")
    assert await clerk.taps("信访联席会议") == "已列入会议"
    assert "列入信访联席会议 明天" in await clerk.screen()
    await clerk.says("会议")
    await clerk.taps("信访联席会议 · 明天")
    assert await clerk.taps("再收议题") == "没有新的议题"
    assert "还没开\n议题1件" in await clerk.screen()
    assert await clerk.taps("开始开会") == "会议开始,可以记决定了"
    await clerk.taps("记会议决定")
    await clerk.says("由镇长包案,月底前修好。")
    assert (await clerk.screen()).startswith("已记会议决定\n\n信访联席会议 2026年11月23日")
    assert "决定:由镇长包案,月底前修好。" in await clerk.screen()
    await clerk.taps("定任务")
    await clerk.says("把机井修好,月底前通水。")
    assert "请从下面的选项里点一个" in await clerk.says("没这个人")
    await clerk.says("林小溪")
    assert "这天已经过了" in await clerk.says("昨天")
    await clerk.says("11月30日")
    assert await clerk.taps("定下") == "已定下,责任人会收到"
    push = await liaison.find("会议任务交给您")
    assert "机井" not in push["text"]
    await clerk.taps("闭会")
    assert "议题都定了" in await clerk.screen()
    assert await clerk.taps("闭会") == "已闭会"
    assert "定任务" not in await clerk.labels()
    await county.walk_to(county.office(date(2026, 11, 30), 17))
    reminder = await liaison.find("会议任务请抓紧")
    assert reminder["text"].count("会议任务") == 1  # the newest, and none of those before it
    await liaison.taps("已办好")
    assert await liaison.heard("已办好")
    assert await clerk.heard("会议任务已办好")
    await deputy.says("/meetings")
    await deputy.taps("信访联席会议 · 11月23日(周一) · 已闭会")
    assert "定任务" not in await deputy.labels()
    assert "已办好" in await deputy.screen()


async def test_a_meeting_speaks_english_too(county: County) -> None:
    clerk = await county.join("clerk", "en")
    await clerk.says("/meetings")
    await clerk.taps("New meeting")
    await clerk.taps("Coordination meeting")
    await clerk.taps("Tomorrow")
    assert await clerk.taps("Plan and gather") == "Planned, the agenda is gathered"
    assert "Nothing is on the agenda yet" in await clerk.screen()


@pytest.mark.at_one_moment
async def test_a_meeting_called_off_is_listed_so_and_what_stood_before_it_waits(
    county: County,
) -> None:
    (clerk,) = await given(county, "clerk")
    await clerk.says("/meetings")
    await clerk.taps("安排会议")
    await clerk.taps("部务会")
    await clerk.taps("明天")
    await clerk.taps("安排会议并收议题")
    await clerk.says("/case 1")
    await clerk.taps("更多")
    await clerk.taps("列入会议")
    # the supervision meeting speaks of accusations alone
    assert await clerk.labels() == ["信访联席会议", "部务会", "协调会", "取消"]
    await clerk.taps("部务会")
    assert "列入部务会 明天" in await clerk.screen()
    await clerk.says("会议")
    await clerk.taps("部务会 · 明天")
    await clerk.taps("取消会议")
    assert await clerk.taps("取消会议") == "会议已取消"
    await clerk.taps("会议")
    assert "部务会 · 明天 · 没有开,已取消" in await clerk.labels()
    assert "等下次部务会" in await clerk.says("/case 1")


async def test_who_is_no_part_of_a_meeting_sees_only_their_own_tasks(county: County) -> None:
    liaison = await county.join("liaison")
    assert "也没有会议任务" in await liaison.says("/meetings")
    assert "安排会议" not in await liaison.labels()
    administrator = await county.join("administrator")
    assert "不归您" in await administrator.says("/meetings")
