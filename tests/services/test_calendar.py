"""A month with what falls due, days entered by hand, and office hours."""

from datetime import date

import pytest
from two_townships import LAMP, LIU, WELL, YUN, Story, begin

from casework.calendar import DayKind
from casework.errors import HoursError, NotAllowedError, OldButtonError, PeriodError
from casework.forms import FormKind
from casework.office_hours import SeasonName
from casework.sheets_calendar import CalendarSheet
from services import audit, calendar, forms
from storage.database import Database
from storage.unit import Reader


@pytest.fixture
def story(lite_database: Database) -> Story:
    return begin(lite_database)


def month(story: Story, who: str, text: str = "", page: int = 0) -> CalendarSheet:
    return story.database.read_now(calendar.month, story.who(who), text, page)


def set_day(story: Story, text: str, who: str = "administrator") -> None:
    story.database.write_now(calendar.set_day, story.who(who), text)


def write_hours(story: Story, kind: FormKind, text: str) -> None:
    chief = story.who("administrator")
    draft = story.database.write_now(forms.start, chief, kind, 0).ref
    story.database.write_now(forms.type_text, chief, draft, text)


def test_a_month_has_every_day(story: Story) -> None:
    october = month(story, "administrator", "2026-10")
    kinds = dict(october.days)
    assert len(october.days) == 31
    assert kinds[date(2026, 10, 1)].kind is DayKind.DAY_OFF
    assert kinds[date(2026, 10, 10)].kind is DayKind.MAKE_UP
    assert october.published
    assert october.double_ninth == date(2026, 10, 18)
    chosen = month(story, "administrator", " 2026-10-07 ")
    assert (chosen.first, chosen.chosen) == (date(2026, 10, 1), date(2026, 10, 7))
    assert month(story, "liaison").first == date(2026, 11, 1)
    for nonsense in ("soon", "2026-13", "1900-01", "2026-1"):
        with pytest.raises(PeriodError):
            month(story, "administrator", nonsense)


def test_each_sees_what_falls_due_of_what_is_theirs(story: Story) -> None:
    here = story.register(story.report("liaison", WELL), owner=LIU)
    there = story.register(story.report("neighbour", LAMP), owner=YUN)
    day = story.due_on(here)
    assert story.due_on(there) == day
    of_month = f"{day:%Y-%m}"
    assert month(story, "liaison", of_month).due == {day: 1}
    assert month(story, "clerk", of_month).due == {day: 2}
    assert month(story, "administrator", of_month).due == {}
    shown = month(story, "liaison", day.isoformat())
    assert [line.ref for line in shown.lines] == [here]
    assert month(story, "administrator", day.isoformat()).lines == ()
    story.recuse("clerk", there)
    assert month(story, "clerk", of_month).due == {day: 1}
    story.answer(here)
    assert month(story, "liaison", of_month).due == {}


def test_a_long_day_comes_in_pages(story: Story) -> None:
    made = [story.case() for _ in range(7)]
    day = story.due_on(made[0]).isoformat()
    first, second = (month(story, "clerk", day, page) for page in (0, 1))
    assert (len(first.lines), len(second.lines), first.pages) == (5, 2, 2)
    assert {line.ref for line in (*first.lines, *second.lines)} == set(made)


def test_a_day_is_entered_by_hand_and_given_back(story: Story) -> None:
    set_day(story, "2026-12-25=day_off")
    shown = month(story, "administrator", "2026-12-25")
    assert dict(shown.days)[date(2026, 12, 25)].kind is DayKind.DAY_OFF
    assert (shown.manages, shown.entered) == (True, True)
    set_day(story, "2026-12-26=make_up")  # a Saturday
    assert dict(month(story, "clerk", "2026-12").days)[date(2026, 12, 26)].kind is DayKind.MAKE_UP
    set_day(story, "2026-12-25=published")
    shown = month(story, "administrator", "2026-12-25")
    assert dict(shown.days)[date(2026, 12, 25)].kind is DayKind.WORKING
    assert not shown.entered
    assert story.database.read_now(audit.verify).fault is None


def test_only_the_administrator_changes_the_calendar(story: Story) -> None:
    for who in ("clerk", "leader", "liaison"):
        assert not month(story, who).manages
        with pytest.raises(NotAllowedError):
            set_day(story, "2026-12-25=day_off", who)
        with pytest.raises(NotAllowedError):
            story.database.write_now(forms.start, story.who(who), FormKind.HOURS_USUAL, 0)
        with pytest.raises(NotAllowedError):
            story.database.read_now(calendar.hours, story.who(who))


@pytest.mark.parametrize(
    "text", ["", "2026-12-25", "2026-12-25=weekend", "x=day_off", "1900-01-01=day_off"]
)
def test_a_button_that_says_nothing_changes_nothing(story: Story, text: str) -> None:
    with pytest.raises(OldButtonError):
        set_day(story, text)


def closes(view: Reader) -> tuple[str, str]:
    """When the office closes on a day in July and on one in November."""
    days = (date(2026, 7, 1), date(2026, 11, 23))
    summer, usual = (view.calendar.local(view.calendar.end_of_day(day)) for day in days)
    return f"{summer:%H:%M}", f"{usual:%H:%M}"


def test_office_hours_move_the_close_of_business(story: Story) -> None:
    assert story.database.read_now(closes) == ("18:30", "18:00")
    write_hours(story, FormKind.HOURS_USUAL, "8:30-12:00 14:00-17:30")
    assert story.database.read_now(closes) == ("18:30", "17:30")
    write_hours(story, FormKind.HOURS_SUMMER, "7.15-8.31 8:00-12:00 15:30-19:00")
    assert story.database.read_now(closes) == ("17:30", "17:30")
    kept = story.database.read_now(calendar.hours, story.who("administrator"))
    assert kept.seasons[SeasonName.SUMMER].first == (7, 15)


def test_hours_that_cannot_be_read_change_nothing(story: Story) -> None:
    with pytest.raises(HoursError):
        write_hours(story, FormKind.HOURS_USUAL, "从早到晚")
    assert story.database.read_now(closes) == ("18:30", "18:00")
    write_hours(story, FormKind.HOURS_USUAL, "8:30-12:00 14:00-17:30")
    assert story.database.read_now(closes) == ("18:30", "17:30")
