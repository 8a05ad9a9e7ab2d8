"""Posts on the phones: ended by a date, added, and shown to whom it concerns."""

from datetime import date

import pytest
from county import County


@pytest.mark.at_one_moment
async def test_a_post_ends_and_the_clerk_hands_over_what_is_open(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    admin, inspector = await county.join("administrator"), await county.join("inspector")
    await liaison.says("上湾村机井坏了两个月没人修,二十多户浇不上地。")
    await liaison.taps("上报")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")
    await admin.says("/people 林小溪")
    await admin.taps("林小溪")
    await admin.taps("任职")
    assert "柳湾镇 联络员 2026年1月1日(周四)起" in await admin.screen()
    await admin.taps("结束联络员")
    assert "过了当天自动结束" in await admin.screen()
    await admin.taps("今天")
    assert "林小溪" in await admin.screen()
    assert await admin.taps("到期结束") == "已定下结束日期,到期自动结束"
    assert "到2026年11月23日(周一)止" in await admin.screen()
    await county.walk_to(county.office(date(2026, 11, 24), 9))
    push = await clerk.find("有同事任职结束,1件待移交")
    assert "林小溪" not in push["text"]
    await clerk.taps("看移交", push)
    assert await clerk.heard("林小溪待移交 1件")
    await clerk.taps("改派")
    await clerk.taps("云岭乡", await clerk.find("改由谁办"))
    await clerk.taps("原承办人已离任", await clerk.find("为什么改派"))
    assert await clerk.taps("改派") == "已改派"
    assert await clerk.heard("承办 云岭乡")
    off = await clerk.find("有单位没有联络员,或多于2名")
    await clerk.taps("看联络员", off)
    assert await clerk.heard("柳湾镇 0名")
    assert "没有任职" in await liaison.says("我的交办")
    # administrator with clerk is allowed, and the inspector sees it
    await admin.says("/people 周清和")
    await admin.taps("周清和")
    await admin.taps("任职")
    await admin.taps("添任职")
    await admin.taps("督查员")
    await admin.taps("青溪县")
    await admin.taps("今天")
    assert "不能由一人兼任" in await admin.taps("添上")
    await admin.taps("更多")
    await admin.taps("改职务")
    await admin.taps("管理员")
    assert await admin.taps("添上") == "已添任职"
    desks = await inspector.find("有同事兼管理员和信访专干")
    await inspector.taps("打开", desks)
    assert await inspector.heard("周清和:")


async def test_the_command_menu_follows_posts_and_leave(county: County) -> None:
    staff, admin = await county.joined("staff", "administrator")
    deputy, director = await county.joined("deputy", "director")

    async def menu() -> set[str]:
        return {one["command"] for one in (await staff.phone.chat())["commands"]}

    assert "desk" not in await menu()
    await admin.says("/people 叶知秋")
    for label in ("叶知秋", "任职", "添任职", "信访专干", "青溪县", "明天", "添上"):
        await admin.taps(label)
    assert "desk" not in await menu()
    await county.walk_to(county.office(date(2026, 11, 24), 9))
    assert "desk" in await menu()
    assert "approvals" not in await menu()
    await deputy.says("/leave 今天 11月25日 叶知秋")
    await deputy.taps("提交")
    await director.says("要我定的")
    await director.taps("同意秦望舒")
    await county.walk(minutes=2)
    assert "approvals" in await menu()
    await county.walk_to(county.office(date(2026, 11, 26), 9))
    assert "approvals" not in await menu()
