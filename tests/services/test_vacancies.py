"""A head's post ends and nobody takes it: the office hears what waits there, others are asked."""

from datetime import timedelta

import pytest
from leaves_taken import live, request, take
from movable_time import MovableTime
from office_life import card, enter, told
from offices import GRASSROOTS, SIXTY, SUPERVISION, open_office, post, shown
from sqlalchemy import select
from two_townships import LIU, RESULT, ROOT, Story

from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import CLIMBED_FROM, PushKind
from casework.sheets_admin import VacantLine
from casework.sheets_posts import HandoverSheet
from services import administration, forms, handover, post_watch, stopping
from storage import people, pushes
from storage import posts as kept
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader

HEAD, OTHER, TOWN_HEAD = "section_head", "section_head_1", "head_of_liu"
ACCUSED = {"type": "accusation", "procedure": "section", "section": GRASSROOTS}


@pytest.fixture
def story(lite_database: Database) -> Story:
    return open_office(lite_database, SIXTY)


def ends(story: Story, who: str, clock: MovableTime) -> None:
    """Somebody's newest post ends with this day."""
    about = story.database.read_now(kept.of, story.ids[who])[-1].id
    write, administrator = story.database.write_now, story.who("administrator")
    form = write(forms.start, administrator, FormKind.POST_END, about).ref
    write(forms.fill, administrator, form, "until", "today")
    write(forms.finish, administrator, form)
    clock.move(days=1)
    write(post_watch.keep_up)


def left(story: Story, who: str, whose: str = HEAD) -> HandoverSheet:
    return story.database.read_now(handover.sheet, story.who(who), story.ids[whose])


def facts(story: Story, kind: PushKind) -> list[dict[str, str]]:
    """What the pushes of a kind say beside it."""
    rows = core(PushRow)

    def read(view: Reader) -> list[dict[str, str]]:
        found = view.run(select(rows).where(rows.c.kind == kind.value).order_by(rows.c.id))
        return [pushes.value_of(row).facts for row in found]

    return story.database.read_now(read)


def vacant(story: Story, code: str = ROOT) -> tuple[VacantLine, ...]:
    sheet = story.database.read_now(administration.units_page, story.who("administrator"), code)
    return sheet.vacant


def hearers(story: Story, kind: PushKind) -> set[str]:
    return {who.rstrip("_12") for who, _state in told(story, kind)}


def test_the_clerks_hear_what_the_section_has_in_hand_and_hand_it_on(
    story: Story, clock: MovableTime
) -> None:
    handed = story.case(procedure="section", section=GRASSROOTS)
    at_work = story.taken_on(section=GRASSROOTS, words="柳湾镇水渠漏水,下游浇不上地。")
    story.case(procedure="section", section=SUPERVISION, words="云岭乡路灯坏了。")
    ends(story, HEAD, clock)
    assert hearers(story, PushKind.POST_OVER) == {"clerk"}
    assert facts(story, PushKind.POST_OVER)[0] == {"open": "2"}
    sheet = left(story, "clerk")
    assert {line.ref for line in sheet.lines} == sheet.to_section == {handed, at_work}
    assert (sheet.to_give, sheet.vacant) == (frozenset(), (GRASSROOTS,))
    assert "科室 组织科(负责人空缺)" in shown(story, "clerk", handed)
    story.form("clerk", FormKind.HAND_TO_SECTION, handed, section=SUPERVISION)
    assert {line.ref for line in left(story, "clerk").lines} == {at_work}
    clock.move(days=1)
    story.database.write_now(post_watch.keep_up)
    assert len(told(story, PushKind.POST_OVER)) == 3  # each clerk once


def test_the_administrators_hear_how_much_waits_and_see_which_post_is_vacant(
    story: Story, clock: MovableTime
) -> None:
    story.case(procedure="section", section=GRASSROOTS)
    story.case(words="上湾村的账目三年没有公布过。", **ACCUSED)
    last = story.database.read_now(lambda view: view.today)
    ends(story, HEAD, clock)
    assert hearers(story, PushKind.HEAD_VACANT) == {"administrator"}
    # Of accusations they do not even hear how many there are.
    assert facts(story, PushKind.HEAD_VACANT)[0] == {"unit": ROOT, "open": "1"}
    assert vacant(story) == (VacantLine(GRASSROOTS, last, 1),)
    enter(story, "next", "尤知行", Role.SECTION_HEAD, ROOT, GRASSROOTS)
    assert vacant(story) == ()
    assert left(story, "clerk").total == 0


