"""A service period lived through: entered, told of, answered every working day, and over."""

from datetime import date

import pytest
from movable_time import MovableTime
from periods_entered import FIRST, card, do, enter, on, see, told
from sqlalchemy import text
from two_townships import LIU, YUN, Story

from casework.clock_errors import DueDatePastError
from casework.errors import NotAllowedError, OldButtonError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.matters import Subject
from casework.service_period_errors import ItineraryError, PeriodDatesError, ZeroReportOverError
from casework.service_periods import PeriodKind, Task
from casework.unit_errors import NoSuchUnitError
from services import calendar, form_cards, forms, period_cards, zero_reports
from storage.unit import Reader


def test_what_the_administrator_enters_stands_on_card_list_and_calendar(story: Story) -> None:
    period = enter(story)
    sheet = card(story, "administrator", period)
    assert (sheet.line.title, sheet.units, sheet.zero) == ("村委会换届", (), True)
    assert (sheet.tasks, sheet.earlier) == ((Task.RECEPTION, Task.BRIEFING), True)
    overview = see(story, period_cards.overview, "liaison")
    assert [one.ref for one in overview.coming] == [period]
    for month in ("2026-11", "2026-12"):
        shown = see(story, calendar.month, "liaison", month)
        assert [one.title for one in shown.periods if one.title] == ["村委会换届"]
    assert see(story, calendar.month, "liaison", "2026-10").periods == ()


def test_only_the_administrator_enters_changes_and_calls_off(story: Story) -> None:
    period = enter(story)
    for who in ("clerk", "leader", "liaison"):
        with pytest.raises(NotAllowedError):
            do(story, forms.start, who, FormKind.PERIOD, 0)
        with pytest.raises(NotAllowedError):
            do(story, zero_reports.tap, who, period, "cancel")


def test_bad_days_titles_and_units_are_refused_and_nothing_typed_is_lost(story: Story) -> None:
    draft = do(story, forms.start, "administrator", FormKind.PERIOD, 0).ref
    do(story, forms.fill, "administrator", draft, "period", "other")
    for title, error in (("张县长行程", ItineraryError), ("电话13812345678", NotAChoiceError)):
        with pytest.raises(error):
            do(story, forms.type_text, "administrator", draft, title)
    do(story, forms.type_text, "administrator", draft, "县党代会")
    do(story, forms.fill, "administrator", draft, "begins", "12月1日")
    with pytest.raises(PeriodDatesError):
        do(story, forms.type_text, "administrator", draft, "11月30日")
    with pytest.raises(DueDatePastError):
        do(story, forms.type_text, "administrator", draft, "2026-11-01")
    do(story, forms.type_text, "administrator", draft, "12月5日")
    with pytest.raises(NoSuchUnitError):
        do(story, forms.type_text, "administrator", draft, "柳湾镇、不存在乡")
    do(story, forms.type_text, "administrator", draft, "柳湾镇、云岭乡")
    names = see(story, form_cards.card, "administrator", draft).place_names
    assert (names[LIU], names[YUN]) == ("柳湾镇", "云岭乡")
    do(story, forms.fill, "administrator", draft, "units", f"-{YUN}")
    period = do(story, forms.finish, "administrator", draft).ref
    assert card(story, "administrator", period).units == ("柳湾镇",)


def test_the_units_and_those_above_hear_of_it_on_the_working_day_before(
    story: Story, clock: MovableTime
) -> None:
    enter(story, units=LIU)
    on(story, clock, date(2026, 11, 23))
    assert told(story, "liaison") == []
    on(story, clock, date(2026, 11, 24))
    on(story, clock, date(2026, 11, 24), 16)
    for who in ("liaison", "clerk", "deputy"):
        assert told(story, who) == ["period_begins"]
    for who in ("neighbour", "leader", "administrator"):
        assert told(story, who) == []


def test_a_known_period_is_entered_once_and_may_be_changed(
    story: Story, clock: MovableTime
) -> None:
    on(story, clock, date(2026, 11, 23))
    on(story, clock, date(2026, 11, 24))
    coming = see(story, period_cards.overview, "administrator").coming
    assert [one.kind for one in coming] == [
        PeriodKind.YEAR_END,
        PeriodKind.PARTY_DAY,
        PeriodKind.ARMY_DAY,
        PeriodKind.DOUBLE_NINTH,
    ]
    draft = do(story, forms.start, "administrator", FormKind.PERIOD_FIX, coming[0].ref).ref
    do(story, forms.fill, "administrator", draft, "zero", "yes")
    do(story, forms.fill, "administrator", draft, "ends", "2027-02-10")
    assert do(story, forms.finish, "administrator", draft).notice == "period_changed"
    sheet = card(story, "administrator", coming[0].ref)
    assert (sheet.line.last, sheet.zero, sheet.line.title) == (date(2027, 2, 10), True, "")
    on(story, clock, date(2026, 11, 25))
    assert len(see(story, period_cards.overview, "administrator").coming) == 4


