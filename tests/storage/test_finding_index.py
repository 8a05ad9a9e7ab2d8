"""The index of words follows the record at once, and can be made anew."""

import pytest
from office_life import index_holds
from sqlalchemy import delete, text, update
from two_townships import LAMP, Story, begin

from casework.forms import FormKind
from casework.matters import Subject
from casework.workflow import Move
from services import finding, leads
from storage import finding_index, migrate
from storage.database import Database
from storage.tables import NoteRow, core
from storage.unit import Unit

_NOTE = core(NoteRow)
_ENDLESS = "渠" * 300 + "。" + "水渠不通,沟里淤泥半人深。" * 1500 + "末尾提到抽水泵。"


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


def found(story: Story, words: str) -> list[tuple[str, int]]:
    clerk = story.who("clerk")
    search = story.database.write_now(finding.begin, clerk, words).ref
    sheet = story.database.read_now(finding.look, clerk, search, dict.fromkeys(words.split(), ()))
    return [(line.kind, line.ref) for line in sheet.lines]


def test_what_is_taken_back_leaves_at_once_and_comes_back_when_sent_again(story: Story) -> None:
    lead, author = story.report(), story.who("liaison")
    story.database.write_now(leads.withdraw, author, lead, 1)
    assert found(story, "机井") == []
    story.database.write_now(leads.send_again, author, lead, 2)
    assert found(story, "机井") == [("lead", lead)]


def test_what_is_erased_leaves_at_once(story: Story) -> None:
    case = story.case()

    def erase(unit: Unit) -> None:
        unit.run(update(_NOTE).values(text=None, salt=None))
        unit.index(Subject.CASE, case)

    story.database.write_now(erase)
    assert found(story, "机井") == []
    assert found(story, "柳湾镇") == [("case", case)]
    with story.database.engine.connect() as connection:
        for name in finding_index.TABLES.values():
            words = connection.execute(text(f"SELECT CAST(words AS TEXT) FROM {name}")).scalars()  # noqa: S608 our own names
            assert "机井" not in "".join(words)


def test_what_is_about_the_words_comes_before_what_mentions_them_later(story: Story) -> None:
    lamp = story.case("neighbour", LAMP)
    well = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, well)
    story.form("liaison", FormKind.PROGRESS, well, text="顺便看了路灯")
    assert found(story, "路灯") == [("case", lamp), ("case", well)]
    assert found(story, "机井 路灯") == [("case", well)]


def test_words_stand_in_a_row_and_in_any_case_or_width(story: Story) -> None:
    lead = story.report("liaison", "水泵PUMP-７坏了,低洼处保水差")
    for words in ("ｐｕｍｐ", "水泵pump", "Pump-7", "坏了,低洼"):
        assert found(story, words) == [("lead", lead)], words
    for words in ("低保", "泵水", "了低"):
        assert found(story, words) == [], words


def test_a_long_text_is_found_by_its_last_two_characters_too(story: Story) -> None:
    lead = story.report()
    story.database.write_now(
        lambda unit: (
            unit.run(update(_NOTE).values(text=_ENDLESS)) and unit.index(Subject.LEAD, lead)
        )
    )
    assert found(story, "水泵") == found(story, "淤泥") == [("lead", lead)]


def test_the_index_can_be_made_anew(story: Story) -> None:
    well, lead = story.case(), story.report("neighbour", LAMP)
    assert index_holds(story)
    with story.database.engine.begin() as connection:
        for name in finding_index.TABLES.values():
            connection.execute(delete(finding_index.index_table(name, "id")))
    assert found(story, "机井") == []
    migrate.upgrade(story.database.engine)  # as with a record from before there was an index
    assert found(story, "机井") == [("case", well)]
    assert found(story, "路灯") == [("lead", lead)]
    assert index_holds(story)
