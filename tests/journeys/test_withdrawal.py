"""A petitioner withdraws on paper: somebody uninvolved calls, and says what was meant."""

import pytest
from county import County, Person
from openings import PNG, given

SAID = "本人说是村里让签的,不想撤。"


async def asks(clerk: Person, caller: str) -> None:
    """The clerk has the paper, and picks who calls."""
    await clerk.says("/case 1")
    await clerk.taps("更多")
    await clerk.taps("群众撤回")
    await clerk.says("问题已解决,申请撤回。")
    await clerk.taps(caller)
    await clerk.sends(lambda phone: phone.photo(PNG))
    assert "没核实前照常办理" in await clerk.taps("请这位核实")


@pytest.mark.at_one_moment
async def test_it_goes_on_when_it_was_not_meant_and_ends_when_it_was(county: County) -> None:
    liaison, clerk, inspector, director = await given(
        county, "liaison", "clerk", "inspector", "director"
    )
    await asks(clerk, "顾长川")
    await director.taps("看件", await director.find("请您给本人打个电话核实"))
    await director.taps("没有确认")
    await director.taps("今天")
    await director.says(SAID)
    assert "照常办理" in await director.taps("确认,照常办理")
    for told in (clerk, inspector):
        assert await told.heard("撤回没有得到本人确认,照常办理")
    assert not await liaison.heard("撤回没有得到本人确认")
    await inspector.says("/case 1")
    await inspector.taps("办理经过")
    assert SAID in await inspector.screen()

    await asks(clerk, "方正平")
    assert "核实后未撤回、申请撤回,待核实" in await clerk.screen()
    await inspector.taps("看件", await inspector.find("请您给本人打个电话核实"))
    await inspector.taps("本人确认撤回")
    assert "这天还没到" in await inspector.says("明天")
    await inspector.taps("昨天")
    await inspector.says("本人说事情办好了。")
    assert "打电话不会早于这一天" in await inspector.taps("是我打的,确认撤回")
    await inspector.taps("更多")
    await inspector.taps("改日期")
    await inspector.taps("今天")
    assert await inspector.taps("是我打的,确认撤回") == "已按群众撤回处理"
    assert await liaison.heard("群众已撤回,不用再办")
    assert "已撤回" in await clerk.says("/case 1")


@pytest.mark.at_one_moment
async def test_the_petitioner_comes_back_before_the_call(county: County) -> None:
    clerk, inspector, director = await given(county, "clerk", "inspector", "director")
    await asks(clerk, "方正平")
    await inspector.find("请您给本人打个电话核实")
    await clerk.says("/case 1")
    await clerk.taps("收回撤回申请")
    said = await clerk.taps("本人不撤了")
    assert said == "撤回申请已收回,照常办理;不用再打电话核实"
    await county.settle()
    assert "已由周清和收回。" in (await inspector.find("请您给本人打个电话核实"))["text"]
    await inspector.says("/case 1")
    assert "打电话核实" not in await inspector.screen()
    await inspector.taps("办理经过")
    assert "本人不撤了" in await inspector.screen()

    # What is on the way when it is taken back withdraws nothing, and is told why.
    await asks(clerk, "顾长川")
    await director.taps("看件", await director.find("请您给本人打个电话核实"))
    await director.taps("本人确认撤回")
    await director.taps("今天")
    await director.says("本人愿意撤回。")
    await clerk.says("/case 1")
    await clerk.taps("收回撤回申请")
    await clerk.says("本人又来了,说不撤。")
    assert "撤回申请已经收回" in await director.taps("是我打的,确认撤回")
