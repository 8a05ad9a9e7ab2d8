"""The inspector sees who did and who read what, and whether the record is whole."""

import pytest
from county import ROOT, County
from openings import WELL, given, reported
from sqlalchemy import text

from casework.people import Role
from storage import people
from storage.unit import Unit


@pytest.mark.at_one_moment
async def test_acts_and_readings_stand_in_order_with_the_reason_given(county: County) -> None:
    liaison, clerk, inspector = await county.joined("liaison", "clerk", "inspector")
    number = await reported(liaison, WELL + "电话13800138000。")
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("联系方式")
    await clerk.taps("核实情况")
    shown = await inspector.says(f"/audit {number}")
    assert "记录链完整" in shown
    assert "看过本件 1人" in shown
    assert "看过联系方式 1人" in shown
    for line in ("看件 周清和", "查看联系方式 周清和", "核实情况", "查记录 方正平"):
        assert line in shown
    assert "13800138000" not in shown
    assert WELL[:8] not in shown


async def test_files_that_were_looked_at_are_on_record(county: County) -> None:
    liaison, clerk, inspector = await county.joined("liaison", "clerk", "inspector")
    await liaison.sends(lambda phone: phone.photo(b"\xff\xd8\xff\xe0one", caption=WELL))
    await liaison.taps("上报")
    await clerk.taps("打开", await clerk.find("L26-1"))
    await clerk.taps("附件")
    assert "看附件 周清和" in await inspector.says("/audit L26-1")


async def test_a_changed_record_is_named_with_its_place(county: County) -> None:
    _liaison, inspector = await given(county, "liaison", "inspector")

    def change(unit: Unit) -> None:
        unit.run(text("UPDATE event SET kind = 'told' WHERE position = 3"))

    await county.database.write(change)
    assert "第 3 条" in await inspector.says("/audit 1")
    assert "第 3 条" in await inspector.says("/audit")


async def test_who_is_administrator_and_clerk_at_once_is_named(county: County) -> None:
    inspector = await county.join("inspector")
    assert "周清和" not in await inspector.says("/audit")

    def both(unit: Unit) -> None:
        first = unit.today.replace(month=1, day=1)
        post = {"role": Role.ADMINISTRATOR.value, "unit_code": ROOT, "first_day": first}
        people.add_post(unit, county.ids["clerk"], **post)

    await county.database.write(both)
    assert "周清和" in await inspector.says("/audit")
    clerk, liaison = await county.joined("clerk", "liaison")
    number = await reported(liaison)
    await clerk.taps("打开", await clerk.find(number))
    assert "周清和(兼管理员和专干)" in await inspector.says(f"/audit {number}")


async def test_a_long_record_is_paged(county: County) -> None:
    _liaison, clerk, inspector = await given(county, "liaison", "clerk", "inspector")
    for _ in range(8):
        await clerk.says("/case 1")
    await inspector.says("/audit 1")
    await inspector.taps("下一页")
    assert "上报" in await inspector.screen()


async def test_nobody_but_the_inspector_is_told(county: County) -> None:
    liaison, clerk = await given(county, "liaison", "clerk")
    for who in (liaison, clerk):
        assert "记录链" not in await who.says("/audit 1")
    assert "没有找到" in await (await county.join("inspector")).says("/audit XF26-99")
