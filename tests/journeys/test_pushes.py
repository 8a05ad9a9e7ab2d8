"""What is told unasked, as people live with it: gathered, unfolded, answered, reminded of."""

from datetime import date

from county import County
from two_townships import LIU, Story

from casework.people import Role
from sandbox.client import buttons, words

WELL = "上湾村机井坏了两个月没人修,二十多户浇不上地。"
LAMP = "上湾村路灯不亮,老人夜里摔了一跤。"


async def test_the_first_goes_at_once_the_rest_together_and_each_can_be_opened_below(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    for words_ in (WELL, LAMP, "下湾村水渠漏水。"):
        await liaison.says(words_)
        await liaison.taps("上报")
    assert "L26-1-L 新情况" in await clerk.screen()
    await county.walk(minutes=1)
    gathered = await clerk.find("有2条要告诉您")
    assert buttons(gathered) == [["打开 L2"], ["打开 L3"], ["展开"]]
    for secret in ("路灯", "水渠", "上湾"):
        assert secret not in words(gathered)

    assert await clerk.taps("展开", gathered) == "已展开,十分钟后自动收起"
    gathered = await clerk.find("有2条要告诉您")
    assert "柳湾镇·上湾村 上湾村路灯不亮" in words(gathered)
    await county.walk(minutes=10)
    gathered = await clerk.find("有2条要告诉您")
    assert "路灯" not in words(gathered)

    await clerk.taps("打开 L2", gathered)
    assert "路灯" in await clerk.screen()  # its card stands below, and the message is still there
    assert await clerk.find("有2条要告诉您")


async def test_what_is_over_for_today_stands_in_the_last_message_until_the_morning(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    for words_ in (WELL, LAMP, "下湾村水渠漏水。"):
        await liaison.says(words_)
        await liaison.taps("上报")
    await county.walk(minutes=1)
    heard = await clerk.count()
    for words_ in ("上湾村桥面塌了一角。", "下湾村垃圾没人收。"):
        await liaison.says(words_)
        await liaison.taps("上报")
    gathered = await clerk.find("有4条要告诉您")
    assert buttons(gathered)[2:] == [["打开 L4"], ["打开 L5"], ["展开"]]
    assert await clerk.count() == heard

    await clerk.taps("打开 L4", gathered)
    assert "桥面" in await clerk.screen()
    await county.walk_to(county.office(date(2026, 11, 24), 8, 30))
    morning = words(await clerk.find("11月24日(周二) 今天的事"))
    assert "L26-5" in morning
    assert "L26-4" not in morning
    assert ["打开 L5"] not in buttons(await clerk.find("有3条要告诉您"))


async def test_who_does_not_answer_is_found_reminded_and_telephoned(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    deputy = await county.join("deputy")

    await liaison.says(WELL)
    await liaison.taps("上报")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")
    assert "承办人未打开" in await clerk.screen()

    await county.walk(hours=1)
    shown = await deputy.says("谁没动")
    assert "林小溪 柳湾镇 1件" in shown
    assert "待签收,今天09:00起 · 未打开" in shown
    assert await deputy.taps("再提醒") == "已催办"
    assert "再提醒一次" in await liaison.screen()
    assert await deputy.taps("再提醒") == "今天已催过,明天再催"
    await deputy.taps("林小溪 1件")
    assert "没有登记电话" in await deputy.taps("联系")

    await liaison.taps("签收")
    assert "都签收了" in await deputy.says("谁没动")


async def test_a_number_on_file_comes_as_a_contact_that_cannot_be_passed_on(
    county: County,
) -> None:
    clerk = await county.join("clerk")
    await county.hire("王芳", Role.LIAISON, LIU, phone="13700001111")
    Story(county.database, county.ids).case()
    await county.settle()
    await county.walk(hours=1)
    await clerk.says("谁没动")
    await clerk.taps("王芳 1件")
    assert await clerk.taps("联系") == "名片在下面,看过有记录"
    card = await clerk.phone.last()
    assert card["contact"]["phone_number"] == "13700001111"
    assert card["contact"]["first_name"] == "王芳"
    assert card["has_protected_content"]


async def test_quiet_hours_are_chosen_in_me(county: County) -> None:
    clerk, liaison = await county.join("clerk"), await county.join("liaison")
    await clerk.says("/me")
    await clerk.taps("安静时间")
    assert "✓ 夜间 21:00–08:00" in await clerk.labels()
    assert await clerk.taps("午间 11:30–15:00") == "已改"
    assert "✓ 午间 11:30–15:00" in await clerk.labels()
    await county.walk_to(county.office(date(2026, 11, 23), 14, 45))
    await liaison.says(WELL)
    await liaison.taps("上报")
    assert not await clerk.heard("新情况,待审核")
    await county.walk(minutes=15)
    assert await clerk.heard("新情况,待审核")
