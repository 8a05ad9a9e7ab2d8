"""How long deadlines are is the office's to set: for what begins from then on, on record."""

import json
from datetime import date

import pytest
from movable_time import MovableTime
from office_life import case, clock_of
from two_townships import Story

from casework.clock_errors import ClockLengthError
from casework.clocks import ClockRule, WhyKind
from casework.errors import NotAllowedError
from casework.form_errors import NotANumberError
from casework.forms import FormKind
from casework.people import Language
from casework.workflow import Move
from services import cards, clock_settings, forms
from storage import whole_chain
from wording import calendar, case_history
from wording.speaker import Speaker
from wording.texts import words_for


def set_length(story: Story, rule: ClockRule, amount: str) -> None:
    story.form("administrator", FormKind.CLOCK_LENGTH, 0, rule=rule.value, amount=amount)


def ordinary(story: Story, words: str = "柳湾镇水渠漏水。") -> int:
    return story.case(words=words, procedure="ordinary")


def speaker(story: Story) -> Speaker:
    database = story.database
    return Speaker(words_for(Language.CHINESE), database.now(), database.calendar)


def why(story: Story, number: int) -> str:
    sheet = story.database.read_now(cards.why, story.who("deputy"), number)
    return case_history.why(speaker(story), sheet).text


def test_what_is_set_counts_from_then_on_and_touches_nothing_that_runs(
    story: Story, clock: MovableTime
) -> None:
    before = ordinary(story)
    set_length(story, ClockRule.HANDLING, "45")
    after = ordinary(story)
    # 23 November + 60 days is Friday 22 January, + 45 days Thursday 7 January.
    assert story.due_on(before) == date(2027, 1, 22)
    assert story.due_on(after) == date(2027, 1, 7)
    clock.move(days=1)
    set_length(story, ClockRule.HANDLING, "60")
    assert story.due_on(after) == date(2027, 1, 7)


def test_why_says_what_the_office_has_set(story: Story) -> None:
    set_length(story, ClockRule.HANDLING, "45")
    number = ordinary(story)
    text = why(story, number)
    assert "期限 45日(自然日,次日起算)\n本办设定(通常60日)" in text
    assert text.count("本办设定") == 1


def test_a_length_that_is_usual_again_is_no_setting(story: Story) -> None:
    set_length(story, ClockRule.OBJECTION, "3")
    set_length(story, ClockRule.OBJECTION, "5")
    number = story.case()
    found = story.database.read_now(cards.why, story.who("deputy"), number)
    kinds = {line.kind for _rule, lines in found.clocks for line in lines}
    assert WhyKind.SET_BY_OFFICE not in kinds


def test_the_list_marks_what_is_set_and_what_the_regulations_give(story: Story) -> None:
    set_length(story, ClockRule.ACKNOWLEDGE, "2")
    sheet = story.database.read_now(clock_settings.lengths, story.who("administrator"))
    lines = calendar.lengths(speaker(story), sheet).text.splitlines()
    assert "<b>签收 2个工作日</b>(本办设定,通常1个工作日)" in lines
    assert "办理 60日 §" in lines
    assert "审核 1个工作日" in lines


def test_undoing_an_acknowledgement_keeps_the_length_it_began_with(story: Story) -> None:
    from services import acknowledging

    number = story.case()
    begun = clock_of(story, number, ClockRule.ACKNOWLEDGE)
    set_length(story, ClockRule.ACKNOWLEDGE, "4")
    story.act("liaison", Move.ACKNOWLEDGE, number)
    version = case(story, number).version
    story.database.write_now(acknowledging.undo, story.who("liaison"), number, version)
    again = clock_of(story, number, ClockRule.ACKNOWLEDGE)
    assert begun is not None
    assert again is not None
    assert again.due_at == begun.due_at


def test_a_change_is_on_record_with_what_was_before(story: Story) -> None:
    set_length(story, ClockRule.HANDLING, "45")
    chain = story.database.read_now(whole_chain.everything)
    facts = next(json.loads(one["facts"]) for one in chain if one["kind"] == "length_set")
    assert facts == {"rule": "handling", "length": 45, "before": 60}


@pytest.mark.parametrize(
    ("rule", "amount", "error"),
    [
        (ClockRule.HANDLING, "121", ClockLengthError),
        (ClockRule.ACKNOWLEDGE, "6", ClockLengthError),
        (ClockRule.HANDLING, "0", NotANumberError),
        (ClockRule.HANDLING, "6000", NotANumberError),
    ],
)
def test_nonsense_is_refused(
    story: Story, rule: ClockRule, amount: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        set_length(story, rule, amount)
    number = ordinary(story)
    assert story.due_on(number) == date(2027, 1, 22)


@pytest.mark.parametrize("who", ["clerk", "deputy", "leader", "liaison", "inspector"])
def test_only_the_administrator_sets_them(story: Story, who: str) -> None:
    with pytest.raises(NotAllowedError):
        story.database.write_now(forms.start, story.who(who), FormKind.CLOCK_LENGTH, 0)
    with pytest.raises(NotAllowedError):
        story.database.read_now(clock_settings.lengths, story.who(who))
