"""Three field days a month: logged in four interactions, seen as a bar, reminded of in time."""

from datetime import date

from county import County


async def test_a_field_day_takes_four_interactions(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("今日走访")
    await liaison.taps("上湾村")
    await liaison.says("见了几户种粮户,说浇地难。")
    await liaison.taps("确认")
    shown = await liaison.says("走访进度")
    assert "11月" in shown
    assert "上湾村" in shown


async def test_a_day_counts_once_its_host_confirms_it(county: County) -> None:
    liaison, staff = await county.join("liaison"), await county.join("staff")
    await staff.says("今日走访")
    assert (await staff.labels())[0] == "上湾村"  # the contact village comes first
    await staff.taps("上湾村")
    await staff.says("见了村干部和两户,没有新情况。")
    await staff.taps("确认")
    assert "□□□" in await staff.says("/visits")
    await liaison.says("/visits")
    await liaison.taps("去确认")
    assert "叶知秋" in await liaison.screen()
    await liaison.taps("确认叶知秋")
    assert "■□□" in await staff.says("/visits")


async def test_a_photo_makes_a_day_count_by_itself(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("今日走访")
    await staff.taps("上湾村")
    await staff.says("入户八家,没有新情况。")
    await staff.sends(lambda phone: phone.photo(b"\xff\xd8\xff\xe0 a picture"))
    await staff.taps("确认")
    assert "■□□" in await staff.says("/visits")


async def test_on_the_twentieth_those_short_of_days_are_told(county: County) -> None:
    county.clock.set(county.office(date(2026, 11, 30), 20))
    staff = await county.join("staff")
    await county.walk_to(county.office(date(2026, 12, 18), 20))
    before = await staff.count()
    # The 20th of December 2026 is a Sunday; they are told on Monday.
    await county.walk_to(county.office(date(2026, 12, 20), 20))
    assert await staff.count() == before
    await county.walk_to(county.office(date(2026, 12, 21), 20))
    assert await staff.count() == before + 1
    assert "走访" in await staff.screen()


async def test_somebody_without_the_duty_is_told_so(county: County) -> None:
    administrator = await county.join("administrator")
    assert "没有走访任务" in await administrator.says("/visit")


async def test_a_supervisor_sees_the_county(county: County) -> None:
    director = await county.join("director")
    assert "0/9天" in await director.says("走访进度")
    assert (await director.phone.last())["photo"]
