"""A leader with ten seconds: how do we stand, what is late, one case by number."""

from datetime import date

from county import County
from entered_cases import enter, owned_by
from openings import WELL, given

from casework.stages import Stage


async def test_one_word_gives_the_state_of_things_with_a_picture(county: County) -> None:
    (director,) = await given(county, "director")
    shown = await director.says("怎么样")
    assert "在办1" in shown
    message = await director.phone.last()
    assert message["photo"]
    assert len(shown) <= 1024


async def test_one_township_is_asked_for_in_any_order(county: County) -> None:
    (director,) = await given(county, "director")
    assert "在办1" in await director.says("/status 柳湾镇")
    assert "在办0" in await director.says("/status 云岭乡 本月")
    assert "在办1" in await director.says("柳湾镇怎么样")
    assert "没有叫" in await director.says("/status 火星镇")


async def test_drilling_down_stays_in_the_same_message(county: County) -> None:
    (director,) = await given(county, "director")
    await director.says("怎么样")
    message_id = (await director.phone.last())["message_id"]
    await director.taps("在办")
    assert "组信〔2026〕1号" in await director.screen()
    assert (await director.phone.last())["message_id"] == message_id


async def test_any_case_by_number_in_one_interaction(county: County) -> None:
    (director,) = await given(county, "director")
    for typed in ("/case 1", "1", "组信〔2026〕1号", "组信(2026)1号"):
        assert WELL in await director.says(typed)


async def test_two_characters_find_a_case(county: County) -> None:
    (director,) = await given(county, "director")
    assert "组信〔2026〕1号" in await director.says("机井那事")
    assert "组信〔2026〕1号" in await director.says("/find 机井")
    # Asked for what, the command's own word before it is none of the words to look for.
    await director.says("/find")
    assert "查“机井” 1件" in await director.says("查 机井")
    neighbour = await county.join("neighbour")
    assert "组信" not in await neighbour.says("/find 机井")


async def test_a_leaders_words_never_become_a_report(county: County) -> None:
    director = await county.join("director")
    await director.says("下湾村路灯不亮")
    assert "情况(未上报)" not in await director.screen()


async def test_what_is_opened_from_another_period_leads_back_to_it(county: County) -> None:
    late = owned_by("990000001") | {"stage": Stage.HANDLING, "due_on": date(2026, 9, 18)}
    enter(county.database, *[late] * 6)
    director = await county.join("director")
    await director.says("怎么样 前三季度")
    assert "青溪县 2026年前三季度" in await director.screen()
    for opened in ("谁拖着", "在办"):
        await director.taps(opened)
        await director.taps("下一页")
        await director.taps("返回")
        assert "青溪县 2026年前三季度" in await director.screen()
    await director.taps("各乡镇")
    await director.taps("柳湾镇")
    assert "柳湾镇 2026年前三季度" in await director.screen()
    await director.says("怎么样 今年")
    await director.taps("谁拖着")
    await director.taps("返回")
    assert "2026年来信6件" in await director.screen()
