"""Once a week a unit is told of its own backlog, and of nobody else's."""

from datetime import date, datetime, time

import pytest
from entered_cases import enter, owned_by
from movable_time import MovableTime
from sqlalchemy import select
from two_townships import LIU, YUN, Story, begin

from casework.push_manner import Manner
from services import backlog
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader, Unit

_PUSH = core(PushRow)
MONDAY = date(2026, 11, 23)
LATE, SOON, LATER = date(2026, 11, 20), date(2026, 11, 30), date(2026, 12, 1)
CASE = owned_by(LIU) | {"stage": "handling", "due_on": SOON}


@pytest.fixture
def story(lite_database: Database, clock: MovableTime) -> Story:
    told = begin(lite_database)
    clock.set(datetime.combine(MONDAY, time(8, 27), lite_database.calendar.zone))
    return told


def tell(story: Story) -> int:
    return story.database.write_now(backlog.tell)


def told(story: Story) -> list[tuple[int, str]]:
    """Who has been told, with the facts of it."""

    def work(view: Reader) -> list[tuple[int, str]]:
        rows = view.run(select(_PUSH).where(_PUSH.c.kind == "backlog").order_by(_PUSH.c.id))
        return [(row.recipient_id, row.facts) for row in rows]

    return story.database.read_now(work)


def test_a_unit_is_told_how_many_press_and_from_which_day_on(story: Story) -> None:
    enter(story.database, CASE | {"due_on": LATE}, CASE, CASE, CASE | {"due_on": LATER})
    assert tell(story) == 1
    ((who, facts),) = told(story)
    assert who == story.ids["liaison"]
    assert '"late": "1"' in facts
    assert '"soon": "2"' in facts
    assert '"day": "2026-11-20"' in facts


def test_two_that_press_are_not_yet_a_backlog(story: Story) -> None:
    enter(story.database, CASE, CASE, CASE | {"due_on": LATER})
    enter(story.database, *[CASE | {"stage": "reply_review"}] * 4)
    enter(story.database, *[CASE | owned_by(YUN)] * 2)
    assert tell(story) == 0


def test_it_is_told_once_a_week_and_not_on_days_off(story: Story, clock: MovableTime) -> None:
    enter(story.database, *[CASE] * 3)
    tell(story)
    clock.move(days=1)
    tell(story)
    assert len(told(story)) == 1
    clock.move(days=4)  # Saturday
    assert tell(story) == 0
    clock.move(days=2)
    tell(story)
    assert len(told(story)) == 2


def test_a_liaison_is_not_told_of_accusations(story: Story) -> None:
    enter(story.database, *[CASE | {"type": "accusation"}] * 5, CASE, CASE)
    assert tell(story) == 0


@pytest.mark.parametrize(("cases", "expected"), [(0, 0), (2, 1), (10, 0)])
def test_an_office_sets_from_how_many_on_and_with_none_nobody_is_told(
    story: Story, cases: int, expected: int
) -> None:
    enter(story.database, *[CASE] * 2)

    def work(unit: Unit) -> int:
        unit.manner = Manner(backlog_cases=cases)
        return backlog.tell(unit)

    assert story.database.write_now(work) == expected
