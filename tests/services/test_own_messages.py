"""What somebody has done loses its buttons in their own messages too, but for the card tapped."""

import pytest
from movable_time import MovableTime
from taking_pushes import Telegram, everybody_joined
from two_townships import Story

from casework.actions import View
from casework.workflow import Move
from services import answers
from storage.database import Database

LIAISON = 5000  # the account


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


def asked(telegram: Telegram) -> list[int]:
    """The liaison's messages that still have a button to take the case on."""
    return [
        number
        for (who, number), screen in telegram.chats.items()
        if who == "liaison"
        for row in screen.buttons
        if row[0].label == "签收"
    ]


def test_whoever_takes_an_urgent_case_on_is_not_asked_by_any_earlier_message(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    case_id = story.case(urgent="yes")
    telegram.deliver()
    telegram.live(minutes=30)
    first, second, third = asked(telegram)
    clock.move(minutes=1)
    story.act("liaison", Move.ACKNOWLEDGE, case_id)
    telegram.deliver()
    assert asked(telegram) == [first, second, third]  # the answer to the tap is on its way
    story.database.write_now(answers.given, LIAISON, second, View.CASE, case_id)
    clock.move(seconds=10)
    telegram.deliver()
    assert asked(telegram) == [second]  # which shows the card by now
    assert "已由林小溪办理。" in telegram.chats["liaison", first].text


def test_a_card_that_was_opened_before_stays_a_card(story: Story, clock: MovableTime) -> None:
    telegram = Telegram(story, clock)
    case_id = story.case(urgent="yes")
    telegram.deliver()
    (message,) = asked(telegram)
    clock.move(minutes=1)
    story.database.write_now(answers.given, LIAISON, message, View.CASE, case_id)
    clock.move(minutes=1)
    story.act("liaison", Move.ACKNOWLEDGE, case_id)
    clock.move(seconds=10)
    telegram.deliver()
    assert "已由" not in telegram.chats["liaison", message].text
