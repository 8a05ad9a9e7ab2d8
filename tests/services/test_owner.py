"""A case is given to a unit, or to one of its people."""

import pytest
from office_life import card, case, enter, told
from two_townships import LIU, Story, begin

from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import PushKind
from services import cards, desk
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


def test_whom_no_push_reaches_is_said_before(story: Story) -> None:
    def warned() -> bool:
        clerk = story.who("clerk")
        draft = story.database.write_now(desk.open_register, clerk, lead).ref
        return story.database.read_now(cards.form, clerk, draft).owner_absent

    lead = story.report()
    assert warned()
    story.database.write_now(people.bind, story.ids["second"], 4711, Language.CHINESE)
    assert not warned()
