"""Retaliation goes straight to the deputy and the inspector; the unit neither hears nor sees it."""

from datetime import timedelta

import pytest
from movable_time import MovableTime
from office_life import allow, card, enter, speak, told
from sqlalchemy import select
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.errors import NotAllowedError, NotFoundError, StaleError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.sheets_protection import RetaliationSheet
from services import cards, forms, identity, leaves, prompts, retaliation
from storage import people
from storage.database import Database
from storage.tables import PushRow, core
from wording import retaliation as words
from wording.speaker import Speaker

HURT = "举报人家的水被人停了,人躲在亲戚家。电话 13812345678。"
THERE = ("liaison", "local", "their deputy", "their inspector")


_PUSH = core(PushRow)


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = begin(lite_database)
    enter(story, "their deputy", "赵东河", Role.DEPUTY, LIU, None)
    enter(story, "their inspector", "甘督", Role.INSPECTOR, LIU, None)
    for number, who in enumerate(story.ids.values(), 1):
        lite_database.write_now(people.bind, who, number, Language.CHINESE)
    return story


def report(story: Story, who: str = "neighbour", case_id: int = 0, text: str = HURT) -> int:
    """Somebody opens the form, from a case or by a word, and writes what has happened."""
    write, officer = story.database.write_now, story.who(who)
    draft = write(forms.start, officer, FormKind.RETALIATION, case_id).ref
    return write(forms.type_text, officer, draft, text, 77).ref


def sheet(story: Story, who: str, number: int) -> RetaliationSheet:
    return story.database.read_now(retaliation.sheet, story.who(who), number)


def owed_to(story: Story) -> set[str]:
    return {who for who, _ in told(story, PushKind.RETALIATION)}


@pytest.mark.parametrize("who", ["liaison", "neighbour", "clerk", "leader", "administrator"])
def test_whoever_reports_it_tells_deputy_and_inspector_at_once(story: Story, who: str) -> None:
    number = report(story, who)
    assert owed_to(story) == {"deputy", "inspector"}
    for one in ("deputy", "inspector"):
        assert "水被人停了" in sheet(story, one, number).notes[0].text
    # who made it sees that it has gone, and their words are gone from the chat
    assert sheet(story, who, number).notes == ()


def test_it_is_urgent_says_nothing_and_deletes_the_words_from_the_chat(story: Story) -> None:
    write, officer = story.database.write_now, story.who("neighbour")
    draft = write(forms.start, officer, FormKind.RETALIATION, 0).ref
    answer = write(forms.type_text, officer, draft, HURT, 77)
    assert answer.facts["delete"] == "77"
    question = select(_PUSH.c.urgent, _PUSH.c.facts, _PUSH.c.subject_id)
    rows = story.database.read_now(lambda view: view.run(question).all())
    assert set(rows) == {(True, "{}", answer.ref)}


@pytest.mark.parametrize("reported_by", ["clerk", "neighbour"])
def test_the_unit_of_the_case_neither_hears_nor_sees_it(story: Story, reported_by: str) -> None:
    case_id = story.case(procedure="ordinary", owner=LIU)
    linked = case_id if reported_by == "clerk" else 0
    number = report(story, reported_by, linked)
    assert owed_to(story).isdisjoint(THERE)
    for who in THERE:
        with pytest.raises(NotFoundError):
            sheet(story, who, number)
        with pytest.raises(NotFoundError):
            story.database.write_now(retaliation.take, story.who(who), number)
    if linked:
        assert sheet(story, "deputy", number).case_number is not None
        history = story.database.read_now(cards.history, story.who("clerk"), case_id)
        assert all("retaliation" not in step.kind for step in history.steps)
        assert all("水被人停了" not in note.text for note in card(story, "clerk", case_id).notes)


def test_a_second_post_in_the_office_does_not_open_it_to_somebody_of_the_unit(
    story: Story,
) -> None:
    post = {"role": Role.DEPUTY.value, "unit_code": ROOT, "first_day": story_day(story)}
    story.database.write_now(people.add_post, story.ids["local"], **post)
    number = report(story, "clerk", story.case(procedure="ordinary", owner=LIU))
    assert "local" not in owed_to(story)
    with pytest.raises(NotFoundError):
        sheet(story, "local", number)


