"""Field days as officers live them: logged, evidenced, confirmed, seen, and asked for."""

from datetime import date

import pytest
from county import County, Person
from openings import LINE, PNG, logged


async def test_a_field_day_takes_four_steps_and_the_host_makes_it_count(county: County) -> None:
    staff, liaison = await county.join("staff"), await county.join("liaison")
    shown = await staff.says("今日走访")
    assert "去了哪个村" in shown
    assert (await staff.labels())[0] == "上湾村"
    await staff.taps("上湾村")
    assert LINE in await staff.says(LINE)
    assert await staff.taps("确认") == "已记走访"
    card = await staff.screen()
    assert "请林小溪点确认" in card
    assert "■" not in card

    assert "有1天等您确认" in await liaison.says("/visits")
    await liaison.taps("去确认(1)")
    assert LINE in await liaison.screen()
    await liaison.taps("确认叶知秋")
    assert await liaison.screen() == "没有等您确认的走访。"
    assert "11月走访 ■□□ 还差2天" in await staff.says("走访进度")


async def test_a_mistyped_village_is_named_and_the_form_waits(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("今日走访")
    assert "是不是:上湾村" in await staff.says("上弯村")
    assert "见了哪类人" in await staff.says("上湾")


async def test_supervisors_see_everybody_with_a_picture(county: County) -> None:
    deputy = await county.join("deputy")
    await deputy.says("走访进度")
    shown = await deputy.phone.last()
    assert "0/9天" in await deputy.screen()
    assert shown["photo"]
    count = await deputy.count()
    await deputy.taps("柳湾镇")
    assert "林小溪 □□□" in await deputy.screen()
    await deputy.taps("林小溪")
    assert "林小溪\n11月走访 □□□" in await deputy.screen()
    assert "photo" not in await deputy.phone.last()  # the township's would be under other words
    assert await deputy.labels() == ["上月", "返回"]
    await deputy.taps("返回")
    assert "林小溪 □□□" in await deputy.screen()
    assert (await deputy.phone.last())["photo"]
    await deputy.taps("返回")
    assert "0/9天" in await deputy.screen()
    await deputy.taps("走访统计")
    assert "完成 0%(0/9天)" in await deputy.screen()
    assert "photo" not in await deputy.phone.last()
    await deputy.taps("大家的进度")
    assert (await deputy.phone.last())["photo"]
    assert await deputy.count() == count


async def test_who_is_short_on_the_twentieth_is_told_and_logs_from_there(county: County) -> None:
    staff = await county.join("staff")
    await county.walk_to(county.office(date(2026, 12, 21), 10))
    push = await staff.find("12月走访还差3天")
    await staff.taps("今日走访", push)
    await staff.taps("上湾村")
    await staff.says(LINE)
    await staff.taps("确认")
    assert "12月走访 □□□" in await staff.screen()


async def test_an_administrator_has_no_field_days(county: County) -> None:
    administrator = await county.join("administrator")
    assert "没有走访任务" in await administrator.says("/visit")
    assert "不归您办" in await administrator.says("/visits")


async def test_a_reply_to_the_days_card_adds_to_that_day(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("今日走访")
    await staff.taps("上湾村")
    await staff.says(LINE)
    await staff.taps("确认")
    card = await staff.find("请林小溪点确认")
    said = await staff.says("水渠已报水利站。", reply_to=card["message_id"])
    assert LINE in said
    assert "水渠已报水利站" in said


ACCUSES = "村支书贪污低保款。"


async def accused(staff: Person) -> bool:
    """Whether the accusation still stands anywhere in the chat, or its picture."""
    messages = await staff.phone.messages()
    return any(ACCUSES in str(message) or "photo" in message for message in messages)


async def test_a_line_that_accuses_is_asked_about_and_taken_out_of_the_chat(
    county: County,
) -> None:
    staff = await county.join("staff")
    for said in (f"走访 {ACCUSES}", f"/visit {ACCUSES}", ACCUSES):
        if said == ACCUSES:
            await staff.says("今日走访")
            await staff.taps("上湾村")
        shown = await staff.says(said)
        assert "是举报干部的吗" in shown
        assert ACCUSES not in shown
        await staff.taps("是举报干部")
        assert "密件" in await staff.screen()
        await staff.taps("接着填:走访")
    assert not await accused(staff)
    assert "上湾村" in await staff.screen()
    assert LINE in await staff.says(LINE)
    assert await staff.taps("确认") == "已记走访"


async def test_pictures_and_replies_that_accuse_are_asked_about_too(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("/visit 上湾村")
    assert "是举报干部的吗" in await staff.sends(lambda phone: phone.photo(PNG, ACCUSES))
    await staff.taps("是举报干部")
    assert not await accused(staff)
    await staff.taps("接着填:走访")
    await staff.says(LINE)
    await staff.taps("确认")
    card = await staff.find("还不算数")
    assert "是举报干部的吗" in await staff.says(ACCUSES, reply_to=card["message_id"])
    await staff.taps("是举报干部")
    assert not await accused(staff)
    await staff.says("书记说举报的事是假的。", reply_to=card["message_id"])
    assert await staff.taps("不是") == "已补充"
    assert "举报的事是假的" in await staff.screen()


# Found, disputed, looked at


@pytest.mark.at_one_moment
async def test_a_host_answers_on_the_push_and_the_two_sides_meet_again(county: County) -> None:
    staff, liaison = await county.join("staff"), await county.join("liaison")
    await logged(staff)
    await county.walk(minutes=2)
    push = await liaison.find("今天的走访,请您确认")
    assert await liaison.labels() == ["属实", "打开"]
    await liaison.taps("打开", push)
    assert LINE in await liaison.screen()
    await liaison.taps("有出入")
    await liaison.taps("没见到")
    assert await liaison.screen() == "没有等您确认的走访。"

    await county.walk(minutes=2)
    await staff.taps("打开", await staff.find("对方说有出入"))
    card = await staff.screen()
    assert "林小溪说:没见到" in card
    assert "可以更正,也可以请负责人定" in card
    await staff.taps("更正")
    await staff.taps("改情况")
    await staff.says("在村部见了种粮户,水渠漏水。")
    await staff.taps("更正")
    assert "等对方再确认" in await staff.screen()

    await county.walk(minutes=2)
    assert await liaison.taps("属实") == "已确认"
    assert "11月走访 ■□□" in await staff.says("走访进度")


async def test_a_finding_goes_up_in_four_and_its_finder_is_told(county: County) -> None:
    staff, clerk = await county.join("staff"), await county.join("clerk")
    await logged(staff)
    await staff.taps("发现问题")
    await staff.says("水渠漏水,下游浇不上地")
    await staff.taps("上交")
    report = await staff.screen()
    assert "柳湾镇·上湾村" in report
    assert "走访发现" in report
    assert await staff.taps("上报") == "已上报"
    await clerk.taps("打开", await clerk.find("新情况,待审核"))
    await clerk.taps("登记交办")
    await clerk.taps("确认")
    await county.walk(minutes=2)
    assert await staff.heard("已登记,谢谢")
    await staff.says("走访进度")
    await staff.taps("今天 上湾村")
    assert "发现:水渠漏水,下游浇不上地 · L26-1-" in await staff.screen()
    assert "已登记,在办" in await staff.screen()


async def test_what_is_settled_on_the_spot_takes_what_was_done(county: County) -> None:
    staff = await county.join("staff")
    await logged(staff)
    await staff.taps("发现问题")
    await staff.says("路灯不亮")
    await staff.taps("当场已解决")
    shown = await staff.says("找电工当场换了灯泡")
    assert "发现:路灯不亮 · 当场已解决" in shown


async def test_what_cannot_be_logged_is_said_clearly_and_loses_nothing(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("/visit 上湾村")
    await staff.says(LINE)
    await staff.taps("改日期")
    assert "还没到那天" in await staff.says("明天")
    assert "最早可补记11月18日" in await staff.says("11月2日")
    await staff.taps("11月20日")
    assert "空的(0字节)" in await staff.sends(lambda phone: phone.photo(b""))
    assert LINE in await staff.screen()
    for _half in range(2):
        await staff.taps("改半天")
        await staff.taps("确认")
        await staff.says("/visit 上湾村")
        await staff.says(LINE)
        await staff.taps("改日期")
        await staff.taps("11月20日")
    await staff.taps("改半天")
    assert "已有两个半天,记满了" in await staff.taps("确认")
    assert LINE in await staff.screen()
