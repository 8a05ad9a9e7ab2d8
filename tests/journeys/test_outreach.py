"""A joint team's trip: entered with one line, put right, taken back, added up by period."""

from county import County


async def test_a_trip_is_entered_put_right_and_added_up_with_its_lower_bound(
    county: County,
) -> None:
    clerk, liaison = await county.join("clerk"), await county.join("liaison")
    assert "2026年11月没有下访。" in await clerk.says("下访")
    await clerk.taps("记下访")
    await clerk.says("柳湾镇")
    await clerk.taps("昨天")
    asked = await clerk.says("接待群众130多人次,收集意见20条,化解纠纷3起。")
    assert "接待群众(人次) ≥130" in asked
    assert "谁去的?" in asked
    await clerk.taps("周清和")
    assert "没有找到“民政局”,还没加进去" in await clerk.says("林小溪,民政局")
    assert "人员 林小溪、周清和、农业农村局" in await clerk.says("林小溪,农业农村局")
    assert await clerk.taps("存上") == "已存上"
    card = await clerk.screen()
    assert "人员(3):林小溪、周清和、农业农村局" in card
    assert "接待群众≥130人次\n收集意见20条\n化解纠纷3起" in card

    await clerk.taps("更正")
    await clerk.taps("更多")
    await clerk.taps("改化解纠纷(起)")
    await clerk.says("4起")
    assert await clerk.taps("更正") == "已更正,原来的留着"
    assert "化解纠纷4起" in await clerk.screen()

    await clerk.says("下访 今年")
    screen = await clerk.screen()
    assert "2026年下访 1次" in screen
    assert "接待群众≥130人次" in screen
    assert "≥ 的是至少数。" in screen
    await clerk.taps("大家的进度")
    await clerk.taps("看下访")
    assert "11月下访 1次" in await clerk.screen()
    await clerk.taps("昨天 柳湾镇")
    assert await clerk.taps("撤销") == "已撤销,可以恢复"
    assert "没有下访" in await clerk.says("/outreach 2026-11")

    assert "下访" not in await liaison.says("下访")