def said_of(story: Story, who: str, text: str = HURT, **picked: str) -> int:
    """Somebody taps what it concerns before writing it; gives the report."""
    write, officer = story.database.write_now, story.who(who)
    draft = write(forms.start, officer, FormKind.RETALIATION, 0).ref
    for name, value in picked.items():
        write(forms.ask, officer, draft, name)
        write(forms.fill, officer, draft, name, value)
    return write(forms.type_text, officer, draft, text, 77).ref


@pytest.mark.parametrize(
    ("text", "picked"), [(HURT, {"unit": YUN}), (f"云岭乡干部上门,{HURT}", {})]
)
def test_the_unit_that_was_picked_or_named_does_not_hear_of_it_either(
    story: Story, text: str, picked: dict[str, str]
) -> None:
    enter(story, "two posts", "双两职", Role.LIAISON, YUN, None)
    post = {"role": Role.DEPUTY.value, "unit_code": ROOT, "first_day": story_day(story)}
    story.database.write_now(people.add_post, story.ids["two posts"], **post)
    number = said_of(story, "clerk", text, **picked)
    assert owed_to(story) == {"deputy", "inspector"}
    with pytest.raises(NotFoundError):
        sheet(story, "two posts", number)


@pytest.mark.parametrize(
    ("spared", "told_instead"), [("deputy", "inspector"), ("inspector", "deputy")]
)
def test_whom_it_is_about_in_the_office_itself_is_left_out(
    story: Story, clock: MovableTime, spared: str, told_instead: str
) -> None:
    number = said_of(story, "neighbour", spare=str(story.ids[spared]))
    assert owed_to(story) == {told_instead}
    with pytest.raises(NotFoundError):
        sheet(story, spared, number)
    with pytest.raises(NotFoundError):
        story.database.write_now(identity.ask, story.who(spared), "retaliation", number)
    assert sheet(story, told_instead, number).spared is not None
    clock.move(hours=3)
    speak(story)
    assert spared not in owed_to(story)


def test_words_are_what_has_happened_whatever_was_asked_for(story: Story) -> None:
    write, officer = story.database.write_now, story.who("neighbour")
    draft = write(forms.start, officer, FormKind.RETALIATION, 0).ref
    write(forms.ask, officer, draft, "unit")
    answer = write(forms.type_text, officer, draft, HURT, 77)
    assert answer.facts["delete"] == "77"
    assert owed_to(story) == {"deputy", "inspector"}


def test_said_in_one_line_it_waits_while_somebody_is_picked(story: Story) -> None:
    write, officer = story.database.write_now, story.who("neighbour")
    draft = write(retaliation.begin_with, officer, HURT, 77).ref
    write(forms.ask, officer, draft, "spare")
    write(forms.fill, officer, draft, "spare", str(story.ids["deputy"]))
    assert owed_to(story) == set()
    write(forms.finish, officer, draft)
    assert owed_to(story) == {"inspector"}


def test_nobody_else_than_a_receiver_can_be_left_out(story: Story) -> None:
    write, officer = story.database.write_now, story.who("neighbour")
    draft = write(forms.start, officer, FormKind.RETALIATION, 0).ref
    for who in ("liaison", "neighbour", "their deputy"):
        with pytest.raises(NotAChoiceError):
            write(forms.fill, officer, draft, "spare", str(story.ids[who]))


def story_day(story: Story) -> object:
    return story.database.now().date() - timedelta(days=30)


def test_who_is_recused_from_the_case_is_passed_over_and_leaders_come_last(story: Story) -> None:
    case_id = story.case(procedure="ordinary", owner=LIU)
    story.recuse("deputy", case_id)
    story.recuse("inspector", case_id)
    number = report(story, "clerk", case_id)
    assert owed_to(story) == {"leader"}
    with pytest.raises(NotFoundError):
        sheet(story, "deputy", number)


