"""A push names a day only where something has to be done by it."""

import pytest
from movable_time import MovableTime
from taking_pushes import Telegram, everybody_joined
from two_townships import Story

from casework.forms import FormKind
from services import forms, prompts
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


@pytest.fixture
def handled(story: Story) -> int:
    """An ordinary case, due on Friday 22 January 2027."""
    return story.taken_on()


def said(story: Story, clock: MovableTime, who: str) -> str:
    """All that somebody is sent now."""
    telegram = Telegram(story, clock)
    telegram.deliver()
    return "\n".join(screen.text for (whose, _), screen in telegram.chats.items() if whose == who)


def test_who_is_supervised_hears_by_when_and_who_supervises_no_day_of_the_answers(
    story: Story, handled: int, clock: MovableTime
) -> None:
    story.form("inspector", FormKind.SUPERVISE, handled, text="请说明进度。")
    assert "已督办,请回复,12月23日(周三)前" in said(story, clock, "liaison")
    story.form("liaison", FormKind.ANSWER_SUPERVISION, handled, text="本周完工。")
    assert said(story, clock, "inspector").endswith("督办已回复,请看是否认可")


def test_a_notice_that_is_late_is_asked_for_now(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.move(days=16)
    story.database.write_now(prompts.speak)
    heard = said(story, clock, "clerk")
    assert "书面告知已超期,请马上告知群众" in heard
    assert "请马上告知群众," not in heard


def test_whoever_decides_on_a_recusal_or_looks_into_a_reading_hears_no_day_of_the_case(
    story: Story, handled: int, clock: MovableTime
) -> None:
    write, leader = story.database.write_now, story.who("leader")
    form = write(forms.start, leader, FormKind.BREAK_GLASS, handled).ref
    write(forms.type_text, leader, form, "当晚有人威胁来信人。")
    write(forms.finish, leader, form)
    assert said(story, clock, "inspector").endswith("领导查看了来信人身份,请过问")
    deputy = str(story.ids["deputy"])
    story.form("clerk", FormKind.RECUSAL, handled, member=deputy, trigger="relative")
    assert said(story, clock, "leader").endswith("有人要回避,请您定")


def test_while_a_case_is_held_nothing_is_due(
    story: Story, handled: int, clock: MovableTime
) -> None:
    story.form("deputy", FormKind.SUSPEND, handled, reason="in_court", condition="等判决")
    heard = said(story, clock, "liaison")
    assert "已中止,时限停算" in heard
    assert "时限停算," not in heard
