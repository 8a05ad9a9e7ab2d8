"""A service period lived through: entered, told of, answered every working day, and over."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from movable_time import MovableTime
from sqlalchemy import text
from two_townships import LIU, YUN, Story, begin

from casework.actions import Answer, View
from casework.clock_errors import DueDatePastError
from casework.errors import NotAllowedError, NotFoundError, OldButtonError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.matters import Subject
from casework.pushes import PushKind
from casework.service_period_errors import (
    ItineraryError,
    NotInPeriodError,
    PeriodDatesError,
    ZeroReportOverError,
)
from casework.service_periods import PeriodKind, Task, ZeroReport
from casework.sheets_periods import PeriodSheet
from casework.unit_errors import NoSuchUnitError
from services import (
    calendar,
    cards,
    forms,
    period_cards,
    period_prompts,
    silent,
    zero_reports,
)
from storage.database import Database
from storage.unit import Reader

# A Monday; the period below runs from that Wednesday to the Tuesday after.
FIRST, LAST = "2026-11-25", "2026-12-01"


@pytest.fixture
def office(lite_database: Database) -> Story:
    return begin(lite_database)


def do(story: Story, work: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.write_now(work, story.who(who), *args)


def see(story: Story, question: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.read_now(question, story.who(who), *args)


def enter(story: Story, **fields: str) -> int:
    draft = do(story, forms.start, "administrator", FormKind.PERIOD, 0).ref
    told = {"period": "election", "title": "村委会换届", "begins": FIRST, "ends": LAST}
    told |= {"units": "all", "zero": "yes"} | fields
    for name, value in told.items():
        if name == "title":
            do(story, forms.type_text, "administrator", draft, value)
        else:
            do(story, forms.fill, "administrator", draft, name, value)
    done: Answer = do(story, forms.finish, "administrator", draft)
    assert (done.view, done.notice) == (View.PERIOD, "period_entered")
    return done.ref


def on(story: Story, clock: MovableTime, day: date, hour: int = 8, minute: int = 26) -> None:
    """It is that moment by the office's clock, and the tick runs."""
    clock.set(datetime(day.year, day.month, day.day, hour - 8, minute, tzinfo=UTC))
    story.database.write_now(period_prompts.keep_up)


def told(story: Story, who: str) -> list[str]:
    """What is owed to somebody about periods and not settled."""
    wanted = text(
        "SELECT kind FROM push WHERE recipient_id = :who AND subject_kind = 'period'"
        " AND settled_at IS NULL ORDER BY id"
    )
    rows = story.database.read_now(lambda view: view.run(wanted, {"who": story.ids[who]}).all())
    return [row.kind for row in rows]


def card(story: Story, who: str, period: int) -> PeriodSheet:
    found: PeriodSheet = see(story, period_cards.card, who, period)
    return found


def test_what_the_administrator_enters_stands_on_card_list_and_calendar(office: Story) -> None:
    period = enter(office)
    sheet = card(office, "administrator", period)
    assert (sheet.line.title, sheet.units, sheet.zero) == ("村委会换届", (), True)
    assert (sheet.tasks, sheet.earlier) == ((Task.RECEPTION, Task.BRIEFING), True)
    overview = see(office, period_cards.overview, "liaison")
    assert [one.ref for one in overview.coming] == [period]
    for month in ("2026-11", "2026-12"):
        shown = see(office, calendar.month, "liaison", month)
        assert [one.title for one in shown.periods if one.title] == ["村委会换届"]
    assert see(office, calendar.month, "liaison", "2026-10").periods == ()


def test_only_the_administrator_enters_changes_and_calls_off(office: Story) -> None:
    period = enter(office)
    for who in ("clerk", "leader", "liaison"):
        with pytest.raises(NotAllowedError):
            do(office, forms.start, who, FormKind.PERIOD, 0)
        with pytest.raises(NotAllowedError):
            do(office, zero_reports.tap, who, period, "cancel")


def test_bad_days_titles_and_units_are_refused_and_nothing_typed_is_lost(office: Story) -> None:
    draft = do(office, forms.start, "administrator", FormKind.PERIOD, 0).ref
    do(office, forms.fill, "administrator", draft, "period", "other")
    for title, error in (("张县长行程", ItineraryError), ("电话13812345678", NotAChoiceError)):
        with pytest.raises(error):
            do(office, forms.type_text, "administrator", draft, title)
    do(office, forms.type_text, "administrator", draft, "县党代会")
    do(office, forms.fill, "administrator", draft, "begins", "12月1日")
    with pytest.raises(PeriodDatesError):
        do(office, forms.type_text, "administrator", draft, "11月30日")
    with pytest.raises(DueDatePastError):
        do(office, forms.type_text, "administrator", draft, "2026-11-01")
    do(office, forms.type_text, "administrator", draft, "12月5日")
    with pytest.raises(NoSuchUnitError):
        do(office, forms.type_text, "administrator", draft, "柳湾镇、不存在乡")
    do(office, forms.type_text, "administrator", draft, "柳湾镇、云岭乡")
    names = see(office, cards.form, "administrator", draft).place_names
    assert (names[LIU], names[YUN]) == ("柳湾镇", "云岭乡")
    do(office, forms.fill, "administrator", draft, "units", f"-{YUN}")
    period = do(office, forms.finish, "administrator", draft).ref
    assert card(office, "administrator", period).units == ("柳湾镇",)


