"""What officers read of field days: short lines, squares, and what makes a day count."""

from dataclasses import replace
from datetime import date

import pytest
from labels_read import labels
from visit_screens import DAY, ENGLISH, OCTOBER, SAY, SHORT, actions, reminder

from casework.actions import Action, Verb, View
from casework.pushes import PushKind
from casework.sheets_visit_months import MonthSheet, ShortMonth
from casework.sheets_visits import Mark, ToConfirm
from casework.visit_flags import VisitFlag
from casework.visits import Forecast, MonthState
from wording import visit_lists, visits


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


def test_each_day_stands_with_its_mark_and_its_hints() -> None:
    line = replace(DAY, flags=(VisitFlag.BACKFILLED, VisitFlag.SAME_PHOTO))
    text = visits.month(SAY, MonthSheet(OCTOBER, SHORT, (line,))).text
    assert "\n提示:过后补记、照片以前用过" in text
    assert "提示" not in visits.month(SAY, MonthSheet(OCTOBER, SHORT, (DAY,))).text


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


# Plans, companions, reasons


def test_a_companions_buttons_act_for_the_leader_and_take_no_leave() -> None:
    found = reminder(PushKind.VISIT_SHORT, {"missing": "1", "left": "6", "for": "77"})
    assert [action.target for action in found if action is not None] == [77, 77, 77]
    assert Action(Verb.FORM_START, 0, 0, "leave") not in found


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
