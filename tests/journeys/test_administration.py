"""The administrator at work in chat: invites, accounts, units, calendar."""

import re

from county import County, Person

LINK = re.compile(r"start=([A-Z0-9]{10})")


async def test_somebody_new_is_invited_and_comes_in_by_the_link(county: County) -> None:
    chief = await county.join("administrator")
    await chief.says("/invite 孙新")
    await chief.taps("联络员")
    await chief.taps("云岭乡")
    assert await chief.taps("生成邀请") == "已生成邀请"
    card = await chief.screen()
    assert "孙新" in card
    assert "云岭乡 联络员" in card
    found = LINK.search(card)
    assert found is not None

    newcomer = await county.phone("孙新")
    await newcomer.phone.start(found[1])
    await county.settle()
    assert "孙新" in await newcomer.screen()
    await newcomer.taps("确认")
    assert await newcomer.heard("已开通")
    assert "孙新 云岭乡 联络员 · 已加入" in await _everybody(chief)


async def _everybody(chief: Person) -> str:
    shown = await chief.says("/people")
    await chief.taps("下一页")
    return shown + await chief.screen()


async def test_the_form_asks_for_what_is_missing_and_can_be_dropped(county: County) -> None:
    chief = await county.join("administrator")
    assert "姓名" in await chief.says("/invite")
    assert "职务" in await chief.says("孙新")
    await chief.taps("信访专干")
    assert "没有" in await chief.says("不存在的乡")
    await chief.says("青溪县")
    assert "信访专干" in await chief.screen()
    await chief.says("/cancel")
    assert "孙新" not in await chief.says("/people")


async def test_whoever_is_stopped_hears_a_strangers_line_and_can_come_back(
    county: County,
) -> None:
    chief, liaison = await county.join("administrator"), await county.join("liaison")
    await chief.says("/revoke")
    await chief.taps("林小溪")
    assert "已加入" in await chief.screen()
    await chief.taps("停用")
    assert "确定停用?" in await chief.screen()
    assert await chief.taps("确定停用") == "已停用,一分钟内可撤销"
    assert "请凭邀请进入" in await liaison.says("报情况")
    assert await liaison.phone.commands() == {}
    await county.walk(minutes=2)
    await chief.says("/people 林小溪")
    await chief.taps("林小溪")
    assert await chief.taps("重新启用") == "已重新启用"
    assert "lead" in await liaison.phone.commands()
    assert "请凭邀请进入" not in await liaison.says("我的交办")


async def test_the_clerk_stops_a_lost_phone_and_old_buttons_are_dead_at_once(
    county: County,
) -> None:
    clerk, liaison = await county.join("clerk"), await county.join("liaison")
    chief = await county.join("administrator")
    assert "people" in await clerk.phone.commands()
    await liaison.says("上湾村机井坏了两个月没人修。")
    await clerk.says("/people 小溪")
    assert "邀请人员" not in await clerk.labels()
    await clerk.taps("林小溪")
    assert await clerk.labels() == ["停用", "人员"]
    await clerk.taps("停用")
    await clerk.taps("返回")
    assert "请凭邀请进入" not in await liaison.says("我的交办")
    await clerk.taps("停用")
    await clerk.taps("确定停用")
    assert "请凭邀请进入" in await liaison.taps("上报")
    assert not await clerk.heard("L26-")
    assert "请凭邀请进入" in await liaison.says("报情况")
    await county.walk(minutes=2)
    assert "已过一分钟" in await clerk.taps("撤销停用")

    await chief.says("/people 林小溪")
    assert "已停用" in await chief.screen()
    await chief.taps("林小溪")
    assert "停用 周清和" in await chief.screen()
    await chief.taps("换了手机,再邀请")
    found = LINK.search(await chief.screen())
    assert found is not None
    phone = await county.phone("林小溪的新手机")
    await phone.phone.start(found[1])
    await county.settle()
    await phone.taps("确认")
    assert await phone.heard("已开通")
    assert "请凭邀请进入" in await liaison.says("你好")


async def test_a_mistaken_stop_is_undone_within_a_minute(county: County) -> None:
    clerk, liaison = await county.join("clerk"), await county.join("liaison")
    await clerk.says("/people 林小溪")
    await clerk.taps("林小溪")
    await clerk.taps("停用")
    await clerk.taps("确定停用")
    assert await clerk.taps("撤销停用") == "已撤销停用"
    assert "已加入" in await clerk.screen()
    assert "lead" in await liaison.phone.commands()
    assert "请凭邀请进入" not in await liaison.says("我的交办")


async def test_a_new_phone_gets_a_new_invite_and_the_old_one_is_out(county: County) -> None:
    chief, liaison = await county.join("administrator"), await county.join("liaison")
    await chief.says("/people")
    await chief.taps("林小溪")
    await chief.taps("换了手机,再邀请")
    found = LINK.search(await chief.screen())
    assert found is not None
    phone = await county.phone("林小溪的新手机")
    await phone.phone.start(found[1])
    await county.settle()
    await phone.taps("确认")
    assert await phone.heard("已开通")
    assert "请凭邀请进入" in await liaison.says("你好")


async def test_units_are_walked_up_and_down(county: County) -> None:
    chief = await county.join("administrator")
    await chief.says("/units")
    await chief.taps("青溪县 ›")
    await chief.taps("柳湾镇 ›")
    card = await chief.screen()
    assert "青溪县 › 柳湾镇" in card
    assert "林小溪" in card
    await chief.taps("上湾村")
    assert "990000001201" in await chief.screen()
    await chief.taps("‹ 上一级")
    assert "青溪县 › 柳湾镇" in await chief.screen()


async def test_nobody_else_gets_in(county: County) -> None:
    liaison = await county.join("liaison")
    for command in ("/people", "/units", "/invite", "/revoke"):
        assert "不归您" in await liaison.says(command)


async def test_the_administrator_is_answered_in_english_too(county: County) -> None:
    chief = await county.join("administrator", "en")
    assert "People" in await chief.says("/people")
    assert "Working calendar" in await chief.says("/calendar")
    assert "Units" in await chief.says("/units")


async def test_a_name_with_a_phone_number_is_asked_for_again(county: County) -> None:
    administrator = await county.join("administrator")
    await administrator.says("/invite")
    said = await administrator.says("王小明 １３８１２３４５６７８")
    assert "只写姓名" in said
    assert "13812345678" not in said
    assert "什么职务" in await administrator.says("王小明")
