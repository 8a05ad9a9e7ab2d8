"""A holiday entered late moves what it has to move, on record, and tells the owners."""

from datetime import UTC, date, datetime

import pytest
from office_life import case, clock_of, counts_hold, told
from two_townships import Story

from casework.clocks import ClockRule, EntryKind
from casework.forms import FormKind
from casework.pushes import PushKind
from casework.workflow import Move
from services import calendar, forms, recomputing
from services.holiday_import import import_holidays


@pytest.fixture
def handled(story: Story) -> int:
    """Due on Friday 22 January 2027."""
    return story.taken_on()


def enter(story: Story, *lines: str) -> None:
    content = "\n".join(["date,kind,name", *lines, ""]).encode()
    story.database.write_now(import_holidays, None, [("days.csv", content)])
    story.database.forget_calendar()


def test_a_late_day_off_moves_the_date_and_tells_the_owner(story: Story, handled: int) -> None:
    enter(story, "2027-01-22,day_off,县庆")
    assert case(story, handled).due_on == date(2027, 1, 25)
    running = clock_of(story, handled, ClockRule.HANDLING)
    assert running is not None
    assert [entry.kind for entry in running.ledger] == [EntryKind.START, EntryKind.RECOMPUTE]
    assert running.nominal_due == date(2027, 1, 22)
    assert told(story, PushKind.DATES_MOVED) == [("liaison", "queued")]
    assert counts_hold(story)


def test_a_day_that_touches_nothing_moves_nothing(story: Story, handled: int) -> None:
    enter(story, "2027-01-18,day_off,县庆")
    assert case(story, handled).due_on == date(2027, 1, 22)
    assert told(story, PushKind.DATES_MOVED) == []


def test_what_is_held_stays_held(story: Story, handled: int) -> None:
    story.form("deputy", FormKind.SUSPEND, handled, reason="in_court", condition="判决后")
    enter(story, "2027-01-22,day_off,县庆")
    assert case(story, handled).due_on is None
    story.act("deputy", Move.RESUME, handled)
    assert case(story, handled).due_on == date(2027, 1, 25)


def test_the_night_works_nothing_out_twice(story: Story, handled: int) -> None:
    assert story.database.write_now(recomputing.nightly) == 0
    enter(story, "2027-01-22,day_off,县庆")
    assert story.database.write_now(recomputing.nightly) == 0
    assert len(told(story, PushKind.DATES_MOVED)) == 1


def test_a_day_set_by_hand_moves_the_date_and_given_back_moves_it_again(
    story: Story, handled: int
) -> None:
    chief = story.who("administrator")
    story.database.write_now(calendar.set_day, chief, "2027-01-22=day_off")
    assert case(story, handled).due_on == date(2027, 1, 25)
    story.database.write_now(calendar.set_day, chief, "2027-01-22=published")
    assert case(story, handled).due_on == date(2027, 1, 22)
    assert [who for who, _ in told(story, PushKind.DATES_MOVED)] == ["liaison", "liaison"]
    assert counts_hold(story)


def test_other_office_hours_move_the_hour_and_tell_nobody(story: Story, handled: int) -> None:
    chief = story.who("administrator")
    draft = story.database.write_now(forms.start, chief, FormKind.HOURS_USUAL, 0).ref
    story.database.write_now(forms.type_text, chief, draft, "8:30-12:00 14:00-17:30")
    running = clock_of(story, handled, ClockRule.HANDLING)
    assert running is not None
    assert running.due_at == datetime(2027, 1, 22, 9, 30, tzinfo=UTC)
    assert running.ledger[-1].kind is EntryKind.RECOMPUTE
    assert case(story, handled).due_on == date(2027, 1, 22)
    assert told(story, PushKind.DATES_MOVED) == []
    assert story.database.write_now(recomputing.nightly) == 0
