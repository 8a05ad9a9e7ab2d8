"""A joint team's trips as the office keeps them: entered, put right, taken back, added up."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.form_errors import FieldMissingError, NotAChoiceError
from casework.forms import FormKind
from casework.matters import Subject
from casework.outreach import Count, Tally
from casework.people import Language, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.report_errors import PeriodFutureError
from casework.statistics import parse_period
from casework.visit_errors import OutreachDatesError
from services import drafting, form_cards, forms, outreach, outreach_cards
from storage import people, units
from storage.database import Database
from storage.tables import EventRow, core
from storage.unit import Reader, Unit

CIVIL, COURT = "990000101", "990000102"
LINE = "接待群众130多人次,收集意见20条,化解纠纷3起。"
_EVENT = core(EventRow)


@pytest.fixture
def office(lite_database: Database) -> Story:
    story = begin(lite_database)

    def work(unit: Unit) -> int:
        units.add(
            unit,
            [
                OfficeUnit(code, name, short, UnitKind.COUNTY_UNIT, f"{ROOT}/{code}/", ROOT)
                for code, name, short in (
                    (CIVIL, "青溪县民政局", "民政局"),
                    (COURT, "青溪县司法局", "司法局"),
                )
            ],
        )
        head = people.add_officer(unit, "沈科长", Language.CHINESE)
        post = {"unit_code": CIVIL, "first_day": date(2026, 1, 1)}
        people.add_post(unit, head, role=Role.SECTION_HEAD.value, **post)
        return head

    story.ids["head"] = lite_database.write_now(work)
    return story


def do(story: Story, work: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.write_now(work, story.who(who), *args)


def see(story: Story, question: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.read_now(question, story.who(who), *args)


def fill(story: Story, who: str, draft: int, **fields: str) -> None:
    for name, value in fields.items():
        if name in {"text", *Count}:
            do(story, forms.ask, who, draft, name)
            do(story, forms.type_text, who, draft, value)
        else:
            do(story, forms.fill, who, draft, name, value)


def enter(story: Story, who: str = "clerk", **fields: str) -> int:
    draft = do(story, forms.start, who, FormKind.OUTREACH, 0).ref
    told = {"place": LIU, "on": "today", "text": LINE, "members": "周清和、民政局"} | fields
    fill(story, who, draft, **told)
    done: Answer = do(story, forms.finish, who, draft)
    assert (done.view, done.notice) == (View.OUTREACH, "outreach_entered")
    return done.ref


def test_one_line_fills_in_the_counts_and_the_card_shows_the_trip(office: Story) -> None:
    trip = enter(office, on="2026-10-12", to_day="2026-10-14", teams="2")
    sheet = see(office, outreach_cards.card, "leader", trip)
    assert (sheet.place, sheet.first, sheet.last) == (
        "柳湾镇",
        date(2026, 10, 12),
        date(2026, 10, 14),
    )
    assert sheet.members == ("周清和", "民政局")
    assert sheet.counts == {
        Count.PERSON_TRIPS: Tally(130, at_least=True),
        Count.OPINIONS: Tally(20),
        Count.DISPUTES: Tally(3),
        Count.TEAMS: Tally(2),
    }
    assert (sheet.text, sheet.by, sheet.acts, sheet.may_change) == (LINE, "周清和", 1, False)


def test_what_was_filled_in_by_hand_is_not_changed_by_the_line(office: Story) -> None:
    trip = enter(office, opinions="25")
    assert see(office, outreach_cards.card, "clerk", trip).counts[Count.OPINIONS] == Tally(25)


def test_members_are_ticked_and_unticked_and_shown_by_name(office: Story) -> None:
    draft = do(office, forms.start, "clerk", FormKind.OUTREACH, 0).ref
    fill(office, "clerk", draft, place=LIU, on="today", text="走访慰问")
    sheet = see(office, form_cards.card, "clerk", draft)
    options = {option.label: option.value for option in sheet.options}
    assert sheet.asked is not None
    assert (sheet.asked.name, next(iter(options))) == ("members", "林小溪")
    fill(office, "clerk", draft, members=options["林小溪"])
    fill(office, "clerk", draft, members="司法局")
    names = see(office, form_cards.card, "clerk", draft).place_names
    assert (names[options["林小溪"]], names[f"u{COURT}"]) == ("林小溪", "司法局")
    fill(office, "clerk", draft, members=f"-{options['林小溪']}")
    trip = do(office, forms.finish, "clerk", draft).ref
    assert see(office, outreach_cards.card, "clerk", trip).members == ("司法局",)


def test_an_unknown_member_adds_nobody_and_loses_nothing(office: Story) -> None:
    draft = do(office, forms.start, "clerk", FormKind.OUTREACH, 0).ref
    fill(office, "clerk", draft, place=LIU, on="today", text=LINE)
    with pytest.raises(NotAChoiceError) as refusal:
        do(office, forms.type_text, "clerk", draft, "林小溪,张三 民政局")
    assert refusal.value.facts["text"] == "张三"
    kept = office.database.read_now(drafting.mine, office.who("clerk"), draft)
    assert (kept.fields["text"], kept.fields.get("members")) == (LINE, None)
    with pytest.raises(FieldMissingError):
        do(office, forms.finish, "clerk", draft)


def test_of_two_who_share_a_name_one_has_to_be_tapped(office: Story) -> None:
    other = office.database.write_now(people.add_officer, "林小溪", Language.CHINESE)
    draft = do(office, forms.start, "clerk", FormKind.OUTREACH, 0).ref
    fill(office, "clerk", draft, place=LIU, on="today", text=LINE)
    with pytest.raises(NotAChoiceError):
        do(office, forms.type_text, "clerk", draft, "林小溪")
    fill(office, "clerk", draft, members=f"o{office.ids['liaison']}")
    assert other != office.ids["liaison"]


def test_a_trip_that_ends_before_it_begins_is_not_entered(office: Story) -> None:
    draft = do(office, forms.start, "clerk", FormKind.OUTREACH, 0).ref
    fill(office, "clerk", draft, place=LIU, on="2026-10-12", text=LINE, members="民政局")
    fill(office, "clerk", draft, to_day="2026-10-11")
    with pytest.raises(OutreachDatesError):
        do(office, forms.finish, "clerk", draft)
    fill(office, "clerk", draft, to_day="2026-10-13")
    assert do(office, forms.finish, "clerk", draft).view is View.OUTREACH


def test_a_correction_starts_from_what_stands_and_keeps_it_on_record(office: Story) -> None:
    trip = enter(office, on="2026-10-12", to_day="2026-10-13")
    draft = do(office, forms.start, "deputy", FormKind.OUTREACH_FIX, trip).ref
    kept = office.database.read_now(drafting.mine, office.who("deputy"), draft)
    assert (kept.asks, kept.fields["person_trips"], kept.fields["to_day"]) == (
        None,
        "130+",
        "2026-10-13",
    )
    fill(office, "deputy", draft, place=YUN, disputes="4")
    done = do(office, forms.finish, "deputy", draft)
    assert done == Answer(View.OUTREACH, trip, "outreach_corrected")
    sheet = see(office, outreach_cards.card, "clerk", trip)
    assert (sheet.place, sheet.counts[Count.DISPUTES]) == ("云岭乡", Tally(4))
    assert (sheet.by, sheet.acts, sheet.members) == ("秦望舒", 2, ("周清和", "民政局"))
    assert acts(office, trip) == [
        ("outreach", f'"{LIU}"', '"disputes": "3"'),
        ("outreach_fix", f'"{YUN}"', '"disputes": "4"'),
    ]


def acts(story: Story, trip: int) -> list[tuple[str, str, str]]:
    """What was recorded of a trip: the act, the place and the disputes that it told of."""

    def read(view: Reader) -> list[tuple[str, str]]:
        rows = view.run(
            select(_EVENT.c.kind, _EVENT.c.facts)
            .where(_EVENT.c.subject_kind == Subject.OUTREACH.value, _EVENT.c.subject_id == trip)
            .order_by(_EVENT.c.position)
        )
        return [(row.kind, row.facts) for row in rows]

    found = []
    for kind, facts in story.database.read_now(read):
        place = next(one for one in (f'"{LIU}"', f'"{YUN}"') if one in facts)
        disputes = next(one for one in ('"disputes": "3"', '"disputes": "4"') if one in facts)
        found.append((kind, place, disputes))
    return found


def test_a_trip_taken_back_counts_nowhere_until_it_is_entered_again(office: Story) -> None:
    trip = enter(office)
    assert do(office, outreach.remove, "clerk", trip).notice == "outreach_removed"
    assert do(office, outreach.remove, "clerk", trip).notice == "outreach_removed"
    assert see(office, outreach_cards.overview, "clerk").trips == 0
    assert see(office, outreach_cards.card, "clerk", trip).removed
    do(office, outreach.restore, "clerk", trip)
    do(office, outreach.restore, "clerk", trip)
    sheet = see(office, outreach_cards.overview, "clerk")
    assert (sheet.trips, see(office, outreach_cards.card, "clerk", trip).acts) == (1, 3)


def test_sums_of_a_month_a_quarter_and_a_year_keep_lower_bounds(office: Story) -> None:
    enter(office, on="2026-10-12")
    enter(office, on="2026-10-20", text="接待群众20人次", members="秦望舒,民政局、司法局")
    enter(office, on="2026-07-01", text="接待群众7人次")
    month, quarter, year = (
        see(office, outreach_cards.overview, "leader", parse_period(text))
        for text in ("2026-10", "2026-Q4", "2026")
    )
    assert (month.trips, month.officers, month.units) == (2, 2, 2)
    assert month.totals[Count.PERSON_TRIPS] == Tally(150, at_least=True)
    assert quarter.totals == month.totals
    assert (year.trips, year.totals[Count.PERSON_TRIPS]) == (3, Tally(157, at_least=True))
    assert [line.first for line in year.lines] == [
        date(2026, 10, 20),
        date(2026, 10, 12),
        date(2026, 7, 1),
    ]
    assert (month.before, month.after) == (parse_period("2026-09"), parse_period("2026-11"))
    assert (quarter.before, quarter.after) == (parse_period("2026-Q3"), None)
    with pytest.raises(PeriodFutureError):
        see(office, outreach_cards.overview, "leader", parse_period("2027"))


def test_a_section_head_enters_and_sees_the_own_team_only(office: Story) -> None:
    countys = enter(office)
    own = enter(office, "head")
    assert [line.ref for line in see(office, outreach_cards.overview, "head").lines] == [own]
    assert see(office, outreach_cards.overview, "clerk").trips == 2
    assert do(office, outreach.remove, "clerk", own).ref == own
    with pytest.raises(NotFoundError):
        see(office, outreach_cards.card, "head", countys)


def test_others_neither_see_nor_enter_nor_change(office: Story) -> None:
    trip = enter(office)
    for who in ("liaison", "administrator"):
        with pytest.raises(NotAllowedError):
            see(office, outreach_cards.overview, who)
        with pytest.raises(NotAllowedError):
            do(office, forms.start, who, FormKind.OUTREACH, 0)
        with pytest.raises(NotFoundError):
            see(office, outreach_cards.card, who, trip)
        with pytest.raises(NotFoundError):
            do(office, outreach.remove, who, trip)
    for work in (outreach.remove, outreach.restore, outreach.begin_correction):
        with pytest.raises(NotAllowedError):
            do(office, work, "leader", trip)


def test_pages_hold_five_trips(office: Story) -> None:
    for _ in range(6):
        enter(office)
    first, second, beyond = (
        see(office, outreach_cards.overview, "clerk", None, page) for page in (0, 1, 9)
    )
    assert (len(first.lines), len(second.lines), first.pages) == (5, 1, 2)
    assert beyond.page == 1
