"""What an accusation leaves behind, by the answer that was given and by the office's setting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from movable_time import MovableTime
from sqlalchemy import MetaData, func, select, update
from two_townships import Story, begin

from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.house import Accusations, House
from casework.media import Incoming, MediaKind
from casework.people import Language
from services import accusations, forms, identity, letters, replies, reporting
from storage import drafts
from storage.database import Database
from storage.tables import PostRow, core
from storage.unit import Reader
from storage.vault import Vault
from wording import door as door_words
from wording.speaker import Speaker

ACCUSES = "举报上湾村支书贪污低保款,可打13812345678问我。"


@pytest.fixture
def sealing(lite_url: str, vault: Vault, clock: MovableTime, tmp_path: Path) -> Iterator[Story]:
    """The office says that the words may be kept, sealed."""
    house = House(accusations=Accusations.SEALED)
    opened = Database(
        lite_url, vault, clock, durable=False, attachments=tmp_path / "files", house=house
    )
    yield begin(opened)
    opened.close()


def written(story: Story, who: str = "liaison") -> int:
    """Somebody types what accuses a cadre, with a picture; gives the form's id."""
    write, officer = story.database.write_now, story.who(who)
    draft = write(reporting.start, officer, ACCUSES, message_id=71).ref
    picture = Incoming(MediaKind.PHOTO, "file", "unique", 1000)
    write(replies.file, officer, (View.FORM, draft), picture, message_id=72)
    return draft


def answered(story: Story, choice: str, who: str = "liaison") -> Answer:
    draft = written(story, who)
    return story.database.write_now(accusations.answer, story.who(who), draft, choice)


def rows(story: Story) -> dict[str, int]:
    """How many rows each table has."""
    tables = MetaData()
    tables.reflect(story.database.engine)

    def read(view: Reader) -> dict[str, int]:
        return {
            name: view.run(select(func.count()).select_from(table)).scalar() or 0
            for name, table in tables.tables.items()
            if not name.startswith("words_")
        }

    return story.database.read_now(read)


# A leader of the office


def test_a_complaint_about_our_own_leader_leaves_nothing_at_all(story: Story) -> None:
    before = rows(story)
    answer = answered(story, "leader")
    assert rows(story) == before
    assert (answer.view, answer.ref) == (View.GOES_UP, 0)
    assert set(answer.facts["delete"].split(",")) == {"71", "72"}


def test_the_same_tap_again_gives_the_same_and_keeps_nothing(story: Story) -> None:
    draft = written(story)
    write, who = story.database.write_now, story.who("liaison")
    write(accusations.answer, who, draft, "leader")
    before = rows(story)
    assert write(accusations.answer, who, draft, "leader") == Answer(View.GOES_UP)
    assert rows(story) == before


def test_of_a_form_that_is_somebody_elses_nothing_is_deleted(story: Story) -> None:
    draft = written(story)
    before = rows(story)
    story.database.write_now(accusations.answer, story.who("neighbour"), draft, "leader")
    assert rows(story) == before


@pytest.mark.parametrize("upper", [None, "市委组织部,人民路1号,工作日9:00至17:00"])
def test_it_is_shown_how_it_goes_up_unopened(story: Story, upper: str | None) -> None:
    text = door_words.goes_up(Speaker.of(story.database, Language.CHINESE), upper).text
    assert "不收、不转、不留底" in text
    assert "12380" in text
    assert "12388" in text
    assert (upper or "12380") in text


# The envelope


def test_by_default_only_the_fact_of_a_letter_is_kept(story: Story) -> None:
    before = rows(story)
    answer = answered(story, "yes")
    after = rows(story)
    grown = {name for name in after if after[name] != before.get(name)}
    assert {"letter", "event", "clock", "push", "draft"} <= grown
    assert not grown & {"identity", "media", "note", "lead"}
    sheet = story.database.read_now(letters.sheet, story.who("deputy"), answer.ref)
    assert not sheet.sealed


# Its words, sealed


def read_by(story: Story, who: str, letter: int) -> list[str]:
    """Somebody gives a reason and reads."""
    write, officer = story.database.write_now, story.who(who)
    form = write(identity.ask, officer, "letter", letter).ref
    answer = write(forms.type_text, officer, form, "核实线索")
    assert (answer.view, answer.ref) == (View.LETTER, letter)
    assert answer.facts == {identity.READING: "letter"}
    found = story.database.read_now(identity.values, officer, "letter", letter)
    return [value for _, value in found]


def test_where_the_office_says_so_the_words_are_kept_sealed(sealing: Story) -> None:
    answer = answered(sealing, "yes")
    assert answer.notice == "letter_sealed"
    assert set(answer.facts["delete"].split(",")) == {"71", "72"}
    after = rows(sealing)
    assert (after["identity"], after["media"], after["note"], after["lead"]) == (2, 0, 0, 0)
    phone, words = read_by(sealing, "deputy", answer.ref)
    assert words.startswith("举报上湾村支书贪污低保款")
    assert "138" not in words
    assert phone == "13812345678"


def test_nothing_of_them_stands_in_the_clear_anywhere(sealing: Story) -> None:
    answered(sealing, "yes")
    with sealing.database.engine.connect() as connection:
        everything = "\n".join(connection.connection.driver_connection.iterdump())
    for word in ("低保", "支书", "13812345678"):
        assert word not in everything


def test_only_the_receiver_reads_them_and_only_with_a_reason(
    sealing: Story, clock: MovableTime
) -> None:
    letter = answered(sealing, "both").ref
    read, write = sealing.database.read_now, sealing.database.write_now
    assert read(identity.values, sealing.who("deputy"), "letter", letter) == []
    for who in ("liaison", "inspector"):  # who recorded it, and who asks where it stays
        assert read(letters.sheet, sealing.who(who), letter).sealed
        assert not read(letters.sheet, sealing.who(who), letter).may_read
        with pytest.raises(NotAllowedError):
            write(identity.ask, sealing.who(who), "letter", letter)
    for who in ("local", "neighbour", "clerk", "leader"):
        with pytest.raises(NotFoundError):
            write(forms.start, sealing.who(who), FormKind.READ_LETTER, letter)
    read_by(sealing, "deputy", letter)
    clock.move(minutes=11)
    assert read(identity.values, sealing.who("deputy"), "letter", letter) == []


def test_a_form_that_is_both_is_begun_afresh_without_its_words(sealing: Story) -> None:
    answer = answered(sealing, "both")
    fresh = int(answer.facts["also"])
    found = sealing.database.read_now(drafts.get, fresh)
    assert found is not None
    assert "低保" not in str(found.fields)


def test_whose_posts_have_all_ended_is_refused_and_nothing_breaks(
    story: Story, clock: MovableTime
) -> None:
    draft = written(story)
    number = story.ids["liaison"]
    story.database.write_now(
        lambda unit: unit.run(
            update(core(PostRow))
            .where(core(PostRow).c.officer_id == number)
            .values(last_day=unit.today)
        )
    )
    story.database.forget_directory()
    clock.move(days=1)
    with pytest.raises(NotAllowedError):
        story.database.write_now(accusations.answer, story.who("liaison"), draft, "yes")
