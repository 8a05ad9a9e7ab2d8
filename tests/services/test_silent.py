"""Who has not acted stands in the open, and is reminded, called or relieved by who may."""

import pytest
from movable_time import MovableTime
from taking_pushes import Telegram, everybody_joined
from two_townships import YUN, Story

from casework.errors import NotAllowedError, NotFoundError
from casework.matters import Subject
from casework.people import Language
from casework.pushes import PushKind
from casework.workflow import Move
from services import cases as case_services
from services import reminding
from services import silent as service
from services.cards import case as card_of
from storage import people
from storage.database import Database
from wording import silent as words
from wording.speaker import Speaker


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


def test_who_has_not_answered_stands_in_the_open_by_officer(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    case_id = story.case()
    telegram.deliver()
    clock.move(hours=26)
    (line,) = [
        line
        for line in story.database.read_now(service.page, story.who("clerk")).lines
        if line.officer_id == story.ids["liaison"]
    ]
    assert line.name == "林小溪"
    kinds = {(item.subject, item.kind, item.rule) for item in line.items}
    assert (Subject.CASE, PushKind.CASE_ASSIGNED, None) in kinds
    assert any(item.rule is not None for item in line.items)  # the first answer, long past
    with pytest.raises(NotAllowedError):
        story.database.read_now(service.page, story.who("liaison"))
    story.recuse("inspector", case_id)
    seen = story.database.read_now(service.page, story.who("inspector"))
    assert case_id not in {item.ref for one in seen.lines for item in one.items}


def test_a_case_that_waits_for_its_owner_can_be_given_to_another_by_who_may(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    case_id = story.case()
    telegram.deliver()
    clock.move(hours=1)
    liaison = story.ids["liaison"]

    def to_give(who: str) -> frozenset[int]:
        return story.database.read_now(service.one, story.who(who), liaison).to_give

    assert to_give("deputy") == {case_id}
    assert to_give("inspector") == frozenset()
    screen = words.one(
        Speaker.of(story.database, Language.CHINESE),
        story.database.read_now(service.one, story.who("deputy"), liaison),
    )
    assert [one.label for one in screen.buttons[0]] == ["1", "改派"]


def test_a_unit_with_nobody_is_counted_apart_from_people_and_stands_by_its_name(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    story.case()
    story.database.write_now(people.set_active, story.ids["neighbour"], active=False)
    story.case(words="河东村水渠塌了一段。", owner=YUN)
    telegram.deliver()
    clock.move(hours=1)
    sheet = story.database.read_now(service.page, story.who("deputy"))
    shown = words.page(Speaker.of(story.database, Language.CHINESE), sheet).text.split("\n")
    assert shown[0] == "<b>谁没动</b> 1人 没人的单位1个 2件"
    assert "<b>云岭乡</b> 没有人员,1件无人接" in shown


def test_a_reminder_goes_once_a_day_and_is_recorded(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    case_id = story.case()
    telegram.deliver()
    clock.move(hours=1)
    clerk = story.who("clerk")
    answer = story.database.write_now(reminding.remind, clerk, story.ids["liaison"])
    assert answer.notice == "chased"
    telegram.deliver()
    assert telegram.told("liaison", PushKind.CASE_ASSIGNED) == ["11-23 09:00", "11-23 10:00"]
    again = story.database.write_now(reminding.remind, clerk, story.ids["liaison"])
    assert again.notice == "chased_already"
    clock.move(days=1)
    held = story.database.write_now(reminding.remind, clerk, story.ids["liaison"])
    assert held.notice == "chased"
    with pytest.raises(NotFoundError):
        story.database.write_now(reminding.remind, clerk, story.ids["neighbour"])
    story.act("liaison", Move.ACKNOWLEDGE, case_id)


def test_a_reminder_that_has_to_wait_says_so(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    for n in range(2):
        story.case(words=f"上湾村第{n}口井坏了。")
        telegram.deliver()
        clock.move(minutes=5)
    answer = story.database.write_now(reminding.remind, story.who("clerk"), story.ids["liaison"])
    assert answer.notice == "reminded_later"


def test_a_number_is_given_to_who_looks_after_the_unit_only(story: Story) -> None:
    liaison = story.ids["liaison"]
    sheet = story.database.write_now(reminding.contact, story.who("clerk"), liaison)
    assert (sheet.name, sheet.phone) == ("林小溪", None)
    with pytest.raises(NotAllowedError):
        story.database.write_now(reminding.contact, story.who("neighbour"), liaison)
    with pytest.raises(NotFoundError):  # a leader of one township, an officer of another
        story.database.write_now(reminding.contact, story.who("local"), story.ids["neighbour"])


def test_the_card_says_whether_its_owner_has_opened_or_taken_it_on(
    story: Story, clock: MovableTime
) -> None:
    case_id = story.case()

    def owner_has() -> tuple[bool, bool]:
        found = story.database.read_now(card_of, story.who("clerk"), case_id).owner_has
        assert found is not None
        return found.opened_at is not None, found.acknowledged_at is not None

    assert owner_has() == (False, False)
    clock.move(minutes=10)
    story.database.write_now(case_services.opened, story.who("clerk"), case_id)
    assert owner_has() == (False, False)  # it is the owner who counts
    story.database.write_now(case_services.opened, story.who("liaison"), case_id)
    assert owner_has() == (True, False)
    story.act("liaison", Move.ACKNOWLEDGE, case_id)
    assert owner_has() == (True, True)
    assert story.database.read_now(card_of, story.who("liaison"), case_id).owner_has is None
