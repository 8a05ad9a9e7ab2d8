"""Sixty people: each step has somebody of its own, and whoever acts ends it for the others."""

from datetime import UTC, date, datetime

import pytest
from movable_time import MovableTime
from office_life import card, case, counts_hold, newly_reminded, speak, told
from offices import FOLLOW_UP, GRASSROOTS, SIXTY, open_office, post, shown
from two_townships import LIU, RESULT, Story

from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.people import Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import audit, stopping
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return open_office(lite_database, SIXTY)


@pytest.fixture
def handled(story: Story) -> int:
    """An ordinary case that a section has in hand, due on Friday 22 January 2027."""
    number = story.taken_on(section=GRASSROOTS)
    story.form("clerk", FormKind.GIVE_NOTICE, number, manner="in_person", day="today")
    return number


def later(clock: MovableTime, story: Story, month: int, day: int) -> set[str]:
    """Whom the deadlines remind by the evening of a day of 2027."""
    clock.set(datetime(2027, month, day, 11, tzinfo=UTC))
    return newly_reminded(story)


def test_there_are_sixty(story: Story) -> None:
    assert len(story.ids) == len({name for name, _ in SIXTY.values()}) == 60


def test_sixty_people_bring_a_case_from_the_report_to_the_closing(story: Story) -> None:
    number = story.case(procedure="ordinary")
    asked = {"deputy", "deputy_1", "deputy_2"}
    assert {who for who, _ in told(story, PushKind.PROPOSAL_TO_APPROVE)} == asked
    story.act("deputy_1", Move.ASSIGN, number)
    assert {state for _, state in told(story, PushKind.PROPOSAL_TO_APPROVE)} == {"settled"}
    assert {who for who, _ in told(story, PushKind.CASE_ASSIGNED)} == {"liaison", "second_liaison"}
    story.answer(number, owner="second_liaison")
    story.form("clerk_2", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert case(story, number).stage is Stage.CLOSED
    assert counts_hold(story)
    assert story.database.read_now(audit.verify).fault is None


def test_a_colleague_follows_up_what_a_clerk_has_answered(story: Story, clock: MovableTime) -> None:
    number = story.case(procedure="elsewhere")
    words = {"findings": "政策已讲清楚。", "manner": "by_phone", "day": "today"}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, number, **words)
    with pytest.raises(NotAllowedError):
        story.form("clerk", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    clock.move(days=16)
    speak(story)
    assert {who for who, _ in told(story, PushKind.FOLLOW_UP_DUE)} == {"clerk_1", "clerk_2"}
    story.form("clerk_1", FormKind.FOLLOW_UP, number, **FOLLOW_UP)


def test_kept_away_clerks_leave_the_follow_up_to_a_deputy(story: Story) -> None:
    number = story.case()
    story.answer(number)
    for who in ("clerk", "clerk_1", "clerk_2", "deputy"):
        story.recuse(who, number)
    assert "待您办理" in shown(story, "deputy_1", number)
    assert SIXTY["clerk"][0] not in card(story, "inspector", number).whose_turn
    story.form("deputy_2", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert case(story, number).stage is Stage.CLOSED


def test_a_section_head_who_proposed_is_not_the_deputy_who_approves(story: Story) -> None:
    post(story, "section_head", Role.DEPUTY)
    number = story.case(procedure="ordinary")
    story.form("deputy", FormKind.RETURN_PROPOSAL, number, reason="facts_unclear")
    post(story, "section_head", Role.CLERK)
    story.form("section_head", FormKind.PROPOSE, number, owner=LIU)
    asked = {who for who, state in told(story, PushKind.PROPOSAL_TO_APPROVE) if state == "queued"}
    assert asked == {"deputy", "deputy_1", "deputy_2"}
    with pytest.raises(NotAllowedError):
        story.act("section_head", Move.ASSIGN, number)
    story.act("deputy", Move.ASSIGN, number)


def test_each_step_reaches_people_of_its_own(
    story: Story, handled: int, clock: MovableTime
) -> None:
    owners = {"liaison", "second_liaison"}
    assert later(clock, story, 1, 15) == owners
    assert later(clock, story, 1, 19) == owners | {"section_head"}
    assert later(clock, story, 1, 21) == owners | {"deputy", "deputy_1", "deputy_2"}
    assert later(clock, story, 1, 22) == owners | {"inspector", "inspector_1"}
    assert {who for who, _ in told(story, PushKind.SUPERVISION_OPENED)} == owners
    assert later(clock, story, 1, 27) == owners | {"executive"}
    assert later(clock, story, 2, 26) == owners | {"leader"}
    assert {Flag.SUPERVISED, Flag.ON_AGENDA} <= case(story, handled).flags
    story.form("liaison", FormKind.PROGRESS, handled, text="泵已到货。")
    reminders = told(story, PushKind.DUE_SOON) + told(story, PushKind.OVERDUE)
    assert {state for _, state in reminders} == {"settled"}


def test_merged_vacant_and_kept_away_steps(story: Story, handled: int, clock: MovableTime) -> None:
    """One who is deputy and section head; no executive deputy; the other head kept away."""
    post(story, "deputy", Role.SECTION_HEAD, section=GRASSROOTS)
    for who in ("section_head", "second_liaison", "inspector_1"):
        story.recuse(who, handled)
    administrator = story.who("administrator")
    story.database.write_now(stopping.stop, administrator, story.ids["executive"])
    assert later(clock, story, 1, 15) == {"liaison"}
    assert later(clock, story, 1, 19) == {"liaison", "deputy"}
    assert later(clock, story, 1, 21) == {"liaison", "deputy_1", "deputy_2"}
    assert later(clock, story, 1, 22) == {"liaison", "inspector"}
    assert later(clock, story, 1, 27) == {"liaison"}
    assert later(clock, story, 2, 26) == {"liaison", "leader"}
    with pytest.raises(NotFoundError):
        shown(story, "second_liaison", handled)


def test_with_all_deputies_kept_away_the_answer_waits_and_says_for_whom(
    story: Story, handled: int
) -> None:
    story.form("liaison", FormKind.RESULT, handled, **RESULT)
    for who in ("deputy", "deputy_1", "deputy_2"):
        story.recuse(who, handled)
    assert "请管理员再设一位分管副部长" in shown(story, "liaison", handled)
    post(story, "section_head", Role.DEPUTY)
    assert SIXTY["section_head"][0] in shown(story, "liaison", handled)
    story.act("section_head", Move.APPROVE_REPLY, handled)
    assert case(story, handled).stage is Stage.ANSWERED
    assert case(story, handled).due_on == date(2027, 1, 22)
