"""The leaders' answer: what needs the asker first, and shares with what they are made of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.actions import View
from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.sheets import ListLine, ListSheet
from casework.sheets_status import (
    FieldDays,
    MonthRate,
    Received,
    StatusSheet,
    UnitLine,
    UnitsSheet,
    WeekChange,
)
from casework.statistics import Period, Share, parse_period
from casework.unit_errors import NoSuchUnitError, WhichUnitError
from casework.workflow import Move
from wording import lists, mistyped_periods, periods, status, status_picture
from wording.charts.values import Tone
from wording.codec import pack
from wording.screen import CAPTION_LIMIT, Screen, utf16_length
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
CHINESE = Speaker(words_for(Language.CHINESE), NOW, WorkingCalendar())
ENGLISH = Speaker(words_for(Language.ENGLISH), NOW, WorkingCalendar())
BOTH = pytest.mark.parametrize("say", [CHINESE, ENGLISH], ids=["zh-CN", "en"])
NOTHING = periods.AskedAbout("x")
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
SHEET = StatusSheet(
    unit_code="990000",
    unit="青溪县",
    is_own=True,
    period=NOVEMBER,
    running=True,
    to_decide=1,
    decides=True,
    overdue=2,
    overdue_units=("云岭乡", "双井镇"),
    received=Received(8, 15, 31, 4),
    received_before=Received(20, 7, 9, 0),
    leads=12,
    open=41,
    due_this_week=6,
    on_time=Share(30, 32),
    has_units_below=True,
    field_days=FieldDays(Share(38, 66), 5),
    week=WeekChange(5, 3, 1),
)


def test_what_is_suspended_stands_beside_what_is_open() -> None:
    screen = status.status(CHINESE, replace(SHEET, suspended=2), more=True)
    assert "在办41 中止2 本周到期6" in screen.text.split("\n")
    assert "中止的" in labels(screen)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.buttons for button in row]


def test_the_answer_reads_as_the_office_speaks() -> None:
    assert status.status(CHINESE, SHEET).text.split("\n") == [
        "要您定1件 · 超期2件(云岭乡、双井镇)",
        "本月来信8件 来访15批31人次 其他4件(去年同月27件)",
        "上报情况12条",
        "在办41 本周到期6",
        "按期办结93.8%(30/32)",
        "走访38/66天 可能完不成5人",
        "近7天来件5(前7天3) 新超期1",
    ]


def test_the_same_in_english() -> None:
    assert status.status(ENGLISH, SHEET).text.split("\n")[:5] == [
        "To decide: 1 · Overdue: 2 (云岭乡, 双井镇)",
        "This month: letters 8, visits 15 with 31 persons, others 4 (whole month last year 27)",
        "Leads reported: 12",
        "Open 41, due this week 6",
        "On time 93.8% (30/32)",
    ]


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ({"to_decide": 0}, "超期2件(云岭乡、双井镇)"),
        ({"to_decide": None, "overdue": 0}, "现在没有要您定的,也没有超期的。"),
        ({"decides": False}, "等审批1件 · 超期2件(云岭乡、双井镇)"),
        ({"overdue": 0}, "要您定1件 · 没有超期的"),
        ({"overdue_units": ()}, "要您定1件 · 超期2件"),
        ({"overdue_units": ("甲", "乙", "丙", "丁")}, "要您定1件 · 超期2件(甲、乙、丙等)"),
    ],
)
def test_the_first_line_is_what_needs_the_asker(changed: dict[str, object], first: str) -> None:
    sheet = replace(SHEET, **changed)  # type: ignore[arg-type]
    assert status.status(CHINESE, sheet).text.split("\n")[0] == first


def test_another_unit_or_period_is_named_and_leads_back() -> None:
    town = status.status(CHINESE, replace(SHEET, unit="柳湾镇", is_own=False))
    assert town.text.startswith("<b>柳湾镇 本月</b>\n要您定1件")
    assert labels(town)[-1] == "返回"
    past = status.status(CHINESE, replace(SHEET, period=OCTOBER, running=False, week=None))
    assert past.text.startswith("<b>青溪县 10月</b>\n")
    assert "在办" not in past.text
    assert "没完成5人" in past.text
    assert "返回" not in labels(past)


def test_nothing_in_a_period_says_what_to_try() -> None:
    empty = replace(
        SHEET,
        received=Received(),
        leads=0,
        on_time=Share(0, 0),
        period=OCTOBER,
        running=False,
        week=None,
    )
    text = status.status(CHINESE, empty).text
    assert "10月没有来件(去年同期27件)" in text
    assert "按期办结:还没有到期的" in text
    assert "可以问" in text


def test_only_who_may_read_what_was_reported_is_led_to_it() -> None:
    told, reading = SHEET, replace(SHEET, reads_leads=True)
    assert "上报的情况" not in labels(status.status(CHINESE, told, more=True))
    assert "上报的情况" in labels(status.status(CHINESE, reading, more=True))


def test_every_number_leads_to_the_list_behind_it() -> None:
    screen = status.status(CHINESE, SHEET, more=True)
    arguments = {
        button.label: button.action.argument
        for row in screen.buttons
        for button in row
        if button.action
    }
    assert arguments == {
        "要我定的": "appr:990000",
        "谁拖着": "over:990000",
        "在办": "open:990000",
        "各乡镇": "towns:990000",
        "看走访": "vcty:2026-11",
        "本周到期": "behind:due 990000",
        "来信": "behind:let 990000 2026-11",
        "来访": "behind:vis 990000 2026-11",
        "其他来件": "behind:oth 990000 2026-11",
        "没按期的": "behind:miss 990000 2026-11",
        "去年同期": "behind:all 990000 2025-11",
        "近7天来件": "behind:week 990000",
        "前7天来件": "behind:prev 990000",
        "新超期": "behind:late 990000",
        "上月": "stat:990000 2026-10",
    }


@pytest.mark.parametrize(
    ("name", "period"),
    [("let", OCTOBER), ("all", Period(date(2025, 10, 1), date(2025, 10, 31)))],
)
def test_a_list_leads_back_to_the_period_that_it_came_from(name: str, period: Period) -> None:
    sheet = ListSheet((), 0, 0, 1, "青溪县", "990000", period=period)
    (back,) = lists.page(CHINESE, name, sheet, may_go_back=True).buttons[-1]
    assert back.action is not None
    assert back.action.argument == "stat:990000 2026-10"


@pytest.mark.parametrize(
    ("asked", "beside"),
    [
        ("2026-11", "去年同月"),
        ("2026-Q4", "去年同季"),
        ("2026", "去年全年"),
        ("2026-08..2026-12", "去年整段"),
        ("2026-10", "去年同期"),
    ],
)
def test_what_still_runs_stands_beside_the_whole_of_last_years(asked: str, beside: str) -> None:
    sheet = replace(SHEET, period=parse_period(asked))
    assert f"({beside}27件)" in status.status(CHINESE, sheet).text
    assert status_picture.picture(CHINESE, sheet).before == beside


def test_what_came_from_above_and_has_no_answer_stands_first_and_has_a_button() -> None:
    sheet = replace(SHEET, from_above=2)
    screen = status.status(CHINESE, sheet)
    first = "要您定1件 · 上级交办未回2件 · 超期2件(云岭乡、双井镇)"
    assert screen.text.split("\n")[0] == first
    assert labels(screen) == ["要我定的", "上级交办的", "谁拖着", "在办", "更多"]


def test_a_mistyped_period_offers_what_comes_close_with_its_unit() -> None:
    asked = periods.read("柳湾镇 上越", CHINESE.today)
    error = NoSuchUnitError(text="柳湾镇 上越", near=())
    screen = status.near(CHINESE, View.STATUS, error, asked)
    assert screen.text == "看不懂“上越”。是不是:"
    action = screen.buttons[0][0].action
    assert (labels(screen)[0], action.argument) == ("上月", "stat:柳湾镇 2026-10")
    assert mistyped_periods.near("柳湾镇 机井", CHINESE.today) is None


def test_a_mistyped_period_beside_the_beginning_of_a_name_is_asked_about_too() -> None:
    for typed in ("柳湾 上越", "上越 柳湾"):
        asked = periods.read(typed, CHINESE.today)
        error = NoSuchUnitError(text=typed, near=("柳湾镇",))
        action = status.near(CHINESE, View.OVERDUE, error, asked).buttons[0][0].action
        assert action is not None
        assert action.argument.endswith(":柳湾 2026-10")
    asked = periods.read("柳湾 上湾", CHINESE.today)
    error = NoSuchUnitError(text="柳湾 上湾", near=("上湾村", "柳湾镇"))
    assert labels(status.near(CHINESE, View.OVERDUE, error, asked)) == ["上湾村", "柳湾镇"]


def test_a_case_is_picked_for_an_instruction_from_the_list_itself() -> None:
    moves = (Move.INSTRUCT, Move.TAKE_LEAD)
    line = ListLine(7, "case", (2026, 142), "柳湾镇", "handling", moves=moves)
    led = replace(line, ref=8, number=(2026, 143), moves=(Move.INSTRUCT,))
    sheet = ListSheet((line, led), 2, about="柳湾镇", unit_code="990000001", period=OCTOBER)
    shown = lists.page(CHINESE, "overdue", sheet, may_go_back=True)
    assert shown.text.startswith("<b>超期</b> 2件 柳湾镇 10月")
    buttons = {one.label: one.action for row in shown.buttons for one in row}
    assert buttons["批示"].argument == "over:990000001 2026-10"
    assert (buttons["批示"].target, buttons["包案"].target) == (1, 2)
    picking = lists.page(CHINESE, "overdue", sheet, may_go_back=True, picking=2)
    assert "包哪一件?" in picking.text
    assert labels(picking) == ["包案 XF26-142-K", "返回"]
    assert picking.buttons[0][0].action.target == 7


def test_at_most_five_buttons_stand_before_more() -> None:
    assert labels(status.status(CHINESE, SHEET)) == ["要我定的", "谁拖着", "在办", "各乡镇", "更多"]


@BOTH
def test_the_longest_answer_fits_under_a_picture_and_its_buttons_fit(say: Speaker) -> None:
    many = 9_999_999
    sheet = replace(
        SHEET,
        unit="某某某某某某某某某某某某自治县",
        unit_code="999999999999",
        is_own=False,
        period=Period(date(2025, 1, 1), date(2026, 11, 30)),
        to_decide=many,
        overdue=many,
        overdue_units=("某某某某某某某某某某开发区管理委员会",) * 9,
        received=Received(many, many, many, many),
        on_time=Share(many, many),
        field_days=FieldDays(Share(many, many), many),
        week=WeekChange(many, many, many),
    )
    screen = status.status(say, sheet, more=True)
    assert utf16_length(screen.text) <= CAPTION_LIMIT
    for row in screen.buttons:
        for button in row:
            assert button.action is not None
            pack(button.action)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_percentage_never_stands_without_what_it_is_made_of(count: int, more: int) -> None:
    share = Share(count, count + more)
    said = status.on_time(CHINESE, share)
    if share.of:
        assert f"{share.percent}%" in said
    else:
        assert "%" not in said


def test_units_below_are_lines_and_buttons() -> None:
    lines = (UnitLine("990000001", "柳湾镇", 5, 0), UnitLine("990000003", "云岭乡", 2, 2))
    screen = status.units(CHINESE, UnitsSheet("990000", "青溪县", lines, 12, 0, 2))
    assert screen.text == "<b>青溪县 各单位</b>\n柳湾镇 在办5\n云岭乡 在办2 超期2"
    assert labels(screen) == ["柳湾镇", "云岭乡", CHINESE("button-next"), "返回"]
    empty = status.units(CHINESE, UnitsSheet("990000", "青溪县", (), 0))
    assert labels(empty) == ["返回"]


def test_a_mistyped_unit_offers_what_comes_close() -> None:
    error = NoSuchUnitError(text="柳弯<", near=("柳湾镇", "柳" * 40))
    screen = status.near(CHINESE, View.STATUS, error, periods.AskedAbout("柳弯", OCTOBER))
    assert "柳弯&lt;" in screen.text
    assert labels(screen) == ["柳湾镇"]
    unknown = status.near(CHINESE, View.STATUS, NoSuchUnitError(text="火星", near=()), NOTHING)
    assert "没有叫“火星”的单位,也不是听得懂的时间" in unknown.text
    assert "10月、上半年、2026-Q3" in unknown.text
    which = status.near(ENGLISH, View.OVERDUE, WhichUnitError(text="x", near=("a", "b")), NOTHING)
    assert which.text == "More than one unit is called “x”. Which?"


@BOTH
def test_the_picture_says_now_or_then(say: Speaker) -> None:
    now = status_picture.picture(say, SHEET)
    assert [tile.value for tile in now.tiles] == ["41", "6", "2", "93.8%"]
    assert now.tiles[2].tone is Tone.BAD
    assert now.tiles[3].note == "30/32"
    assert [(bar.now, bar.before) for bar in now.bars] == [(8, 20), (15, 7), (4, 0)]
    assert "2026" in now.title
    assert "2026" in now.subtitle
    past = replace(SHEET, running=False, period=OCTOBER, on_time=Share(0, 0), unit="A<B")
    then = status_picture.picture(say, past)
    assert [tile.value for tile in then.tiles][:3] == ["27", "31", "12"]
    assert "A<B" in then.title
    assert status_picture.svg(say, past).startswith("<svg")


def test_a_late_line_says_whose_turn_it_is_and_offers_the_reminder() -> None:
    lines = (
        ListLine(7, "case", (2026, 1), "柳湾镇", "handling", turn=("柳湾镇",), may_chase=True),
        ListLine(8, "case", (2026, 2), "云岭乡", "reported", turn=("秦望舒",)),
    )
    sheet = ListSheet(lines, 2, 0, 1, "青溪县", "990000")
    screen = lists.page(CHINESE, "overdue", sheet, may_go_back=True)
    assert "该 柳湾镇 办" in screen.text
    assert [[button.label for button in row] for row in screen.buttons] == [
        ["XF26-1-L", "催办"],
        ["XF26-2-G"],
        ["返回"],
    ]
    reminder = screen.buttons[0][1].action
    assert reminder is not None
    assert reminder.argument == "over:990000"
    empty = lists.page(CHINESE, "overdue", ListSheet((), 0, 0, 1, "青溪县", "990000"))
    assert empty.text == "青溪县\n没有超期的。"
    assert empty.buttons == ()


def test_the_line_of_the_picture_tells_each_month_with_what_it_is_of() -> None:
    rates = ((9, Share(27, 31)), (10, Share(3, 4)), (11, Share(0, 0)))
    months = tuple(MonthRate(date(2026, month, 1), share) for month, share in rates)
    points = status_picture.picture(CHINESE, replace(SHEET, months=months)).points
    assert [(one.label, one.value, one.note) for one in points] == [
        ("9月", "87.1%", "27/31"),
        ("10月", "", "不足5件"),
        ("11月", "", "—"),
    ]
    drawn = status_picture.svg(CHINESE, replace(SHEET, months=months))
    assert drawn.count("<circle") == 1
    assert "<line" not in drawn  # no neighbour to be joined with
    small = replace(SHEET, months=months[1:])
    assert status_picture.picture(CHINESE, small).points == ()
