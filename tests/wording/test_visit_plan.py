"""The plan of field days: its grid and its reminders."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from labels_read import labels
from visit_screens import CALENDAR, NOVEMBER_2, NOW, OCTOBER, SAY, SHORT, actions, reminder

from casework.actions import Action, Verb
from casework.people import Language
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from casework.sheets_visit_months import PlanSheet
from casework.visit_errors import VisitDuringLeaveError
from casework.visit_plan import check_can_plan
from casework.visits import Absence
from wording import month_grid, notices, pushes, visit_plan


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
