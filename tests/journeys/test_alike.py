"""Reports that may be of one matter, on phones: offered, and joined by nothing but a tap."""

import pytest
from county import County
from openings import at_register_card, number_in, reported

AGAIN = "上湾村机井还没修好。"


@pytest.mark.at_one_moment
async def test_a_report_called_the_same_is_joined_by_the_clerks_tap(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    first = await reported(liaison)
    await at_register_card(clerk, first)
    await clerk.taps("确认")
    assert f"像是已报过的 {first}(今天)" in await liaison.says(AGAIN)
    await liaison.taps("同一件")
    assert f"与 {first} 是同一件" in await liaison.screen()
    assert await liaison.taps("上报") == "已上报"
    second = number_in(await liaison.screen())
    await clerk.taps("打开", await clerk.find(second))
    assert "上报人说与 组信〔2026〕1号(今天)是同一件" in await clerk.screen()
    assert await clerk.taps("并入那一件") == "已并入这一件"
    assert "机井还没修好" in await clerk.screen()


@pytest.mark.at_one_moment
async def test_a_report_called_different_is_reported_as_any_other(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    first = await reported(liaison)
    assert first in await liaison.says(AGAIN)
    await liaison.taps("不是一件")
    assert "像是" not in await liaison.screen()
    assert await liaison.taps("上报") == "已上报"
    await at_register_card(clerk, number_in(await liaison.screen()))
    assert "像是" not in await clerk.screen()


@pytest.mark.at_one_moment
async def test_the_clerk_links_a_repeat_while_registering(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    for _ in range(2):
        number = await reported(liaison)
        await at_register_card(clerk, number)
        if "像是" not in await clerk.screen():
            await clerk.taps("确认")
    assert "像是已报过的 组信〔2026〕1号(今天)" in await clerk.screen()
    await clerk.taps("算重复件")
    assert "是 组信〔2026〕1号 的重复件" in await clerk.screen()
    assert await clerk.taps("确认") == "已报审批"
    assert "组信〔2026〕1号" in await clerk.screen()
