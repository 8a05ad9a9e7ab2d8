"""Figures about field days: each with what it was made of, for a unit and a period."""

from datetime import date
from typing import Any

import pytest
from movable_time import MovableTime
from two_townships import LAMP, LIU, ROOT, WELL, YUN, Story, begin

from casework.actions import Answer
from casework.errors import NotAllowedError
from casework.forms import FormKind
from casework.media import Incoming, MediaKind
from casework.people import Language, Role
from casework.report_errors import PeriodFutureError
from casework.sheets_figures import VisitFigures
from casework.statistics import Rate, Share, parse_period
from casework.unit_errors import UnitOutsideError
from services import (
    forms,
    reporting,
    status,
    visit_cards,
    visit_county,
    visit_evidence,
    visit_figures,
    visits,
)
from storage import people
from storage.database import Database
from storage.unit import Unit

SHANG, HEDONG = "990000001201", "990000003201"
START = date(2026, 1, 1)


@pytest.fixture
def office(lite_database: Database) -> Story:
    """Two liaisons who owe field days since January, and a section head at one township."""
    story = begin(lite_database)

    def work(unit: Unit) -> int:
        head = people.add_officer(unit, "沈科长", Language.CHINESE)
        people.add_post(unit, head, role=Role.SECTION_HEAD.value, unit_code=LIU, first_day=START)
        return head

    story.ids["head"] = lite_database.write_now(work)
    return story


def log(story: Story, who: str, village: str, *, photo: bool = True) -> int:
    """A field day, which counts by its photo; gives its id."""

    def work(unit: Unit) -> Answer:
        officer = story.who(who)
        form = visits.begin(unit, officer).ref
        forms.fill(unit, officer, form, "village", village)
        forms.type_text(unit, officer, form, "见了种粮户")
        if photo:
            visit_evidence.attach(
                unit, officer, form, Incoming(MediaKind.PHOTO, f"{form}", f"{form}")
            )
        return forms.finish(unit, officer, form)

    return story.database.write_now(work).ref


def find(story: Story, who: str, visit: int, done: str = "") -> None:
    """Something is found on a field day; with words on what was done, it is settled at once."""
    form = story.database.write_now(forms.start, story.who(who), FormKind.FINDING, visit).ref
    story.database.write_now(forms.type_text, story.who(who), form, "水渠漏水")
    if done:
        story.database.write_now(forms.ask, story.who(who), form, "done")
        story.database.write_now(forms.type_text, story.who(who), form, done)
    else:
        story.database.write_now(forms.finish, story.who(who), form)


def from_above(story: Story, words: str = WELL, **registered: str) -> int:
    """A matter arrives from above; gives its case's id."""

    def work(unit: Unit) -> Answer:
        clerk = story.who("clerk")
        form = reporting.start(unit, clerk, words).ref
        forms.fill(unit, clerk, form, "channel", "from_above")
        return forms.finish(unit, clerk, form)

    return story.register(story.database.write_now(work).ref, **registered)


def asked(story: Story, who: str, unit: str = "", period: str = "") -> VisitFigures:
    whole: Any = parse_period(period) if period else None
    return story.database.read_now(visit_figures.of, story.who(who), unit, whole)


def test_days_beyond_ones_own_quota_make_up_for_nobody_else(
    office: Story, clock: MovableTime
) -> None:
    for _ in range(4):
        log(office, "liaison", SHANG)
        clock.move(days=1)
    log(office, "neighbour", HEDONG)
    log(office, "neighbour", HEDONG, photo=False)
    november = asked(office, "leader")
    assert (november.unit, november.period) == ("青溪县", parse_period("2026-11"))
    assert november.completion == Share(4, 6)
    assert november.quota_met == Share(1, 2)
    assert november.findings == Rate(0, 6)
    assert november.settled == Share(0, 0)


def test_a_period_adds_up_its_months_as_far_as_they_have_begun(
    office: Story, clock: MovableTime
) -> None:
    for _ in range(3):
        log(office, "liaison", SHANG)
        clock.move(days=1)
    clock.move(days=10)
    log(office, "liaison", SHANG)
    assert asked(office, "leader", period="2026-12").completion == Share(1, 6)
    whole = asked(office, "leader", period="2026")
    assert (whole.completion, whole.quota_met, whole.findings) == (
        Share(4, 72),
        Share(1, 24),
        Rate(0, 4),
    )
    assert (whole.before, whole.after) == (parse_period("2025"), None)
    assert asked(office, "leader", period="2026-11").after == parse_period("2026-12")


