"""Casework on phones: objections, more time, a case held and taken up again."""

from county import County, Person
from test_cases import at_register_card, changed, reported


async def assigned(county: County) -> tuple[Person, Person, Person]:
    """An ordinary case is given to the township; its liaison, the clerk and the deputy."""
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    deputy = await county.join("deputy")
    await at_register_card(clerk, await reported(liaison))
    await changed(clerk, "程序", "普通程序")
    await clerk.taps("确认")
    await deputy.taps("看件")
    assert await deputy.taps("同意交办") == "已同意交办"
    return liaison, clerk, deputy


async def test_the_owner_objects_and_another_takes_it(county: County) -> None:
    liaison, clerk, deputy = await assigned(county)
    neighbour = await county.join("neighbour")
    await liaison.taps("打开")
    await liaison.taps("提异议")
    assert "异议已提交" in await liaison.taps("不在本辖区")
    await clerk.taps("打开", await clerk.find("承办单位提出异议"))
    assert "异议 不在本辖区" in await clerk.screen()
    await clerk.taps("同意异议")
    await clerk.taps("云岭乡")
    assert await clerk.taps("报批") == "已另报承办"
    await deputy.taps("看件")
    await deputy.taps("同意交办")
    assert await neighbour.heard("交办给您")
    assert "组信" not in await liaison.says("/case 1")


async def test_more_time_is_asked_for_granted_and_told(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    await liaison.taps("签收")
    await liaison.taps("申请延期")
    assert "1到30" in await liaison.says("延两个月六十五天吧65")
    await liaison.taps("20天")
    await liaison.says("等省里鉴定结论。")
    assert await liaison.taps("提交") == "已报分管领导"
    assert "申请延期20天" in await liaison.screen()
    await deputy.taps("看件", await deputy.find("申请延期"))
    assert "等省里鉴定结论" in await deputy.screen()
    assert await deputy.taps("同意延期") == "已同意延期"
    assert await liaison.taps("已告知群众", await liaison.find("延期已同意")) == "已记:已告知群众"
    await liaison.taps("时限依据")
    assert "延期20日" in await liaison.screen()


async def test_the_deputy_holds_a_case_and_lets_it_go_on(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    await liaison.taps("签收")
    await deputy.says("/case 1")
    await deputy.taps("中止")
    await deputy.taps("诉讼、仲裁未结")
    await deputy.says("判决生效后。")
    assert await deputy.taps("确认中止") == "已中止,时限停算"
    assert "已中止" in await deputy.screen()
    assert await liaison.heard("时限停算")
    await county.walk(days=30)
    assert not await liaison.heard("快到期")
    await deputy.says("/case 1")
    assert await deputy.taps("恢复办理") == "已恢复,时限顺延"
    assert "30日" in await deputy.says("/why 1")
