"""Who is named after the reply: whoever is to ask how it was; nobody for the people's own time."""

import pytest
from movable_time import MovableTime
from offices import FOLLOW_UP
from two_townships import Story, begin

from casework.clocks import ClockRule
from casework.forms import FormKind
from services import silent
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return begin(lite_database)


def late(story: Story, who: str = "inspector") -> dict[str, list[ClockRule]]:
    """Whose small deadlines have passed, by name."""
    lines = story.database.read_now(silent.everybody, story.who(who))
    found = {line.name or "": [one.rule for one in line.items if one.rule] for line in lines}
    return {name: rules for name, rules in found.items() if rules}


@pytest.fixture
def replied(story: Story) -> int:
    number = story.case()
    story.answer(number)
    return number


def test_a_late_follow_up_is_whose_turn_it_is_and_not_the_owners(
    story: Story, replied: int, clock: MovableTime
) -> None:
    clock.move(days=20)
    assert late(story) == {"周清和": [ClockRule.FOLLOW_UP]}


def test_where_the_clerk_has_handled_it_the_deputy_is_named(
    story: Story, clock: MovableTime
) -> None:
    number = story.case(procedure="elsewhere")
    answer = {"findings": "政策已讲清楚。", "manner": "by_phone", "day": "today"}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, number, **answer)
    clock.move(days=20)
    assert late(story) == {"秦望舒": [ClockRule.FOLLOW_UP]}


def test_that_nobody_has_asked_for_a_review_in_time_is_held_against_nobody(
    story: Story, replied: int, clock: MovableTime
) -> None:
    story.form("clerk", FormKind.FOLLOW_UP, replied, **FOLLOW_UP)
    clock.move(days=60)
    assert late(story) == {}