def test_who_stands_in_for_the_deputy_is_told_unless_of_the_unit(
    story: Story, clock: MovableTime
) -> None:
    draft = story.database.write_now(leaves.begin, story.who("deputy"), "今天 3d 周清和").ref
    allow(story, story.database.write_now(forms.finish, story.who("deputy"), draft).ref)
    report(story, "neighbour")
    assert {"clerk", "inspector"} <= owed_to(story)


def test_one_takes_it_on_the_others_are_left_in_peace_and_its_author_hears(story: Story) -> None:
    number = report(story)
    story.database.write_now(retaliation.take, story.who("inspector"), number)
    story.database.write_now(retaliation.take, story.who("inspector"), number)  # the same tap again
    with pytest.raises(StaleError):
        story.database.write_now(retaliation.take, story.who("deputy"), number)
    assert {state for _, state in told(story, PushKind.RETALIATION)} == {"settled"}
    assert told(story, PushKind.RETALIATION_ANSWERED) == [("neighbour", "queued")]
    assert sheet(story, "neighbour", number).taken_by == "方正平"
    with pytest.raises(NotAllowedError):
        story.database.write_now(retaliation.take, story.who("neighbour"), number)


def test_what_was_done_is_kept_and_its_author_hears_that_it_was(story: Story) -> None:
    number, write = report(story), story.database.write_now
    with pytest.raises(NotAllowedError):  # not before it is taken on
        write(forms.start, story.who("deputy"), FormKind.RETALIATION_DONE, number)
    write(retaliation.take, story.who("deputy"), number)
    draft = write(forms.start, story.who("deputy"), FormKind.RETALIATION_DONE, number).ref
    write(forms.type_text, story.who("deputy"), draft, "已联系派出所,水已恢复。")
    assert sheet(story, "inspector", number).notes[-1].text == "已联系派出所,水已恢复。"
    assert sheet(story, "neighbour", number).it.done_at is not None
    assert len(told(story, PushKind.RETALIATION_ANSWERED)) == 2


def test_after_two_hours_in_nobodys_hands_the_leaders_are_told(
    story: Story, clock: MovableTime
) -> None:
    report(story)
    clock.move(hours=1, minutes=59)
    speak(story)
    assert "leader" not in owed_to(story)
    clock.move(minutes=2)
    speak(story)
    assert ("leader", "queued") in told(story, PushKind.RETALIATION)
    assert not story.database.read_now(prompts.is_due)


def test_taking_it_on_stops_its_clock(story: Story, clock: MovableTime) -> None:
    number = report(story)
    story.database.write_now(retaliation.take, story.who("deputy"), number)
    clock.move(hours=5)
    speak(story)
    assert "leader" not in owed_to(story)


def test_a_number_in_its_words_is_shown_to_those_who_act_and_to_nobody_else(story: Story) -> None:
    number = report(story)
    write, read = story.database.write_now, story.database.read_now
    write(identity.ask, story.who("deputy"), "retaliation", number)
    found = read(identity.values, story.who("deputy"), "retaliation", number)
    assert [value for _, value in found] == ["13812345678"]
    with pytest.raises(NotFoundError):
        write(identity.ask, story.who("local"), "retaliation", number)
    with pytest.raises(NotAllowedError):
        write(identity.ask, story.who("neighbour"), "retaliation", number)


def test_a_case_that_one_may_not_see_is_no_place_to_report_from(story: Story) -> None:
    case_id = story.case(procedure="ordinary", owner=LIU)
    with pytest.raises(NotFoundError):
        report(story, "neighbour", case_id)


def test_its_card_says_first_to_call_and_who_has_it_in_hand(story: Story) -> None:
    number = report(story)
    say = Speaker.of(story.database, Language.CHINESE)
    text = words.card(say, sheet(story, "deputy", number)).text
    assert text.splitlines()[1] == "<b>紧急:先打电话</b>"
    assert "还没有人接手" in text
    assert "138" not in text
    own = words.card(say, sheet(story, "neighbour", number)).text
    assert "水被人停了" not in own
