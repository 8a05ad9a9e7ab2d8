"""Those who complain are protected: retaliation is reported past the unit."""

import re

from county import County
from sqlalchemy import text

from storage.unit import Reader


async def test_retaliation_is_reported_by_a_word_and_reaches_deputy_and_inspector(
    county: County,
) -> None:
    liaison, neighbour = await county.join("liaison"), await county.join("neighbour")
    deputy, inspector = await county.join("deputy"), await county.join("inspector")
    quiet = await liaison.count()
    await neighbour.says("打击报复")
    assert "先打电话" in await neighbour.screen()
    await neighbour.says("举报人家的水被人停了,人在亲戚家,电话13812345678")
    card = await neighbour.screen()
    assert "已直接报分管副部长和督查员" in card
    assert "水被人停了" not in card
    assert await neighbour.labels() == []
    said = [one.get("text", "") for one in await neighbour.phone.messages()]
    assert not any("水被人停了" in text for text in said)
    pushed = await deputy.screen()
    assert pushed == await inspector.screen()
    assert re.search(r"急26-\d{3} ", pushed)
    assert "紧急" in pushed
    assert "报复" not in pushed
    await deputy.taps("打开")
    shown = await deputy.screen()
    assert shown.splitlines()[1] == "紧急:先打电话"
    assert "水被人停了" in shown
    assert "138" not in shown
    assert "13812345678" in await deputy.taps("联系方式")
    assert await deputy.taps("我来办") == "由您接手,已告诉上报人"
    await county.settle()
    assert "有回音" in await neighbour.screen()
    assert await liaison.count() == quiet


async def test_about_the_deputy_it_goes_past_the_deputy(county: County) -> None:
    neighbour, deputy = await county.join("neighbour"), await county.join("deputy")
    inspector, quiet = await county.join("inspector"), await deputy.count()
    await neighbour.says("打击报复")
    assert await neighbour.labels() == ["涉及单位", "不报给谁", "取消"]
    await neighbour.taps("涉及单位")
    await neighbour.taps("云岭乡")
    await neighbour.taps("不报给谁")
    await neighbour.taps("秦望舒")
    assert "不报给 秦望舒" in await neighbour.screen()
    await neighbour.says("分管的人打电话,叫举报人别再写信。")
    assert "您点的那位看不到" in await neighbour.screen()
    assert "急26-" in await inspector.screen()
    await inspector.taps("打开")
    assert "上报人要求不告诉 秦望舒" in await inspector.screen()
    assert await deputy.count() == quiet


async def test_said_in_one_line_it_goes_with_one_tap(county: County) -> None:
    neighbour, inspector = await county.join("neighbour"), await county.join("inspector")
    await neighbour.says("打击报复 举报人家的水被人停了")
    card = await neighbour.screen()
    assert "不经过当地单位" in card
    await neighbour.taps("上报")
    assert "急26-" in await inspector.screen()


async def test_from_a_case_it_takes_two_taps(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    inspector = await county.join("inspector")
    await liaison.says("上湾村机井坏了两个月没人修,二十多户浇不上地。")
    await liaison.taps("上报")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")
    await clerk.taps("更多")
    await clerk.taps("打击报复")
    await clerk.says("来信人说有人上门威胁。")
    await inspector.taps("打开")
    assert "与 组信〔2026〕1号 有关" in await inspector.screen()
    await liaison.says("1")
    assert "威胁" not in await liaison.screen()


async def test_a_query_code_is_told_once_and_typed_for_a_caller(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    neighbour = await county.join("neighbour")
    await liaison.says("上湾村机井坏了两个月没人修,二十多户浇不上地。")
    await liaison.taps("上报")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")
    await clerk.taps("更多")
    await clerk.taps("查询码")
    shown = (await clerk.phone.messages())[-1]
    assert shown["has_protected_content"]
    code = "".join(char for char in shown["text"].splitlines()[0] if char.isdigit())
    await neighbour.says(f"查询码 {code}")
    assert "办到:待签收" in await neighbour.screen()
    assert "机井" not in await neighbour.screen()
    await county.walk(minutes=11)
    assert not any(code[:4] in one.get("text", "") for one in await clerk.phone.messages())
    await neighbour.says("查询码")
    await neighbour.says("0000000000")
    assert "没有这个查询码" in await neighbour.screen()


async def test_a_complaint_about_our_own_leader_is_shown_the_way_up_and_forgotten(
    county: County,
) -> None:
    liaison, deputy = await county.join("liaison"), await county.join("deputy")
    quiet = await deputy.count()
    await liaison.says("举报县里分管副部长收受礼金。")
    assert await liaison.labels() == ["是举报干部", "不是", "两样都有", "涉及本单位领导"]
    await liaison.taps("涉及本单位领导")
    card = await liaison.screen()
    assert "不收、不转、不留底" in card
    assert "12388" in card
    assert not any("礼金" in one.get("text", "") for one in await liaison.phone.messages())
    assert await deputy.count() == quiet

    def left(view: Reader) -> dict[str, int]:
        tables = ("lead", "letter", "draft", "shown", "media", "identity", "note", "push", "clock")
        return {
            name: view.run(text(f"SELECT count(*) FROM {name}")).scalar() or 0  # noqa: S608
            for name in tables
        }

    assert not any((await county.database.read(left)).values())

    def kept(view: Reader) -> list[tuple[object, object]]:
        return [tuple(row) for row in view.run(text("SELECT content, result FROM inbox"))]

    assert set(await county.database.read(kept)) == {(None, None)}
