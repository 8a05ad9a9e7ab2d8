"""Posts added, changed and ended by the administrator; what follows on their days."""

from datetime import date, timedelta

import pytest
from movable_time import MovableTime
from office_life import card, enter, told
from sqlalchemy import select
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.people_errors import ForbiddenPairError, PostError
from casework.pushes import PushKind
from casework.workflow import Move
from services import forms, handover, post_watch, posts, stopping
from storage import people
from storage import posts as kept
from storage.database import Database
from storage.tables import EventRow, core

TODAY = date(2026, 11, 23)


@pytest.fixture
def story(lite_database: Database) -> Story:
    found = begin(lite_database)
    enter(found, "second", "何山", Role.LIAISON, LIU, None)
    enter(found, "staff", "叶知秋", Role.STAFF, ROOT, None)
    for number, who in enumerate(found.ids.values(), 1):
        lite_database.write_now(people.bind, who, number, Language.CHINESE)
    return found


def fill(story: Story, kind: FormKind, about: int, who: str = "administrator", **more: str) -> None:
    write, officer = story.database.write_now, story.who(who)
    form = write(forms.start, officer, kind, about).ref
    for name, value in more.items():
        write(forms.fill, officer, form, name, value)
    write(forms.finish, officer, form)


def add(story: Story, whose: str, role: Role, unit: str = ROOT, since: str = "today") -> None:
    about = story.ids[whose]
    fill(story, FormKind.POST_ADD, about, role=role.value, unit=unit, since=since)


def post_of(story: Story, whose: str) -> int:
    """The id of somebody's newest post."""
    return story.database.read_now(kept.of, story.ids[whose])[-1].id


def finish(story: Story, whose: str, until: str = "today") -> None:
    fill(story, FormKind.POST_END, post_of(story, whose), until=until)


def live(story: Story, clock: MovableTime, days: int = 1) -> None:
    for _ in range(days):
        clock.move(days=1)
        story.database.write_now(post_watch.keep_up)


def spans(story: Story, whose: str) -> list[tuple[Role, date, date | None]]:
    sheet = story.database.read_now(posts.sheet, story.who("administrator"), story.ids[whose])
    return [(one.post.role, one.post.first_day, one.post.last_day) for one in sheet.lines]


def events(story: Story) -> list[str]:
    rows = core(EventRow)
    question = select(rows.c.kind).where(rows.c.kind.startswith("post_")).order_by(rows.c.position)
    return story.database.read_now(lambda view: [row.kind for row in view.run(question)])


def test_a_post_ends_by_itself_and_its_rights_with_it(story: Story, clock: MovableTime) -> None:
    number = story.case()
    finish(story, "liaison")
    assert card(story, "liaison", number)  # the last day is one of the post's
    live(story, clock)
    assert story.who("liaison").posts == ()
    with pytest.raises(NotFoundError):
        card(story, "liaison", number)
    assert spans(story, "liaison") == [(Role.LIAISON, date(2026, 1, 1), TODAY)]
    assert events(story) == ["post_ends", "post_over"]
    live(story, clock, 3)
    assert events(story) == ["post_ends", "post_over"]  # seen to once


def test_what_is_open_is_shown_to_the_clerk_for_handing_over(
    story: Story, clock: MovableTime
) -> None:
    mine = story.case(officer=str(story.ids["liaison"]))
    of_the_unit = story.case(words="柳湾镇水渠漏水,下游浇不上地。")
    finish(story, "liaison")
    live(story, clock)
    assert told(story, PushKind.POST_OVER) == [("clerk", "queued")]

    def left() -> set[int]:
        sheet = story.database.read_now(handover.sheet, story.who("clerk"), story.ids["liaison"])
        return {line.ref for line in sheet.lines}

    assert left() == {mine}  # the other liaison has the unit's
    assert card(story, "second", of_the_unit)
    finish(story, "second")
    live(story, clock)
    assert left() == {mine, of_the_unit}
    with pytest.raises(NotAllowedError):
        story.database.read_now(handover.sheet, story.who("administrator"), story.ids["liaison"])
    # what had not gone out goes to whoever is above
    assert {who for who, state in told(story, PushKind.CASE_ASSIGNED) if state == "queued"} == {
        "clerk"
    }


