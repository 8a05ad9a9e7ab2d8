"""What came to the office by letter, by foot or from above, as the clerk types it."""

import pytest
from county import County, Person

LETTER = "省里转来:上湾村机井坏了两个月没人修。"


async def given(clerk: Person, number: str) -> str:
    """A letter from above is registered with its number there; gives the case's card."""
    await clerk.says(f"/register {LETTER}")
    await clerk.taps("上级交办")
    await clerk.taps("保存并登记")
    await clerk.taps("更多")
    await clerk.taps("改上级编号")
    await clerk.says(number)
    await clerk.taps("确认")
    return await clerk.screen()


@pytest.mark.parametrize(
    "typed", ["组信〔2026〕142号", "组信[2026]142号", " 组信 【２０２６】 １４２ 号 "]
)
async def test_a_number_from_above_is_kept_in_one_form_and_found_however_it_is_typed(
    county: County, typed: str
) -> None:
    clerk = await county.join("clerk")
    assert "上级编号 组信〔2026〕142号" in await given(clerk, typed)
    for said in ("组信〔2026〕142号", "查 组信(2026)142号", "/case 组信【2026】 142 号"):
        assert "组信〔2026〕1号" in await clerk.says(said), said
    liaison = await county.join("neighbour")
    assert "组信〔2026〕1号" not in await liaison.says("组信〔2026〕142号")


async def test_a_number_without_brackets_is_kept_in_capitals_and_half_width(
    county: County,
) -> None:
    clerk = await county.join("clerk")
    assert "上级编号 ZX-2026 第0012号" in await given(clerk, "ｚｘ－２０２６　第００１２号")


async def test_what_is_typed_behind_the_command_is_what_came(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says("/register")
    await clerk.taps("来信")
    assert LETTER in await clerk.says(f"/register {LETTER}")
    assert "是来信、来访还是来电" in await clerk.screen()
    await clerk.taps("来访")
    assert "地点 柳湾镇·上湾村" in await clerk.screen()
    assert LETTER not in (await clerk.find("请写一下反映的事"))["text"]


async def test_five_speak_for_a_joint_visit_and_no_more(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says("/register 上湾村十二人反映机井坏了两个月没人修。")
    await clerk.taps("集体访")
    await clerk.says("１２人")
    await clerk.taps("更多")
    await clerk.taps("改来信来访人")
    five = "王大柱 13812345678,李二妹,张三,陈四,赵五"
    assert "最多推5名代表,这里写了6名" in await clerk.says(f"{five},孙六")
    assert "〔◎5〕" in await clerk.says(five)


async def test_what_came_days_ago_counts_from_its_own_day(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says(f"/register {LETTER}")
    await clerk.taps("来信")
    await clerk.taps("更多")
    await clerk.taps("改收到日期")
    assert "这天还没到" in await clerk.says("明天")
    assert "收到日期 2026年11月19日" in await clerk.says("11月19日")
    await clerk.taps("保存并登记")
    await clerk.taps("更多")
    await clerk.taps("改程序")
    await clerk.taps("普通程序")
    await clerk.taps("确认")
    why = await clerk.says("/why 1")
    # Fifteen days from 19 November for the notice; the office's own sixty from today.
    assert "2026年11月20日(周五) 至 2026年12月4日(周五),计15日" in why
    assert "2026年11月24日(周二) 至 2027年1月22日(周五),计60日" in why
