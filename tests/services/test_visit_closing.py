"""A month closes, and whoever fell short says why."""

from datetime import date
from typing import Any

import pytest
from duty_office import at, away, do, log, name_companion, open_office, see, state
from movable_time import MovableTime
from office_life import told
from two_townships import Story

from casework.actions import Answer, View
from casework.errors import (
    NotAllowedError,
    NotFoundError,
    OldButtonError,
)
from casework.forms import FormKind
from casework.pushes import PushKind
from services import (
    forms,
    visit_cards,
    visit_closing,
    visit_county,
)
from storage.database import Database


@pytest.fixture
def office(lite_database: Database) -> Story:
    return open_office(lite_database)


def closed(story: Story, clock: MovableTime, day: date) -> int:
    clock.set(at(story, day))
    asked: int = story.database.write_now(visit_closing.close)
    return asked


def shortfall_of(story: Story, who: str) -> Any:
    return see(story, visit_cards.month, who, "2026-11").short


def test_the_month_closes_once_and_a_reason_is_one_tap(office: Story, clock: MovableTime) -> None:
    assert closed(office, clock, date(2026, 12, 1)) == 5
    assert closed(office, clock, date(2026, 12, 2)) == 0
    short = shortfall_of(office, "liaison")
    assert (short.owed, short.done, short.reason) == (3, 0, None)
    done = do(office, visit_closing.give, "liaison", short.id, "meetings")
    assert done == Answer(View.VISITS, 0, "reason_given", argument="2026-11")
    do(office, visit_closing.give, "liaison", short.id, "meetings")
    assert shortfall_of(office, "liaison").reason == "meetings"
    county = see(office, visit_county.county, "deputy", "2026-11:990000001").chosen
    assert [who.short.reason for who in county.visitors] == ["meetings"]
    assert ("liaison", "settled") in told(office, PushKind.VISIT_MONTH_CLOSED)


def test_own_words_take_the_place_of_a_reason_from_the_list(
    office: Story, clock: MovableTime
) -> None:
    closed(office, clock, date(2026, 12, 1))
    short = shortfall_of(office, "liaison")
    do(office, visit_closing.give, "liaison", short.id, "health")
    draft = do(office, forms.start, "liaison", FormKind.SHORTFALL, short.id).ref
    do(office, forms.type_text, "liaison", draft, "母亲住院")
    again = shortfall_of(office, "liaison")
    assert (again.reason, again.words) == (None, "母亲住院")


def test_a_reason_is_given_by_oneself_or_the_companion_alone(
    office: Story, clock: MovableTime
) -> None:
    name_companion(office, "director", "director", "staff")
    closed(office, clock, date(2026, 12, 1))
    assert dict(told(office, PushKind.VISIT_MONTH_CLOSED)).get("director") is None
    short = shortfall_of(office, "director")
    with pytest.raises(NotAllowedError):
        do(office, visit_closing.give, "liaison", short.id, "health")
    with pytest.raises(NotFoundError):
        do(office, visit_closing.give, "staff", 12345, "health")
    with pytest.raises(OldButtonError):
        do(office, visit_closing.give, "staff", short.id, "no_reason")
    given = do(office, visit_closing.give, "staff", short.id, "meetings")
    assert given.ref == office.ids["director"]


def test_an_office_that_has_just_begun_closes_no_month_that_is_gone(
    office: Story, clock: MovableTime
) -> None:
    assert closed(office, clock, date(2026, 12, 3)) == 0
    assert shortfall_of(office, "liaison") is None
    assert closed(office, clock, date(2027, 1, 5)) == 5  # the 4th was missed


def test_who_was_away_all_the_month_after_is_asked_about_it_on_coming_back(
    office: Story, clock: MovableTime
) -> None:
    away(office, "liaison", date(2026, 12, 1), date(2026, 12, 31))
    closed(office, clock, date(2026, 12, 1))
    assert shortfall_of(office, "liaison").reason is None
    assert "liaison" not in dict(told(office, PushKind.VISIT_MONTH_CLOSED))
    closed(office, clock, date(2027, 1, 4))  # December owed nothing, November still does
    closed(office, clock, date(2027, 1, 5))
    asked = [who for who, _ in told(office, PushKind.VISIT_MONTH_CLOSED)]
    assert asked.count("liaison") == 1


def test_who_makes_up_for_a_month_is_asked_no_more(office: Story, clock: MovableTime) -> None:
    clock.set(at(office, date(2026, 11, 30), 15))
    for day in ("today", "yesterday"):
        log(office, "liaison", day=day)
    closed(office, clock, date(2026, 12, 1))
    assert shortfall_of(office, "liaison").done == 2
    log(office, "liaison", day="yesterday", length="half")
    log(office, "liaison", day="day_before", length="full")
    assert state(office, "liaison", date(2026, 11, 1)).missing == 1
    log(office, "liaison", day="day_before")
    clock.move(days=1)
    assert closed(office, clock, date(2026, 12, 2)) == 0
