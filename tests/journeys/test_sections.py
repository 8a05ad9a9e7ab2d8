"""Two sections with a head each: each proposes and reviews what is the own section's, on phones."""

import pytest
from county import County, Person
from openings import at_register_card, changed, handled, reported

from casework.people import Role

GRASSROOTS, SUPERVISION = "组织科", "干部监督科"
NOTHING = "没有找到。"


async def heads(county: County) -> tuple[Person, Person]:
    """The heads of the two sections come in."""
    return (
        await county.hire("段科长", Role.SECTION_HEAD, section=GRASSROOTS),
        await county.hire("季科长", Role.SECTION_HEAD, section=SUPERVISION),
    )


@pytest.mark.at_one_moment
async def test_a_section_says_that_a_matter_belongs_elsewhere(county: County) -> None:
    liaison, clerk = await county.joined("liaison", "clerk")
    duan, _ = await heads(county)
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "交科室提意见")
    for label in (GRASSROOTS, "确认"):
        await clerk.taps(label)
    for label in ("看件", "提去向", "引导走法定途径"):
        await duan.taps(label)
    said = await duan.says("这事在仲裁里,该先走仲裁。")
    assert said.startswith("已提,等信访专干定")
    assert "科室提议 引导走法定途径" in said
    assert await clerk.screen() == "组信〔2026〕1号 科室提了去向,请定"
    await clerk.taps("看件")
    assert "待您办理" in await clerk.screen()
    assert "科室提议 引导走法定途径" in await clerk.screen()
    await clerk.taps("转出")
    assert "引导走法定途径" in await clerk.screen()
    await clerk.says("县劳动人事争议仲裁委员会")
    await clerk.taps("确认转出")
    assert "去向 引导走法定途径" in await clerk.screen()
    assert "科室提议" not in await clerk.screen()


@pytest.mark.at_one_moment
async def test_a_section_proposes_reviews_and_hands_on(county: County) -> None:
    liaison, clerk, deputy = await county.joined("liaison", "clerk", "deputy")
    duan, ji = await heads(county)
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "交科室提意见")
    await clerk.taps(GRASSROOTS)
    assert "承办" not in await clerk.screen()
    assert "科室 组织科" in await clerk.screen()
    await clerk.taps("确认")
    assert "轮到段科长" in await clerk.screen()
    assert await duan.screen() == "组信〔2026〕1号 交到您科室,请看件"
    assert "组信〔2026〕1号" in await duan.says("我的交办")
    assert await ji.says("1") == NOTHING
    for label in ("看件", "报批", "柳湾镇", "报批"):
        await duan.taps(label)
    await deputy.taps("看件")
    await deputy.taps("同意交办")
    await liaison.taps("签收")
    assert "科室 组织科" in await liaison.screen()
    await handled(liaison)
    await duan.find("答复请您科室先审")
    await duan.taps("看件")
    assert await duan.taps("科室审过") == "已记:科室审过,等分管领导定"
    await deputy.taps("看件")
    assert "科室审过,待分管领导定" in await deputy.screen()
    await duan.says("1")
    await clerk.says("1")
    for label in ("更多", "交科室", SUPERVISION):
        await clerk.taps(label)
    # The card of the push has gone; an old one's buttons, the list, the number find nothing.
    last = (await duan.find("答复请您科室先审"))["text"]
    assert last == "组信〔2026〕1号 答复请您科室先审\n这件不再由您办。"
    assert await duan.taps("退回") == NOTHING
    assert "没有要您办的" in await duan.says("我的交办")
    assert await duan.says("1") == NOTHING
    await ji.find("交到您科室,请看件")
    await ji.taps("看件")
    await ji.taps("退回")
    assert await ji.taps("缺材料") == "已退回答复"
    await liaison.find("答复已退回")


async def test_an_accusation_is_with_the_section_it_is_put_with_alone(county: County) -> None:
    clerk = await county.join("clerk")
    duan, ji = await heads(county)
    await clerk.says("/register")
    await clerk.taps("来信")
    await clerk.says("上湾村的账目三年没有公布过。")
    await clerk.taps("保存并登记")
    await changed(clerk, "类别", "检举控告")
    await changed(clerk, "程序", "交科室提意见")
    await clerk.taps(SUPERVISION)
    await clerk.taps("确认")
    assert "检举控告" not in await ji.screen()
    await ji.taps("看件")
    assert "类别 检举控告" in await ji.screen()
    assert not await duan.heard("组信")
    for words in ("1", "/find 账目", "我的交办"):
        assert "组信" not in await duan.says(words)