def test_tasks_done_are_noted_once_a_day_and_can_be_taken_back(
    story: Story, clock: MovableTime
) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 24))
    with pytest.raises(ZeroReportOverError):
        do(story, zero_reports.tap, "liaison", period, "reception")
    on(story, clock, date(2026, 11, 25))
    for argument in ("reception", "reception", "briefing", "-briefing"):
        do(story, zero_reports.tap, "liaison", period, argument)
    assert card(story, "liaison", period).done == {Task.RECEPTION: True, Task.BRIEFING: False}
    on(story, clock, date(2026, 11, 26))
    do(story, zero_reports.tap, "liaison", period, "reception")
    found = card(story, "clerk", period).summary
    assert found is not None
    assert (found.days[Task.RECEPTION], found.units_of[Task.RECEPTION]) == (2, 1)
    assert found.days[Task.BRIEFING] == 0


def test_it_ends_by_itself_and_tells_the_desk_how_it_went(story: Story, clock: MovableTime) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 24))
    on(story, clock, date(2026, 11, 25))
    do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    on(story, clock, date(2026, 12, 2))
    on(story, clock, date(2026, 12, 3))
    assert told(story, "clerk").count("period_over") == 1
    assert "period_over" not in told(story, "liaison")
    sheet = card(story, "clerk", period)
    assert sheet.over
    assert sheet.summary is not None
    # Five working days for two units, of which one answered once.
    assert (sheet.summary.asked, sheet.summary.answered, sheet.summary.something) == (10, 1, 0)
    past = see(story, period_cards.overview, "clerk").past
    assert [one.ref for one in past] == [period]
    with pytest.raises(OldButtonError):
        do(story, forms.start, "administrator", FormKind.PERIOD_FIX, period)


def test_one_called_off_asks_nobody_and_can_be_put_back(story: Story, clock: MovableTime) -> None:
    period = enter(story)
    do(story, zero_reports.tap, "administrator", period, "cancel")
    do(story, zero_reports.tap, "administrator", period, "cancel")
    on(story, clock, date(2026, 11, 25))
    assert told(story, "liaison") == []
    assert see(story, period_cards.overview, "liaison").running == ()
    assert [one.ref for one in see(story, period_cards.overview, "administrator").running] == [
        period
    ]
    with pytest.raises(ZeroReportOverError):
        see(story, zero_reports.day_of, "clerk", period)
    do(story, zero_reports.tap, "administrator", period, "back")
    on(story, clock, date(2026, 11, 26))
    assert told(story, "liaison") == ["period_begins", "zero_report"]


def test_a_leader_of_a_township_watches_over_its_units_only(
    story: Story, clock: MovableTime
) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 25))
    assert see(story, zero_reports.day_of, "local", period).missing == ("柳湾镇",)
    with pytest.raises(NotAllowedError):
        see(story, zero_reports.day_of, "liaison", period)
    assert card(story, "liaison", period).summary is None


def test_a_beginning_that_moves_is_told_again(story: Story, clock: MovableTime) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 24))
    draft = do(story, forms.start, "administrator", FormKind.PERIOD_FIX, period).ref
    do(story, forms.fill, "administrator", draft, "ends", "2026-12-20")
    do(story, forms.fill, "administrator", draft, "begins", "2026-12-08")
    do(story, forms.finish, "administrator", draft)
    on(story, clock, date(2026, 12, 7))
    assert told(story, "liaison") == ["period_begins", "period_begins"]


def test_every_act_on_a_period_is_on_record(story: Story, clock: MovableTime) -> None:
    period = enter(story)
    on(story, clock, date(2026, 11, 25))
    do(story, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    do(story, zero_reports.tap, "liaison", period, "reception")
    do(story, zero_reports.tap, "administrator", period, "cancel")

    def kinds(view: Reader) -> list[str]:
        wanted = text("SELECT kind FROM event WHERE subject_kind = :kind AND subject_id = :id")
        rows = view.run(wanted, {"kind": Subject.PERIOD.value, "id": period})
        return sorted(row.kind for row in rows)

    assert story.database.read_now(kinds) == [
        "period_cancelled",
        "period_entered",
        "period_task_done",
        "zero_reported",
    ]
