"""A month with what falls due, days entered by hand, and office hours."""

from datetime import date

import pytest
from two_townships import LAMP, LIU, WELL, YUN, Story

from casework.clock_errors import HoursError
from casework.clocks import ClockRule
from casework.errors import NotAllowedError, OldButtonError
from casework.forms import FormKind
from casework.holidays import DayKind
from casework.office_hours import SeasonName
from casework.report_errors import PeriodError
from casework.sheets_calendar import CalendarSheet
from casework.workflow import Move
from services import audit, calendar, forms, leads
from storage.unit import Reader


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


def test_a_part_of_a_case_falls_due_for_the_unit_that_was_asked(story: Story) -> None:
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    day = story.due_on(number)
    assert month(story, "neighbour", f"{day:%Y-%m}").due == {}
    story.form("deputy", FormKind.ASK_PART, number, partner=YUN, text="请查供电")
    shown = month(story, "neighbour", day.isoformat())
    assert shown.due == {day: 1}
    assert [line.ref for line in shown.lines] == [number]


def test_an_instruction_falls_due_on_the_leaders_day_for_who_sees_the_case(story: Story) -> None:
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    own, ordered = story.due_on(number), date(2026, 12, 7)
    story.form("leader", FormKind.INSTRUCT, number, text="请抓紧", due=ordered.isoformat())
    for who, days in (("liaison", {ordered: 1}), ("neighbour", {}), ("leader", {ordered: 1})):
        assert month(story, who, f"{ordered:%Y-%m}").due == days
    (line,) = month(story, "liaison", ordered.isoformat()).lines
    assert line.due is not None
    assert (line.ref, line.due.rule) == (number, ClockRule.LEADER_SET)
    assert month(story, "liaison", f"{own:%Y-%m}").due == {own: 1}


def test_an_instruction_for_the_day_of_the_answer_is_one_matter(story: Story) -> None:
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    day = story.due_on(number)
    story.form("leader", FormKind.INSTRUCT, number, text="请抓紧", due=day.isoformat())
    shown = month(story, "liaison", day.isoformat())
    assert (shown.due, [line.ref for line in shown.lines]) == ({day: 1}, [number])


def test_a_lead_falls_due_for_its_author_and_at_the_desk(story: Story) -> None:
    lead = story.report("liaison", WELL)
    sees = {
        who: month(story, who).due for who in ("liaison", "neighbour", "clerk", "leader", "local")
    }
    (answered,) = sees["liaison"]
    assert sees["neighbour"] == sees["leader"] == sees["local"] == {}
    assert sees["clerk"][answered] == 1
    (line,) = month(story, "liaison", answered.isoformat()).lines
    assert line.due is not None
    assert (line.kind, line.ref, line.due.rule) == ("lead", lead, ClockRule.FIRST_ANSWER)
    story.database.write_now(leads.tell, story.who("liaison"), lead)
    assert month(story, "liaison").due == {}


def test_a_long_day_comes_in_pages(story: Story) -> None:
    made = [story.case() for _ in range(7)]
    day = story.due_on(made[0]).isoformat()
    first, second = (month(story, "clerk", day, page) for page in (0, 1))
    assert (len(first.lines), len(second.lines), first.pages) == (5, 2, 2)
    assert {line.ref for line in (*first.lines, *second.lines)} == set(made)


def test_pages_go_on_from_instructions_to_answers_and_lose_none(story: Story) -> None:
    answers = [story.case() for _ in range(3)]
    day = story.due_on(answers[0])
    ordered = [story.case(procedure="ordinary") for _ in range(4)]
    for number in ordered:
        story.form("leader", FormKind.INSTRUCT, number, text="请抓紧", due=day.isoformat())
    first, second = (month(story, "clerk", day.isoformat(), page) for page in (0, 1))
    assert (first.due[day], len(first.lines), len(second.lines)) == (7, 5, 2)
    shown = [line.ref for line in (*first.lines, *second.lines)]
    assert sorted(shown) == sorted(answers + ordered)


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