def test_a_section_that_has_nothing_in_hand_is_no_vacancy(story: Story, clock: MovableTime) -> None:
    ends(story, HEAD, clock)
    assert told(story, PushKind.HEAD_VACANT) == told(story, PushKind.POST_OVER) == []
    assert vacant(story) == ()


def test_where_a_second_head_stays_nothing_is_vacant_and_they_are_asked(
    story: Story, clock: MovableTime
) -> None:
    handed = story.case(procedure="section", section=GRASSROOTS)
    enter(story, "second", "尤知行", Role.SECTION_HEAD, ROOT, GRASSROOTS)
    ends(story, HEAD, clock)
    assert told(story, PushKind.HEAD_VACANT) == told(story, PushKind.POST_OVER) == []
    asked = told(story, PushKind.SECTION_GIVEN)
    assert asked == [(HEAD, "settled"), ("second", "queued")]
    assert facts(story, PushKind.SECTION_GIVEN) == [{}, {}]
    assert card(story, "second", handed).is_mine


def test_what_was_asked_of_the_head_climbs_at_once(story: Story, clock: MovableTime) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    ends(story, HEAD, clock)
    states = told(story, PushKind.SECTION_GIVEN)
    assert states[0] == (HEAD, "settled")
    assert {(who.rstrip("_12"), state) for who, state in states[1:]} == {("deputy", "queued")}
    said = facts(story, PushKind.SECTION_GIVEN)[1:]
    assert all(one == {"why": "headless"} for one in said)
    assert all(CLIMBED_FROM not in one for one in said)
    assert card(story, "clerk", number).is_mine  # whose turn it is without a proposal
    story.form("deputy", FormKind.HAND_TO_SECTION, number, section=SUPERVISION)
    states = told(story, PushKind.SECTION_GIVEN)
    assert [who for who, state in states if state == "queued"] == [OTHER]


def test_what_a_head_is_asked_who_is_away_without_a_stand_in_goes_up_too(
    story: Story, clock: MovableTime
) -> None:
    story.database.write_now(people.bind, story.ids[OTHER], 1, Language.CHINESE)
    take(story, HEAD, f"明天 周三 {SIXTY[OTHER][0]}")
    story.database.write_now(stopping.stop, story.who("administrator"), story.ids[OTHER])
    live(story, clock)
    story.case(procedure="section", section=GRASSROOTS)
    assert hearers(story, PushKind.SECTION_GIVEN) == {"deputy"}
    assert facts(story, PushKind.SECTION_GIVEN)[0] == {"why": "headless"}


def test_a_result_that_waited_for_a_township_s_head_climbs_and_is_listed(
    story: Story, clock: MovableTime
) -> None:
    enter(story, TOWN_HEAD, "齐守正", Role.SECTION_HEAD, LIU, None)
    number = story.taken_on()
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    assert (TOWN_HEAD, "queued") in told(story, PushKind.RESULT_TO_CHECK)
    ends(story, TOWN_HEAD, clock)
    asked = told(story, PushKind.RESULT_TO_CHECK)
    assert (TOWN_HEAD, "settled") in asked
    assert {who.rstrip("_12") for who, state in asked if state == "queued"} == {"deputy"}
    assert [line.ref for line in left(story, "clerk", TOWN_HEAD).lines] == [number]
    assert left(story, "clerk", TOWN_HEAD).vacant == ("柳湾镇",)
    assert [line.open for line in vacant(story, LIU)] == [1]
    assert facts(story, PushKind.HEAD_VACANT)[0] == {"unit": LIU, "open": "1"}


