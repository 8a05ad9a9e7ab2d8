"""Briefs as they are drawn up: whose, when, with which figures, and how they are moved."""

import json
from datetime import UTC, date, datetime

import pytest
from movable_time import MovableTime
from sqlalchemy import select
from two_townships import LIU, Story, begin

from casework.actions import View
from casework.errors import NotAllowedError, OldButtonError
from casework.people import Language, Role
from casework.sheets_pushes import PushSheet, Undeliverable
from casework.workflow import Move
from services import briefs, owed
from storage import people, pushes
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader, Unit


@pytest.fixture
def office(lite_database: Database) -> Story:
    story = begin(lite_database)

    def work(unit: Unit) -> int:
        head = people.add_officer(unit, "沈科长", Language.CHINESE)
        post = {"role": Role.SECTION_HEAD.value, "unit_code": LIU, "first_day": date(2026, 1, 1)}
        people.add_post(unit, head, **post)
        return head

    story.ids["head"] = lite_database.write_now(work)

    def join(unit: Unit) -> None:
        for number, officer_id in enumerate(story.ids.values()):
            people.bind(unit, officer_id, 1000 + number, Language.CHINESE)

    lite_database.write_now(join)
    return story


def tick(story: Story, clock: MovableTime, day: date, hour: int = 8) -> None:
    """It is three minutes before half past that hour, and the tick runs."""
    clock.set(datetime(day.year, day.month, day.day, hour - 8, 27, tzinfo=UTC))
    for officer_id, kind in story.database.read_now(briefs.awaiting):
        story.database.write_now(briefs.owe, officer_id, kind)


def told(story: Story, who: str) -> list[PushSheet]:
    """The briefs owed to somebody and still wanted, the oldest first."""
    push = core(PushRow)

    def question(view: Reader) -> list[PushSheet]:
        officer = people.get(view, story.ids[who])
        assert officer is not None
        briefs_owed = select(push).where(
            push.c.recipient_id == officer.id, push.c.kind.endswith("_brief")
        )
        rows = view.run(briefs_owed.order_by(push.c.id)).all()
        sheets = [owed.prepare(view, pushes.value_of(row), officer) for row in rows]
        return [one for one in sheets if not isinstance(one, Undeliverable)]

    return story.database.read_now(question)


def figures(sheet: PushSheet) -> dict[str, int]:
    found: dict[str, int] = json.loads(sheet.push.facts["figures"])
    return found


MONDAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)


def test_a_leaders_brief_says_how_we_stand_and_keeps_what_the_last_one_said(
    office: Story, clock: MovableTime
) -> None:
    number = office.case(procedure="ordinary")
    office.act("deputy", Move.ASSIGN, number)
    tick(office, clock, MONDAY)
    (first,) = told(office, "leader")
    assert figures(first)["open"] == 1
    assert (figures(first)["week"], figures(first)["week_before"]) == (0, 1)
    assert "before" not in first.push.facts
    office.act("deputy", Move.ASSIGN, office.case(procedure="ordinary", words="桥坏了。"))
    tick(office, clock, NEXT)
    _, second = told(office, "leader")
    assert figures(second)["open"] == 2
    assert json.loads(second.push.facts["before"])["open"] == 1
    assert second.push.facts["since"] == MONDAY.isoformat()
    assert not second.push.asks
    assert not second.push.urgent


def test_an_office_in_its_first_week_is_compared_with_nothing(
    office: Story, clock: MovableTime
) -> None:
    tick(office, clock, MONDAY)
    office.case()
    tick(office, clock, date(2026, 12, 1))
    office.case()
    tick(office, clock, NEXT)
    nothing_yet, first_week = told(office, "leader")
    assert figures(nothing_yet)["week"] == 0
    assert "week_before" not in figures(nothing_yet)
    assert figures(first_week)["week"] == 1
    assert figures(first_week)["week_before"] == 1
    (deputy,) = told(office, "deputy")
    assert figures(deputy)["received"] == 1
    assert "year_before" not in figures(deputy)


