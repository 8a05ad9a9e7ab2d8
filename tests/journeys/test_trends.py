"""A leader looks at what comes in, by township and topic; the clerk says whose policy it is."""

from datetime import date

from county import County
from entered_cases import at, enter

LIU = "990000001"


async def test_from_the_county_to_a_township_and_a_topic_and_back_in_one_message(
    county: County,
) -> None:
    for month, n in zip(range(5, 12), (6, 5, 7, 6, 6, 8, 12), strict=True):
        came = at(LIU) | {"received_on": date(2026, month, 3)}
        enter(county.database, *[came | {"subtype": "pay_treatment_retirement"}] * n)
    clerk = await county.join("clerk")
    shown = await clerk.says("/trend")
    assert "青溪县 2026年11月" in shown
    assert "收到12件,平时6件,高于平时" in shown
    messages = await clerk.count()
    await clerk.taps("更多")
    await clerk.taps("工资待遇退休")
    assert "青溪县 工资待遇退休 2026年11月" in await clerk.screen()
    await clerk.taps("上一月")
    assert "收到8件,平时6件,高于平时" in await clerk.screen()
    await clerk.taps("返回")
    await clerk.taps("各单位")
    assert "柳湾镇 8,平时6件,高于平时" in await clerk.screen()
    await clerk.taps("柳湾镇")
    assert "柳湾镇 2026年10月" in await clerk.screen()
    await clerk.taps("2026年第4季度")
    assert "柳湾镇 2026年第4季度" in await clerk.screen()
    await clerk.taps("返回")
    await clerk.taps("2026年第3季度")
    assert "收到19件" in await clerk.screen()
    await clerk.taps("更多")
    await clerk.taps("2026年8月")
    assert "青溪县 2026年8月" in await clerk.screen()
    assert await clerk.count() == messages
    assert "青溪县 2026年\n收到50件" in await clerk.says("今年趋势")
    assert "一次最多看12个月" in await clerk.says("趋势 2025..2026")
    assert "是不是" in await clerk.says("趋势 柳弯镇")
    assert "还没到" in await clerk.says("趋势 2027-01")


async def test_the_clerk_enters_who_owns_the_policy_behind_a_cause(county: County) -> None:
    clerk, liaison = await county.join("clerk"), await county.join("liaison")
    assert "政策空白 0件,还没定归口单位" in await clerk.says("归口")
    await clerk.taps("定归口单位")
    await clerk.taps("政策空白")
    assert "政策归哪个单位管" in await clerk.screen()
    await clerk.says("柳湾镇")
    await clerk.taps("记下")
    assert "政策空白 0件,归口柳湾镇" in await clerk.screen()
    assert "归口" not in await liaison.says("归口")
