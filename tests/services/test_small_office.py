"""Four people run the whole office: rights add up, conflicts bind the person (domain.md, Roles)."""

from datetime import UTC, datetime

import pytest
from meetings_held import begun, closed, plan, task
from movable_time import MovableTime
from office_life import card, case, counts_hold, enter, newly_reminded, speak, told
from offices import FOLLOW_UP, FOUR, open_office, post, shown
from two_townships import LIU, RESULT, ROOT, Story

from casework.errors import NotAllowedError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import audit, forms, leave_cards, leaves, lists
from storage import people
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return open_office(lite_database, FOUR)


def test_four_people_bring_a_case_from_the_report_to_the_closing(story: Story) -> None:
    number = story.case(procedure="ordinary")
    assert told(story, PushKind.PROPOSAL_TO_APPROVE) == [("deputy", "queued")]
    with pytest.raises(NotAllowedError):
        story.act("clerk", Move.ASSIGN, number)
    story.act("deputy", Move.ASSIGN, number)
    story.answer(number)
    assert "轮到周清和" in shown(story, "leader", number)
    with pytest.raises(NotAllowedError):
        story.form("liaison", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    story.form("clerk", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert case(story, number).stage is Stage.CLOSED
    assert counts_hold(story)
    assert story.database.read_now(audit.verify).fault is None


def test_who_drafted_as_clerk_does_not_approve_as_deputy(story: Story) -> None:
    post(story, "deputy", Role.CLERK)
    lead = story.report()
    story.ids["both"] = story.ids["deputy"]
    clerk, story.ids["clerk"] = story.ids["clerk"], story.ids["both"]
    number = story.register(lead, procedure="ordinary")
    story.ids["clerk"] = clerk
    assert told(story, PushKind.PROPOSAL_TO_APPROVE) == [("leader", "queued")]
    assert Move.ASSIGN not in card(story, "both", number).moves
    with pytest.raises(NotAllowedError) as refused:
        story.act("both", Move.ASSIGN, number)
    assert refused.value.facts["rule"] == "drafter_approves"
    for who in ("both", "clerk", "leader"):
        assert "请管理员再设一位分管副部长" in shown(story, who, number)
    post(story, "leader", Role.DEPUTY)
    assert "轮到顾长川" in shown(story, "clerk", number)
    story.act("leader", Move.ASSIGN, number)
    assert case(story, number).stage is Stage.ASSIGNED


def test_a_deputy_who_handled_a_case_does_not_approve_the_answer(story: Story) -> None:
    post(story, "deputy", Role.LIAISON, LIU)
    number = story.case()
    story.act("deputy", Move.ACKNOWLEDGE, number)
    story.form("deputy", FormKind.RESULT, number, **RESULT)
    with pytest.raises(NotAllowedError):
        story.act("deputy", Move.APPROVE_REPLY, number)
    assert "没人能批" in shown(story, "deputy", number)
    enter(story, "second_deputy", "沈明远", Role.DEPUTY, ROOT, None)
    story.act("second_deputy", Move.APPROVE_REPLY, number)
    assert case(story, number).stage is Stage.ANSWERED


def answered_at_once(story: Story) -> int:
    number = story.case(procedure="elsewhere")
    story.form(
        "clerk",
        FormKind.ANSWER_AT_ONCE,
        number,
        findings="政策已讲清楚。",
        manner="by_phone",
        day="today",
    )
    return number


def test_where_the_clerk_answered_the_deputy_follows_up(story: Story, clock: MovableTime) -> None:
    number = answered_at_once(story)
    with pytest.raises(NotAllowedError) as refused:
        story.form("clerk", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert refused.value.facts["rule"] == "handler_follows_up"
    assert "轮到秦望舒" in shown(story, "clerk", number)
    assert waiting(story, "deputy") == [number]
    clock.move(days=16)
    speak(story)
    assert told(story, PushKind.FOLLOW_UP_DUE) == [("deputy", "queued")]
    story.form("deputy", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert case(story, number).stage is Stage.CLOSED
    assert waiting(story, "deputy") == []


def waiting(story: Story, who: str) -> list[int]:
    """What waits for somebody's word, as it is listed and as it is counted."""
    read, officer = story.database.read_now, story.who(who)
    found = [line.ref for line in read(lists.approvals, officer).lines]
    assert read(lists.to_approve, officer) == len(found)
    return found


def test_what_a_clerk_is_free_to_follow_up_waits_for_no_deputy(story: Story) -> None:
    number = answered_at_once(story)
    enter(story, "second_clerk", "文书", Role.CLERK, ROOT, None)
    assert waiting(story, "deputy") == []
    story.recuse("second_clerk", number)
    assert waiting(story, "deputy") == [number]
    assert waiting(story, "leader") == []


def test_a_deputy_who_handled_it_too_has_it_not_to_follow_up(story: Story) -> None:
    number = story.case()
    for who in ("clerk", "deputy"):
        story.form("deputy", FormKind.TEAM_MEMBER, number, member=str(story.ids[who]))
    story.answer(number)
    assert waiting(story, "deputy") == []
    enter(story, "second_deputy", "沈明远", Role.DEPUTY, ROOT, None)
    assert waiting(story, "second_deputy") == [number]


def test_with_nobody_free_to_follow_up_the_card_asks_for_an_inspector(story: Story) -> None:
    number = answered_at_once(story)
    story.recuse("deputy", number)
    assert "没人能回访" in shown(story, "clerk", number)
    assert "请管理员设一位督查员" in shown(story, "clerk", number)
    enter(story, "inspector", "方正平", Role.INSPECTOR, ROOT, None)
    assert "轮到方正平" in shown(story, "clerk", number)
    story.form("inspector", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert case(story, number).stage is Stage.CLOSED


def test_deadlines_climb_past_the_posts_that_nobody_holds(story: Story, clock: MovableTime) -> None:
    number = story.taken_on()
    story.form("clerk", FormKind.GIVE_NOTICE, number, manner="in_person", day="today")

    def reminded(month: int, day: int) -> set[str]:
        clock.set(datetime(2027, month, day, 11, tzinfo=UTC))
        return newly_reminded(story)

    # Due on Friday 22 January 2027.
    assert reminded(1, 15) == {"liaison"}
    assert reminded(1, 19) == {"liaison"}  # no section head, and the deputy does not come earlier
    assert "deputy" in reminded(1, 21)
    assert "leader" not in reminded(1, 22)  # no inspector; supervision opens all the same
    assert Flag.SUPERVISED in case(story, number).flags
    assert "leader" not in reminded(1, 27)  # no executive deputy
    assert "leader" in reminded(2, 26)  # the Spring Festival lies between
    assert Flag.ON_AGENDA in case(story, number).flags


def test_who_is_on_the_joint_team_does_not_follow_up(story: Story) -> None:
    number = story.case()
    story.form("deputy", FormKind.TEAM_MEMBER, number, member=str(story.ids["clerk"]))
    story.answer(number)
    with pytest.raises(NotAllowedError) as refused:
        story.form("clerk", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert refused.value.facts["rule"] == "handler_follows_up"
    assert "轮到秦望舒" in shown(story, "leader", number)
    story.form("deputy", FormKind.FOLLOW_UP, number, **FOLLOW_UP)
    assert case(story, number).stage is Stage.CLOSED


def test_in_an_office_of_four_everybody_finds_a_stand_in_and_somebody_who_approves(
    story: Story,
) -> None:
    for place, who in enumerate(story.ids.values(), 1):
        story.database.write_now(people.bind, who, place, Language.CHINESE)
    found = {}
    for days, (who, covers) in enumerate(
        (("liaison", "周清和"), ("clerk", "秦望舒"), ("deputy", "顾长川"), ("leader", "秦望舒"))
    ):
        span = f"2026-12-{7 + days:02} 2026-12-{7 + days:02} {covers}"
        write, officer = story.database.write_now, story.who(who)
        write(forms.finish, officer, write(leaves.begin, officer, span).ref)
        (line,) = story.database.read_now(leave_cards.sheet, story.who(who)).mine
        found[who] = (line.waits_for, line.own)
    assert found == {
        "liaison": (("秦望舒",), False),
        "clerk": (("秦望舒",), False),
        "deputy": (("顾长川",), False),
        "leader": ((), True),
    }


def test_a_meeting_is_held_by_the_clerk_alone_and_its_late_task_comes_back(
    story: Story, clock: MovableTime
) -> None:
    for place, who in enumerate(story.ids.values(), 1):
        story.database.write_now(people.bind, who, place, Language.CHINESE)
    number, meeting_id = story.case(), plan(story)
    story.form("clerk", FormKind.AGENDA, number, meeting="joint")
    begun(story, meeting_id)
    story.form("clerk", FormKind.DECISION, number, text="由镇长包案,月底前修好。")
    task(story, meeting_id, "顾长川")
    assert closed(story, meeting_id) == "meeting_closed"
    clock.move(days=9)
    speak(story)
    assert sorted(told(story, PushKind.ACTION_LATE)) == [("clerk", "queued"), ("leader", "queued")]
    assert told(story, PushKind.MEETING_LEFT) == []
