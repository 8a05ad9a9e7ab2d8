"""A case is given to a unit, or to one of its people."""

import pytest
from office_life import card, case, enter, told, withdraw
from two_townships import LIU, Story, begin

from casework.clocks import ClockRule, Level
from casework.errors import NotFoundError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.workflow import Move
from services import desk, escalation, form_cards
from storage import people
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = begin(lite_database)
    enter(story, "second", "叶知秋", Role.STAFF, LIU, None)
    return story


def test_a_unit_is_told_through_all_its_people(story: Story) -> None:
    story.case()
    assert {who for who, _ in told(story, PushKind.CASE_ASSIGNED)} == {"liaison", "second"}


def test_one_of_them_may_be_named(story: Story) -> None:
    number = story.case(officer="叶知秋")
    assert case(story, number).owner_id == story.ids["second"]
    assert [who for who, _ in told(story, PushKind.CASE_ASSIGNED)] == ["second"]
    assert card(story, "clerk", number).owner == "柳湾镇 叶知秋"


def test_somebody_of_another_unit_is_not_named(story: Story) -> None:
    with pytest.raises(NotAChoiceError):
        story.case(officer="石大山")


def test_another_owner_lets_go_of_the_person(story: Story) -> None:
    number = story.case(procedure="ordinary", officer="叶知秋")
    story.form("deputy", FormKind.RETURN_PROPOSAL, number, reason="facts_unclear")
    story.form("clerk", FormKind.PROPOSE, number, owner="990000003")
    assert case(story, number).owner_id is None


def test_who_is_only_proposed_neither_sees_the_case_nor_is_told(story: Story) -> None:
    number = story.case(procedure="ordinary", officer="叶知秋")
    for who in ("second", "liaison"):
        with pytest.raises(NotFoundError):
            card(story, who, number)
    assert told(story, PushKind.CASE_ASSIGNED) == []
    story.act("deputy", Move.ASSIGN, number)
    assert Move.ACKNOWLEDGE in card(story, "second", number).moves
    assert told(story, PushKind.CASE_ASSIGNED) == [("second", "queued")]


def test_before_it_is_given_to_anybody_the_desk_answers_for_its_deadline(story: Story) -> None:
    def answering() -> list[int]:
        it, rule = case(story, number), ClockRule.HANDLING
        found = story.database.read_now(escalation.reached, it, rule, [Level.OWNER])
        return [who.id for who in found]

    number = story.case(procedure="ordinary", officer="叶知秋")
    assert answering() == [story.ids["clerk"]]
    story.act("deputy", Move.ASSIGN, number)
    assert answering() == [story.ids["second"]]


def test_who_was_only_proposed_is_no_owner_of_what_ends_before(story: Story) -> None:
    at_once = story.case(procedure="ordinary")
    story.form("deputy", FormKind.RETURN_PROPOSAL, at_once, reason="facts_unclear")
    told_them = {"findings": "政策已讲清。", "manner": "in_person", "day": "today"}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, at_once, **told_them)
    withdrawn = story.case(procedure="ordinary", words="柳湾镇水渠漏水。")
    withdraw(story, withdrawn)
    for number in (at_once, withdrawn):
        assert case(story, number).owner_code is None
        with pytest.raises(NotFoundError):
            card(story, "liaison", number)


def test_whom_no_push_reaches_is_said_before(story: Story) -> None:
    def warned() -> bool:
        clerk = story.who("clerk")
        draft = story.database.write_now(desk.open_register, clerk, lead).ref
        return story.database.read_now(form_cards.card, clerk, draft).owner_absent

    lead = story.report()
    assert warned()
    story.database.write_now(people.bind, story.ids["second"], 4711, Language.CHINESE)
    assert not warned()
