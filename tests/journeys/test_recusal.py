"""An officer steps aside from a case in chat, the deputy decides, and access follows the word."""

from county import County, Person


async def _assigned(liaison: Person, clerk: Person) -> None:
    await liaison.says("上湾村机井坏了两个月没人修,电话13800138000。")
    for who, label in ((liaison, "上报"), (clerk, "打开"), (clerk, "照此登记交办")):
        await who.taps(label)
    await clerk.taps("确认")


async def test_the_clerk_steps_aside_and_is_called_back(county: County) -> None:
    liaison, clerk, deputy = await county.joined("liaison", "clerk", "deputy")
    await _assigned(liaison, clerk)
    await clerk.says("1")
    for label in ("更多", "回避", "周清和", "亲属"):
        await clerk.taps(label)
    assert "这期间您看不到这件" in await clerk.taps("确认")
    assert "没有找到" in await clerk.says("1")
    await deputy.find("有人要回避,请您定")
    await deputy.taps("看件")
    assert "回避待定 周清和(亲属)" in await deputy.screen()
    assert "同意回避" in await deputy.labels()
    for label in ("更多", "不用回避"):
        await deputy.taps(label)
    await deputy.says("同姓而已,不是亲戚。")
    assert await deputy.taps("确认") == "已定:不用回避"
    assert "组信〔2026〕1号" in await clerk.says("1")
    assert "同姓" not in await clerk.screen()


async def test_a_leader_looks_who_wrote_and_the_inspector_hears_at_once(county: County) -> None:
    liaison, clerk, director, inspector = await county.joined(
        "liaison", "clerk", "director", "inspector"
    )
    await _assigned(liaison, clerk)
    await director.says("1")
    for label in ("更多", "查看来信人"):
        await director.taps(label)
    await director.says("当晚有人威胁来信人,要派人去。")
    assert "已告知督查员" in await director.taps("确认查看")
    assert "13800138000" in await director.taps("联系方式")
    assert "领导查看了来信人身份" in await inspector.screen()
