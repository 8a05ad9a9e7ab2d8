"""Planning on the grid, a reminder's buttons, and a companion's entry with the leader's word."""

from datetime import date

from county import County, Person
from sqlalchemy import text

from casework.people import Role
from sandbox.client import buttons, words
from storage.unit import Unit


async def the_plan(who: Person) -> str:
    return words(await who.find("排走访"))


async def test_days_are_picked_on_the_grid_and_kept_and_move_with_one_tap(county: County) -> None:
    staff = await county.join("staff")
    await county.walk_to(county.office(date(2026, 12, 1), 10))
    await staff.taps("排日子", await staff.find("12月走访还差3天"))
    for day in ("7", "16"):
        await staff.taps(day, await staff.find("排走访"))
    assert "已排2天:12月7日(周一)、12月16日(周三)" in await the_plan(staff)
    await staff.taps("⑯", await staff.find("排走访"))
    assert "已排1天:12月7日(周一)" in await the_plan(staff)
    await staff.taps("好了", await staff.find("排走访"))
    assert "已排1天" in words(await staff.find("来得及"))

    await county.walk_to(county.office(date(2026, 12, 7), 10))
    morning = await staff.find("今天排了走访")
    assert buttons(morning) == [["今日走访", "改到明天"], ["改天"]]
    assert await staff.taps("改到明天", morning) == "已改好"
    assert "已排1天:12月8日(周二)" in await the_plan(staff)

    await county.walk_to(county.office(date(2026, 12, 8), 10))
    await staff.taps("改天", await staff.find("今天排了走访"))
    assert "原来排的是12月8日(周二)" in await the_plan(staff)
    await staff.taps("14", await staff.find("排走访"))
    assert "已排1天:12月14日(周一)" in await the_plan(staff)


async def test_a_reminder_is_answered_by_going_planning_or_taking_leave(county: County) -> None:
    staff = await county.join("staff")
    await county.walk_to(county.office(date(2026, 12, 10), 10))
    push = await staff.find("还有21个工作日")  # before the 10th: the year's end is a service period
    assert buttons(push) == [["今日走访", "排日子"], ["请假", "看走访"]]
    await staff.taps("请假", push)
    assert "请假、培训还是借调?" in await staff.screen()
    asked = await staff.find("12月走访还差3天,请排个日子")
    await staff.taps("今日走访", asked)
    await staff.taps("上湾村")
    await staff.says("见了种粮户,水渠漏水。")
    await staff.taps("确认")
    assert "12月走访 □□□" in await staff.screen()


async def test_a_companion_enters_the_day_and_the_leader_says_that_it_is_true(
    county: County,
) -> None:
    staff, administrator = await county.join("staff"), await county.join("administrator")
    director = await county.hire("江部长", Role.LEADER)
    county.database.write_now(_owes_field_days)
    await administrator.says("联系点")
    await administrator.taps("江部长")
    await administrator.taps("指定陪同")
    assert await administrator.taps("叶知秋") == "陪同已定"

    await staff.says("走访进度")
    await staff.taps("江部长的走访")
    await staff.taps("替江部长记走访")
    await staff.taps("上湾村")
    assert "走访一天 江部长" in await staff.says("见了种粮户,水渠漏水。")
    await staff.sends(lambda phone: phone.location(32.6, 112.1))
    await staff.taps("确认")
    assert "等领导本人点“属实”" in await staff.screen()

    asked = await director.find("有人代您记了今天的走访")
    await director.taps("不属实", asked)
    assert "哪里不属实" in words(await director.find("哪里不属实"))
    assert "不算数" in await director.says("那天在县里开会。")
    assert await staff.heard("您代记的走访(今天),领导说不属实")
    assert await director.taps("属实") == "已记属实"
    assert "11月走访 ■□□" in await director.screen()

    await county.walk_to(county.office(date(2026, 12, 1), 10))
    assert await staff.heard("您陪同的领导:11月走访少2天,请说明原因")
    assert not await director.heard("请说明原因")
    await staff.taps("领导:会议、值班多", await staff.find("您陪同的领导:11月走访少2天"))
    await director.says("/visits 2026-11")
    assert "原因:会议、值班多" in await director.screen()


def _owes_field_days(unit: Unit) -> None:
    unit.change_directory()
    unit.run(
        text(
            "UPDATE post SET visit_duty = 1 "
            "WHERE officer_id = (SELECT id FROM officer WHERE name = '江部长')"
        )
    )
