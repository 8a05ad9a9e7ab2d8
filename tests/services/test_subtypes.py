"""What a matter is about: suggested on the register card, changed with a tap, kept and counted."""

import pytest
from office_life import case
from two_townships import Story

from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.trends import Topic
from services import form_cards, forms, trends

PENSION = "上湾村老支书的离任补助三个月没发,要求解决。"


def card(story: Story, words: str) -> int:
    """The register card of a new report."""
    lead = story.report(words=words)
    return story.database.write_now(forms.start, story.who("clerk"), FormKind.REGISTER, lead).ref


def fill(story: Story, draft: int, name: str, value: str) -> None:
    story.database.write_now(forms.fill, story.who("clerk"), draft, name, value)


def about(story: Story, draft: int) -> str:
    return story.database.read_now(form_cards.card, story.who("clerk"), draft).draft.fields[
        "subtype"
    ]


def test_what_words_speak_of_is_suggested_kept_and_counted_as_its_topic(story: Story) -> None:
    draft = card(story, PENSION)
    assert about(story, draft) == "pay_treatment_retirement"
    made = story.database.write_now(forms.finish, story.who("clerk"), draft).ref
    assert case(story, made).subtype == "pay_treatment_retirement"
    for _ in range(4):
        story.case(words=PENSION)
    sheet = story.database.read_now(trends.of, story.who("leader"))
    assert sheet.now.of_topic(Topic.PAY) == 5


def test_what_no_word_tells_is_another_matter_until_somebody_says_what_it_is(story: Story) -> None:
    draft = card(story, "上湾村机井坏了两个月,没人修。")
    assert about(story, draft) == "other"
    fill(story, draft, "subtype", "party_member_or_branch_election")
    made = story.database.write_now(forms.finish, story.who("clerk"), draft).ref
    assert case(story, made).subtype == "party_member_or_branch_election"
    assert case(story, story.case()).subtype is None


def test_another_type_brings_what_goes_with_it_and_only_that_can_be_picked(story: Story) -> None:
    draft = card(story, PENSION)
    fill(story, draft, "type", "enquiry")
    assert about(story, draft) == "suggestion_or_question"
    fill(story, draft, "type", "accusation")
    assert about(story, draft) == "other"
    with pytest.raises(NotAChoiceError):
        fill(story, draft, "subtype", "pay_treatment_retirement")
    story.database.write_now(forms.ask, story.who("clerk"), draft, "subtype")
    asked = story.database.read_now(form_cards.card, story.who("clerk"), draft).asked
    assert asked is not None
    assert asked.choices == (
        "village_policy_breach",
        "township_style",
        "section_level_style",
        "other",
    )
