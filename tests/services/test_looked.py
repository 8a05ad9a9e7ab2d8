"""What others have done since an officer last looked at a case is marked on its card."""

import pytest
from office_life import card
from two_townships import Story, begin

from casework.actions import View
from casework.forms import FormKind
from casework.workflow import Move
from services import answers
from storage.database import Database


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


def looks(story: Story, who: str, case_id: int) -> list[str]:
    """Somebody is shown the card; gives the steps marked new, the newest first."""
    sheet = card(story, who, case_id)
    reader = story.ids[who]
    story.database.write_now(
        answers.given,
        reader,
        sheet.position,
        View.CASE,
        case_id,
        reader_id=reader,
        upto=sheet.position,
    )
    return [step.kind for step in sheet.steps if step.new]


def test_at_the_first_look_nothing_is_marked(story: Story) -> None:
    assert looks(story, "clerk", story.case()) == []


def test_what_others_did_since_is_marked_until_it_has_been_seen(story: Story) -> None:
    number = story.case()
    looks(story, "clerk", number)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.PROGRESS, number, text="现场看过了。")
    assert looks(story, "clerk", number) == ["progress", "acknowledge"]
    assert looks(story, "clerk", number) == []


def test_ones_own_acts_are_not_new_and_each_has_their_own_last_look(story: Story) -> None:
    number = story.case()
    for who in ("clerk", "liaison"):
        looks(story, who, number)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    assert looks(story, "liaison", number) == []
    assert looks(story, "clerk", number) == ["acknowledge"]


def test_reading_is_nothing_new(story: Story) -> None:
    from services import cases

    number = story.case()
    looks(story, "clerk", number)
    story.database.write_now(cases.opened, story.who("deputy"), number)
    assert looks(story, "clerk", number) == []


def test_what_is_added_to_a_lead_of_the_case_is_new_too(story: Story) -> None:
    lead = story.report()
    number = story.register(lead)
    looks(story, "clerk", number)
    story.form("liaison", FormKind.CORRECTION, lead, text="是四组的机井。")
    assert looks(story, "clerk", number) == ["correction"]


def test_all_that_is_new_is_shown_and_else_the_newest_three(story: Story) -> None:
    number = story.case()
    looks(story, "clerk", number)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    for words in ("去过一次", "去过两次", "去过三次", "去过四次"):
        story.form("liaison", FormKind.PROGRESS, number, text=words)
    assert looks(story, "clerk", number) == [*["progress"] * 4, "acknowledge"]
    assert len(card(story, "clerk", number).steps) == 3