def test_as_a_month_begins_the_week_goes_on_over_its_end(office: Story, clock: MovableTime) -> None:
    clock.set(datetime(2026, 11, 30, 2, tzinfo=UTC))
    office.case()
    tick(office, clock, date(2026, 12, 1))
    database = office.database
    database.write_now(briefs.choose, office.who("leader"), "weekly:day=2")
    tick(office, clock, date(2026, 12, 1))
    (sheet,) = told(office, "leader")
    assert figures(sheet)["week"] == 1
    assert figures(sheet)["open"] == 1
    # Nothing has fallen due in the new month, and no share is told of nothing.
    assert figures(sheet)["on_time_of"] == 0


def test_it_holds_counts_alone(office: Story, clock: MovableTime) -> None:
    office.case()
    tick(office, clock, MONDAY)
    (sheet,) = told(office, "leader")
    assert sheet.number is None
    assert set(sheet.push.facts) == {"figures", "on", "month"}
    assert all(isinstance(n, int) for n in figures(sheet).values())


def test_each_week_has_one_whatever_the_tick_does(office: Story, clock: MovableTime) -> None:
    for hour in (8, 9, 15, 16):
        tick(office, clock, MONDAY, hour)
    tick(office, clock, date(2026, 12, 1))
    assert len(told(office, "leader")) == 1
    assert told(office, "clerk") == []


def test_supervisors_get_theirs_on_the_first_working_day_of_the_month(
    office: Story, clock: MovableTime
) -> None:
    tick(office, clock, MONDAY)
    tick(office, clock, date(2026, 12, 1))
    for who in ("deputy", "inspector", "head"):
        (sheet,) = told(office, who)
        assert sheet.push.facts["month"] == "11"
    # A section head is told of what is the section's: no counts of the county.
    (head,) = told(office, "head")
    assert set(figures(head)) == {"overdue", "open", "due", "days", "days_of"}
    (deputy,) = told(office, "deputy")
    assert {"received", "decide"} <= set(figures(deputy))


def test_everybody_moves_their_own_and_switches_it_off(office: Story, clock: MovableTime) -> None:
    database = office.database
    answer = database.write_now(briefs.choose, office.who("leader"), "weekly:day=2")
    assert (answer.view, answer.notice, answer.argument) == (View.BRIEF, "brief_set", "weekly")
    database.write_now(briefs.choose, office.who("leader"), "weekly:hour=15:30")
    tick(office, clock, MONDAY)
    tick(office, clock, date(2026, 12, 1))
    assert told(office, "leader") == []
    tick(office, clock, date(2026, 12, 1), 15)
    (sheet,) = told(office, "leader")
    assert sheet.push.due_at == datetime(2026, 12, 1, 7, 30, tzinfo=UTC)
    choices = database.read_now(briefs.sheet, office.who("leader"))
    assert choices.next_on == date(2026, 12, 8)
    answer = database.write_now(briefs.choose, office.who("leader"), "weekly:off")
    assert answer.notice == "brief_off"
    # One that is owed already goes out no more.
    assert told(office, "leader") == []
    tick(office, clock, date(2026, 12, 8), 15)
    assert told(office, "leader") == []
    assert database.read_now(briefs.sheet, office.who("leader")).next_on is None


def test_switched_on_again_late_in_a_week_it_comes_with_the_next(
    office: Story, clock: MovableTime
) -> None:
    tick(office, clock, MONDAY)
    office.database.write_now(briefs.choose, office.who("leader"), "weekly:off")
    clock.set(datetime(2026, 12, 9, 7, tzinfo=UTC))
    office.database.write_now(briefs.choose, office.who("leader"), "weekly:on")
    waiting = [who for who, _ in office.database.read_now(briefs.awaiting)]
    assert office.ids["leader"] not in waiting
    sheet = office.database.read_now(briefs.sheet, office.who("leader"))
    assert sheet.next_on == date(2026, 12, 14)
    tick(office, clock, date(2026, 12, 14))
    assert "before" not in told(office, "leader")[-1].push.facts


def test_another_ones_brief_is_nobodys_to_move(office: Story) -> None:
    with pytest.raises(OldButtonError):
        office.database.write_now(briefs.choose, office.who("leader"), "monthly:off")
    with pytest.raises(NotAllowedError):
        office.database.read_now(briefs.sheet, office.who("liaison"))


def test_who_has_not_joined_gets_none(lite_database: Database, clock: MovableTime) -> None:
    story = begin(lite_database)
    tick(story, clock, MONDAY)
    assert told(story, "leader") == []
