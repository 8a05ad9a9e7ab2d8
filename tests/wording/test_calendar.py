"""The working calendar as people read it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from labels_read import labels

from casework.actions import View
from casework.clocks import ClockRule
from casework.days import days_of_month
from casework.office_hours import SeasonName
from casework.seasons import SEASONS
from casework.sheets import DueDate, ListLine
from casework.sheets_calendar import CalendarSheet, HoursSheet
from wording import calendar
from wording.buttons import show
from wording.speaker import Speaker


def sheet(say: Speaker, year: int, month: int, **more: object) -> CalendarSheet:
    days = tuple((day, say.calendar.look_up(day)) for day in days_of_month(year, month))
    first = date(year, month, 1)
    return CalendarSheet(first, days, say.today, True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("month", "off"), [(10, "1–7"), (11, None)])
def test_a_month_is_a_grid_of_seven_with_days_off_in_words(
    say: Speaker, month: int, off: str | None
) -> None:
    screen = calendar.month(say, sheet(say, 2026, month, chosen=date(2026, month, 1)))
    assert all(len(row) == 7 for row in screen.buttons[:-1])
    assert off is None or off in screen.text
    assert (say("calendar-cell-today") in labels(screen)) is (month == 11)
    assert all(len(button.label) <= 3 for row in screen.buttons[1:-1] for button in row)


def test_a_year_without_its_calendar_is_said_to_be_provisional(say: Speaker) -> None:
    days = sheet(say, 2026, 11).days
    screen = calendar.month(say, CalendarSheet(days[0][0], days, say.today, published=False))
    assert say("calendar-provisional") in screen.text


def test_what_falls_due_stands_in_words_and_in_the_grid(say: Speaker) -> None:
    due = {date(2026, 11, 25): 2, date(2026, 11, 9): 1, date(2026, 11, 23): 3}
    screen = calendar.month(say, sheet(say, 2026, 11, due=due))
    said = [say("calendar-due-day", day=day, n=n) for day, n in (("9", 1), ("23", 3), ("25", 2))]
    assert say("calendar-due", days=say.listed(said)) in screen.text
    assert {"9¹", f"{say('calendar-cell-today')}³", "25²"} <= set(labels(screen))


def test_only_the_administrator_is_offered_changes(say: Speaker) -> None:
    chosen = date(2026, 11, 25)
    reader = labels(calendar.month(say, sheet(say, 2026, 11, chosen=chosen)))
    manager = labels(calendar.month(say, sheet(say, 2026, 11, chosen=chosen, manages=True)))
    assert set(manager) - set(reader) == {
        say("button-calendar-day_off"),
        say("button-calendar-hours"),
        say("button-calendar-lengths"),
    }
    off = sheet(say, 2026, 10, chosen=date(2026, 10, 1), manages=True, entered=True)
    offered = set(labels(calendar.month(say, off)))
    assert {say("button-calendar-make_up"), say("button-calendar-published")} <= offered


def test_office_hours_are_said_season_by_season(say: Speaker) -> None:
    screen = calendar.hours(say, HoursSheet(dict(zip(SeasonName, SEASONS, strict=True))))
    assert "08:00–12:00 15:00–18:30" in screen.text
    assert "08:00–12:00 14:30–18:00" in screen.text
    assert len(labels(screen)) == 3


def test_the_double_ninth_is_named(say: Speaker) -> None:
    shown = calendar.month(say, sheet(say, 2026, 10, double_ninth=date(2026, 10, 18)))
    assert say("calendar-double_ninth", day="18") in shown.text


def test_whatever_falls_due_is_opened_and_a_deadline_that_is_not_the_answers_is_named(
    say: Speaker,
) -> None:
    day = date(2026, 11, 25)
    at = datetime(2026, 11, 25, 10, tzinfo=UTC)
    due = DueDate(ClockRule.LEADER_SET, day, at, day, 2, running=True, overdue=False)
    lines = (
        ListLine(1, "case", (2026, 142), "柳湾镇<", "handling", due),
        ListLine(2, "lead", (2026, 7), "上湾村", "submitted", replace(due, rule=ClockRule.REVIEW)),
    )
    screen = calendar.month(say, sheet(say, 2026, 11, chosen=day, due={day: 2}, lines=lines))
    assert say("rule-leader_set") in screen.text
    assert say("rule-review") in screen.text
    assert "柳湾镇&lt;" in screen.text
    opened = [button.action for button in screen.buttons[0]]
    assert opened == [show("", View.CASE, 1).action, show("", View.LEAD, 2).action]