def test_from_the_list_the_clerk_hands_over_what_is_simple_and_the_deputy_the_rest(
    story: Story, clock: MovableTime
) -> None:
    whose = str(story.ids["liaison"])
    simple = story.case(officer=whose)
    ordinary = story.case(
        words="柳湾镇水渠漏水,下游浇不上地。", procedure="ordinary", officer=whose
    )
    story.act("deputy", Move.ASSIGN, ordinary)
    story.act("liaison", Move.ACKNOWLEDGE, ordinary)
    finish(story, "liaison")
    live(story, clock)
    assert sorted(told(story, PushKind.POST_OVER)) == [("clerk", "queued"), ("deputy", "queued")]

    def to_give(who: str) -> frozenset[int]:
        read = story.database.read_now
        return read(handover.sheet, story.who(who), story.ids["liaison"]).to_give

    assert to_give("clerk") == {simple}
    assert to_give("deputy") == {simple, ordinary}
    story.form(
        "deputy",
        FormKind.REASSIGN,
        ordinary,
        owner=LIU,
        officer=str(story.ids["second"]),
        reason="原承办人已离任",
    )
    assert to_give("deputy") == {simple}


def test_a_held_case_of_somebody_who_has_left_is_on_the_list_too(
    story: Story, clock: MovableTime
) -> None:
    number = story.case(procedure="ordinary", officer=str(story.ids["liaison"]))
    story.act("deputy", Move.ASSIGN, number)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("deputy", FormKind.SUSPEND, number, reason="等鉴定", condition="鉴定出来再办")
    finish(story, "liaison")
    live(story, clock)
    sheet = story.database.read_now(handover.sheet, story.who("deputy"), story.ids["liaison"])
    assert [line.ref for line in sheet.lines] == [number]
    assert sheet.to_give == frozenset()  # once it goes on


def test_who_has_left_nothing_open_is_no_matter_for_the_clerk(
    story: Story, clock: MovableTime
) -> None:
    finish(story, "staff")
    live(story, clock)
    assert told(story, PushKind.POST_OVER) == []


def test_a_post_is_changed_from_a_day_on_and_both_stay_on_record(
    story: Story, clock: MovableTime
) -> None:
    change = {"role": "section_head", "since": "tomorrow", "section": "督查科"}
    fill(story, FormKind.POST_CHANGE, post_of(story, "staff"), **change)
    assert story.who("staff").roles == {Role.STAFF}
    live(story, clock)
    assert story.who("staff").roles == {Role.SECTION_HEAD}
    assert spans(story, "staff") == [
        (Role.SECTION_HEAD, TODAY + timedelta(days=1), None),
        (Role.STAFF, date(2026, 1, 1), TODAY),
    ]


def test_a_change_from_today_holds_at_once(story: Story) -> None:
    fill(story, FormKind.POST_CHANGE, post_of(story, "staff"), unit=YUN, since="today")
    assert [post.unit_code for post in story.who("staff").posts] == [YUN]


@pytest.mark.parametrize(
    ("whose", "role"),
    [
        ("inspector", Role.CLERK),
        ("inspector", Role.ADMINISTRATOR),
        ("clerk", Role.INSPECTOR),
        ("administrator", Role.INSPECTOR),
    ],
)
def test_pairs_that_nobody_may_hold_are_refused(story: Story, whose: str, role: Role) -> None:
    with pytest.raises(ForbiddenPairError):
        add(story, whose, role)
    assert len(story.who(whose).posts) == 1


