"""Whoever sent a file that could not be stored hears of it, once, with what to do."""

import pytest
from movable_time import MovableTime
from taking_pushes import LEASE, Telegram, everybody_joined
from two_townships import Story

from casework.actions import Answer, View
from casework.attachments import Cause
from casework.matters import Subject
from casework.media import Incoming, MediaKind
from services import archiving, drafting, forms, replies, reporting
from storage import media
from storage.database import Database
from wording import push_messages


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


def send(story: Story, lead_id: int, name: str) -> None:
    file = Incoming(MediaKind.DOCUMENT, name, name, 900, name)
    story.database.write_now(media.add, (Subject.LEAD, lead_id), story.ids["liaison"], file)


def fetch(story: Story, cause: Cause) -> None:
    """What waits is tried, and fails."""
    for one in story.database.write_now(archiving.take, 9, LEASE):
        story.database.write_now(archiving.not_stored, one, cause, 30.0)


def told(story: Story, telegram: Telegram) -> list[str]:
    telegram.deliver()
    texts = [push_messages.message(it).text for _at, who, it in telegram.sent if who == "liaison"]
    return [text for text in texts if "有个文件" in text]


def test_a_file_of_a_kind_that_is_not_kept_is_told_once_with_what_to_do(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    lead = story.report()
    for name in ("a.exe", "b.exe"):
        send(story, lead, name)
    fetch(story, Cause.TYPE)
    (text,) = told(story, telegram)
    assert text == "<b>L26-1-L</b> 有个文件打不开,没存上,请换成照片或PDF再发"
    assert "exe" not in text


def test_what_telegram_no_longer_has_is_asked_for_again_and_what_passes_is_not(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    lead = story.report()
    send(story, lead, "通知.pdf")
    fetch(story, Cause.NETWORK)
    assert told(story, telegram) == []
    clock.move(hours=1)
    fetch(story, Cause.UNKNOWN_FILE)
    (text,) = told(story, telegram)
    assert "没取到,请再发一次" in text


def test_a_picture_that_nobody_here_opens_is_said_when_it_comes_and_not_again(
    story: Story, clock: MovableTime
) -> None:
    telegram = Telegram(story, clock)
    file = Incoming(MediaKind.DOCUMENT, "h", "h", 900, "IMG_1.HEIC", "image/heic")
    answer = story.database.write_now(replies.file, story.who("liaison"), None, file)
    assert answer.notice == "photo_as_file"
    fetch(story, Cause.TYPE)
    assert told(story, telegram) == []


def test_a_file_of_a_form_leads_back_to_the_form(story: Story, clock: MovableTime) -> None:
    telegram = Telegram(story, clock)
    file = Incoming(MediaKind.DOCUMENT, "x", "x", 900, "a.exe")
    answer = story.database.write_now(replies.file, story.who("liaison"), None, file)
    fetch(story, Cause.TYPE)
    telegram.deliver()
    (sheet,) = [it for _at, who, it in telegram.sent if who == "liaison"]
    (button,) = [one for row in push_messages.message(sheet).buttons for one in row]
    assert button.action is not None
    assert (button.label, button.action.target) == ("打开", answer.ref)


def test_a_form_that_has_become_a_report_by_then_leads_to_the_report(story: Story) -> None:
    liaison = story.who("liaison")
    draft = story.database.write_now(reporting.start, liaison, "上湾村机井坏了。").ref
    assert story.database.read_now(drafting.now, liaison, draft) == Answer(View.FORM, draft)
    lead = story.database.write_now(forms.finish, liaison, draft).ref
    assert story.database.read_now(drafting.now, liaison, draft) == Answer(View.LEAD, lead)
