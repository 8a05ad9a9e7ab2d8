"""Field days are planned, moved, and reminded of on their morning."""

from datetime import date

import pytest
from duty_office import at, away, do, log, name_companion, open_office, see
from movable_time import MovableTime
from office_life import told
from two_townships import Story

from casework.errors import NotAllowedError, OldButtonError
from casework.pushes import PushKind
from casework.visit_errors import PlanPastError, VisitDuringLeaveError
from services import (
    visit_plans,
    visit_prompts,
)
from storage import visit_plans as kept_plans
from storage.database import Database


@pytest.fixture
def office(lite_database: Database) -> Story:
    return open_office(lite_database)


def planned(story: Story, who: str) -> list[date]:
    return see(
        story,
        lambda view, it: kept_plans.between(view, date(2026, 11, 1), date(2026, 12, 31), [it.id])[
            it.id
        ],
        who,
    )


def test_days_are_planned_and_dropped_and_the_same_tap_is_harmless(office: Story) -> None:
    for argument in ("2026-11-26=on", "2026-11-26=on", "2026-11-24=on", "2026-11-24=off"):
        do(office, visit_plans.toggle, "liaison", argument)
    assert planned(office, "liaison") == [date(2026, 11, 26)]
    do(office, visit_plans.move, "liaison", "2026-11-26>2026-11-27")
    do(office, visit_plans.move, "liaison", "2026-11-27>2026-11-27")
    assert planned(office, "liaison") == [date(2026, 11, 27)]


def test_who_owes_no_field_days_plans_none_and_who_only_accompanies_plans_the_leaders(
    office: Story,
) -> None:
    for who in ("administrator", "head"):
        with pytest.raises(NotAllowedError):
            see(office, visit_plans.sheet, who)
        with pytest.raises(NotAllowedError):
            do(office, visit_plans.toggle, who, "2026-11-26=on")
    name_companion(office, "director", "director", "head")
    sheet = see(office, visit_plans.sheet, "head")
    assert sheet.visitor_id == office.ids["director"]


def test_a_day_gone_by_one_of_leave_and_one_that_is_none_cannot_be_planned(office: Story) -> None:
    away(office, "liaison", date(2026, 11, 25))
    for argument, error in (
        ("2026-11-22=on", PlanPastError),
        ("2026-11-25=on", VisitDuringLeaveError),
        ("sometime=on", OldButtonError),
    ):
        with pytest.raises(error):
            do(office, visit_plans.toggle, "liaison", argument)
    with pytest.raises(NotAllowedError):
        do(office, visit_plans.toggle, "liaison", "2026-11-26=on", office.ids["neighbour"])


def test_the_plan_opens_at_the_month_that_has_working_days_left(
    office: Story, clock: MovableTime
) -> None:
    assert see(office, visit_plans.sheet, "liaison").first == date(2026, 11, 1)
    assert see(office, visit_plans.sheet, "liaison", "2026-10").first == date(2026, 11, 1)
    clock.set(at(office, date(2026, 10, 31)))  # a Saturday, and the month's last day
    sheet = see(office, visit_plans.sheet, "liaison")
    assert (sheet.first, sheet.before) == (date(2026, 11, 1), date(2026, 10, 1))
    moving = see(office, visit_plans.sheet, "liaison", "2026-11-03>2026-11")
    assert moving.moving == date(2026, 11, 3)


def test_a_plan_answers_the_first_reminder_and_settles_the_one_sent(
    office: Story, clock: MovableTime
) -> None:
    do(office, visit_plans.toggle, "liaison", "2026-12-03=on")
    clock.set(at(office, date(2026, 12, 1)))
    office.database.write_now(visit_prompts.nudge)
    asked = dict(told(office, PushKind.VISIT_PLAN))
    assert "liaison" not in asked
    assert asked["neighbour"] == "queued"
    do(office, visit_plans.toggle, "neighbour", "2026-12-04=on")
    assert dict(told(office, PushKind.VISIT_PLAN))["neighbour"] == "settled"


def test_a_planned_morning_reminds_who_works_and_has_not_gone(
    office: Story, clock: MovableTime
) -> None:
    for who in ("liaison", "neighbour", "staff"):
        do(office, visit_plans.toggle, who, "2026-11-28=on")  # a Saturday
        do(office, visit_plans.toggle, who, "2026-11-30=on")
    clock.set(at(office, date(2026, 11, 28), 8))
    assert office.database.write_now(visit_plans.remind) == 0
    clock.set(at(office, date(2026, 11, 30), 7))
    log(office, "staff")
    away(office, "neighbour", date(2026, 11, 30))
    assert office.database.write_now(visit_plans.remind) == 1
    assert told(office, PushKind.VISIT_PLANNED) == [("liaison", "queued")]
