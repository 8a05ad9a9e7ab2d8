"""A section's head leaves and nobody follows: who hears of it, and what they do, on phones."""

from datetime import date

import pytest
from county import County
from openings import at_register_card, changed, reported

from casework.people import Role

GRASSROOTS, SUPERVISION = "组织科", "干部监督科"


@pytest.mark.at_one_moment
async def test_a_head_leaves_and_nobody_follows(county: County) -> None:
    liaison, clerk, deputy = await county.joined("liaison", "clerk", "deputy")
    admin = await county.join("administrator")
    duan = await county.hire("段科长", Role.SECTION_HEAD, section=GRASSROOTS)
    ji = await county.hire("季科长", Role.SECTION_HEAD, section=SUPERVISION)
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "交科室提意见")
    for label in (GRASSROOTS, "确认"):
        await clerk.taps(label)
    assert await duan.screen() == "组信〔2026〕1号 交到您科室,请看件"
    await admin.says("/people 段科长")
    for label in ("段科长", "任职", "结束科室负责人", "今天", "到期结束"):
        await admin.taps(label)
    await county.walk_to(county.office(date(2026, 11, 24), 9))
    assert "这件不再由您办。" in await duan.screen()
    await clerk.taps("打开", await clerk.find("有同事任职结束,1件待移交"))
    assert "组织科负责人空缺" in await clerk.screen()
    await admin.taps("看是哪个", await admin.find("有科室或单位负责人空缺,1件等人接"))
    assert "组织科负责人 空缺,2026年11月23日(周一)任职结束 · 1件等人接" in await admin.screen()
    await deputy.taps("看件", await deputy.find("科室负责人空缺或不在"))
    assert "科室 组织科(负责人空缺)" in await deputy.screen()
    assert "轮到周清和" in await deputy.screen()
    await clerk.taps("交科室")
    await clerk.taps(SUPERVISION)
    assert await ji.screen() == "组信〔2026〕1号 交到您科室,请看件"
    assert "已由周清和办理。" in (await deputy.find("科室负责人空缺或不在"))["text"]
    await admin.says("/units")
    await admin.taps("青溪县 ›")
    assert "空缺" not in await admin.screen()
    assert "段科长 没有任职 · 已加入" in await admin.says("/people 段科长")
