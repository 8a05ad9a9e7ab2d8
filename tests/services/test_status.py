"""How do we stand: what needs the asker, what came in, what is late; and never what is hidden."""

from datetime import date

import pytest
from movable_time import MovableTime
from sqlalchemy import event
from two_townships import LAMP, LIU, RESULT, ROOT, YUN, Story

from casework.actions import Answer, View
from casework.errors import NotAllowedError
from casework.forms import FormKind
from casework.report_errors import PeriodFutureError
from casework.sheets_status import Behind, StatusSheet
from casework.statistics import Period, Share
from casework.unit_errors import NoSuchUnitError, UnitOutsideError, WhichUnitError
from casework.workflow import Move
from services import behind, cases, lists, status

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def asked(story: Story, who: str, unit: str = "", period: Period | None = None) -> StatusSheet:
    return story.database.read_now(status.overview, story.who(who), unit, period)


def test_an_empty_office_stands_at_nothing(story: Story) -> None:
    sheet = asked(story, "leader")
    assert (sheet.unit, sheet.is_own, sheet.running) == ("青溪县", True, True)
    assert (sheet.to_decide, sheet.overdue, sheet.open, sheet.leads) == (0, 0, 0, 0)
    assert sheet.received.total == 0
    assert sheet.on_time == Share(0, 0)
    assert not sheet.has_units_below


def test_what_came_in_is_told_by_letters_visits_and_the_rest(story: Story) -> None:
    story.intake("letter")
    story.intake("visit", persons=3)
    story.intake("joint_visit", persons=5)
    story.intake("phone")
    story.case("liaison")
    received = asked(story, "leader").received
    assert (received.letters, received.visits, received.visitors) == (1, 2, 8)
    assert (received.others, received.total) == (2, 5)
    assert asked(story, "leader").leads == 5


def test_last_year_stands_beside(story: Story, clock: MovableTime) -> None:
    story.intake("letter")
    clock.move(days=365)
    sheet = asked(story, "leader")
    assert sheet.period == Period(date(2027, 11, 1), date(2027, 11, 30))
    assert (sheet.received.letters, sheet.received_before.letters) == (0, 1)


def test_open_work_becomes_late_without_anything_happening(
    story: Story, clock: MovableTime
) -> None:
    case = story.case()
    assert story.due_on(case) == date(2026, 12, 7)
    assert (asked(story, "leader").open, asked(story, "leader").overdue) == (1, 0)
    clock.move(days=14)  # the due day itself
    sheet = asked(story, "leader")
    assert (sheet.due_this_week, sheet.overdue) == (1, 0)
    clock.move(days=1)
    sheet = asked(story, "leader")
    assert (sheet.due_this_week, sheet.overdue, sheet.overdue_units) == (0, 1, ("柳湾镇",))
    assert sheet.on_time == Share(0, 1)
    assert sheet.week is not None
    assert sheet.week.newly_overdue == 1


def test_what_is_delivered_by_its_day_is_on_time_and_what_comes_later_is_not(
    story: Story, clock: MovableTime
) -> None:
    early, late = story.case(), story.case("neighbour", LAMP)
    story.answer(early)
    clock.move(days=15)
    story.answer(late, "neighbour")
    sheet = asked(story, "leader")
    assert sheet.on_time == Share(1, 2)
    assert (sheet.open, sheet.overdue) == (0, 0)
    assert asked(story, "leader", "柳湾镇").on_time == Share(1, 1)
    months = sheet.months
    assert [one.month.month for one in months] == [7, 8, 9, 10, 11, 12]
    assert [one.on_time for one in months][-2:] == [Share(0, 0), Share(1, 2)]
    assert asked(story, "leader", "云岭乡").on_time == Share(0, 1)


def test_only_a_deputy_is_told_what_is_to_be_decided(story: Story) -> None:
    story.case(procedure="ordinary")
    deputy, leader, clerk = (asked(story, who) for who in ("deputy", "leader", "clerk"))
    assert (deputy.to_decide, deputy.decides) == (1, True)
    assert (leader.to_decide, leader.decides) == (1, False)
    assert clerk.to_decide is None


def test_every_number_is_that_of_the_list_behind_it(story: Story, clock: MovableTime) -> None:
    story.case()
    story.case("neighbour", LAMP, procedure="ordinary")
    waiting = story.case("neighbour", LAMP, owner=LIU)
    story.act("liaison", Move.ACKNOWLEDGE, waiting)
    story.form("liaison", FormKind.RESULT, waiting, **RESULT)
    clock.move(days=20)
    for unit in ("", "柳湾镇", "云岭乡"):
        for who in ("leader", "deputy"):
            sheet, officer = asked(story, who, unit), story.who(who)
            read = story.database.read_now
            code = sheet.unit_code
            assert read(behind.open_cases, officer, code).total == sheet.open
            assert read(behind.overdue, officer, code).total == sheet.overdue
            assert read(lists.approvals, officer, 0, code).total == sheet.to_decide
    assert asked(story, "leader").open == 3
    assert asked(story, "leader", "柳湾镇").open == 2


