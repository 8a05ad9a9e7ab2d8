"""A township reads its appraisal first, objects, is answered; then the leader sees it."""

from datetime import date

from county import County
from entered_cases import enter, owned_by

from storage import settings

LIU = "990000001"
GOOD = owned_by(LIU) | {
    "due_on": date(2026, 9, 18),
    "replied_on": date(2026, 9, 16),
    "closed_on": date(2026, 9, 25),
    "service_rating": "satisfied",
    "result_rating": "satisfied",
}


async def test_from_the_push_to_the_objection_the_answer_and_the_leaders_list(
    county: County,
) -> None:
    liaison, clerk, leader = await county.joined("liaison", "clerk", "director")
    enter(county.database, *[GOOD] * 6, GOOD | {"replied_on": date(2026, 9, 25)})
    assert "还没有考核结果" in await liaison.says("考核")
    # The office has kept appraisals before, and stood still on the day of the newest.
    await county.database.write(settings.put, "appraised", "2026-04-01")
    await county.walk(days=1)
    assert await liaison.heard("本单位上季度考核出来了")
    assert not await leader.heard("考核出来了")
    pushed = await liaison.find("本单位上季度考核出来了")
    await liaison.taps("打开", pushed)
    card = await liaison.screen()
    assert "柳湾镇 2026年第3季度考核" in card
    assert "按期办结 25.7/30(6/7)" in card
    assert "来件多少不计分" in card
    await liaison.taps("按期办结")
    assert "✗ 组信" in await liaison.screen()
    await liaison.taps("返回")
    await liaison.taps("提异议")
    await liaison.taps("按期办结")
    await liaison.says("最后一件当天已送达,回执在卷内。")
    assert await liaison.taps("提交异议") == "异议已交信访专干"
    assert "2026年第3季度 74.3" in await liaison.says("考核")

    assert "还有1个单位在看" in await leader.says("考核")
    assert await clerk.heard("有单位对考核提了异议,请答复")
    await clerk.says("考核")
    await clerk.taps("柳湾镇")
    assert "林小溪:最后一件当天已送达" in await clerk.screen()
    await clerk.taps("答复")
    await clerk.taps("维持")
    await clerk.says("回执日期是25日,超过了时限。")
    await clerk.taps("答复")
    assert "异议已答复" in await clerk.screen()
    shown = await leader.says("考核")
    assert "不排名" in shown
    assert "柳湾镇 " in shown
    await leader.taps("柳湾镇")
    assert "答复(周清和):回执日期是25日" in await leader.screen()

    # From the answer on how things stand it is a tap, and a tap back; so it is for the unit itself.
    await leader.says("怎么样 柳湾镇 9月")
    await leader.taps("考核")
    assert "柳湾镇 2026年第3季度考核" in await leader.screen()
    await leader.taps("返回")
    assert "柳湾镇 9月" in await leader.screen()
    await leader.says("怎么样 云岭乡")
    await leader.taps("考核")
    assert "这个季度没有考核" in await leader.screen()
    await liaison.says("/me")
    await liaison.taps("考核")
    assert "本单位的考核" in await liaison.screen()
    assert "本单位的考核" in await liaison.says("评价")
    assert "2026年第2季度考核" in await leader.says("考核 2026-Q2")
    for words in ("考核 柳湾镇", "三季度 柳湾考核"):
        assert "按期办结 25.7/30" in await leader.says(words)
    assert "没有叫“火星镇”的单位" in await leader.says("考核 火星镇")
    assert "按期办结" in await liaison.says("考核 柳湾镇")
    assert "情况(未上报)" in await liaison.says("考核 不公平")


async def test_a_backlog_is_told_to_the_unit_and_leads_to_its_cases(county: County) -> None:
    liaison, leader = await county.joined("liaison", "director")
    late = owned_by(LIU) | {"stage": "handling", "due_on": date(2026, 11, 26)}
    enter(county.database, *[late] * 3)
    await county.walk(days=1)
    assert await liaison.heard("超期0件,5个工作日内到期3件")
    assert not await leader.heard("5个工作日内到期")
