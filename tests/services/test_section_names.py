"""A section that is renamed keeps what it has in hand; a head who moves on takes nothing along."""

import pytest
from movable_time import MovableTime
from office_life import card, case, enter
from offices import GRASSROOTS, SIXTY, SUPERVISION, open_office, shown
from two_townships import ROOT, Story

from casework.errors import NotFoundError
from casework.forms import FormKind
from casework.people import Role
from services import audit, cards, forms, post_watch
from storage import posts
from storage.database import Database

HEAD, NEW = "section_head", "基层党建科"


@pytest.fixture
def story(lite_database: Database) -> Story:
    return open_office(lite_database, SIXTY)


def renamed(story: Story, name: str, since: str = "today", who: str = HEAD) -> None:
    """The administrator changes the section in somebody's post."""
    about = story.database.read_now(posts.of, story.ids[who])[-1].id
    write, administrator = story.database.write_now, story.who("administrator")
    form = write(forms.start, administrator, FormKind.POST_CHANGE, about).ref
    for field, value in {"section": name, "since": since}.items():
        write(forms.fill, administrator, form, field, value)
    write(forms.finish, administrator, form)


def test_what_it_has_in_hand_goes_by_the_new_name(story: Story) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    elsewhere = story.case(procedure="section", section=SUPERVISION)
    renamed(story, NEW)
    assert f"科室 {NEW}" in shown(story, HEAD, number)
    assert case(story, elsewhere).section == SUPERVISION
    steps = story.database.read_now(cards.history, story.who("clerk"), number).steps
    assert (steps[0].kind, steps[0].text) == ("section_renamed", NEW)
    assert story.database.read_now(audit.verify).fault is None


def test_it_does_so_from_the_day_on_which_the_new_post_begins(
    story: Story, clock: MovableTime
) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    renamed(story, NEW, since="tomorrow")
    assert case(story, number).section == GRASSROOTS
    clock.move(days=1)
    story.database.write_now(post_watch.keep_up)
    assert case(story, number).section == NEW


def test_a_head_who_moves_to_another_section_leaves_the_cases_to_the_desk(story: Story) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    renamed(story, SUPERVISION)
    assert case(story, number).section == GRASSROOTS
    with pytest.raises(NotFoundError):
        card(story, HEAD, number)
    story.form("clerk", FormKind.HAND_TO_SECTION, number, section=SUPERVISION)
    assert f"科室 {SUPERVISION}" in shown(story, HEAD, number)


def test_where_a_second_head_stays_the_name_stays(story: Story) -> None:
    enter(story, "second", "尤知行", Role.SECTION_HEAD, ROOT, GRASSROOTS)
    number = story.case(procedure="section", section=GRASSROOTS)
    renamed(story, NEW)
    assert f"科室 {GRASSROOTS}" in shown(story, "second", number)


def test_another_post_of_the_same_name_renames_nothing(story: Story) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    renamed(story, GRASSROOTS)
    assert case(story, number).section == GRASSROOTS
