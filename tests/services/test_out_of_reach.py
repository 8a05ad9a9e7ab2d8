"""Whom Telegram does not reach any more: the desk sees who it is, and what waited goes on."""

from datetime import timedelta

import pytest
from movable_time import MovableTime
from taking_pushes import Telegram, everybody_joined
from two_townships import Story

from casework.actions import View
from casework.errors import NotFoundError
from casework.people import Language
from casework.pushes import Bundle, PushKind
from casework.sheets_silent import SilentLine
from services import delivering, silent
from storage import people
from storage.database import Database
from wording import push_messages, pushes
from wording import silent as words
from wording.screen import Screen
from wording.speaker import Speaker


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


def lose(story: Story, who: str) -> None:
    """An officer has blocked the bot, which a send finds out."""
    story.database.write_now(delivering.refused, Bundle(story.ids[who], ()), "blocked")


def lines(story: Story, reader: str) -> list[SilentLine]:
    return list(story.database.read_now(silent.page, story.who(reader)).lines)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.buttons for button in row]


def test_who_is_out_of_reach_is_found_though_nothing_waits_for_them(story: Story) -> None:
    lose(story, "liaison")
    (line,) = lines(story, "clerk")
    assert (line.name, line.items, line.reachable, line.may_contact) == (
        *("林小溪", (), False),
        True,
    )
    say = Speaker.of(story.database, Language.CHINESE)
    screen = words.page(say, story.database.read_now(silent.page, story.who("clerk")))
    assert "林小溪</b> 柳湾镇 今天09:00起收不到消息,请打电话" in screen.text
    assert labels(screen) == ["林小溪", "联系"]
    # A leader of one township is not told of another's people.
    lose(story, "neighbour")
    assert [line.name for line in lines(story, "local")] == ["林小溪"]


def test_the_clerk_is_led_to_who_it_is_also_after_they_have_come_back(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    lose(story, "liaison")
    telegram.deliver()
    (sheet,) = [sheet for _at, who, sheet in telegram.sent if who == "clerk"]
    assert pushes.view_of(sheet.lines[0]) is View.SILENT_ONE
    (button,) = [one for row in push_messages.message(sheet).buttons for one in row]
    assert button.action is not None
    assert button.action.target == story.ids["liaison"]
    assert "林小溪" not in push_messages.message(sheet).text

    def one() -> Screen:
        say = Speaker.of(story.database, Language.CHINESE)
        found = story.database.read_now(silent.one, story.who("clerk"), story.ids["liaison"])
        return words.one(say, found)

    assert "收不到消息,请打电话" in one().text
    assert labels(one()) == ["联系"]
    story.database.write_now(delivering.came_back, 5000)
    assert "没有等着回应的。" in one().text
    with pytest.raises(NotFoundError):
        story.database.read_now(silent.one, story.who("local"), story.ids["neighbour"])


def test_what_could_not_be_brought_goes_out_as_soon_as_they_write_again(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    story.database.write_now(people.set_unreachable, story.ids["liaison"], clock())
    story.case()
    telegram.deliver()
    assert telegram.told("liaison", PushKind.CASE_ASSIGNED) == []
    clock.move(hours=1)
    story.database.write_now(delivering.came_back, 5000)
    assert story.database.read_now(delivering.seconds_to_next) == 0
    clock.set(clock() + timedelta(minutes=1))
    telegram.deliver()
    assert telegram.told("liaison", PushKind.CASE_ASSIGNED) == ["11-23 10:01"]
