"""Where a matter goes: passed on with notice, answered at once, taken on with notice, withdrawn."""

from datetime import date

import pytest
from office_life import card, case, clock_of, counts_hold, told, withdraw
from offices import shown
from two_townships import LIU, RESULT, Story

from casework.clocks import ClockRule, ClockStatus
from casework.form_errors import FieldMissingError
from casework.forms import FormKind
from casework.matters import Delivery, Subject
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import forms, lists
from storage import events


def test_the_number_from_above_is_entered_at_the_desk_and_stands_on_the_card(
    story: Story,
) -> None:
    number = story.intake("letter", superior="省信〔2026〕317号")
    assert case(story, number).superior_number == "省信〔2026〕317号"
    assert "上级编号 省信〔2026〕317号" in shown(story, "deputy", number)
    assert "上级编号" not in shown(story, "deputy", story.intake("letter"))


@pytest.fixture
def elsewhere(story: Story) -> int:
    return story.case(procedure="elsewhere")


def test_what_is_not_ours_waits_for_its_route_with_the_routing_deadline(
    story: Story, elsewhere: int
) -> None:
    it = case(story, elsewhere)
    assert (it.stage, it.owner_code) == (Stage.CLASSIFIED, None)
    # From a liaison: three working days within the office, Monday to Thursday.
    assert it.due_on == date(2026, 11, 26)
    assert {Move.ROUTE_OUT, Move.ANSWER_AT_ONCE, Move.REPORT_UP} <= set(
        card(story, "clerk", elsewhere).moves
    )
    assert story.database.read_now(lists.my_cases, story.who("clerk")).total == 1
    assert counts_hold(story)


def test_a_letter_from_outside_is_routed_within_fifteen_days(story: Story) -> None:
    number = story.intake("letter", procedure="ordinary")
    routing = clock_of(story, number, ClockRule.ROUTING)
    assert routing is not None
    # Fifteen days from Monday 23 November.
    assert routing.nominal_due == date(2026, 12, 8)


def test_it_ends_only_with_a_notice(story: Story, elsewhere: int) -> None:
    story.form("clerk", FormKind.ROUTE_OUT, elsewhere, route="transfer", body="县自然资源局")
    it = case(story, elsewhere)
    assert (it.stage, it.route, it.due_on) == (Stage.ROUTED_OUT, "transfer", None)
    assert counts_hold(story)
    notice = clock_of(story, elsewhere, ClockRule.NOTICE)
    assert notice is not None
    assert notice.status is ClockStatus.RUNNING
    story.form("clerk", FormKind.NOTIFY, elsewhere, manner="by_phone", day="today")
    assert case(story, elsewhere).stage is Stage.PASSED_ON
    notice = clock_of(story, elsewhere, ClockRule.NOTICE)
    assert notice is not None
    assert notice.status is ClockStatus.STOPPED


def test_a_matter_thought_elsewhere_can_still_be_taken_on(story: Story, elsewhere: int) -> None:
    story.form("clerk", FormKind.PROPOSE, elsewhere, owner=LIU)
    assert case(story, elsewhere).due_on == date(2027, 1, 22)
    story.act("deputy", Move.ASSIGN, elsewhere)
    routing = clock_of(story, elsewhere, ClockRule.ROUTING_INSIDE)
    assert routing is not None
    assert routing.status is ClockStatus.STOPPED
    assert counts_hold(story)


def test_an_answer_at_once_is_followed_up_by_somebody_else(story: Story, elsewhere: int) -> None:
    story.form(
        "clerk",
        FormKind.ANSWER_AT_ONCE,
        elsewhere,
        findings="政策已当面讲清。",
        manner="in_person",
        day="today",
    )
    it = case(story, elsewhere)
    assert (it.stage, it.delivery) == (Stage.REPLIED, Delivery.IN_PERSON.value)
    assert Move.FOLLOW_UP not in card(story, "clerk", elsewhere).moves
    assert Move.FOLLOW_UP in card(story, "deputy", elsewhere).moves
    assert counts_hold(story)


def test_a_notice_that_a_matter_is_taken_on_is_given_once(story: Story) -> None:
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    story.form("clerk", FormKind.GIVE_NOTICE, number, manner="in_person", day="today")
    assert case(story, number).stage is Stage.ASSIGNED
    assert told(story, PushKind.CASE_ASSIGNED) == [("liaison", "queued")]
    assert Move.GIVE_NOTICE not in card(story, "clerk", number).moves
    notice = clock_of(story, number, ClockRule.NOTICE)
    assert notice is not None
    assert notice.status is ClockStatus.STOPPED


def test_nobody_is_notified_who_gave_no_name(story: Story) -> None:
    number = story.case(procedure="ordinary", identity="anonymous")
    assert clock_of(story, number, ClockRule.NOTICE) is None
    assert Move.GIVE_NOTICE not in card(story, "clerk", number).moves


def test_a_file_that_is_closed_without_an_answer_does_not_stand_as_answered(story: Story) -> None:
    number = story.case()
    withdraw(story, number)
    story.act("clerk", Move.ARCHIVE, number)
    assert shown(story, "deputy", number).splitlines()[1] == "登记 › <b>已归档</b>"


# Delivery


@pytest.fixture
def answered(story: Story) -> int:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, number)
    return number


def test_a_reply_by_post_has_a_number(story: Story, answered: int) -> None:
    with pytest.raises(FieldMissingError):
        story.form("liaison", FormKind.DELIVERY, answered, manner="by_post", day="today")
    assert case(story, answered).stage is Stage.ANSWERED


def test_it_counts_as_not_deliverable_after_three_attempts_with_their_dates(
    story: Story, answered: int
) -> None:
    liaison = story.who("liaison")

    def says(draft: int, words: str) -> str | None:
        return story.database.write_now(forms.type_text, liaison, draft, words).notice

    begun = story.database.write_now(forms.start, liaison, FormKind.UNDELIVERED, answered).ref
    assert says(begun, "去了三次没人在家。") == "attempts_short"
    assert case(story, answered).flags == frozenset()
    assert says(begun, "20号、21号、昨天。") == "report_undelivered"
    notes = story.database.read_now(events.notes, [(Subject.CASE, answered)])
    assert notes[-1].text == "去了三次没人在家。\n20号、21号、昨天。"


def test_nobody_is_looked_for_who_gave_no_name(story: Story) -> None:
    number = story.case(identity="anonymous")
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, number)
    story.form("liaison", FormKind.UNDELIVERED, number, text="匿名")
    assert case(story, number).flags == {Flag.UNDELIVERED}


def test_what_cannot_be_delivered_needs_the_deputys_word(story: Story, answered: int) -> None:
    story.form("liaison", FormKind.UNDELIVERED, answered, text="11月20、21、23日三次无人。")
    assert told(story, PushKind.UNDELIVERED_TO_AGREE) == [("deputy", "queued")]
    story.form("deputy", FormKind.REFUSE_UNDELIVERED, answered, reason="请找村干部带路。")
    assert case(story, answered).flags == frozenset()
    story.form("liaison", FormKind.UNDELIVERED, answered, text="又去一次,已搬走。")
    story.act("deputy", Move.AGREE_UNDELIVERED, answered)
    it = case(story, answered)
    assert (it.stage, it.delivery) == (Stage.REPLIED, Delivery.NOT_DELIVERABLE.value)
    assert counts_hold(story)
