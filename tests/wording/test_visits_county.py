"""A month of all whom a supervisor sees."""

from dataclasses import replace
from datetime import date

import pytest
from labels_read import labels
from visit_screens import DAY, ENGLISH, OCTOBER, SAY, SHORT, actions

from casework.actions import Action, Verb
from casework.sheets_visit_months import CountyMonth, MonthSheet, ShortMonth, UnitMonth, VisitorLine
from casework.visit_grid import DayMark
from casework.visits import Forecast, MonthState
from wording import visits, visits_county
from wording.speaker import Speaker


def county() -> CountyMonth:
    late = MonthState(0, False, 3, 3, 2, Forecast.UNLIKELY)
    units = (
        UnitMonth("01", "柳湾镇", (VisitorLine(1, "林小溪", late), VisitorLine(2, "周明", SHORT))),
        UnitMonth("02", "双井镇", (VisitorLine(3, "何山", replace(SHORT, done=5, missing=0)),)),
    )
    return CountyMonth(OCTOBER, units, ("林小溪",), before=date(2026, 9, 1))


def test_a_supervisor_reads_totals_and_who_may_not_make_it() -> None:
    screen = visits_county.county(SAY, county())
    assert screen.text.splitlines()[0] == "<b>10月走访</b> 5/9天"
    assert "可能完不成1人</b>\n▲林小溪(柳湾镇)还差3天,还有2个工作日\n" in screen.text
    assert "▲柳湾镇 2/6天" in screen.text
    assert labels(screen) == ["柳湾镇", "双井镇", "上月", "走访统计", "看下访"]


def test_a_township_opens_into_its_officers() -> None:
    sheet = county()
    screen = visits_county.county(SAY, replace(sheet, chosen=sheet.units[0]))
    assert "▲林小溪 □□□ 还差3天,还有2个工作日" in screen.text
    assert labels(screen) == ["林小溪", "周明", "上月", "走访统计", "返回"]
    assert actions(screen)[0] == Action(Verb.SHOW, 1, 0, "visits:2026-10")
    assert actions(screen)[-1] == Action(Verb.SHOW, 0, 0, "vcty:2026-10")


def a_large_office() -> CountyMonth:
    late = MonthState(0, False, 3, 3, 2, Forecast.UNLIKELY)
    marks = (DayMark.PLAIN,) * 31
    units = tuple(
        UnitMonth(
            f"{n:02}",
            f"第{n}镇",
            tuple(VisitorLine(100 * n + m, f"人{n}-{m}", late, marks=marks) for m in range(15)),
        )
        for n in range(9)
    )
    names = tuple(who.name for unit in units for who in unit.visitors)
    return CountyMonth(OCTOBER, units, names, pages=2)


def test_a_large_office_is_paged_and_fits_under_its_picture() -> None:
    sheet = a_large_office()
    screen = visits_county.county(SAY, sheet, b"picture")
    assert screen.text.endswith("▲人0-9(第0镇)还差3天,还有2个工作日\n另有125人,点单位看。")
    drawn = visits_county.drawing(SAY, sheet)
    assert drawn is not None
    assert ("人2-9<" in drawn, "人2-10<" in drawn) == (True, False)
    assert "另有80人,点单位看" in drawn
    second = replace(sheet, chosen=sheet.units[0], page=1)
    screen = visits_county.county(SAY, second, b"picture")
    assert labels(screen)[:3] == ["人0-12", "人0-13", "人0-14"]
    drawn = visits_county.drawing(SAY, second)
    assert drawn is not None
    assert ("人0-11<" in drawn, "人0-12<" in drawn) == (False, True)
    first = visits_county.county(SAY, replace(second, page=0), b"picture")
    for one in (first, visits_county.county(SAY, sheet, b"picture")):
        assert len(one.text) < 1000


def test_a_supervisor_looks_at_an_officers_month_and_goes_back_to_the_unit() -> None:
    sheet = MonthSheet(
        OCTOBER,
        SHORT,
        (DAY,),
        visitor_id=3,
        visitor="何山",
        before=date(2026, 9, 1),
        overseen_in="02",
    )
    screen = visits.month(SAY, sheet)
    assert screen.text.startswith("<b>何山</b>\n10月走访")
    assert actions(screen) == [
        Action(Verb.SHOW, DAY.id, 0, "visit"),
        Action(Verb.SHOW, 3, 0, "visits:2026-09"),
        Action(Verb.SHOW, 0, 0, "vcty:2026-10:02"),
    ]


@pytest.mark.parametrize("say", [SAY, ENGLISH])
def test_the_picture_has_a_row_for_each_officer_by_township(say: Speaker) -> None:
    drawn = visits_county.drawing(say, county())
    assert drawn is not None
    assert drawn.index("柳湾镇") < drawn.index("周明") < drawn.index("双井镇") < drawn.index("何山")
    assert visits_county.drawing(say, replace(county(), units=())) is None


def test_supervisors_read_why_a_month_fell_short() -> None:
    sheet = county()
    short = ShortMonth(55, 3, 2, reason="meetings")
    unit = replace(
        sheet.units[0], visitors=(VisitorLine(2, "周明", SHORT, short), *sheet.units[1].visitors)
    )
    text = visits_county.county(SAY, replace(sheet, is_over=True, chosen=unit)).text
    assert "原因:会议、值班多" in text