def test_findings_are_counted_by_visit_and_by_what_was_settled_at_once(office: Story) -> None:
    day, other = log(office, "liaison", SHANG), log(office, "neighbour", HEDONG)
    find(office, "liaison", day, done="当场清了淤")
    find(office, "liaison", day)
    find(office, "neighbour", other)
    figures = asked(office, "leader")
    assert (figures.findings, figures.settled) == (Rate(3, 2), Share(1, 3))
    assert str(figures.findings.each) == "1.50"
    assert asked(office, "leader", LIU).settled == Share(1, 2)


def test_a_matter_from_above_tells_by_how_many_days_a_lead_preceded_it(
    office: Story, clock: MovableTime
) -> None:
    heard = office.report()
    clock.move(days=6)
    known = from_above(office)
    office.form("clerk", FormKind.JOIN_LEAD, heard, into=str(known))
    unheard = from_above(office, LAMP)
    figures = asked(office, "leader")
    assert figures.warning.share == Share(1, 2)
    assert (figures.warning.days, figures.warning.median) == ((6,), 6.0)
    assert {one.ref: one.days_before for one in figures.arrivals} == {known: 6, unheard: None}


def test_a_case_of_our_own_that_it_repeats_or_is_joined_to_counts_as_heard_before(
    office: Story, clock: MovableTime
) -> None:
    ours, other = office.case(), office.case()
    clock.move(days=4)
    repeats, joined = from_above(office), from_above(office, procedure="elsewhere")
    office.form("clerk", FormKind.LINK_REPEAT, repeats, into=str(ours))
    office.form("clerk", FormKind.JOIN_CASE, joined, into=str(other))
    figures = asked(office, "leader")
    assert {one.ref: one.days_before for one in figures.arrivals} == {repeats: 4, joined: 4}


def test_our_own_case_that_has_become_part_of_it_counts_as_heard_before(
    office: Story, clock: MovableTime
) -> None:
    ours = office.case(procedure="elsewhere")
    clock.move(days=3)
    theirs = from_above(office)
    office.form("clerk", FormKind.JOIN_CASE, ours, into=str(theirs))
    assert asked(office, "leader").warning.days == (3,)


def test_what_the_asker_may_not_know_of_is_not_counted(office: Story) -> None:
    case = from_above(office)
    office.recuse("leader", case)
    assert asked(office, "leader").warning.share == Share(0, 0)
    assert asked(office, "deputy").warning.share == Share(0, 1)


def test_a_section_head_sees_the_own_section_and_a_liaison_nothing(office: Story) -> None:
    log(office, "liaison", SHANG)
    log(office, "neighbour", HEDONG)
    assert asked(office, "head").completion == Share(1, 3)
    with pytest.raises(UnitOutsideError):
        asked(office, "head", YUN)
    for who in ("liaison", "administrator"):
        with pytest.raises(NotAllowedError):
            asked(office, who)
    with pytest.raises(PeriodFutureError):
        asked(office, "head", period="2027")
    assert office.database.read_now(status.own_unit, office.who("leader")).code == ROOT


def test_of_two_heads_in_one_unit_each_sees_the_own_section(office: Story) -> None:
    def work(unit: Unit) -> None:
        for who, name, role, section in (
            ("first", "甲科长", Role.SECTION_HEAD, "一科"),
            ("second", "乙科长", Role.SECTION_HEAD, "二科"),
            ("staff", "叶知秋", Role.STAFF, "一科"),
        ):
            story_id = people.add_officer(unit, name, Language.CHINESE)
            facts = {"unit_code": YUN, "first_day": START, "section": section}
            duty = role is Role.STAFF
            people.add_post(unit, story_id, role=role.value, visit_duty=duty, **facts)
            office.ids[who] = story_id

    office.database.write_now(work)
    seen = {
        who: {
            line.name
            for unit in office.database.read_now(visit_county.county, office.who(who)).units
            for line in unit.visitors
        }
        for who in ("first", "second")
    }
    # The township's liaison belongs to no section, so that both heads see them.
    assert seen == {"first": {"石大山", "叶知秋"}, "second": {"石大山"}}
    assert asked(office, "first").completion == Share(0, 6)
    assert asked(office, "second").completion == Share(0, 3)
    with pytest.raises(NotAllowedError):
        staff = office.ids["staff"]
        office.database.read_now(visit_cards.month, office.who("second"), "", staff)