def test_the_lists_behind_what_came_in_and_fell_due_hold_what_is_counted(
    story: Story, clock: MovableTime
) -> None:
    story.intake("letter")
    story.intake("visit", persons=3)
    story.intake("from_above", owner=YUN)
    hidden = story.intake("letter")
    story.recuse("deputy", hidden)
    for days in (0, 7, 20):
        clock.move(days=days)
        for who in ("leader", "deputy", "local"):
            for unit in ("", "柳湾镇") if who != "local" else ("",):
                sheet, officer = asked(story, who, unit, NOVEMBER), story.who(who)
                counted = {
                    Behind.LETTERS: sheet.received.letters,
                    Behind.VISITS: sheet.received.visits,
                    Behind.OTHERS: sheet.received.others,
                    Behind.ABOVE: sheet.from_above,
                    Behind.DUE: sheet.due_this_week,
                    Behind.MISSED: sheet.on_time.of - sheet.on_time.count,
                    Behind.REPORTED: sheet.leads if sheet.reads_leads else 0,
                    Behind.RECEIVED: sheet.received.total,
                    Behind.WEEK: sheet.week.received if sheet.week else 0,
                    Behind.WEEK_BEFORE: sheet.week.received_before if sheet.week else 0,
                    Behind.NEWLY_LATE: sheet.week.newly_overdue if sheet.week else 0,
                }
                for what, n in counted.items():
                    code, read = sheet.unit_code, story.database.read_now
                    behind_it = read(behind.page, officer, what, code, NOVEMBER)
                    assert behind_it.total == n, (what, who, unit)
    leader = asked(story, "leader")
    assert leader.from_above == 1
    assert asked(story, "leader", "柳湾镇").from_above == 0


def test_a_list_behind_a_number_turns_its_pages_and_offers_leaders_their_moves(
    story: Story,
) -> None:
    for _ in range(6):
        story.intake("letter")
    read, leader = story.database.read_now, story.who("leader")
    first = read(behind.page, leader, Behind.LETTERS, "", NOVEMBER)
    assert (first.total, len(first.lines), first.pages) == (6, 5, 2)
    assert first.lines[0].moves == (Move.INSTRUCT, Move.TAKE_LEAD)
    last = read(behind.page, leader, Behind.LETTERS, "", NOVEMBER, 1)
    assert len(last.lines) == 1
    still_open = read(behind.open_cases, leader)
    assert still_open.lines[0].moves == (Move.INSTRUCT, Move.TAKE_LEAD)
    clerk = read(behind.page, story.who("clerk"), Behind.LETTERS, "", NOVEMBER)
    assert clerk.lines[0].moves == ()
    with pytest.raises(NotAllowedError):
        read(behind.page, story.who("liaison"), Behind.LETTERS)
    with pytest.raises(UnitOutsideError):
        read(behind.page, story.who("local"), Behind.LETTERS, "云岭乡")


def test_what_is_late_in_a_unit_of_others_is_as_in_one_that_does_not_exist(story: Story) -> None:
    story.case("neighbour", LAMP)
    for text in ("云岭乡", "火星镇"):
        with pytest.raises(NoSuchUnitError) as refused:
            story.database.read_now(behind.overdue, story.who("local"), text)
        assert refused.value.facts == {"text": text, "near": ()}


def test_what_is_late_may_be_asked_for_by_the_month_in_which_it_fell_due(
    story: Story, clock: MovableTime
) -> None:
    story.case()  # due on 7 December
    clock.move(days=20)
    december = Period(date(2026, 12, 1), date(2026, 12, 31))
    read, leader = story.database.read_now, story.who("leader")
    assert read(behind.overdue, leader, "", 0, december).total == 1
    assert read(behind.overdue, leader, "柳湾", 0, NOVEMBER).total == 0
    week = Period(date(2026, 12, 7), date(2026, 12, 13))
    assert read(behind.overdue, leader, "柳湾", 0, week).total == 1
    with pytest.raises(PeriodFutureError):
        read(behind.overdue, leader, "", 0, Period(date(2027, 1, 1), date(2027, 1, 31)))


def test_what_the_asker_is_kept_away_from_is_not_counted(story: Story, clock: MovableTime) -> None:
    story.case()
    hidden = story.case("neighbour", LAMP)
    story.recuse("deputy", hidden)
    clock.move(days=15)
    deputy, leader = asked(story, "deputy"), asked(story, "leader")
    assert (deputy.open, leader.open) == (1, 2)
    assert (deputy.overdue, leader.overdue) == (1, 2)
    assert deputy.overdue_units == ("柳湾镇",)
    assert leader.overdue_units == ("柳湾镇", "云岭乡")
    assert deputy.on_time == Share(0, 1)
    november = asked(story, "deputy", "", NOVEMBER)
    assert (november.received.total, november.leads) == (1, 1)
    assert asked(story, "deputy", "云岭乡", NOVEMBER).received.total == 0
    below = story.database.read_now(status.units_below, story.who("deputy"))
    assert [line.name for line in below.lines] == ["柳湾镇"]


