"""Contact villages with their history, and duty that begins or ends within a month."""

from datetime import date

import pytest
from duty_office import DONG, SHANG, assign, do, enter, log, open_office, see, state
from movable_time import MovableTime
from two_townships import ROOT, Story

from casework.actions import Answer, View
from casework.errors import (
    NotAllowedError,
    NotFoundError,
)
from casework.people import Role
from casework.sheets_visits import Mark
from services import (
    duty,
    visit_cards,
    visit_county,
)
from storage.database import Database


@pytest.fixture
def office(lite_database: Database) -> Story:
    return open_office(lite_database)


# Contact villages


def test_villages_are_assigned_and_reassigned_and_the_history_stays(
    office: Story, clock: MovableTime
) -> None:
    assign(office, "administrator", "liaison", SHANG)
    clock.move(days=7)
    assign(office, "head", "liaison", DONG)
    held = see(office, duty.card, "liaison").villages
    assert [(one.village, one.first, one.last, one.assigned_by) for one in held] == [
        ("柳湾镇·东关村", date(2026, 11, 30), None, "沈科长"),
        ("柳湾镇·上湾村", date(2026, 11, 23), date(2026, 11, 29), "白管理"),
    ]
    assert office.who("liaison").contact_villages == (DONG,)


def test_days_count_where_the_village_was_held_on_that_day(
    office: Story, clock: MovableTime
) -> None:
    assign(office, "administrator", "liaison", SHANG)
    log(office, "liaison", SHANG)
    clock.move(days=1)
    log(office, "liaison", DONG)
    assert state(office, "liaison").done == 1
    assign(office, "administrator", "liaison", DONG)
    assert state(office, "liaison").done == 2
    clock.move(days=1)
    elsewhere = log(office, "liaison", SHANG)
    assert see(office, visit_cards.card, "liaison", elsewhere).line.mark is Mark.ELSEWHERE
    assert state(office, "liaison").done == 2


def test_a_village_corrected_the_same_day_leaves_no_trace_but_the_record(office: Story) -> None:
    assign(office, "administrator", "liaison", SHANG)
    assign(office, "administrator", "liaison", DONG)
    held = see(office, duty.card, "liaison").villages
    assert [one.village for one in held] == ["柳湾镇·东关村"]


def test_a_village_from_a_day_to_come_is_held_from_then_on(
    office: Story, clock: MovableTime
) -> None:
    assign(office, "administrator", "liaison", SHANG)
    assign(office, "administrator", "liaison", DONG, "tomorrow")
    assert office.who("liaison").contact_villages == (SHANG,)
    clock.move(days=1)
    assert office.who("liaison").contact_villages == (DONG,)


def test_the_same_village_again_changes_nothing(office: Story, clock: MovableTime) -> None:
    assign(office, "administrator", "liaison", SHANG)
    clock.move(days=3)
    assign(office, "administrator", "liaison", SHANG)
    assert len(see(office, duty.card, "liaison").villages) == 1


def test_a_section_head_assigns_within_the_post_and_nobody_else_does(office: Story) -> None:
    with pytest.raises(NotAllowedError):
        do(office, duty.begin, "head", office.ids["neighbour"])
    with pytest.raises(NotAllowedError):
        do(office, duty.begin, "liaison", office.ids["liaison"])
    with pytest.raises(NotFoundError):
        do(office, duty.begin, "administrator", 12345)
    assert [line.name for line in see(office, duty.listing, "head").lines] == ["林小溪"]
    assert see(office, duty.opens_at, "head") == Answer(View.DUTIES)
    assert see(office, duty.opens_at, "liaison") == Answer(View.DUTY)
    with pytest.raises(NotAllowedError):
        see(office, duty.listing, "liaison")
    with pytest.raises(NotFoundError):
        see(office, duty.card, "liaison", office.ids["neighbour"])


def test_of_two_section_heads_in_one_unit_each_assigns_in_their_own_section(office: Story) -> None:
    for who, role, section in (
        ("cadres", Role.SECTION_HEAD, "干部科"),
        ("base", Role.SECTION_HEAD, "组织科"),
        ("clerkly", Role.STAFF, "干部科"),
    ):
        owes = role is Role.STAFF
        enter(office, who, who, role, ROOT, visit_duty=owes, section=section)
    assign(office, "cadres", "clerkly", SHANG)
    with pytest.raises(NotAllowedError):
        do(office, duty.begin, "base", office.ids["clerkly"])
    named = {line.name for line in see(office, duty.listing, "base").lines}
    assert "clerkly" not in named
    assert "叶知秋" in named  # of no section


# Duty that ends


def test_a_duty_that_ends_in_mid_month_still_counts_for_its_month(
    office: Story, clock: MovableTime
) -> None:
    enter(
        office,
        "gone",
        "旧人",
        Role.STAFF,
        ROOT,
        visit_duty=True,
        last_day=date(2026, 11, 6),  # 5 of 21 working days: 0.7
    )
    enter(office, "later", "新人", Role.STAFF, ROOT, visit_duty=True, first_day=date(2026, 12, 28))
    assert state(office, "gone").owed == 1
    assert state(office, "later").owed == 0
    county = see(office, visit_county.county, "deputy").units[0]
    assert "旧人" in [who.name for who in county.visitors]
    clock.move(days=30)
    assert state(office, "gone").owed == 0
    assert state(office, "later").owed == 1  # 4 of 23: 0.5