def test_the_units_and_those_above_hear_of_it_on_the_working_day_before(
    office: Story, clock: MovableTime
) -> None:
    enter(office, units=LIU)
    on(office, clock, date(2026, 11, 23))
    assert told(office, "liaison") == []
    on(office, clock, date(2026, 11, 24))
    on(office, clock, date(2026, 11, 24), 16)
    for who in ("liaison", "clerk", "deputy"):
        assert told(office, who) == ["period_begins"]
    for who in ("neighbour", "leader", "administrator"):
        assert told(office, who) == []


def test_a_known_period_is_entered_once_and_may_be_changed(
    office: Story, clock: MovableTime
) -> None:
    on(office, clock, date(2026, 11, 23))
    on(office, clock, date(2026, 11, 24))
    coming = see(office, period_cards.overview, "administrator").coming
    assert [one.kind for one in coming] == [
        PeriodKind.YEAR_END,
        PeriodKind.PARTY_DAY,
        PeriodKind.ARMY_DAY,
        PeriodKind.DOUBLE_NINTH,
    ]
    draft = do(office, forms.start, "administrator", FormKind.PERIOD_FIX, coming[0].ref).ref
    do(office, forms.fill, "administrator", draft, "zero", "yes")
    do(office, forms.fill, "administrator", draft, "ends", "2027-02-10")
    assert do(office, forms.finish, "administrator", draft).notice == "period_changed"
    sheet = card(office, "administrator", coming[0].ref)
    assert (sheet.line.last, sheet.zero, sheet.line.title) == (date(2027, 2, 10), True, "")
    on(office, clock, date(2026, 11, 25))
    assert len(see(office, period_cards.overview, "administrator").coming) == 4


def test_each_working_day_asks_the_units_and_one_answer_does_for_a_unit(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 25))
    assert told(office, "liaison") == ["period_begins", "zero_report"]
    assert told(office, "neighbour") == ["period_begins", "zero_report"]
    answer = do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    assert (answer.view, answer.notice) == (View.PERIOD, "zero_nothing")
    assert do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}") == answer
    assert told(office, "liaison") == ["period_begins"]
    assert told(office, "neighbour") == ["period_begins", "zero_report"]
    assert card(office, "liaison", period).said is ZeroReport.NOTHING
    watching = card(office, "clerk", period)
    assert (watching.reported, watching.asked) == (1, 2)
    sheet = see(office, zero_reports.day_of, "clerk", period)
    assert (sheet.missing, sheet.something, sheet.nothing) == (("云岭乡",), (), 1)
    on(office, clock, date(2026, 11, 28))  # a Saturday
    assert see(office, zero_reports.day_of, "clerk", period).day == date(2026, 11, 27)


def test_something_to_report_opens_a_report_and_is_said_so_on_the_list(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 25))
    do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    answer = do(office, zero_reports.tap, "liaison", period, f"something:{FIRST}")
    assert answer.view is View.FORM
    assert see(office, cards.form, "liaison", answer.ref).draft.kind is FormKind.LEAD
    sheet = see(office, zero_reports.day_of, "clerk", period)
    assert (sheet.something, sheet.nothing) == (("柳湾镇",), 0)


def test_in_the_afternoon_the_desk_hears_how_many_are_missing(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 25))
    do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    assert "zero_missing" not in told(office, "clerk")
    on(office, clock, date(2026, 11, 25), 16)
    on(office, clock, date(2026, 11, 25), 17)
    assert told(office, "clerk").count("zero_missing") == 1
    do(office, zero_reports.tap, "neighbour", period, f"nothing:{FIRST}")
    on(office, clock, date(2026, 11, 26), 16)
    assert told(office, "clerk").count("zero_missing") == 2


def test_who_has_not_answered_stands_under_silent_for_those_who_watch(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 25))
    do(office, zero_reports.tap, "neighbour", period, f"nothing:{FIRST}")

    def shown(who: str) -> list[str | None]:
        sheet = see(office, silent.page, who)
        kinds = [(line.name, item.kind) for line in sheet.lines for item in line.items]
        return [name for name, kind in kinds if kind is PushKind.ZERO_REPORT]

    clock.set(datetime(2026, 11, 25, 1, tzinfo=UTC))
    assert shown("clerk") == ["林小溪"]
    assert shown("local") == ["林小溪"]
    clock.set(datetime(2026, 11, 26, 0, 1, tzinfo=UTC))
    assert shown("clerk") == []


