"""The working calendar on a phone: for those who work by it, and for whoever keeps it."""

from county import County

from storage import cases
from storage.unit import Reader
from storage.visible import any_case


async def test_the_calendar_names_days_off_and_turns(county: County) -> None:
    chief = await county.join("administrator")
    assert "2026年10月" in await chief.says("/calendar 2026-10")
    assert "放假 1–7日 国庆" in await chief.screen()
    assert "调休上班 10日" in await chief.screen()
    assert "重阳节 18日" in await chief.screen()
    for typed in ("2026年10月", "10月", "十月"):
        assert "2026年10月" in await chief.says(f"/calendar {typed}"), typed
    assert "看不懂这个时间" in await chief.says("/calendar 柳湾镇")
    await chief.says("/calendar 2026-10")
    await chief.taps("休")  # the first: 1 October
    assert "10月1日(周四) 放假 国庆" in await chief.screen()
    await chief.taps("下月 ›")
    assert "2026年11月" in await chief.screen()
    assert "今" in await chief.labels()


async def test_a_liaison_taps_the_day_on_which_a_case_falls_due(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await liaison.says("上湾村机井坏了两个月没人修,二十多户浇不上地。")
    await liaison.taps("上报")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")

    def due(view: Reader) -> tuple[str, int]:
        case = cases.get(view, view.run(any_case()).one().id)
        assert case is not None
        assert case.due_on is not None
        return f"{case.due_on:%Y-%m}", case.due_on.day

    month, day = county.database.read_now(due)
    assert f"到期 {day}日1件" in await liaison.says(f"/calendar {month}")
    await liaison.taps(f"{day}¹")
    shown = await liaison.screen()
    assert "这天到期1件" in shown
    assert "组信〔2026〕1号 柳湾镇 待签收" in shown
    labels = await liaison.labels()
    assert "设为放假" not in labels
    assert "作息时间" not in labels
    await liaison.taps(labels[0])
    assert "组信〔2026〕1号" in await liaison.screen()
    assert "待您办理" in await liaison.screen()


async def test_the_administrator_makes_a_day_off_by_hand_and_takes_it_back(county: County) -> None:
    chief = await county.join("administrator")
    await chief.says("/calendar 2026-12")
    await chief.taps("25")
    assert await chief.taps("设为放假") == "日历已改"
    assert "放假 25日 本单位放假" in await chief.screen()
    assert "25" not in await chief.labels()
    liaison = await county.join("liaison")
    assert "放假 25日 本单位放假" in await liaison.says("/calendar 2026-12")
    await chief.taps("恢复原样", await chief.find("本单位放假"))
    assert "本单位放假" not in await chief.screen()


async def test_the_administrator_changes_the_office_hours_in_chat(county: County) -> None:
    chief = await county.join("administrator")
    await chief.says("/calendar")
    await chief.taps("作息时间")
    assert "夏季 6月1日至9月30日" in await chief.screen()
    await chief.taps("改其余日子")
    assert "平时作息" in await chief.screen()
    assert "请写四个时间" in await chief.says("九点到五点")
    assert "从早到晚" in await chief.says("14:00-17:30 8:30-12:00")
    shown = await chief.says("8:30-12:00 14:00-17:30")
    assert "作息已改" in shown
    assert "08:30–12:00 14:00–17:30" in shown
    assert "08:00–12:00 15:00–18:30" in shown


async def test_a_month_that_is_none_is_said_so(county: County) -> None:
    liaison = await county.join("liaison")
    assert "2026-10" in await liaison.says("/calendar 明天")
    assert "calendar" in await liaison.phone.commands()


async def test_the_administrator_sets_how_long_a_deadline_is(county: County) -> None:
    chief = await county.join("administrator")
    await chief.says("/calendar")
    await chief.taps("时限长短")
    assert "办理 60日 §" in await chief.screen()
    await chief.taps("改时限")
    await chief.taps("办理")
    assert "改成多少" in await chief.screen()
    assert "只能定1到120" in await chief.says("400")
    await chief.says("45")
    assert await chief.taps("确认修改") == "时限已改,从下一件起算"
    assert "办理 45日(本办设定,通常60日)" in await chief.screen()
