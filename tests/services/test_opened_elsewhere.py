"""A card that came of a push loses its buttons when somebody else has done what was asked."""

import pytest
from meetings_held import closed, plan
from movable_time import MovableTime
from office_life import enter, speak
from taking_pushes import Telegram, everybody_joined
from two_townships import LIU, RESULT, ROOT, Story

from casework.actions import View
from casework.forms import FormKind
from casework.people import Language, Role
from casework.workflow import Move
from services import answers, forms, leads, pushing, visit_hosts, visits
from storage import people
from storage.database import Database

# The accounts of another deputy, another clerk and another liaison of the township.
ACCOUNTS = {"second": 5500, "colleague": 5501, "host": 5502}


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = everybody_joined(lite_database)
    enter(story, "second", "沈明远", Role.DEPUTY, ROOT, None)
    enter(story, "host", "叶知秋", Role.LIAISON, LIU, None)
    enter(story, "colleague", "吴清扬", Role.CLERK, ROOT, None)
    for who, account in ACCOUNTS.items():
        lite_database.write_now(people.bind, story.ids[who], account, Language.CHINESE)
    return story


def to_review(story: Story) -> int:
    """A case whose result two deputies are asked to look at."""
    case = story.taken_on()
    story.form("liaison", FormKind.RESULT, case, **RESULT)
    return case


def opened(story: Story, who: str, message: int, matter: int, view: View) -> None:
    """A tap on a push: its message shows the matter from now on."""
    account = story.who(who).telegram_id or 0
    story.database.write_now(pushing.opened, story.ids[who], message, matter)
    if answers.stands_for_a_matter(view):
        story.database.write_now(answers.given, account, message, view, matter)


def newest(telegram: Telegram, who: str) -> int:
    return max(number for (whose, number) in telegram.chats if whose == who)


def brought(telegram: Telegram, clock: MovableTime) -> None:
    """What is owed by now is sent, also what a first message has made wait."""
    telegram.deliver()
    clock.move(minutes=2)
    telegram.deliver()


def is_over(telegram: Telegram, who: str, message: int, ending: str) -> None:
    """A message ends so, and asks for nothing any more."""
    shown = telegram.chats[who, message]
    assert shown.text.endswith(ending)
    assert shown.buttons == ()


def test_the_card_another_deputy_had_opened_says_who_has_approved(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    case = to_review(story)
    brought(telegram, clock)
    message = newest(telegram, "second")
    opened(story, "second", message, case, View.CASE)
    clock.move(minutes=5)
    story.act("deputy", Move.APPROVE_REPLY, case)
    telegram.deliver()
    is_over(telegram, "second", message, "已由秦望舒办理。")


def test_a_form_begun_on_such_a_card_is_not_taken_away(story: Story, clock: MovableTime) -> None:
    telegram = Telegram(story, clock)
    case = to_review(story)
    brought(telegram, clock)
    message = newest(telegram, "second")
    before = telegram.chats["second", message]
    opened(story, "second", message, case, View.CASE)
    form = story.database.write_now(forms.start, story.who("second"), FormKind.RETURN_REPLY, case)
    story.database.write_now(answers.given, ACCOUNTS["second"], message, View.FORM, form.ref)
    clock.move(minutes=5)
    story.act("deputy", Move.APPROVE_REPLY, case)
    telegram.deliver()
    assert telegram.chats["second", message] == before


def test_whoever_approves_keeps_the_card_and_is_not_told_of_a_later_round(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    case = to_review(story)
    brought(telegram, clock)
    first = newest(telegram, "deputy")
    before = telegram.chats["deputy", first]
    opened(story, "deputy", first, case, View.CASE)
    story.form("deputy", FormKind.RETURN_REPLY, case, reason="facts_unclear")
    clock.move(minutes=5)
    story.form("liaison", FormKind.RESULT, case, **RESULT)
    story.act("second", Move.APPROVE_REPLY, case)
    telegram.deliver()
    assert telegram.chats["deputy", first] == before


def test_a_meeting_that_a_colleague_has_closed_says_so_where_it_was_opened(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    meeting = plan(story)
    clock.move(days=2)
    speak(story)
    telegram.deliver()
    message = newest(telegram, "colleague")
    opened(story, "colleague", message, meeting, View.MEETING)
    closed(story, meeting)
    telegram.deliver()
    is_over(telegram, "colleague", message, "已由周清和办理。")


def log(story: Story, who: str, village: str) -> int:
    """A field day without a photo, which a liaison there has to confirm."""
    write = story.database.write_now
    form = write(visits.begin, story.who(who), village).ref
    write(forms.type_text, story.who(who), form, "在三户家里听了听。")
    return write(forms.finish, story.who(who), form).ref


def test_a_field_day_that_another_host_has_confirmed_says_so_where_it_was_opened(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    visit = log(story, "neighbour", "上湾村")
    telegram.deliver()
    message = newest(telegram, "host")
    opened(story, "host", message, visit, View.VISIT)
    clock.move(minutes=5)
    story.database.write_now(visit_hosts.confirm, story.who("liaison"), visit)
    telegram.deliver()
    is_over(telegram, "host", message, "已由林小溪办理。")


def test_the_clerk_reads_that_a_report_was_taken_back(story: Story, clock: MovableTime) -> None:
    telegram = Telegram(story, clock)
    lead = story.report()
    telegram.deliver()
    message = newest(telegram, "clerk")
    clock.move(minutes=5)
    story.database.write_now(leads.withdraw, story.who("liaison"), lead, 0)
    telegram.deliver()
    is_over(telegram, "clerk", message, "已撤回。")
