"""Finding and recounting ask the same of both kinds of database."""

from two_townships import LAMP, begin

from services import counting, finding
from storage.database import Database


def test_both_databases_find_the_same(database: Database) -> None:
    story = begin(database)
    well, lamp = story.case(), story.case("neighbour", LAMP)
    lead = story.report("neighbour", "河东村 Pump 坏了")
    officer = story.who("clerk")
    expected = {
        "机井": [("case", well)],
        "上湾村机井": [("case", well)],
        "云岭": [("lead", lead), ("case", lamp)],
        "PUMP": [("lead", lead)],
        "林小溪": [("case", well)],
        "%_": [],
    }
    for words, refs in expected.items():
        search = database.write_now(finding.begin, officer, words).ref
        sheet = database.read_now(finding.look, officer, search, {words: ()})
        found = [(line.kind, line.ref) for line in sheet.lines]
        assert found == refs, words


def test_both_databases_count_the_same(database: Database) -> None:
    story = begin(database)
    story.answer(story.case())
    story.case("neighbour", LAMP, procedure="ordinary")
    story.intake("visit", persons=3)
    assert database.read_now(counting.compare) == []
