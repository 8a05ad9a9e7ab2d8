"""What officers read of field days: short lines, squares, and what makes a day count."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casework.actions import Action, Verb, View
from casework.attachments import MediaTally
from casework.calendar import WorkingCalendar
from casework.findings import Became
from casework.forms import Draft, FormKind
from casework.people import Language
from casework.push_sheets import PushSheet
from casework.pushes import Push, PushKind
from casework.sheets import FormSheet
from casework.visit_errors import VisitDuringLeaveError
from casework.visit_flags import VisitFlag
from casework.visit_grid import DayMark
from casework.visit_month_sheets import (
    CountyMonth,
    FlaggedDays,
    MonthSheet,
    PlanSheet,
    ShortMonth,
    UnitMonth,
    VisitorLine,
)
from casework.visit_plan import check_can_plan
from casework.visit_sheets import (
    Dispute,
    FindingLine,
    FindingSheet,
    Mark,
    ToConfirm,
    VisitLine,
    VisitSheet,
)
from casework.visits import Absence, Forecast, MonthState
from wording import (
    forms,
    month_grid,
    notices,
    pushes,
    visit_card,
    visit_findings,
    visit_lists,
    visit_plan,
    visits,
    visits_county,
)
from wording.codec import pack
from wording.screen import Screen
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
CALENDAR = WorkingCalendar()
SAY = Speaker(words_for(Language.CHINESE), NOW, CALENDAR)
ENGLISH = Speaker(words_for(Language.ENGLISH), NOW, CALENDAR)
OCTOBER, NOVEMBER_2 = date(2026, 10, 1), date(2026, 11, 2)
SHORT = MonthState(2, False, 3, 1, 6, Forecast.ON_TRACK)
DAY = VisitLine(7, date(2026, 10, 22), False, "柳湾镇·上湾村", Mark.WAITING, None, "见了<种粮户>")
FIELDS = {
    "village": "011",
    "text": "见了种粮户",
    "day": "today",
    "on": "2026-10-20",
    "length": "full",
}


def labels(screen: Screen) -> list[str]:
    for row in screen.buttons:
        for button in row:
            assert button.action is not None
            pack(button.action)
    return [button.label for row in screen.buttons for button in row]


def actions(screen: Screen) -> list[Action | None]:
    return [button.action for row in screen.buttons for button in row]


def form(**fields: str) -> FormSheet:
    draft = Draft(1, 2, FormKind.VISIT, FIELDS | fields, None, 1)
    return FormSheet(draft, None, {"village": "柳湾镇·上湾村"})


def test_a_month_is_one_line_with_squares() -> None:
    line = visits.month_line(SAY, OCTOBER, SHORT)
    assert line == "10月走访 ■■□ 还差1天,还有6个工作日"
    english = visits.month_line(ENGLISH, OCTOBER, SHORT)
    assert english == "Field days in October ■■□ 1 day missing, 6 working days left"


@pytest.mark.parametrize(
    ("state", "squares"),
    [
        (MonthState(0, False, 3, 3, 9, Forecast.ON_TRACK), "□□□"),
        (MonthState(1, True, 3, 2, 9, Forecast.ON_TRACK), "■◧□"),
        (MonthState(4, False, 3, 0, 9, Forecast.DONE), "■■■■"),
        (MonthState(3, True, 3, 0, 9, Forecast.DONE), "■■■"),
        (MonthState(0, False, 0, 0, 9, Forecast.DONE), ""),
    ],
)
def test_squares_show_days_halves_and_what_is_open(state: MonthState, squares: str) -> None:
    assert visits.bar(state) == squares


def test_who_owes_nothing_reads_so() -> None:
    nothing = MonthState(0, False, 0, 0, 6, Forecast.DONE)
    assert visits.month_line(SAY, OCTOBER, nothing) == "10月走访 不用走"


def test_ones_month_begins_with_logging_and_leads_to_the_month_before() -> None:
    screen = visits.month(
        SAY, MonthSheet(OCTOBER, SHORT, (DAY,), before=date(2026, 9, 1), to_confirm=2)
    )
    assert labels(screen) == [
        "今日走访",
        "排日子",
        "去确认(2)",
        "今天 上湾村",
        "上月",
        "联系点",
    ]
    assert "有1天还不算数,点开看怎么办" in screen.text
    assert actions(screen)[4] == Action(Verb.SHOW, 0, 0, "visits:2026-09")


@pytest.mark.parametrize(
    ("mark", "opens"),
    [(Mark.DISPUTED, True), (Mark.UNSAID, True), (Mark.DENIED, True), (Mark.CONFIRMED, False)],
)
def test_what_one_can_still_see_to_is_opened_from_the_month(mark: Mark, *, opens: bool) -> None:
    screen = visits.month(SAY, MonthSheet(OCTOBER, SHORT, (replace(DAY, mark=mark),)))
    assert ("今天 上湾村" in labels(screen)) is opens
    assert ("还不算数" in screen.text) is opens


def test_a_month_gone_by_says_how_many_days_are_short() -> None:
    september = date(2026, 9, 1)
    screen = visits.month(SAY, MonthSheet(september, SHORT, (), is_over=True, after=OCTOBER))
    assert screen.text.startswith("9月走访 ■■□ 少1天\n已走2天,应走3天。")
    assert labels(screen) == ["下月"]


def test_a_waiting_day_says_how_to_make_it_count() -> None:
    sheet = VisitSheet(DAY, NOW, False, ("林小溪",), state=SHORT, may_remove=True)
    screen = visit_card.visit(SAY, sheet)
    assert "请林小溪点确认,或回复这条发照片、位置。" in screen.text
    assert "见了&lt;种粮户&gt;" in screen.text
    assert labels(screen) == ["撤销", "走访进度"]
    alone = visit_card.visit(SAY, replace(sheet, hosts=()))
    assert "没有别的联络员能确认" in alone.text


def test_a_day_taken_back_can_be_entered_again() -> None:
    sheet = VisitSheet(DAY, NOW, False, (), removed=True, may_restore=True)
    screen = visit_card.visit(SAY, sheet)
    assert actions(screen)[0] == Action(Verb.REMOVE_VISIT, 7, 0, "back")
    assert "已撤销" in screen.text


def test_a_host_confirms_one_day_or_all_that_are_shown() -> None:
    lines = tuple(replace(DAY, id=number, visitor="周明") for number in (7, 9))
    screen = visit_lists.to_confirm(SAY, ToConfirm(lines, 2, newest=9))
    assert actions(screen) == [
        Action(Verb.CONFIRM_VISIT, 7),
        Action(Verb.FORM_START, 7, 0, "visit_dispute"),
        Action(Verb.CONFIRM_VISIT, 9),
        Action(Verb.FORM_START, 9, 0, "visit_dispute"),
        Action(Verb.CONFIRM_VISIT, 9, 0, "all"),
    ]
    assert visit_lists.to_confirm(SAY, ToConfirm((), 0)).buttons == ()


def test_the_form_shows_its_date_and_changes_day_and_length_with_a_tap() -> None:
    screen = forms.form(SAY, form())
    assert "日期 前天" in screen.text
    assert labels(screen) == ["确认", "改日期", "改半天", "更多", "取消"]
    assert actions(forms.form(SAY, form(length="half")))[2] == Action(
        Verb.FORM_FILL, 1, 0, "length=full"
    )
    assert "已记有位置" in forms.form(SAY, form(located="yes")).text
    assert "不用等确认就算数" in screen.text
    elsewhere = forms.form(SAY, replace(form(), elsewhere=True)).text
    assert "不在联系点,不计天数" in elsewhere
    assert "就算数" not in elsewhere
    theirs = replace(form(), draft=replace(form().draft, subject_id=9))
    assert "就算数" not in forms.form(SAY, theirs).text  # the leader has the last word


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


def test_each_day_stands_with_its_mark_and_its_hints() -> None:
    line = replace(DAY, flags=(VisitFlag.BACKFILLED, VisitFlag.SAME_PHOTO))
    text = visits.month(SAY, MonthSheet(OCTOBER, SHORT, (line,))).text
    assert "\n提示:过后补记、照片以前用过" in text
    assert "提示" not in visits.month(SAY, MonthSheet(OCTOBER, SHORT, (DAY,))).text


@pytest.mark.parametrize("say", [SAY, ENGLISH])
def test_the_picture_has_a_row_for_each_officer_by_township(say: Speaker) -> None:
    drawn = visits_county.drawing(say, county())
    assert drawn is not None
    assert drawn.index("柳湾镇") < drawn.index("周明") < drawn.index("双井镇") < drawn.index("何山")
    assert visits_county.drawing(say, replace(county(), units=())) is None


def reminder(
    kind: PushKind, facts: dict[str, str], about: str = "month", ref: int = 202610
) -> list[Action | None]:
    push = Push(1, kind, 2, about, ref, False, False, facts)
    return actions(pushes.screen(PushSheet(push, 3, Language.CHINESE, NOW, CALENDAR)))


def test_a_reminder_logs_plans_or_asks_for_leave_with_one_tap() -> None:
    own = {"missing": "1", "left": "6"}
    month = f"{View.VISITS.value}:2026-10"
    log = Action(Verb.FORM_START, 0, 0, "visit")
    plan = Action(Verb.SHOW, 0, 0, f"{View.PLAN.value}:2026-10")
    leave = Action(Verb.FORM_START, 0, 0, "leave")
    shown = Action(Verb.SHOW, 0, 0, month)
    assert reminder(PushKind.VISIT_SHORT, own) == [log, plan, leave, shown]
    assert reminder(PushKind.VISIT_PLAN, own) == [plan, log, leave, shown]
    of_others = Action(Verb.SHOW, 0, 0, f"{View.VISITS_COUNTY.value}:2026-10")
    assert reminder(PushKind.VISIT_SHORT, {"people": "2"}) == [of_others]


# The card in full


def test_hints_say_that_nothing_is_refused_for_them() -> None:
    line = replace(DAY, flags=(VisitFlag.SAME_PHOTO, VisitFlag.FAR))
    text = visit_card.visit(SAY, VisitSheet(line, NOW, False, (), far_km=19)).text
    assert "提示:照片以前用过、位置离村约19公里(只作提示,不影响计数)" in text
    listed = visit_lists.flagged(SAY, FlaggedDays(OCTOBER, (replace(line, visitor="周明"),), 1))
    assert "提示:照片以前用过、位置离村较远" in listed.text
    assert labels(listed) == ["今天 周明", "返回"]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark.DISPUTED, "有出入,先不算数"),
        (Mark.CORRECTED, "等对方再确认"),
        (Mark.ASKED, "由科长定。"),
        (Mark.REJECTED, "这天不算数"),
    ],
)
def test_a_disputed_day_says_who_said_what_and_how_it_stands(mark: Mark, said: str) -> None:
    line = replace(DAY, mark=mark)
    dispute = Dispute("林小溪", "not_met", ("科长",))
    sheet = VisitSheet(line, NOW, False, (), dispute=dispute, may_correct=True, may_ask_head=True)
    screen = visit_card.visit(SAY, sheet)
    assert "林小溪说:没见到" in screen.text
    assert said in screen.text.replace("<b>", "").replace("</b>", "")
    assert labels(screen)[:2] == ["更正", "请负责人定"]
    own_words = replace(sheet, dispute=replace(dispute, reason="那天<下雨>"))
    assert "林小溪说:那天&lt;下雨&gt;" in visit_card.visit(SAY, own_words).text


@pytest.mark.parametrize("how", list(Became))
def test_each_finding_stands_on_the_card_with_what_became_of_it(how: Became) -> None:
    found = FindingLine(5, "水渠漏水", how, lead_id=8, lead_number=(2026, 3))
    sheet = VisitSheet(DAY, NOW, False, (), findings=(found,), may_add=True)
    screen = visit_card.visit(SAY, sheet)
    assert f"发现:水渠漏水 · {visit_card.became(SAY, found)}" in screen.text
    assert Action(Verb.SHOW, 5, 0, "finding") in actions(screen)
    numbered = how not in {Became.OPEN, Became.SETTLED}
    assert ("L26-3-" in screen.text) is numbered


def test_an_open_finding_can_be_handed_up_or_settled_by_its_finder_alone() -> None:
    found = FindingLine(5, "水渠漏水", Became.OPEN)
    sheet = FindingSheet(found, 7, date(2026, 10, 22), "上湾村", (), mine=True)
    assert labels(visit_findings.finding(SAY, sheet)) == ["上交", "当场已解决", "看走访"]
    assert labels(visit_findings.finding(SAY, replace(sheet, mine=False))) == ["看走访"]


def test_files_that_cannot_be_opened_are_said_on_the_card() -> None:
    sheet = VisitSheet(DAY, NOW, False, (), media=MediaTally(2, 2, 1), broken=1)
    assert "1个文件打不开,请换一个再发。" in visit_card.visit(SAY, sheet).text


# Plans, companions, reasons


def test_a_companions_buttons_act_for_the_leader_and_take_no_leave() -> None:
    found = reminder(PushKind.VISIT_SHORT, {"missing": "1", "left": "6", "for": "77"})
    assert [action.target for action in found if action is not None] == [77, 77, 77]
    assert Action(Verb.FORM_START, 0, 0, "leave") not in found


def test_a_planned_morning_goes_or_moves_with_one_tap() -> None:
    plain = {"day": "2026-10-22", "to": "2026-10-23"}
    assert reminder(PushKind.VISIT_PLANNED, plain) == [
        Action(Verb.FORM_START, 0, 0, "visit"),
        Action(Verb.MOVE_PLAN, 0, 0, "2026-10-22>2026-10-23"),
        Action(Verb.SHOW, 0, 0, "plan:2026-10-22>2026-10"),
    ]
    last = reminder(PushKind.VISIT_PLANNED, {"day": "2026-10-30"})
    assert [action.verb for action in last if action] == [Verb.FORM_START, Verb.SHOW]


@pytest.mark.parametrize(
    ("to", "label"), [("2026-10-23", "改到明天"), ("2026-10-26", "改到下周一")]
)
def test_the_day_a_plan_moves_to_is_named_as_people_say_it(to: str, label: str) -> None:
    push = Push(1, PushKind.VISIT_PLANNED, 2, "month", 202610, False, False, {})
    push = replace(push, facts={"day": "2026-10-22", "to": to})
    screen = pushes.screen(PushSheet(push, 3, Language.CHINESE, NOW, CALENDAR))
    assert labels(screen) == ["今日走访", label, "改天"]


def test_a_month_closed_short_has_its_reasons_on_the_push() -> None:
    facts = {"missing": "1", "month": "9"}
    found = reminder(PushKind.VISIT_MONTH_CLOSED, facts, "shortfall", 55)
    assert found[0] == Action(Verb.EXPLAIN_MONTH, 55, 0, "urgent")
    assert found[-1] == Action(Verb.FORM_START, 55, 0, "shortfall")
    assert len(found) == 6


def test_a_reason_given_by_a_mistaken_tap_is_put_right_from_the_months_card() -> None:
    short = ShortMonth(55, 3, 2, reason="meetings")
    screen = visits.month(SAY, MonthSheet(OCTOBER, SHORT, (), is_over=True, short=short))
    assert "改原因" in labels(screen)
    assert Action(Verb.FORM_START, 55, 0, "shortfall") in actions(screen)


def test_supervisors_read_why_a_month_fell_short() -> None:
    sheet = county()
    short = ShortMonth(55, 3, 2, reason="meetings")
    unit = replace(
        sheet.units[0], visitors=(VisitorLine(2, "周明", SHORT, short), *sheet.units[1].visitors)
    )
    text = visits_county.county(SAY, replace(sheet, is_over=True, chosen=unit)).text
    assert "原因:会议、值班多" in text


def plan(**changed: object) -> PlanSheet:
    days = tuple(
        (date(2026, 10, day), CALENDAR.look_up(date(2026, 10, day))) for day in range(1, 32)
    )
    sheet = PlanSheet(
        0,
        None,
        OCTOBER,
        SHORT,
        days,
        date(2026, 10, 22),
        planned=frozenset({date(2026, 10, 23), date(2026, 10, 31)}),
        done=frozenset({date(2026, 10, 12), date(2026, 10, 22)}),
    )
    return replace(sheet, **changed)  # type: ignore[arg-type]


def test_the_plan_marks_days_gone_off_done_and_picked_and_says_all_in_words() -> None:
    screen = visit_plan.plan(SAY, plan())
    grid = [[button.label for button in row] for row in screen.buttons[:6]]
    assert grid == [
        ["一", "二", "三", "四", "五", "六", "日"],
        ["·", "·", "·", "·", "·", "·", "·"],
        ["·"] * 7,
        ["■", "·", "·", "·", "·", "·", "·"],
        ["·", "·", "·", "■", "㉓", "休", "休"],
        ["26", "27", "28", "29", "30", "㉛", "·"],
    ]
    assert "已排2天:10月23日(周五)、10月31日(周六)" in screen.text
    assert "10月31日(周六)休息,当天不提醒" in screen.text


def test_a_make_up_day_is_marked_as_worked() -> None:
    days = tuple((date(2026, 9, day), CALENDAR.look_up(date(2026, 9, day))) for day in range(1, 31))
    sheet = plan(first=date(2026, 9, 1), today=date(2026, 9, 1), days=days, planned=frozenset())
    found = labels(visit_plan.plan(SAY, replace(sheet, done=frozenset())))
    assert found.count("班") == 1


def test_tapping_a_day_plans_it_and_again_drops_it() -> None:
    found = actions(visit_plan.plan(SAY, plan(visitor_id=77, visitor="顾长川")))
    assert Action(Verb.PLAN_DAY, 77, 0, "2026-10-26=on") in found
    assert Action(Verb.PLAN_DAY, 77, 0, "2026-10-23=off") in found


def test_a_day_of_leave_that_was_picked_asks_for_another_day() -> None:
    with pytest.raises(VisitDuringLeaveError) as refused:
        check_can_plan(NOVEMBER_2, OCTOBER, [Absence(NOVEMBER_2, NOVEMBER_2)])
    assert notices.refusal(SAY, refused.value) == "那天请了假,请另选一天。"


def test_while_a_day_moves_a_tap_moves_it() -> None:
    screen = visit_plan.plan(SAY, plan(moving=date(2026, 10, 23)))
    assert "原来排的是10月23日(周五)" in screen.text
    assert Action(Verb.MOVE_PLAN, 0, 0, "2026-10-23>2026-10-26") in actions(screen)
    assert labels(screen)[-1] == "这天不去了"


@pytest.mark.parametrize("day", range(1, 32))
def test_every_date_has_its_circled_sign(day: int) -> None:
    assert unicodedata.numeric(month_grid.circled(date(2026, 10, day))) == day
