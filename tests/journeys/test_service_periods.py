"""A service period on the phones: entered by the administrator, answered by a liaison, watched."""

from datetime import UTC, datetime

from county import County


async def test_a_period_is_entered_answered_with_one_tap_and_watched(county: County) -> None:
    chief, liaison = await county.join("administrator"), await county.join("liaison")
    clerk = await county.join("clerk")
    await county.join("neighbour")
    await chief.says("/calendar")
    await chief.taps("工作时段")
    assert "现在没有工作时段" in await chief.screen()
    await chief.taps("新建时段")
    await chief.taps("换届选举")
    assert "不记领导行程" in await chief.says("张县长行程")
    await chief.says("村委会换届")
    await chief.taps("明天")
    await chief.says("12月1日")
    await chief.taps("全部单位")
    await chief.taps("建好")
    assert "11月24日(周二)至12月1日(周二)" in await chief.screen()
    assert "不要零报告" in await chief.screen()
    await chief.taps("修改")
    await chief.taps("更多")
    await chief.taps("改零报告")
    await chief.taps("要")
    await chief.taps("改好")
    assert "每个工作日零报告" in await chief.screen()
    assert "村委会换届" in await clerk.says("/calendar")

    # A window is what was typed: a day off moves it nowhere, a day just gone is none to come.
    for step in ("/calendar", "工作时段", "新建时段", "其他"):
        await (chief.says(step) if step.startswith("/") else chief.taps(step))
    await chief.says("拥军走访")
    assert "这天已经过了" in await chief.says("11月20日")
    shown = await chief.says("11月28日")
    assert "开始 2026年11月28日(周六)" in shown
    assert "顺延" not in shown
    await chief.taps("取消")

    await county.walk_to(datetime(2026, 11, 24, 0, 31, tzinfo=UTC))
    asked = await liaison.find("今天的零报告,请报")
    assert await liaison.taps("无情况", asked) == "已报:无情况"
    assert "今天已报:无情况" in await liaison.screen()
    await liaison.taps("今天加开了接访")
    assert "撤销今天接访" in await liaison.labels()

    await clerk.says("工作时段")
    await clerk.taps("村委会换届")
    assert "今天零报告:已报1个单位,共3个" in await clerk.screen()
    await clerk.taps("零报告名单")
    assert "没报(2):云岭乡、农业农村局" in await clerk.screen()
    await county.walk_to(datetime(2026, 11, 24, 8, 27, tzinfo=UTC))
    assert await clerk.heard("今天零报告还有2个单位没报")

    await liaison.says("工作时段")
    await liaison.taps("村委会换届")
    await liaison.taps("有情况")
    assert "情况(未上报)" in await liaison.screen()
    await liaison.says("上湾村候选人名单没有公示,群众有意见。")
    await liaison.taps("上报")

    await county.walk_to(datetime(2026, 12, 2, 0, 31, tzinfo=UTC))
    assert await liaison.heard("零报告,请报\n这一天已过。")
    await clerk.says("工作时段")
    await clerk.taps("村委会换届")
    shown = await clerk.screen()
    assert "小结" in shown
    assert "加开接访1次,1/3个单位" in shown
    assert "零报告5.6%(1/18),其中有情况1次" in shown
