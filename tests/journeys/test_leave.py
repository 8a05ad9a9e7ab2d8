"""Leave on the phones: one line, a form with buttons, a week lived through, an early return."""

from datetime import date

import pytest
from county import County
from openings import given


@pytest.mark.at_one_moment
async def test_a_leave_in_one_line_is_covered_from_its_day_and_told_to_both(
    county: County,
) -> None:
    away, covers = await given(county, "liaison", "neighbour")
    deputy = await county.join("deputy")
    card = await away.says("/leave 11月24日 周三 石大山")
    assert "从 2026年11月24日(周二)" in card
    assert "代办 石大山" in card
    assert "批准后才开始代办" in card
    assert await away.taps("提交") == "已提交,批准后告诉您"
    assert "等秦望舒批准" in await away.screen()
    asked = await deputy.find("有同事请假待您批准")
    assert "林小溪" not in asked["text"]
    await deputy.says("要我定的")
    assert "林小溪请假" in await deputy.screen()
    assert await deputy.taps("同意林小溪") == "已同意"
    assert await away.heard("您的请假已批准")
    await away.says("/leave")
    assert "由石大山代办\n秦望舒已批准" in await away.screen()
    await county.walk_to(county.office(date(2026, 11, 24), 9))
    assert await away.heard("您的请假从今天开始,1件由代办人办")
    push = await covers.find("从今天起由您代办")
    assert "林小溪" not in push["text"]
    await covers.taps("看请假", push)
    assert await covers.find("您在代林小溪")
    await covers.taps("我的交办")
    assert await covers.heard("\n代林小溪")
    assert "由石大山代" in await away.says("我的交办")
    await covers.says("我的交办")
    await covers.taps((await covers.labels())[0])
    assert await covers.taps("签收") == "已签收"
    await county.walk_to(county.office(date(2026, 11, 26), 9))
    assert await away.heard("您的请假已结束,1件交回给您")
    assert await covers.heard("代办已结束")
    assert "没有" in await covers.says("我的交办")
    assert "由石大山代" not in await away.says("我的交办")


async def test_the_form_takes_taps_and_says_what_is_wrong(county: County) -> None:
    away = await county.join("liaison")
    await county.join("neighbour")
    await away.says("/me")
    await away.taps("请假")
    await away.taps("培训")
    await away.taps("明天")
    assert "没看懂“过几天”" in await away.says("过几天")
    await away.taps("三天")
    assert "没有叫“石大川”的同事。是不是石大山?" in await away.says("石大川")
    assert "代办的不能是您自己" in await away.says("林小溪")
    await away.taps("石大山")
    assert "11月24日" in await away.screen()
    await away.taps("提交")
    assert "您培训" in await away.screen()
    assert await away.taps("取消明天的请假") == "已取消请假"
    assert "现在没有请假" in await away.screen()


async def test_an_early_return_is_one_tap(county: County) -> None:
    away, covers = await county.join("liaison"), await county.join("neighbour")
    admin = await county.join("administrator")
    await admin.says("/people 林小溪")
    await admin.taps("林小溪")
    await admin.taps("登记请假")
    await admin.taps("请假")
    await admin.says("今天 周五 石大山")
    assert await admin.taps("登记") == "已登记,本人和代办人会收到"
    assert "您在代林小溪" in await covers.says("/me")
    await away.says("/leave")
    assert await away.taps("提前销假") == "已销假,您的事已交回"
    assert "您在代林小溪" not in await covers.says("/me")


async def test_leave_speaks_english_too(county: County) -> None:
    away = await county.join("liaison", "en")
    await county.join("neighbour", "en")
    assert "such as 11-3" in await away.says("/leave soon friday 石大山")
    await away.taps("Tomorrow")
    await away.taps("Ask")
    assert "it waits for 秦望舒" in await away.screen()


async def test_a_leave_is_refused_with_a_reason_that_the_officer_reads(county: County) -> None:
    away, deputy = await county.joined("liaison", "deputy")
    await county.join("neighbour")
    await away.says("/leave 11月24日 周三 石大山")
    await away.taps("提交")
    await deputy.says("要我定的")
    await deputy.taps("不同意林小溪")
    assert "不同意请假\n林小溪\n\n为什么不同意" in await deputy.screen()
    assert await deputy.taps("请改个日子") == "没有同意"
    push = await away.find("没有批准")
    await away.taps("打开", push)
    assert "秦望舒没有批准\n理由 请改个日子" in await away.screen()
