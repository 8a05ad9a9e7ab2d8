"""One person, two phones: the same tap on both, and a card that the other one has changed."""

import asyncio
import re
from typing import Any

import pytest
from county import County, Person
from openings import WELL

ACCUSES = "村支书贪污低保款。"


def data_of(message: dict[str, Any], label: str) -> str:
    rows = message["reply_markup"]["inline_keyboard"]
    return str(next(one for row in rows for one in row if label in one["text"])["callback_data"])


async def newest(person: Person, label: str) -> dict[str, Any]:
    """The newest message with this button."""
    for message in reversed(await person.phone.messages()):
        if label in str(message.get("reply_markup", {}).get("inline_keyboard", "")):
            return message
    raise AssertionError(label)


async def twice(person: Person, label: str) -> str:
    """Tap a button on both devices at once; both hear the same, which is given."""
    card = await newest(person, label)
    data, number = data_of(card, label), card["message_id"]
    heard = await asyncio.gather(
        person.phone.tap_data(number, data), person.phone.tap_data(number, data)
    )
    await person.county.settle()
    first, second = [(one["answer"] or {}).get("text") or "" for one in heard]
    assert first == second, label
    return first


async def late(person: Person, card: dict[str, Any], label: str) -> str:
    """Tap what a device without network still shows of a card."""
    answer = await person.phone.tap_data(card["message_id"], data_of(card, label))
    await person.county.settle()
    return (answer["answer"] or {}).get("text") or ""


@pytest.mark.at_one_moment
async def test_every_tap_of_a_matter_on_two_devices_counts_once(county: County) -> None:
    liaison, clerk, deputy = [await county.join(who) for who in ("liaison", "clerk", "deputy")]
    await liaison.says(WELL)
    assert await twice(liaison, "取消") == "已取消"
    await twice(liaison, "撤销取消")
    assert await twice(liaison, "上报") == "已上报"
    assert await twice(liaison, "已告知群众") == "已记:已告知群众"
    assert await twice(liaison, "撤销“已告知”") == "已撤销"
    assert await twice(liaison, "撤回") == "已撤回"
    assert await twice(liaison, "再次上报") == "已再次上报"
    await clerk.says("/desk")
    await twice(clerk, "L26-1")
    await twice(clerk, "退回补充")
    assert await twice(clerk, "事实不清") == "已退回"
    await twice(liaison, "打开")
    assert await twice(liaison, "再次上报") == "已再次上报"
    await clerk.says("L26-1")
    await twice(clerk, "照此登记交办")
    assert await twice(clerk, "确认") == "已登记并交办"
    assert await twice(liaison, "签收") == "已签收"
    assert await twice(liaison, "撤销签收") == "已撤销签收"
    assert await twice(liaison, "签收") == "已签收"
    await twice(liaison, "报结果")
    await liaison.says("已换新泵。")
    await twice(liaison, "支持")
    await twice(liaison, "解决问题")
    await twice(liaison, "思想教育")
    await twice(liaison, "✓思想教育")
    assert await twice(liaison, "提交审核") == "已提交审核"
    await twice(deputy, "看件")
    assert await twice(deputy, "同意") == "已同意,请承办单位送达"
    await twice(liaison, "打开")
    await twice(liaison, "答复已送达")
    await twice(liaison, "当面送达")
    await twice(liaison, "今天")
    assert await twice(liaison, "确认送达") == "已记送达"
    await county.walk(days=15)
    await clerk.says("1")
    await twice(clerk, "回访办结")
    for choice in ("满意", "基本满意", "政策空白"):
        await twice(clerk, choice)
    assert (await twice(clerk, "确认办结")).startswith("已办结")
    history = await clerk.says("/case 1")
    assert history.count("办结") <= 3


async def test_letters_field_days_and_the_door_on_two_devices(county: County) -> None:
    fresh = await county.phone("小林")
    await fresh.phone.start(county.invites["liaison"])
    await county.settle()
    await twice(fresh, "确认,是我")
    assert await fresh.heard("已开通")
    staff, deputy = await county.join("staff"), await county.join("deputy")
    await staff.says(ACCUSES)
    assert await twice(staff, "是举报干部") == "已记密件,内容已删除"
    assert await twice(deputy, "已收密件") == "已记收到"
    told = str(await deputy.phone.messages())
    assert len({*re.findall(r"密26-\d+", told)}) == 1
    await staff.says("今日走访")
    await twice(staff, "上湾村")
    await staff.says("没有")
    assert await twice(staff, "确认") == "已记走访"
    assert await twice(staff, "撤销") == "已撤销"
    assert await twice(staff, "恢复") == "已记走访"
    await fresh.says("/visits")
    await twice(fresh, "去确认")
    assert await twice(fresh, "确认叶知秋") == "已确认"


async def test_a_form_that_the_other_device_has_sent_shows_what_came_of_it(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    shown = await liaison.find("未上报")
    await liaison.taps("上报")
    for label in ("取消", "当场已解决", "补充"):
        assert "已经办过" in await late(liaison, shown, label)
        assert "待审核" in await liaison.screen()
    assert "共1条" in await liaison.says("/leads")
    assert "没填完的:没有" in await liaison.says("/me")


async def test_a_form_is_filled_from_both_devices_and_sent_whole(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.taps("更多")
    both = await liaison.find("未上报")
    await liaison.taps("改地点")
    await liaison.taps("下湾村")
    await late(liaison, both, "改类别")
    await liaison.taps("建议意见")
    card = await liaison.screen()
    assert "下湾村" in card
    assert "建议意见" in card
    await asyncio.gather(liaison.phone.send("井在村东头。"), liaison.phone.send("水泵型号QJ80。"))
    await county.settle()
    card = await liaison.screen()
    assert "村东头" in card
    assert "QJ80" in card
    assert await liaison.taps("上报") == "已上报"


async def test_nothing_is_asked_about_a_report_that_was_withdrawn_elsewhere(
    county: County,
) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.taps("上报")
    shown = await liaison.find("待审核")
    await liaison.taps("撤回")
    assert "已经撤回" in await late(liaison, shown, "补充")
    assert "要补充什么" not in await liaison.screen()


async def test_the_other_answer_comes_too_late(county: County) -> None:
    staff = await county.join("staff")
    await staff.says(ACCUSES)
    shown = await staff.find("是举报干部的吗")
    await staff.taps("是举报干部")
    await late(staff, shown, "不是")
    assert "密件" in await staff.screen()
    assert ACCUSES not in str(await staff.phone.messages())
