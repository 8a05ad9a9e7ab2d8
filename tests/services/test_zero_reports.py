"""Units say each working day of a service period that there is nothing, or what there is."""

from datetime import UTC, date, datetime

import pytest
from movable_time import MovableTime
from periods_entered import FIRST, card, do, enter, on, see, told
from two_townships import Story

from casework.actions import View
from casework.errors import NotFoundError, OldButtonError
from casework.forms import FormKind
from casework.pushes import PushKind
from casework.service_period_errors import NotInPeriodError, ZeroReportOverError
from casework.service_periods import ZeroReport
from services import form_cards, silent, zero_reports


def test_each_working_day_asks_the_units_and_one_answer_does_for_a_unit(
    story: Story, clock: MovableTime
) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 25))
    assert told(story, "liaison") == ["period_begins", "zero_report"]
    assert told(story, "neighbour") == ["period_begins", "zero_report"]
    answer = do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    assert (answer.view, answer.notice) == (View.PERIOD, "zero_nothing")
    assert do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}") == answer
    assert told(story, "liaison") == ["period_begins"]
    assert told(story, "neighbour") == ["period_begins", "zero_report"]
    assert card(story, "liaison", period).said is ZeroReport.NOTHING
    watching = card(story, "clerk", period)
    assert (watching.reported, watching.asked) == (1, 2)
    sheet = see(story, zero_reports.day_of, "clerk", period)
    assert (sheet.missing, sheet.something, sheet.nothing) == (("云岭乡",), (), 1)
    on(story, clock, date(2026, 11, 28))  # a Saturday
    assert see(story, zero_reports.day_of, "clerk", period).day == date(2026, 11, 27)


def test_something_to_report_opens_a_report_and_is_said_so_on_the_list(
    story: Story, clock: MovableTime
) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 25))
    do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    answer = do(story, zero_reports.tap, "liaison", period, f"something:{FIRST}")
    assert answer.view is View.FORM
    assert see(story, form_cards.card, "liaison", answer.ref).draft.kind is FormKind.LEAD
    sheet = see(story, zero_reports.day_of, "clerk", period)
    assert (sheet.something, sheet.nothing) == (("柳湾镇",), 0)


def test_in_the_afternoon_the_desk_hears_how_many_are_missing(
    story: Story, clock: MovableTime
) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 25))
    do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    assert "zero_missing" not in told(story, "clerk")
    on(story, clock, date(2026, 11, 25), 16)
    on(story, clock, date(2026, 11, 25), 17)
    assert told(story, "clerk").count("zero_missing") == 1
    do(story, zero_reports.tap, "neighbour", period, f"nothing:{FIRST}")
    on(story, clock, date(2026, 11, 26), 16)
    assert told(story, "clerk").count("zero_missing") == 2


def test_who_has_not_answered_stands_under_silent_for_those_who_watch(
    story: Story, clock: MovableTime
) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 25))
    do(story, zero_reports.tap, "neighbour", period, f"nothing:{FIRST}")

    def shown(who: str) -> list[str | None]:
        sheet = see(story, silent.page, who)
        kinds = [(line.name, item.kind) for line in sheet.lines for item in line.items]
        return [name for name, kind in kinds if kind is PushKind.ZERO_REPORT]

    clock.set(datetime(2026, 11, 25, 1, tzinfo=UTC))
    assert shown("clerk") == ["林小溪"]
    assert shown("local") == ["林小溪"]
    clock.set(datetime(2026, 11, 26, 0, 1, tzinfo=UTC))
    assert shown("clerk") == []


def test_yesterdays_question_is_over_and_says_so(story: Story, clock: MovableTime) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 26))
    with pytest.raises(ZeroReportOverError):
        do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    for argument in ("nothing:soon", "dance"):
        with pytest.raises(OldButtonError):
            do(story, zero_reports.tap, "liaison", period, argument)
    with pytest.raises(NotInPeriodError):
        do(story, zero_reports.tap, "clerk", period, "nothing:2026-11-26")
    with pytest.raises(NotFoundError):
        do(story, zero_reports.tap, "liaison", 1, "nothing:2026-11-26")
