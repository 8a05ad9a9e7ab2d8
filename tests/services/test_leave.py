"""Leave as officers live it: entered as it is said, covered by day, back when it ends."""

import json
from datetime import date, timedelta

import pytest
from leaves_taken import FRIDAY, TODAY, back, events, lines, live, of_two_deputies, take
from movable_time import MovableTime
from office_life import card, enter, photo, speak, told
from sqlalchemy import select
from two_townships import LIU, RESULT, ROOT, YUN, Story

from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.visit_errors import VisitDuringLeaveError
from casework.workflow import Move, Stage
from services import (
    delivering,
    form_cards,
    forms,
    leave_cards,
    leave_days,
    lists,
    recipients,
    visit_months,
)
from storage import cases, people, push_queue
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader, Unit

_PUSH = core(PushRow)


@pytest.fixture
def story(lite_database: Database) -> Story:
    return of_two_deputies(lite_database)


# The days


def test_pushes_and_cases_go_to_the_stand_in_and_come_back(
    story: Story, clock: MovableTime
) -> None:
    number = story.case()
    with pytest.raises(NotFoundError):
        card(story, "neighbour", number)
    take(story, "liaison", "明天 周三 石大山")
    assert told(story, PushKind.COVER_NAMED) == [("neighbour", "queued")]
    assert told(story, PushKind.CASE_ASSIGNED) == [("liaison", "queued")]
    live(story, clock)
    # what had not gone out yet is addressed to the stand-in now
    assert told(story, PushKind.CASE_ASSIGNED) == [("neighbour", "queued")]
    assert told(story, PushKind.COVER_BEGUN) == [("neighbour", "queued")]
    assert told(story, PushKind.LEAVE_BEGUN) == [("liaison", "queued")]
    assert lines(story, "neighbour") == [("林小溪", ())]
    assert lines(story, "liaison") == [(None, ("石大山",))]
    assert Move.ACKNOWLEDGE in card(story, "neighbour", number).moves
    speak(story)
    later = story.case(words="柳湾镇水渠漏水,下游浇不上地。")
    assert ("liaison", "queued") not in told(story, PushKind.CASE_ASSIGNED)
    live(story, clock, 2)
    assert told(story, PushKind.COVER_OVER) == [("neighbour", "queued")]
    assert told(story, PushKind.LEAVE_OVER) == [("liaison", "queued")]
    assert told(story, PushKind.CASE_ASSIGNED) == [("liaison", "queued")] * 2
    assert lines(story, "neighbour") == []
    assert lines(story, "liaison") == [(None, ()), (None, ())]
    for case_id in (number, later):
        with pytest.raises(NotFoundError):
            card(story, "neighbour", case_id)
    assert events(story) == ["leave_entered", "leave_approved", "leave_begun", "leave_over"]


def test_nobody_is_told_twice(story: Story, clock: MovableTime) -> None:
    take(story, "liaison", "明天 周三 石大山")
    live(story, clock, 5)
    story.database.write_now(leave_days.keep_up)
    for kind in (PushKind.COVER_BEGUN, PushKind.COVER_OVER):
        assert len(told(story, kind)) == 1
    for kind in (PushKind.LEAVE_BEGUN, PushKind.LEAVE_OVER):
        assert len(told(story, kind)) == 1


def test_after_a_stop_of_the_program_a_leave_that_is_past_is_told_as_over(
    story: Story, clock: MovableTime
) -> None:
    take(story, "liaison", "明天 周三 石大山")
    clock.move(days=10)
    story.database.write_now(leave_days.keep_up)
    assert told(story, PushKind.COVER_BEGUN) == []
    assert told(story, PushKind.LEAVE_OVER) == [("liaison", "queued")]


def test_the_chain_is_followed_day_by_day(story: Story, clock: MovableTime) -> None:
    enter(story, "third", "何山", Role.LIAISON, YUN, None)
    story.database.write_now(people.bind, story.ids["third"], 99, Language.CHINESE)
    number = story.case()
    take(story, "liaison", "今天 周五 石大山")
    assert story.who("liaison").stand_in_id == story.ids["neighbour"]
    take(story, "neighbour", "周三 周四 何山")
    live(story, clock, 2)
    assert story.who("liaison").stand_in_id == story.ids["third"]
    assert card(story, "third", number).case.id == number
    with pytest.raises(NotFoundError):
        card(story, "neighbour", number)
    assert ("third", "queued") in told(story, PushKind.CASE_ASSIGNED)
    live(story, clock, 2)
    assert story.who("liaison").stand_in_id == story.ids["neighbour"]
    with pytest.raises(NotFoundError):
        card(story, "third", number)


def test_an_early_return_gives_everything_back_at_once(story: Story) -> None:
    number = story.case()
    leave_id = take(story, "liaison", "今天 周五 石大山")
    assert card(story, "neighbour", number)
    assert back(story, "liaison", leave_id) == "leave_over"
    assert back(story, "liaison", leave_id) == "leave_over"  # the same tap again
    with pytest.raises(NotFoundError):
        card(story, "neighbour", number)
    assert told(story, PushKind.CASE_ASSIGNED) == [("liaison", "queued")]
    assert told(story, PushKind.COVER_OVER) == [("neighbour", "queued")]


