"""Contact villages with their history, companions, plans, and months that close short."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from movable_time import MovableTime
from office_life import told
from two_townships import LIU, ROOT, Story, begin

from casework.actions import Answer, View
from casework.errors import (
    CompanionError,
    NotAllowedError,
    NotFoundError,
    OldButtonError,
    PlanPastError,
    VisitDuringLeaveError,
)
from casework.findings import Became
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.leave import LeaveState
from casework.matters import Incoming, MediaKind
from casework.people import Language, Officer, Role
from casework.pushes import PushKind
from casework.visit_sheets import Mark
from services import (
    cards,
    companions,
    drafting,
    duty,
    findings,
    forms,
    visit_cards,
    visit_closing,
    visit_evidence,
    visit_hosts,
    visit_months,
    visit_plans,
    visit_prompts,
    visits,
)
from storage import leaves, people
from storage import visit_plans as kept_plans
from storage.database import Database
from storage.unit import Unit

SHANG, DONG = "990000001201", "990000001202"
HEDONG = "990000003201"


@pytest.fixture
def office(lite_database: Database) -> Story:
    story = begin(lite_database)
    for who, name, role, code, owes in (
        ("head", "沈科长", Role.SECTION_HEAD, LIU, False),
        ("director", "江部长", Role.LEADER, ROOT, True),
        ("vice", "何部长", Role.LEADER, ROOT, True),
        ("staff", "叶知秋", Role.STAFF, ROOT, True),
    ):
        enter(story, who, name, role, code, visit_duty=owes)
    return story


def enter(story: Story, who: str, name: str, role: Role, code: str, **post: Any) -> None:
    def work(unit: Unit) -> int:
        officer_id = people.add_officer(unit, name, Language.CHINESE)
        people.bind(unit, officer_id, 5000 + len(story.ids), Language.CHINESE)
        facts = {"first_day": date(2026, 1, 1)} | post
        people.add_post(unit, officer_id, role=role.value, unit_code=code, **facts)
        return officer_id

    story.ids[who] = story.database.write_now(work)


def do(story: Story, work: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.write_now(work, story.who(who), *args)


def see(story: Story, question: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.read_now(question, story.who(who), *args)


def assign(story: Story, by: str, to: str, village: str, first: str | None = None) -> None:
    draft = do(story, duty.begin, by, story.ids[to]).ref
    do(story, forms.fill, by, draft, "village", village)
    if first is not None:
        do(story, forms.fill, by, draft, "first", first)
    done: Answer = do(story, forms.finish, by, draft)
    assert done == Answer(View.DUTY, story.ids[to], "village_assigned")


def log(story: Story, by: str, village: str = SHANG, whose: int = 0, **fields: str) -> int:
    draft = do(story, visits.begin_for, by, whose).ref
    do(story, forms.fill, by, draft, "village", village)
    do(story, forms.type_text, by, draft, "见了种粮户")
    for name, value in fields.items():
        do(story, forms.fill, by, draft, name, value)
    photo = Incoming(MediaKind.PHOTO, f"{draft}", f"{draft}")
    do(story, visit_evidence.attach, by, draft, photo)
    done: Answer = do(story, forms.finish, by, draft)
    return done.ref


def state(story: Story, who: str, month: date | None = None) -> Any:
    return see(story, lambda view, it: visit_months.state_for(view, it, month or view.today), who)


def away(story: Story, who: str, first: date, last: date | None = None) -> None:
    def work(unit: Unit) -> None:
        stand_in = story.ids["administrator"]
        leave = leaves.add(unit, story.ids[who], stand_in, first, last or first)
        leaves.decide(unit, leave.id, story.ids["deputy"], LeaveState.APPROVED)

    story.database.write_now(work)


def name_companion(story: Story, by: str, leader: str, who: str) -> Answer:
    draft = do(story, companions.begin, by, story.ids[leader]).ref
    done: Answer = do(story, forms.fill, by, draft, "officer", str(story.ids[who]))
    return done


# Contact villages


def test_villages_are_assigned_and_reassigned_and_the_history_stays(
    office: Story, clock: MovableTime
) -> None:
    assign(office, "administrator", "liaison", SHANG)
    clock.move(days=7)
    assign(office, "head", "liaison", DONG)
    held = see(office, duty.card, "liaison").villages
    assert [(one.village, one.first, one.last, one.assigned_by) for one in held] == [
        ("柳湾镇·东关村", date(2026, 11, 30), None, "沈科长"),
        ("柳湾镇·上湾村", date(2026, 11, 23), date(2026, 11, 29), "白管理"),
    ]
    assert office.who("liaison").contact_villages == (DONG,)


def test_days_count_where_the_village_was_held_on_that_day(
    office: Story, clock: MovableTime
) -> None:
    assign(office, "administrator", "liaison", SHANG)
    log(office, "liaison", SHANG)
    clock.move(days=1)
    log(office, "liaison", DONG)
    assert state(office, "liaison").done == 1
    assign(office, "administrator", "liaison", DONG)
    assert state(office, "liaison").done == 2
    clock.move(days=1)
    elsewhere = log(office, "liaison", SHANG)
    assert see(office, visit_cards.card, "liaison", elsewhere).line.mark is Mark.ELSEWHERE
    assert state(office, "liaison").done == 2


def test_a_village_corrected_the_same_day_leaves_no_trace_but_the_record(office: Story) -> None:
    assign(office, "administrator", "liaison", SHANG)
    assign(office, "administrator", "liaison", DONG)
    held = see(office, duty.card, "liaison").villages
    assert [one.village for one in held] == ["柳湾镇·东关村"]


def test_a_village_from_a_day_to_come_is_held_from_then_on(
    office: Story, clock: MovableTime
) -> None:
    assign(office, "administrator", "liaison", SHANG)
    assign(office, "administrator", "liaison", DONG, "tomorrow")
    assert office.who("liaison").contact_villages == (SHANG,)
    clock.move(days=1)
    assert office.who("liaison").contact_villages == (DONG,)


def test_the_same_village_again_changes_nothing(office: Story, clock: MovableTime) -> None:
    assign(office, "administrator", "liaison", SHANG)
    clock.move(days=3)
    assign(office, "administrator", "liaison", SHANG)
    assert len(see(office, duty.card, "liaison").villages) == 1


def test_a_section_head_assigns_within_the_post_and_nobody_else_does(office: Story) -> None:
    with pytest.raises(NotAllowedError):
        do(office, duty.begin, "head", office.ids["neighbour"])
    with pytest.raises(NotAllowedError):
        do(office, duty.begin, "liaison", office.ids["liaison"])
    with pytest.raises(NotFoundError):
        do(office, duty.begin, "administrator", 12345)
    assert [line.name for line in see(office, duty.listing, "head").lines] == ["林小溪"]
    assert see(office, duty.opens_at, "head") == Answer(View.DUTIES)
    assert see(office, duty.opens_at, "liaison") == Answer(View.DUTY)
    with pytest.raises(NotAllowedError):
        see(office, duty.listing, "liaison")
    with pytest.raises(NotFoundError):
        see(office, duty.card, "liaison", office.ids["neighbour"])


def test_of_two_section_heads_in_one_unit_each_assigns_in_their_own_section(office: Story) -> None:
    for who, role, section in (
        ("cadres", Role.SECTION_HEAD, "干部科"),
        ("base", Role.SECTION_HEAD, "组织科"),
        ("clerkly", Role.STAFF, "干部科"),
    ):
        owes = role is Role.STAFF
        enter(office, who, who, role, ROOT, visit_duty=owes, section=section)
    assign(office, "cadres", "clerkly", SHANG)
    with pytest.raises(NotAllowedError):
        do(office, duty.begin, "base", office.ids["clerkly"])
    named = {line.name for line in see(office, duty.listing, "base").lines}
    assert "clerkly" not in named
    assert "叶知秋" in named  # of no section


# Duty that ends


def test_a_duty_that_ends_in_mid_month_still_counts_for_its_month(
    office: Story, clock: MovableTime
) -> None:
    enter(
        office,
        "gone",
        "旧人",
        Role.STAFF,
        ROOT,
        visit_duty=True,
        last_day=date(2026, 11, 6),  # 5 of 21 working days: 0.7
    )
    enter(office, "later", "新人", Role.STAFF, ROOT, visit_duty=True, first_day=date(2026, 12, 28))
    assert state(office, "gone").owed == 1
    assert state(office, "later").owed == 0
    county = see(office, visit_cards.county, "deputy").units[0]
    assert "旧人" in [who.name for who in county.visitors]
    clock.move(days=30)
    assert state(office, "gone").owed == 0
    assert state(office, "later").owed == 1  # 4 of 23: 0.5


# Companions


def test_a_leader_names_a_companion_whose_entry_counts_once_it_is_said_to_be_true(
    office: Story,
) -> None:
    assert name_companion(office, "director", "director", "staff").notice == "companion_named"
    day = log(office, "staff", whose=office.ids["director"])
    card = see(office, visit_cards.card, "director", day)
    assert (card.line.mark, card.entered_by, card.may_affirm) == (Mark.UNSAID, "叶知秋", True)
    assert state(office, "director").done == 0
    assert told(office, PushKind.VISIT_TO_AFFIRM) == [("director", "queued")]
    do(office, companions.affirm, "director", day)
    do(office, companions.affirm, "director", day)
    assert (state(office, "director").done, state(office, "staff").done) == (1, 0)
    assert told(office, PushKind.VISIT_TO_AFFIRM) == [("director", "settled")]


def test_what_is_not_true_is_said_in_a_line_and_the_companion_is_told(office: Story) -> None:
    name_companion(office, "administrator", "director", "staff")
    day = log(office, "staff", whose=office.ids["director"])
    draft = do(office, forms.start, "director", FormKind.DENY_VISIT, day).ref
    do(office, forms.type_text, "director", draft, "那天在县里开会")
    card = see(office, visit_cards.card, "staff", day)
    assert (card.line.mark, card.denial, card.may_remove) == (
        Mark.DENIED,
        "那天在县里开会",
        True,
    )
    assert told(office, PushKind.VISIT_DENIED) == [("staff", "queued")]
    do(office, visits.remove, "staff", day)
    do(office, visits.restore, "staff", day)
    do(office, companions.affirm, "director", day)
    assert state(office, "director").done == 1


def test_a_companion_puts_right_what_the_host_disputes_and_the_leader_says_so_again(
    office: Story,
) -> None:
    name_companion(office, "director", "director", "staff")
    day = log(office, "staff", whose=office.ids["director"])
    do(office, companions.affirm, "director", day)
    dispute = do(office, forms.start, "liaison", FormKind.VISIT_DISPUTE, day).ref
    do(office, forms.fill, "liaison", dispute, "reason", "wrong_day")
    do(office, forms.finish, "liaison", dispute)
    assert told(office, PushKind.VISIT_DISPUTED) == [("director", "queued"), ("staff", "queued")]
    card = see(office, visit_cards.card, "staff", day)
    assert (card.line.mark, card.may_correct, card.may_ask_head) == (Mark.DISPUTED, True, True)
    form = do(office, forms.start, "staff", FormKind.VISIT_FIX, day).ref
    do(office, forms.fill, "staff", form, "day", "yesterday")
    do(office, forms.finish, "staff", form)
    do(office, visit_hosts.confirm, "liaison", day)
    assert state(office, "director").done == 0
    assert told(office, PushKind.VISIT_TO_AFFIRM)[-1] == ("director", "queued")
    do(office, companions.affirm, "director", day)
    assert (state(office, "director").done, state(office, "staff").done) == (1, 0)


def test_a_companion_hands_up_what_was_found_on_the_leaders_day(office: Story) -> None:
    name_companion(office, "director", "director", "staff")
    day = log(office, "staff", whose=office.ids["director"])
    form = do(office, forms.start, "staff", FormKind.FINDING, day).ref
    do(office, forms.type_text, "staff", form, "水渠漏水")
    report = do(office, forms.finish, "staff", form).ref
    do(office, forms.finish, "staff", report)
    found = see(office, visit_cards.card, "director", day).findings[0]
    assert (found.became, see(office, findings.card, "director", found.id).mine) == (
        Became.REPORTED,
        False,
    )
    do(office, companions.end, "director", office.ids["director"])
    with pytest.raises(NotFoundError):
        do(office, forms.start, "staff", FormKind.FINDING, day)
    assert not see(office, visit_cards.card, "staff", day).may_add


def test_nobody_but_the_companion_enters_a_leaders_days(office: Story) -> None:
    name_companion(office, "administrator", "director", "staff")
    for who in ("liaison", "administrator", "vice"):
        with pytest.raises(NotAllowedError):
            do(office, visits.begin_for, who, office.ids["director"])
    with pytest.raises(NotFoundError):
        do(office, companions.affirm, "staff", log(office, "staff"))
    do(office, companions.end, "director", office.ids["director"])
    do(office, companions.end, "director", office.ids["director"])
    with pytest.raises(NotAllowedError):
        do(office, visits.begin_for, "staff", office.ids["director"])
    assert see(office, duty.card, "director").companion is None


def test_who_only_accompanies_begins_the_leaders_day_by_the_word_alone(office: Story) -> None:
    name_companion(office, "director", "director", "head")
    draft = do(office, visits.begin, "head").ref
    assert see(office, cards.form, "head", draft).place_names["whose"] == "江部长"
    month = see(office, visit_cards.month, "head", "", office.ids["director"])
    assert month.visitor == "江部长"


def test_only_leaders_with_the_duty_have_companions_and_no_leader_is_one(office: Story) -> None:
    with pytest.raises(NotFoundError):
        do(office, companions.begin, "administrator", office.ids["liaison"])
    with pytest.raises(NotAllowedError):
        do(office, companions.begin, "vice", office.ids["director"])
    with pytest.raises(NotAChoiceError):
        name_companion(office, "administrator", "director", "vice")
    draft = do(office, companions.begin, "director", office.ids["director"]).ref
    for who in ("vice", "director"):  # as from a list that is out of date
        with pytest.raises(CompanionError):
            office.database.write_now(_finish_with, office.who("director"), draft, office.ids[who])


def _finish_with(unit: Unit, actor: Officer, draft_id: int, officer_id: int) -> Answer:
    draft = drafting.mine_open(unit, actor, draft_id)
    return companions.finish(unit, actor, replace(draft, fields={"officer": str(officer_id)}))


def test_a_leaders_reminders_go_to_the_companion_who_is_there(
    office: Story, clock: MovableTime
) -> None:
    name_companion(office, "director", "director", "staff")
    clock.set(at(office, date(2026, 12, 10)))
    office.database.write_now(visit_prompts.nudge)
    who = sorted(name for name, _ in told(office, PushKind.VISIT_SHORT))
    assert who == ["liaison", "neighbour", "staff", "staff", "vice"]
    away(office, "staff", date(2026, 12, 21))
    clock.set(at(office, date(2026, 12, 21)))
    office.database.write_now(visit_prompts.nudge)
    new = [name for name, _ in told(office, PushKind.VISIT_SHORT)][5:]
    assert sorted(new) == ["director", "liaison", "neighbour", "vice"]


def at(story: Story, day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=story.database.calendar.zone)


# Plans


def planned(story: Story, who: str) -> list[date]:
    return see(
        story,
        lambda view, it: kept_plans.between(view, date(2026, 11, 1), date(2026, 12, 31), [it.id])[
            it.id
        ],
        who,
    )


def test_days_are_planned_and_dropped_and_the_same_tap_is_harmless(office: Story) -> None:
    for argument in ("2026-11-26=on", "2026-11-26=on", "2026-11-24=on", "2026-11-24=off"):
        do(office, visit_plans.toggle, "liaison", argument)
    assert planned(office, "liaison") == [date(2026, 11, 26)]
    do(office, visit_plans.move, "liaison", "2026-11-26>2026-11-27")
    do(office, visit_plans.move, "liaison", "2026-11-27>2026-11-27")
    assert planned(office, "liaison") == [date(2026, 11, 27)]


def test_a_day_gone_by_one_of_leave_and_one_that_is_none_cannot_be_planned(office: Story) -> None:
    away(office, "liaison", date(2026, 11, 25))
    for argument, error in (
        ("2026-11-22=on", PlanPastError),
        ("2026-11-25=on", VisitDuringLeaveError),
        ("sometime=on", OldButtonError),
    ):
        with pytest.raises(error):
            do(office, visit_plans.toggle, "liaison", argument)
    with pytest.raises(NotAllowedError):
        do(office, visit_plans.toggle, "liaison", "2026-11-26=on", office.ids["neighbour"])


def test_the_plan_opens_at_the_month_that_has_working_days_left(
    office: Story, clock: MovableTime
) -> None:
    assert see(office, visit_plans.sheet, "liaison").first == date(2026, 11, 1)
    assert see(office, visit_plans.sheet, "liaison", "2026-10").first == date(2026, 11, 1)
    clock.set(at(office, date(2026, 10, 31)))  # a Saturday, and the month's last day
    sheet = see(office, visit_plans.sheet, "liaison")
    assert (sheet.first, sheet.before) == (date(2026, 11, 1), date(2026, 10, 1))
    moving = see(office, visit_plans.sheet, "liaison", "2026-11-03>2026-11")
    assert moving.moving == date(2026, 11, 3)


def test_a_plan_answers_the_first_reminder_and_settles_the_one_sent(
    office: Story, clock: MovableTime
) -> None:
    do(office, visit_plans.toggle, "liaison", "2026-12-03=on")
    clock.set(at(office, date(2026, 12, 1)))
    office.database.write_now(visit_prompts.nudge)
    asked = dict(told(office, PushKind.VISIT_PLAN))
    assert "liaison" not in asked
    assert asked["neighbour"] == "queued"
    do(office, visit_plans.toggle, "neighbour", "2026-12-04=on")
    assert dict(told(office, PushKind.VISIT_PLAN))["neighbour"] == "settled"


def test_a_planned_morning_reminds_who_works_and_has_not_gone(
    office: Story, clock: MovableTime
) -> None:
    for who in ("liaison", "neighbour", "staff"):
        do(office, visit_plans.toggle, who, "2026-11-28=on")  # a Saturday
        do(office, visit_plans.toggle, who, "2026-11-30=on")
    clock.set(at(office, date(2026, 11, 28), 8))
    assert office.database.write_now(visit_plans.remind) == 0
    clock.set(at(office, date(2026, 11, 30), 7))
    log(office, "staff")
    away(office, "neighbour", date(2026, 11, 30))
    assert office.database.write_now(visit_plans.remind) == 1
    assert told(office, PushKind.VISIT_PLANNED) == [("liaison", "queued")]


# The month closes


def closed(story: Story, clock: MovableTime, day: date) -> int:
    clock.set(at(story, day))
    asked: int = story.database.write_now(visit_closing.close)
    return asked


def shortfall_of(story: Story, who: str) -> Any:
    return see(story, visit_cards.month, who, "2026-11").short


def test_the_month_closes_once_and_a_reason_is_one_tap(office: Story, clock: MovableTime) -> None:
    assert closed(office, clock, date(2026, 12, 1)) == 5
    assert closed(office, clock, date(2026, 12, 2)) == 0
    short = shortfall_of(office, "liaison")
    assert (short.owed, short.done, short.reason) == (3, 0, None)
    done = do(office, visit_closing.give, "liaison", short.id, "meetings")
    assert done == Answer(View.VISITS, 0, "reason_given", argument="2026-11")
    do(office, visit_closing.give, "liaison", short.id, "meetings")
    assert shortfall_of(office, "liaison").reason == "meetings"
    county = see(office, visit_cards.county, "deputy", "2026-11:990000001").chosen
    assert [who.short.reason for who in county.visitors] == ["meetings"]
    assert ("liaison", "settled") in told(office, PushKind.VISIT_MONTH_CLOSED)


def test_own_words_take_the_place_of_a_reason_from_the_list(
    office: Story, clock: MovableTime
) -> None:
    closed(office, clock, date(2026, 12, 1))
    short = shortfall_of(office, "liaison")
    do(office, visit_closing.give, "liaison", short.id, "health")
    draft = do(office, forms.start, "liaison", FormKind.SHORTFALL, short.id).ref
    do(office, forms.type_text, "liaison", draft, "母亲住院")
    again = shortfall_of(office, "liaison")
    assert (again.reason, again.words) == (None, "母亲住院")


def test_a_reason_is_given_by_oneself_or_the_companion_alone(
    office: Story, clock: MovableTime
) -> None:
    name_companion(office, "director", "director", "staff")
    closed(office, clock, date(2026, 12, 1))
    assert dict(told(office, PushKind.VISIT_MONTH_CLOSED)).get("director") is None
    short = shortfall_of(office, "director")
    with pytest.raises(NotAllowedError):
        do(office, visit_closing.give, "liaison", short.id, "health")
    with pytest.raises(NotFoundError):
        do(office, visit_closing.give, "staff", 12345, "health")
    with pytest.raises(OldButtonError):
        do(office, visit_closing.give, "staff", short.id, "no_reason")
    given = do(office, visit_closing.give, "staff", short.id, "meetings")
    assert given.ref == office.ids["director"]


def test_an_office_that_has_just_begun_closes_no_month_that_is_gone(
    office: Story, clock: MovableTime
) -> None:
    assert closed(office, clock, date(2026, 12, 3)) == 0
    assert shortfall_of(office, "liaison") is None
    assert closed(office, clock, date(2027, 1, 5)) == 5  # the 4th was missed


def test_who_was_away_all_the_month_after_is_asked_about_it_on_coming_back(
    office: Story, clock: MovableTime
) -> None:
    away(office, "liaison", date(2026, 12, 1), date(2026, 12, 31))
    closed(office, clock, date(2026, 12, 1))
    assert shortfall_of(office, "liaison").reason is None
    assert "liaison" not in dict(told(office, PushKind.VISIT_MONTH_CLOSED))
    closed(office, clock, date(2027, 1, 4))  # December owed nothing, November still does
    closed(office, clock, date(2027, 1, 5))
    asked = [who for who, _ in told(office, PushKind.VISIT_MONTH_CLOSED)]
    assert asked.count("liaison") == 1


def test_who_makes_up_for_a_month_is_asked_no_more(office: Story, clock: MovableTime) -> None:
    clock.set(at(office, date(2026, 11, 30), 15))
    for day in ("today", "yesterday"):
        log(office, "liaison", day=day)
    closed(office, clock, date(2026, 12, 1))
    assert shortfall_of(office, "liaison").done == 2
    log(office, "liaison", day="yesterday", length="half")
    log(office, "liaison", day="day_before", length="full")
    assert state(office, "liaison", date(2026, 11, 1)).missing == 1
    log(office, "liaison", day="day_before")
    clock.move(days=1)
    assert closed(office, clock, date(2026, 12, 2)) == 0
