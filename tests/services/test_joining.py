"""Leads are put to a case that is there, cases joined and linked, and all of it undone."""

import pytest
from movable_time import MovableTime
from office_life import card, case, clock_of, counts_hold
from two_townships import Story

from casework.case_errors import SameCaseError
from casework.clocks import ClockRule, ClockStatus
from casework.errors import NotAllowedError
from casework.form_errors import NoSuchCaseError
from casework.forms import FormKind
from casework.matters import Occurrence
from casework.sheets import LeadSheet
from casework.workflow import Move, Stage
from services import cards, form_cards, joining


def lead_card(story: Story, who: str, lead_id: int) -> LeadSheet:
    return story.database.read_now(cards.lead, story.who(who), lead_id)


# Leads


def test_a_lead_is_put_to_a_case_of_the_same_place_and_taken_out_again(story: Story) -> None:
    number, lead = story.case(), story.report(words="上湾村机井还没修好。")
    story.form("clerk", FormKind.JOIN_LEAD, lead, into="1")
    joined = lead_card(story, "clerk", lead)
    assert joined.lead.case_id == number
    assert joined.lead.stage is Stage.REGISTERED
    assert any("还没修好" in note.text for note in card(story, "liaison", number).notes)
    assert counts_hold(story)
    story.database.write_now(joining.part_lead, story.who("clerk"), lead)
    parted = lead_card(story, "clerk", lead)
    assert (parted.lead.case_id, parted.lead.stage) == (None, Stage.SUBMITTED)
    assert [due.rule for due in parted.dues] == [ClockRule.FIRST_ANSWER, ClockRule.REVIEW]
    assert not any("还没修好" in note.text for note in card(story, "liaison", number).notes)
    assert counts_hold(story)


def test_the_cases_of_the_place_are_offered(story: Story) -> None:
    number, lead = story.case(), story.report(words="上湾村机井还没修好。")
    elsewhere = story.case("neighbour", "河东村路灯不亮。")

    def offered(unit: object) -> list[str]:
        from services import forms

        answer = forms.start(unit, story.who("clerk"), FormKind.JOIN_LEAD, lead)  # type: ignore[arg-type]
        return [one.value for one in form_cards.card(unit, story.who("clerk"), answer.ref).options]  # type: ignore[arg-type]

    assert story.database.write_now(offered) == [str(number)]
    assert str(elsewhere) != str(number)


def test_a_lead_that_made_a_case_of_its_own_is_not_taken_out(story: Story) -> None:
    lead = story.report()
    story.register(lead)
    assert lead_card(story, "clerk", lead).moves == ()


def test_a_number_that_is_none_is_refused(story: Story) -> None:
    lead = story.report()
    with pytest.raises(NoSuchCaseError):
        story.form("clerk", FormKind.JOIN_LEAD, lead, into="99")


def test_the_author_joins_nothing(story: Story) -> None:
    story.case()
    lead = story.report()
    with pytest.raises(NotAllowedError):
        story.form("liaison", FormKind.JOIN_LEAD, lead, into="1")


# Cases


def test_a_case_joins_another_and_parting_them_loses_no_day(
    story: Story, clock: MovableTime
) -> None:
    first, second = story.case(), story.case(procedure="elsewhere")
    due = case(story, second).due_on
    story.form("clerk", FormKind.JOIN_CASE, second, into="1")
    it = case(story, second)
    assert (it.stage, it.joined_to, it.due_on) == (Stage.JOINED, first, None)
    assert card(story, "clerk", second).other_number == (2026, 1)
    assert counts_hold(story)
    story.act("clerk", Move.PART_CASE, second)
    it = case(story, second)
    assert (it.stage, it.joined_to, it.due_on) == (Stage.CLASSIFIED, None, due)
    held = clock_of(story, second, ClockRule.NOTICE)
    assert held is not None
    assert held.status is ClockStatus.RUNNING
    assert counts_hold(story)


def test_a_case_is_not_joined_to_itself(story: Story) -> None:
    only = story.case(procedure="elsewhere")
    with pytest.raises(SameCaseError):
        story.form("clerk", FormKind.JOIN_CASE, only, into="1")


def test_a_repeat_is_linked_never_merged_away_and_unlinked(story: Story) -> None:
    first, second = story.case(), story.case(words="上湾村机井又坏了。")
    story.form("clerk", FormKind.LINK_REPEAT, second, into="1")
    it = case(story, second)
    assert (it.repeat_of, it.occurrence) == (first, Occurrence.REPEAT)
    assert it.stage is Stage.ASSIGNED
    story.act("clerk", Move.UNLINK_REPEAT, second)
    it = case(story, second)
    assert (it.repeat_of, it.occurrence) == (None, Occurrence.FIRST)