def test_yesterdays_question_is_over_and_says_so(office: Story, clock: MovableTime) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 26))
    with pytest.raises(ZeroReportOverError):
        do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    for argument in ("nothing:soon", "dance"):
        with pytest.raises(OldButtonError):
            do(office, zero_reports.tap, "liaison", period, argument)
    with pytest.raises(NotInPeriodError):
        do(office, zero_reports.tap, "clerk", period, "nothing:2026-11-26")
    with pytest.raises(NotFoundError):
        do(office, zero_reports.tap, "liaison", 1, "nothing:2026-11-26")


def test_tasks_done_are_noted_once_a_day_and_can_be_taken_back(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 24))
    with pytest.raises(ZeroReportOverError):
        do(office, zero_reports.tap, "liaison", period, "reception")
    on(office, clock, date(2026, 11, 25))
    for argument in ("reception", "reception", "briefing", "-briefing"):
        do(office, zero_reports.tap, "liaison", period, argument)
    assert card(office, "liaison", period).done == {Task.RECEPTION: True, Task.BRIEFING: False}
    on(office, clock, date(2026, 11, 26))
    do(office, zero_reports.tap, "liaison", period, "reception")
    found = card(office, "clerk", period).summary
    assert found is not None
    assert (found.days[Task.RECEPTION], found.units_of[Task.RECEPTION]) == (2, 1)
    assert found.days[Task.BRIEFING] == 0


def test_it_ends_by_itself_and_tells_the_desk_how_it_went(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 24))
    on(office, clock, date(2026, 11, 25))
    do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    on(office, clock, date(2026, 12, 2))
    on(office, clock, date(2026, 12, 3))
    assert told(office, "clerk").count("period_over") == 1
    assert "period_over" not in told(office, "liaison")
    sheet = card(office, "clerk", period)
    assert sheet.over
    assert sheet.summary is not None
    # Five working days for two units, of which one answered once.
    assert (sheet.summary.asked, sheet.summary.answered, sheet.summary.something) == (10, 1, 0)
    past = see(office, period_cards.overview, "clerk").past
    assert [one.ref for one in past] == [period]
    with pytest.raises(OldButtonError):
        do(office, forms.start, "administrator", FormKind.PERIOD_FIX, period)


def test_one_called_off_asks_nobody_and_can_be_put_back(office: Story, clock: MovableTime) -> None:
    period = enter(office)
    do(office, zero_reports.tap, "administrator", period, "cancel")
    do(office, zero_reports.tap, "administrator", period, "cancel")
    on(office, clock, date(2026, 11, 25))
    assert told(office, "liaison") == []
    assert see(office, period_cards.overview, "liaison").running == ()
    assert [one.ref for one in see(office, period_cards.overview, "administrator").running] == [
        period
    ]
    with pytest.raises(ZeroReportOverError):
        see(office, zero_reports.day_of, "clerk", period)
    do(office, zero_reports.tap, "administrator", period, "back")
    on(office, clock, date(2026, 11, 26))
    assert told(office, "liaison") == ["period_begins", "zero_report"]


def test_a_leader_of_a_township_watches_over_its_units_only(
    office: Story, clock: MovableTime
) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 25))
    assert see(office, zero_reports.day_of, "local", period).missing == ("柳湾镇",)
    with pytest.raises(NotAllowedError):
        see(office, zero_reports.day_of, "liaison", period)
    assert card(office, "liaison", period).summary is None


def test_a_beginning_that_moves_is_told_again(office: Story, clock: MovableTime) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 24))
    draft = do(office, forms.start, "administrator", FormKind.PERIOD_FIX, period).ref
    do(office, forms.fill, "administrator", draft, "ends", "2026-12-20")
    do(office, forms.fill, "administrator", draft, "begins", "2026-12-08")
    do(office, forms.finish, "administrator", draft)
    on(office, clock, date(2026, 12, 7))
    assert told(office, "liaison") == ["period_begins", "period_begins"]


def test_every_act_on_a_period_is_on_record(office: Story, clock: MovableTime) -> None:
    period = enter(office)
    on(office, clock, date(2026, 11, 25))
    do(office, zero_reports.tap, "liaison", period, f"nothing:{FIRST}")
    do(office, zero_reports.tap, "liaison", period, "reception")
    do(office, zero_reports.tap, "administrator", period, "cancel")

    def kinds(view: Reader) -> list[str]:
        wanted = text("SELECT kind FROM event WHERE subject_kind = :kind AND subject_id = :id")
        rows = view.run(wanted, {"kind": Subject.PERIOD.value, "id": period})
        return sorted(row.kind for row in rows)

    assert office.database.read_now(kinds) == [
        "period_cancelled",
        "period_entered",
        "period_task_done",
        "zero_reported",
    ]
