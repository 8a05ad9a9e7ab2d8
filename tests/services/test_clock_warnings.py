"""How long before a deadline it is warned of is the office's to set; it counts at once."""

import json
from datetime import date, datetime, time

import pytest
from movable_time import MovableTime
from office_life import newly_reminded
from two_townships import Story, begin

from casework.clock_errors import ClockWarningsError
from casework.clocks import ClockRule
from casework.forms import FormKind
from casework.people import Language
from services import clock_settings
from storage import whole_chain
from storage.database import Database
from wording import calendar
from wording.speaker import Speaker


@pytest.fixture
def story(lite_database: Database) -> Story:
    return begin(lite_database)


def set_warnings(story: Story, rule: ClockRule, length: int, said: str) -> None:
    fields = {"rule": rule.value, "amount": str(length), "warn": said}
    story.form("administrator", FormKind.CLOCK_LENGTH, 0, **fields)


def supervised(story: Story) -> None:
    """A supervision whose answer is due on Wednesday 23 December 2026."""
    number = story.taken_on()
    story.form("inspector", FormKind.SUPERVISE, number, text="请说明进度。")


def warned_on(story: Story, clock: MovableTime, first: int, last: int) -> list[int]:
    """The days of December on which the owner is reminded."""
    zone = story.database.calendar.zone
    found = []
    for day in range(first, last + 1):
        clock.set(datetime.combine(date(2026, 12, day), time(9), zone))
        if "liaison" in newly_reminded(story):
            found.append(day)
    return found


def test_what_is_set_counts_for_what_runs_as_well(story: Story, clock: MovableTime) -> None:
    supervised(story)
    set_warnings(story, ClockRule.SUPERVISION_REPLY, 30, "10、2")
    # Ten days before is Sunday the 13th: told on the Friday.
    assert warned_on(story, clock, 10, 22) == [11, 21]


def test_without_a_setting_it_is_the_rules(story: Story, clock: MovableTime) -> None:
    supervised(story)
    assert warned_on(story, clock, 10, 22) == [16, 18]


def test_none_are_given_where_none_are_wanted_and_the_usual_ones_again(
    story: Story, clock: MovableTime
) -> None:
    supervised(story)
    set_warnings(story, ClockRule.SUPERVISION_REPLY, 30, "none")
    assert warned_on(story, clock, 14, 17) == []
    set_warnings(story, ClockRule.SUPERVISION_REPLY, 30, "usual")
    assert warned_on(story, clock, 17, 22) == [18]


def test_they_are_typed_as_people_do_and_on_record(story: Story) -> None:
    set_warnings(story, ClockRule.HANDLING, 60, "提前７天、3天,当天0")
    chain = story.database.read_now(whole_chain.everything)
    facts = next(json.loads(one["facts"]) for one in chain if one["kind"] == "length_set")
    assert (facts["warnings"], facts["warnings_before"]) == ([7, 3, 0], [15, 7, 3, 1, 0])
    sheet = story.database.read_now(clock_settings.lengths, story.who("administrator"))
    lines = calendar.lengths(Speaker.of(story.database, Language.CHINESE), sheet).text.splitlines()
    handling = lines.index("办理 60日 §")
    assert lines[handling + 1] == "· <b>提前7、3日、当天提醒</b>(本办设定)"
    assert lines[lines.index("签收 1个工作日") + 1] == "· 提前2小时提醒"


@pytest.mark.parametrize(
    ("rule", "length", "said"),
    [
        (ClockRule.SUPERVISION_REPLY, 30, "30"),
        (ClockRule.SUPERVISION_REPLY, 30, "早点提醒"),
        (ClockRule.SUPERVISION_REPLY, 30, "7 6 5 4 3 2 1"),
        (ClockRule.ACKNOWLEDGE, 1, "9"),
        (ClockRule.OBJECTION, 5, "5"),
    ],
)
def test_what_lies_before_its_beginning_or_is_none_is_refused(
    story: Story, rule: ClockRule, length: int, said: str
) -> None:
    with pytest.raises(ClockWarningsError):
        set_warnings(story, rule, length, said)