def test_a_leave_called_off_before_it_begins_never_covers(story: Story, clock: MovableTime) -> None:
    leave_id = take(story, "liaison", "明天 周五 石大山")
    with pytest.raises(NotFoundError):
        back(story, "neighbour", leave_id)
    assert back(story, "liaison", leave_id) == "leave_cancelled"
    live(story, clock)
    assert not story.who("liaison").away
    assert told(story, PushKind.COVER_NAMED) == [("neighbour", "settled")]
    # who has not heard of it yet need not hear that it is off
    assert told(story, PushKind.COVER_CANCELLED) == []
    assert told(story, PushKind.COVER_BEGUN) == []


def test_who_was_asked_to_cover_hears_that_it_is_off(story: Story) -> None:
    leave_id = take(story, "liaison", "明天 周五 石大山")

    def send(unit: Unit) -> None:
        for bundle in delivering.take(unit, 10, timedelta(minutes=1)):
            for push in bundle.pushes:
                push_queue.sent(unit, push.id, push.id % 1000, shared=False, again_at=None)

    story.database.write_now(send)
    back(story, "liaison", leave_id)
    assert told(story, PushKind.COVER_CANCELLED) == [("neighbour", "queued")]


# Rights


def test_recusal_of_the_stand_in_overrides_and_the_next_upward_is_told(story: Story) -> None:
    number = story.case()
    story.recuse("neighbour", number)
    take(story, "liaison", "今天 周五 石大山")
    with pytest.raises(NotFoundError):
        card(story, "neighbour", number)
    assert lines(story, "neighbour") == []
    assert lines(story, "liaison") == [(None, ("周清和",))]
    assert told(story, PushKind.CASE_ASSIGNED) == [("clerk", "queued")]
    assert begun(story) == {"open": "0", "above": "1", "why": "kept_away"}
    found = story.database.read_now(cases.get, number)
    assert found is not None
    reached = story.database.read_now(recipients.of_case, PushKind.DUE_SOON, found)
    assert [who.id for who in reached] == [story.ids["clerk"]]


def begun(story: Story) -> dict[str, str]:
    """What whoever goes on leave is told of their work."""

    def read(view: Reader) -> dict[str, str]:
        row = view.run(select(_PUSH.c.facts).where(_PUSH.c.kind == PushKind.LEAVE_BEGUN.value))
        facts: dict[str, str] = json.loads(row.scalar_one())
        return {name: facts[name] for name in ("open", "above", "why") if name in facts}

    return story.database.read_now(read)


def test_without_anybody_to_cover_the_office_is_told(story: Story) -> None:
    number = story.case()
    take(story, "liaison", "今天 周五 石大山")
    story.database.write_now(people.set_active, story.ids["neighbour"], active=False)
    assert story.who("liaison").stand_in_id is None
    found = story.database.read_now(cases.get, number)
    assert found is not None
    reached = story.database.read_now(recipients.of_case, PushKind.DUE_SOON, found)
    assert [who.id for who in reached] == [story.ids["clerk"]]


def test_conflicts_bind_the_person_also_as_a_stand_in(story: Story) -> None:
    number = story.case(owner=LIU)
    take(story, "liaison", "今天 周五 叶知秋")
    story.act("staff", Move.ACKNOWLEDGE, number)
    story.form("staff", FormKind.RESULT, number, **RESULT)
    take(story, "deputy", "今天 周五 叶知秋")
    with pytest.raises(NotAllowedError) as refused:
        story.act("staff", Move.APPROVE_REPLY, number)
    assert refused.value.facts["rule"] == "drafter_approves"
    story.act("second", Move.APPROVE_REPLY, number)
    story.form("staff", FormKind.DELIVERY, number, manner="in_person", day="today")
    take(story, "clerk", "今天 周五 叶知秋")
    with pytest.raises(NotAllowedError) as refused:
        story.form("staff", FormKind.FOLLOW_UP, number)
    assert refused.value.facts["rule"] == "handler_follows_up"


def test_a_stand_in_for_a_deputy_approves_what_others_drafted(story: Story) -> None:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    take(story, "deputy", "今天 周五 叶知秋")
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    reviewing = sorted(told(story, PushKind.REPLY_TO_REVIEW))
    assert reviewing == [("second", "queued"), ("staff", "queued")]
    assert lines(story, "staff", lists.approvals) == [("秦望舒", ())]
    assert lines(story, "second", lists.approvals) == [(None, ())]
    story.act("staff", Move.APPROVE_REPLY, number)
    assert card(story, "staff", number).case.stage is Stage.ANSWERED
    newest = card(story, "second", number).steps[0]
    assert (newest.actor_name, newest.for_name) == ("叶知秋", "秦望舒")