def test_administrator_with_clerk_is_allowed_and_shown_to_the_inspector(
    story: Story, clock: MovableTime
) -> None:
    add(story, "clerk", Role.ADMINISTRATOR, since="tomorrow")
    assert told(story, PushKind.BOTH_DESKS) == []
    live(story, clock)
    assert told(story, PushKind.BOTH_DESKS) == [("inspector", "queued")]
    add(story, "clerk", Role.STAFF)
    assert len(told(story, PushKind.BOTH_DESKS)) == 1  # said once
    sheet = story.database.read_now(posts.both_desks, story.who("inspector"))
    assert [name for name, _ in sheet.people] == ["周清和"]
    with pytest.raises(NotAllowedError):
        story.database.read_now(posts.both_desks, story.who("clerk"))


def test_the_office_is_told_when_liaisons_are_missing_or_too_many(
    story: Story, clock: MovableTime
) -> None:
    add(story, "staff", Role.LIAISON, LIU)
    assert sorted(told(story, PushKind.LIAISONS_OFF)) == [
        ("administrator", "queued"),
        ("clerk", "queued"),
    ]
    sheet = story.database.read_now(posts.liaisons, story.who("clerk"))
    assert sheet.units == (("柳湾镇", 3),)
    finish(story, "staff")
    live(story, clock)
    assert story.database.read_now(posts.liaisons, story.who("clerk")).units == ()
    finish(story, "neighbour")
    live(story, clock)
    assert story.database.read_now(posts.liaisons, story.who("clerk")).units == (("云岭乡", 0),)
    assert len(told(story, PushKind.LIAISONS_OFF)) == 4


def test_stopping_the_only_liaison_is_told_too(story: Story) -> None:
    story.database.write_now(stopping.stop, story.who("clerk"), story.ids["neighbour"])
    assert told(story, PushKind.LIAISONS_OFF) == [("administrator", "queued")]
    story.database.write_now(stopping.undo, story.who("clerk"), story.ids["neighbour"])
    assert told(story, PushKind.LIAISONS_OFF) == [("administrator", "settled")]


def test_who_is_let_in_again_may_be_one_liaison_too_many(story: Story) -> None:
    story.database.write_now(stopping.stop, story.who("administrator"), story.ids["neighbour"])
    for who in ("staff", "second"):
        add(story, who, Role.LIAISON, YUN)
    before = len(told(story, PushKind.LIAISONS_OFF))
    story.database.write_now(stopping.admit, story.who("administrator"), story.ids["neighbour"])
    assert told(story, PushKind.LIAISONS_OFF)[before:] == [("clerk", "queued")]


def test_the_last_administrator_stays(story: Story, clock: MovableTime) -> None:
    with pytest.raises(PostError) as refused:
        finish(story, "administrator")
    assert refused.value.facts["why"] == "last_administrator"
    add(story, "staff", Role.ADMINISTRATOR)
    finish(story, "administrator")
    live(story, clock)
    assert story.who("administrator").posts == ()


def test_what_is_over_is_not_changed_and_nobody_else_changes_posts(
    story: Story, clock: MovableTime
) -> None:
    finish(story, "staff")
    live(story, clock)
    with pytest.raises(PostError) as refused:
        finish(story, "staff")
    assert refused.value.facts["why"] == "over"
    with pytest.raises(NotAllowedError):
        fill(story, FormKind.POST_END, post_of(story, "second"), who="clerk", until="today")
    with pytest.raises(PostError) as refused:
        add(story, "second", Role.LIAISON, LIU)
    assert refused.value.facts["why"] == "twice"
    add(story, "second", Role.STAFF, LIU, since="2026-12-10")
    with pytest.raises(PostError) as refused:
        finish(story, "second", until="2026-12-01")
    assert refused.value.facts["why"] == "before_first"


def test_the_day_of_the_next_change_is_known(story: Story, clock: MovableTime) -> None:
    assert story.database.read_now(post_watch.next_moment) is None
    finish(story, "staff", until="2026-11-30")
    add(story, "second", Role.STAFF, LIU, since="2026-11-26")
    moment = story.database.read_now(post_watch.next_moment)
    assert moment is not None
    assert moment.date() == date(2026, 11, 26)
    live(story, clock, 4)
    moment = story.database.read_now(post_watch.next_moment)
    assert moment is not None
    assert moment.date() == date(2026, 12, 1)
