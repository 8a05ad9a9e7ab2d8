"""A report's card is shown from what was just entered, and is the one that is read later."""

from collections.abc import Callable

import pytest
from dispatching import statements
from two_townships import WELL, Story, begin

from casework.alike import Said
from casework.media import Incoming, MediaKind
from casework.sheets import LeadSheet
from services import cards, forms, one_matter, replies, reporting
from services.office import Office
from storage.database import Database

READ_FOR_A_CARD = (
    "SELECT note.id",
    "SELECT clock.id",
    "SELECT media.id",
    "SELECT recusal.",
    "SELECT lead.id, lead.year",
)
PHOTO = Incoming(MediaKind.PHOTO, "file", "unique", 10)


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


def written(story: Story, words: str = WELL) -> int:
    return story.database.write_now(reporting.start, story.who("liaison"), words).ref


def plain(story: Story) -> int:
    return written(story)


def with_a_number_kept_apart(story: Story) -> int:
    return written(story, "上湾村林阿婆的低保没发,电话13800138000。")


def with_a_photo(story: Story) -> int:
    draft = written(story)
    story.database.write_now(replies.file, story.who("liaison"), None, PHOTO, message_id=7)
    return draft


def settled_on_the_spot(story: Story) -> int:
    draft = written(story)
    story.database.write_now(forms.fill, story.who("liaison"), draft, "settled", "已修好")
    return draft


def called_the_same_as_another(story: Story) -> int:
    first, draft = story.report(), written(story)
    story.database.write_now(one_matter.say, story.who("liaison"), draft, Said.SAME, first)
    return draft


async def shown_and_read(story: Story, draft: int) -> tuple[LeadSheet, LeadSheet]:
    office = Office(story.database, story.who("liaison"))
    answer = await office.write(forms.finish, draft)
    shown = await office.read(cards.lead, answer.ref)
    return shown, await office.read(cards.lead, answer.ref)


@pytest.mark.parametrize(
    "write",
    [
        plain,
        with_a_number_kept_apart,
        with_a_photo,
        settled_on_the_spot,
        called_the_same_as_another,
    ],
)
async def test_it_shows_what_is_read_later(story: Story, write: Callable[[Story], int]) -> None:
    shown, read = await shown_and_read(story, write(story))
    assert shown == read
    assert [note.text for note in shown.notes]


async def test_nothing_that_was_just_written_is_asked_for(story: Story) -> None:
    draft = plain(story)
    with statements(story.database) as asked:
        await Office(story.database, story.who("liaison")).write(forms.finish, draft)
    assert not [one for one in asked if one.startswith(READ_FOR_A_CARD)]
