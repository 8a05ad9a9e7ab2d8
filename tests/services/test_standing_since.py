"""A reminder does not make what waits look new: since when, and whether it was looked at, stays."""

import pytest
from movable_time import MovableTime
from taking_pushes import Telegram, everybody_joined
from two_townships import Story

from casework.matters import Subject
from casework.pushes import PushState
from casework.sheets_silent import SilentItem
from services import pushing, reminding, silent
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


def waits(story: Story) -> SilentItem:
    """What the deputy sees of the liaison's one case."""
    line = story.database.read_now(silent.line_of, story.who("deputy"), story.ids["liaison"])
    assert line is not None
    (item,) = [item for item in line.items if item.subject is Subject.CASE]
    return item


def test_what_was_said_again_waits_since_it_was_said_first(
    story: Story, clock: MovableTime
) -> None:
    telegram, since = Telegram(story, clock), clock()
    story.case()
    telegram.deliver()
    clock.move(hours=1)
    story.database.write_now(reminding.remind, story.who("deputy"), story.ids["liaison"])
    assert (waits(story).since, waits(story).state) == (since, PushState.QUEUED)
    telegram.deliver()
    assert waits(story).since == since
    telegram.live(days=2)
    assert waits(story).since == since


def test_an_urgent_case_that_was_opened_stays_opened_when_it_is_said_again(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    case_id = story.case(urgent="yes")
    telegram.deliver()
    assert waits(story).opened_at is None
    seen = clock()
    first = min(number for who, number in telegram.chats if who == "liaison")
    story.database.write_now(pushing.opened, story.ids["liaison"], first, case_id)
    telegram.live(minutes=30)
    assert (waits(story).opened_at, waits(story).state) == (seen, PushState.SENT)