def test_a_stand_in_for_a_clerk_asks_again_whether_it_has_lasted(
    story: Story, clock: MovableTime
) -> None:
    number = story.case()
    story.answer(number)
    told = {"service": "satisfied", "result": "fairly", "cause": "policy_gap"}
    story.form("clerk", FormKind.FOLLOW_UP, number, **told)
    clock.move(days=80)
    take(story, "clerk", "今天 明天 叶知秋")
    story.form(
        "staff", FormKind.FOLLOW_UP_AGAIN, number, service="satisfied", result="not_satisfied"
    )
    it = card(story, "staff", number)
    assert it.case.result_again == "not_satisfied"
    assert (it.steps[0].actor_name, it.steps[0].for_name is None) == ("叶知秋", False)


# Field days


def test_leave_lessens_the_days_owed_and_none_is_logged_in_it(
    story: Story, clock: MovableTime
) -> None:
    def owed(month: date) -> int:
        liaison = story.who("liaison")
        return story.database.read_now(visit_months.state_for, liaison, month).owed

    december = date(2026, 12, 1)
    assert owed(december) == 3
    take(story, "liaison", "2026-12-01 2026-12-20 石大山")
    assert owed(december) == 2  # 9 of 23 working days left: 3 x 9/23 = 1.17
    clock.move(days=14)
    story.database.write_now(leave_days.keep_up)
    officer, write = story.who("liaison"), story.database.write_now
    form = write(forms.start, officer, FormKind.VISIT, 0).ref
    write(forms.fill, officer, form, "village", "上湾村")
    write(forms.type_text, officer, form, "见了种粮户")
    with pytest.raises(VisitDuringLeaveError):
        write(forms.finish, officer, form)


def test_the_stand_in_owes_no_field_days_for_others(story: Story) -> None:
    take(story, "liaison", "今天 周五 叶知秋")
    assert not story.who("staff").owes_visits
    assert story.who("liaison").owes_visits


def test_a_leave_shows_its_days_to_both(story: Story, clock: MovableTime) -> None:
    take(story, "liaison", "明天 周五 石大山")
    see = story.database.read_now
    later = see(leave_cards.sheet, story.who("neighbour"))
    assert [(one.name, one.running) for one in later.covers] == [("林小溪", False)]
    live(story, clock)
    mine = see(leave_cards.sheet, story.who("liaison")).mine
    assert [(one.first, one.last, one.covering) for one in mine] == [
        (TODAY + timedelta(days=1), FRIDAY, "石大山")
    ]
    covers = see(leave_cards.sheet, story.who("neighbour")).covers
    assert [(one.name, one.running) for one in covers] == [("林小溪", True)]


def test_who_stands_in_is_no_other_person_to_the_administrator(story: Story) -> None:
    """Covered posts are not taken for one's own when people are listed or imported."""
    take(story, "liaison", "今天 周五 石大山")
    neighbour = story.who("neighbour")
    assert [post.unit_code for post in neighbour.own_posts] == [YUN]
    assert len(neighbour.posts) == 2
    known = {one.id: one.posts for one in story.database.read_now(people.known)}
    assert known[neighbour.id] == {(Role.LIAISON, YUN)}


# What is personal


def test_an_instruction_on_paper_is_the_leaders_own_also_on_leave(
    story: Story, clock: MovableTime
) -> None:
    number = story.case()
    enter(story, "executive", "江若川", Role.LEADER, ROOT, "executive")
    story.database.write_now(people.bind, story.ids["executive"], 99, Language.CHINESE)
    take(story, "leader", "明天 周五 秦望舒")
    live(story, clock)
    photo(story, "clerk", number)
    draft = story.database.write_now(
        forms.start, story.who("clerk"), FormKind.ENTER_INSTRUCTION, number
    )
    sheet = story.database.read_now(form_cards.card, story.who("clerk"), draft.ref)
    # the one who is away, and never the one who stands in
    assert [option.label for option in sheet.options] == ["顾长川", "许知行", "江若川"]
    given = {"leader": "顾长川", "text": "请一周内办结。", "due": "+7"}
    story.form("clerk", FormKind.ENTER_INSTRUCTION, number, **given)
    assert told(story, PushKind.INSTRUCTION_TO_CONFIRM) == [("leader", "queued")]
    with pytest.raises(NotAllowedError) as refused:
        story.act("deputy", Move.CONFIRM_INSTRUCTION, number)
    assert refused.value.facts["rule"] == "not_own_instruction"
    story.act("leader", Move.CONFIRM_INSTRUCTION, number)


def test_the_word_asked_of_a_leader_waits_when_a_leave_begins(
    story: Story, clock: MovableTime
) -> None:
    number = story.case()
    take(story, "leader", "明天 周五 秦望舒")
    photo(story, "clerk", number)
    given = {"leader": "顾长川", "text": "请一周内办结。", "due": "+7"}
    story.form("clerk", FormKind.ENTER_INSTRUCTION, number, **given)
    live(story, clock)
    assert told(story, PushKind.INSTRUCTION_TO_CONFIRM) == [("leader", "queued")]
