"""A supervision, or a leader's date, does not hang on where the case has gone without an answer."""

from datetime import date

import pytest
from movable_time import MovableTime
from office_life import card, case, clock_of, counts_hold, withdraw
from offices import FOLLOW_UP
from two_townships import LIU, Story, begin

from casework.case_errors import ObjectionLateError
from casework.clock_errors import ClockExpiredError
from casework.clocks import ClockRule, ClockStatus
from casework.errors import WrongStageError
from casework.forms import FormKind
from casework.workflow import Flag, Move, Stage
from services import forms
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return begin(lite_database)


def supervised(story: Story, number: int) -> None:
    story.form("inspector", FormKind.SUPERVISE, number, text="请说明进度。")


def status(story: Story, number: int, rule: ClockRule) -> ClockStatus:
    found = clock_of(story, number, rule)
    assert found is not None
    return found.status


def elsewhere(story: Story, words: str = "柳湾镇水渠漏水。") -> int:
    return story.case(words=words, procedure="elsewhere")


def test_what_is_closed_before_its_supervision_was_answered_can_still_be_answered(
    story: Story,
) -> None:
    number = story.case()
    supervised(story, number)
    story.answer(number)
    story.form("clerk", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    with pytest.raises(WrongStageError):
        story.act("clerk", Move.ARCHIVE, number)
    assert Move.ANSWER_SUPERVISION in card(story, "liaison", number).moves
    story.form("liaison", FormKind.ANSWER_SUPERVISION, number, text="已办结。")
    assert status(story, number, ClockRule.SUPERVISION_REPLY) is ClockStatus.STOPPED
    story.act("clerk", Move.ARCHIVE, number)
    assert case(story, number).stage is Stage.ARCHIVED


def test_the_desk_answers_for_what_was_passed_on_and_a_leaders_date_ends_with_the_notice(
    story: Story,
) -> None:
    number = elsewhere(story)
    story.form("leader", FormKind.INSTRUCT, number, text="抓紧。", due="+7")
    supervised(story, number)
    story.form("clerk", FormKind.ROUTE_OUT, number, route="transfer", body="县水利局")
    story.form("clerk", FormKind.NOTIFY, number, manner="in_person", day="today")
    assert status(story, number, ClockRule.LEADER_SET) is ClockStatus.STOPPED
    story.form("clerk", FormKind.ANSWER_SUPERVISION, number, text="已转县水利局。")
    assert Flag.SUPERVISED not in case(story, number).flags


def test_what_has_joined_another_case_holds_every_deadline_of_its_own(story: Story) -> None:
    number, into = elsewhere(story), story.case()
    story.form("leader", FormKind.INSTRUCT, number, text="抓紧。", due="+7")
    supervised(story, number)
    story.form("clerk", FormKind.JOIN_CASE, number, into=str(case(story, into).serial))
    rules = (ClockRule.ROUTING_INSIDE, ClockRule.LEADER_SET, ClockRule.SUPERVISION_REPLY)
    assert {status(story, number, rule) for rule in rules} == {ClockStatus.PAUSED}
    story.act("clerk", Move.PART_CASE, number)
    assert {status(story, number, rule) for rule in rules} == {ClockStatus.RUNNING}


def test_what_is_late_can_join_another_case_and_is_as_late_when_it_is_parted(
    story: Story, clock: MovableTime
) -> None:
    number, into = elsewhere(story), story.case()
    clock.move(days=10)
    story.form("clerk", FormKind.JOIN_CASE, number, into=str(case(story, into).serial))
    clock.move(days=5)
    story.act("clerk", Move.PART_CASE, number)
    routing = clock_of(story, number, ClockRule.ROUTING_INSIDE)
    assert routing is not None
    # 26 November and the five days that it was part of the other.
    assert routing.nominal_due == date(2026, 12, 1)
    assert routing.status is ClockStatus.RUNNING
    assert counts_hold(story)


def test_a_withdrawn_case_is_supervised_no_more(story: Story) -> None:
    number = story.case()
    supervised(story, number)
    withdraw(story, number)
    assert Flag.SUPERVISED not in case(story, number).flags
    story.act("clerk", Move.ARCHIVE, number)


@pytest.mark.parametrize(
    ("who", "kind"), [("liaison", FormKind.EXTENSION), ("deputy", FormKind.SUSPEND)]
)
def test_after_its_day_nothing_is_typed_for_an_extension_or_a_suspension(
    story: Story, clock: MovableTime, who: str, kind: FormKind
) -> None:
    number = story.taken_on()
    clock.move(days=61)
    with pytest.raises(ClockExpiredError):
        story.database.write_now(forms.start, story.who(who), kind, number)


def test_after_its_time_nothing_is_typed_for_an_objection(story: Story, clock: MovableTime) -> None:
    number = story.case(owner=LIU)
    clock.move(days=8)
    with pytest.raises(ObjectionLateError):
        story.database.write_now(forms.start, story.who("liaison"), FormKind.OBJECTION, number)