def test_a_township_does_not_count_what_it_may_not_see(story: Story) -> None:
    story.case()
    story.case("neighbour", LAMP, owner=LIU)  # handled there, and arisen elsewhere
    assert asked(story, "leader", "柳湾镇").open == 2
    own = asked(story, "local")
    assert (own.unit_code, own.is_own, own.open) == (LIU, True, 1)


def test_a_unit_goes_by_short_name_beginning_or_place_in_the_county(story: Story) -> None:
    for text, code in {
        "云岭乡": YUN,
        "云岭": YUN,
        YUN: YUN,
        "柳湾镇上湾村": "990000001201",
        "柳湾镇·东关村": "990000001202",
        "青溪县": ROOT,
    }.items():
        assert asked(story, "leader", text).unit_code == code


def test_a_mistyped_unit_is_offered_those_that_come_close(story: Story) -> None:
    with pytest.raises(NoSuchUnitError) as caught:
        asked(story, "leader", "柳弯镇")
    assert "柳湾镇" in caught.value.facts["near"]


def test_a_name_that_several_units_bear_is_asked_about(story: Story) -> None:
    with pytest.raises(WhichUnitError) as caught:
        asked(story, "leader", "东关村")
    assert caught.value.facts["near"] == ("柳湾镇·东关村", "云岭乡·东关村")


def test_a_unit_beyond_the_own_scope_is_refused(story: Story) -> None:
    with pytest.raises(UnitOutsideError):
        asked(story, "local", "云岭乡")


def test_a_period_to_come_is_refused(story: Story) -> None:
    with pytest.raises(PeriodFutureError):
        asked(story, "leader", "", Period(date(2026, 12, 1), date(2026, 12, 31)))


@pytest.mark.parametrize("who", ["liaison", "administrator"])
def test_others_may_not_ask(story: Story, who: str) -> None:
    with pytest.raises(NotAllowedError):
        asked(story, who)
    with pytest.raises(NotAllowedError):
        story.database.read_now(status.units_below, story.who(who))


def test_units_are_listed_by_code_and_never_by_how_much_they_have(story: Story) -> None:
    story.case()
    for _ in range(3):
        story.case("neighbour", LAMP)
    sheet = story.database.read_now(status.units_below, story.who("leader"))
    assert [(line.code, line.open) for line in sheet.lines] == [(LIU, 1), (YUN, 3)]


def test_field_days_are_of_one_month_and_of_those_who_owe_them(story: Story) -> None:
    days = asked(story, "leader").field_days
    assert days is not None
    assert (days.days, days.short) == (Share(0, 6), 0)
    assert asked(story, "leader", "云岭乡").field_days.days == Share(0, 3)  # type: ignore[union-attr]
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert asked(story, "leader", "", year).field_days is None


def test_a_late_case_is_chased_once_a_working_day(story: Story, clock: MovableTime) -> None:
    case = story.case()
    clock.move(days=15)
    late = story.database.read_now(behind.overdue, story.who("clerk"), "柳湾")
    line = late.lines[0]
    assert (late.about, line.turn, line.may_chase) == ("柳湾镇", ("柳湾镇",), True)
    assert line.due is not None
    assert line.due.days_left == -1
    here = Answer(View.OVERDUE, argument=LIU)
    write = story.database.write_now
    assert write(cases.chase, story.who("clerk"), case, here) == Answer(
        View.OVERDUE, notice="chased", argument=LIU
    )
    assert write(cases.chase, story.who("leader"), case).notice == "chased_already"
    clock.move(days=1)
    assert write(cases.chase, story.who("leader"), case).notice == "chased"


def test_a_reply_that_waits_is_the_deputys_turn_and_a_reminder_reaches_the_deputy(
    story: Story, clock: MovableTime
) -> None:
    case = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, case)
    story.form("liaison", FormKind.RESULT, case, **RESULT)
    clock.move(days=20)
    for who, may in {"clerk": True, "deputy": False, "inspector": False}.items():
        line = story.database.read_now(behind.overdue, story.who(who)).lines[0]
        assert (line.turn, line.may_chase) == (("秦望舒",), may)
    assert story.database.write_now(cases.chase, story.who("clerk"), case).notice == "chased"


def test_who_may_not_chase_reminds_nobody(story: Story) -> None:
    case = story.case()
    answer = story.database.write_now(cases.chase, story.who("inspector"), case)
    assert answer.notice == "nobody_to_chase"


def test_a_county_and_a_township_are_told_in_few_statements_whatever_is_hidden_from_whom(
    story: Story, clock: MovableTime
) -> None:
    few = {who: statements(story, who) for who in ("leader", "local")}
    hidden, shown = story.case(), story.case("neighbour", LAMP, owner=LIU)
    story.recuse("leader", hidden)
    story.recuse("local", shown)
    clock.move(days=20)
    assert {who: statements(story, who) for who in few} == few
    assert max(few.values()) <= 8  # one begins, three are the field days


def statements(story: Story, who: str) -> int:
    """How many reach the database, once units and officers are known."""
    asked(story, who)
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        found.append(statement)

    officer = story.who(who)
    event.listen(story.database.engine, "before_cursor_execute", note)
    story.database.read_now(status.overview, officer)
    event.remove(story.database.engine, "before_cursor_execute", note)
    return len(found)