def test_a_township_s_vacant_post_is_shown_though_nothing_waits(
    story: Story, clock: MovableTime
) -> None:
    enter(story, TOWN_HEAD, "齐守正", Role.SECTION_HEAD, LIU, None)
    last = story.database.read_now(lambda view: view.today)
    ends(story, TOWN_HEAD, clock)
    assert vacant(story, LIU) == (VacantLine(None, last, 0),)
    assert facts(story, PushKind.HEAD_VACANT)[0] == {"unit": LIU, "why": "none"}
    assert told(story, PushKind.POST_OVER) == []
    post(story, "liaison", Role.SECTION_HEAD, LIU)
    assert vacant(story, LIU) == ()


def test_who_is_stopped_leaves_the_post_vacant_until_that_is_undone(
    story: Story, clock: MovableTime
) -> None:
    story.case(procedure="section", section=GRASSROOTS)
    story.database.write_now(stopping.stop, story.who("clerk"), story.ids[HEAD])
    # Who has stopped them does not know yet what waits.
    assert ("clerk", "queued") in told(story, PushKind.POST_OVER)
    assert hearers(story, PushKind.HEAD_VACANT) == {"administrator"}
    assert vacant(story) == (VacantLine(GRASSROOTS, None, 1),)
    clock.set(clock() + timedelta(seconds=30))
    story.database.write_now(stopping.undo, story.who("clerk"), story.ids[HEAD])
    assert {state for _who, state in told(story, PushKind.HEAD_VACANT)} == {"settled"}
    assert {state for _who, state in told(story, PushKind.POST_OVER)} == {"settled"}
    assert vacant(story) == ()


def changed(story: Story, who: str, section: str) -> None:
    """The administrator changes the section in somebody's post, from today on."""
    about = story.database.read_now(kept.of, story.ids[who])[-1].id
    write, administrator = story.database.write_now, story.who("administrator")
    form = write(forms.start, administrator, FormKind.POST_CHANGE, about).ref
    for field, value in {"section": section, "since": "today"}.items():
        write(forms.fill, administrator, form, field, value)
    write(forms.finish, administrator, form)


def test_a_head_who_moves_to_another_section_leaves_the_first_one_vacant(story: Story) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    changed(story, HEAD, SUPERVISION)
    assert hearers(story, PushKind.POST_OVER) == {"clerk"}
    assert left(story, "clerk").to_section == {number}
    assert [line.section for line in vacant(story)] == [GRASSROOTS]
    assert told(story, PushKind.SECTION_GIVEN)[0] == (HEAD, "settled")


def test_a_section_under_a_new_name_is_not_vacant(story: Story) -> None:
    story.case(procedure="section", section=GRASSROOTS)
    changed(story, HEAD, "基层党建科")
    assert told(story, PushKind.HEAD_VACANT) == told(story, PushKind.POST_OVER) == []
    assert vacant(story) == ()
    assert told(story, PushKind.SECTION_GIVEN) == [(HEAD, "queued")]


def test_a_leave_that_waited_for_the_head_alone_is_asked_of_those_above(
    story: Story, clock: MovableTime
) -> None:
    for who in ("deputy", "deputy_1", "deputy_2"):
        story.database.write_now(stopping.stop, story.who("administrator"), story.ids[who])
    story.database.write_now(people.bind, story.ids["staff_3"], 1, Language.CHINESE)
    request(story, "staff_0", f"周四 周五 {SIXTY['staff_3'][0]}")
    assert told(story, PushKind.LEAVE_ASKED) == [(HEAD, "queued")]
    ends(story, HEAD, clock)
    asked = told(story, PushKind.LEAVE_ASKED)
    assert asked[0] == (HEAD, "settled")
    assert {who for who, state in asked if state == "queued"} == {"executive", "leader"}


def test_the_post_of_somebody_stopped_that_ends_later_is_told_no_second_time(
    story: Story, clock: MovableTime
) -> None:
    story.case(procedure="section", section=GRASSROOTS)
    story.database.write_now(stopping.stop, story.who("clerk"), story.ids[HEAD])
    before = told(story, PushKind.POST_OVER), told(story, PushKind.HEAD_VACANT)
    ends(story, HEAD, clock)
    assert before == (told(story, PushKind.POST_OVER), told(story, PushKind.HEAD_VACANT))
