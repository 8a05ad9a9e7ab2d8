"""After a stop of more than a day everybody is asked, once, to send again what was not answered."""

import pytest
from movable_time import MovableTime
from office_life import told
from two_townships import PEOPLE, Story, begin

from casework.people import Language
from casework.pushes import PushKind
from services import stops
from storage import people
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = begin(lite_database)
    for number, who in enumerate(PEOPLE):
        if who != "local":  # who has not joined
            lite_database.write_now(people.bind, story.ids[who], number + 1, Language.CHINESE)
    return story


def told_now(story: Story) -> list[str]:
    story.database.write_now(stops.look)
    return [who for who, _state in told(story, PushKind.UPDATES_DROPPED)]


def test_a_long_stop_is_told_once_to_everybody_who_has_joined(
    story: Story, clock: MovableTime
) -> None:
    assert told_now(story) == []  # the first start is no stop
    clock.move(days=3)
    everybody = sorted(set(PEOPLE) - {"local"})
    assert sorted(told_now(story)) == everybody
    clock.move(minutes=10)
    assert sorted(told_now(story)) == everybody


def test_what_telegram_still_keeps_is_not_told(story: Story, clock: MovableTime) -> None:
    told_now(story)
    clock.move(hours=24)
    assert told_now(story) == []


def test_a_clock_that_jumps_back_tells_nothing_and_the_next_stop_is_noticed(
    story: Story, clock: MovableTime
) -> None:
    told_now(story)
    clock.move(hours=-1)
    assert told_now(story) == []
    clock.move(hours=25)
    assert len(told_now(story)) == len(PEOPLE) - 1


def test_who_walks_through_time_notes_it_often_enough(story: Story, clock: MovableTime) -> None:
    told_now(story)
    for _ in range(6):
        clock.set(story.database.read_now(stops.next_moment))
        assert told_now(story) == []
