"""What somebody may not know of is answered as what is not there, in words and in SQL."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from two_townships import PEOPLE, YUN, Story, begin

from casework.errors import CaseworkError
from casework.numbers import NumberKind, ParsedNumber
from casework.people import Language
from services import finding, lists
from storage.database import Database
from wording import finding as wording
from wording.speaker import Speaker
from wording.texts import words_for

POND = "河东村鱼塘被倒了废水,石料场不认。"
LITERAL = re.compile("'(?:[^']|'')*'")
SEARCHERS = tuple(who for who in PEOPLE if who != "administrator")
# Each hidden word beside one of its kind that nothing holds; the hidden case is number 1.
PAIRS = (
    ("鱼塘", "蜂箱"),
    ("鱼塘那边 废水", "蜂箱那边 蜜蜂"),
    ("云岭乡 鱼塘", "云岭乡 蜂箱"),
    ("XF26-1-L", "XF26-7-K"),
    ("xf２６ 1", "xf２６ 7"),
    ("1", "7"),
)


def of_another_unit(story: Story, who: str) -> None:
    """A liaison and a leader of one township, and a case of the other."""
    assert who in {"liaison", "local"}
    story.case("neighbour", POND, owner=YUN)


def kept_away(story: Story, who: str) -> None:
    """Whoever it is would see it, or would not, and is recused."""
    story.recuse(who, story.case("neighbour", POND))


def accused(story: Story, who: str) -> None:
    """An accusation from their own township, which the county gave to another."""
    assert who == "local"
    words = POND.replace("河东村", "上湾村")
    story.case("liaison", words, type="accusation", procedure="ordinary", owner=YUN)


TABLE: dict[Callable[[Story, str], None], tuple[str, ...]] = {
    of_another_unit: ("liaison", "local"),
    kept_away: SEARCHERS,
    accused: ("local",),
}


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What the database is asked, in order, without the values."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(LITERAL.sub("?", statement))

    event.listen(database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(database.engine, "before_cursor_execute", note)


def answer(story: Story, who: str, words: str) -> tuple[str, list[str]]:
    """What a search says, with its own words taken out, and what it asked of the database."""
    database, officer = story.database, story.who(who)
    say = Speaker(words_for(Language.CHINESE), database.now(), database.around.calendar())
    with statements(database) as asked:
        try:
            search = database.write_now(finding.begin, officer, words).ref
            sheet = database.read_now(finding.look, officer, search, wording.terms(words))
            screen = wording.page(say, sheet)
            said = f"{screen.text} {screen.buttons}"
        except CaseworkError as error:
            said = repr(error)
    return said.replace(say.said_again(words), ""), asked


def opened(story: Story, who: str, serial: int) -> tuple[str, list[str]]:
    """What opening a number gives, and what it asked of the database."""
    number = ParsedNumber(NumberKind.CASE, 2026, serial)
    with statements(story.database) as asked, pytest.raises(CaseworkError) as refused:
        story.database.read_now(lists.by_number, story.who(who), number)
    return repr(refused.value), asked


@pytest.mark.parametrize(
    ("hidden", "who"), [(how, who) for how, all_ in TABLE.items() for who in all_]
)
def test_what_may_not_be_seen_is_answered_as_what_is_not_there(
    lite_database: Database, hidden: Callable[[Story, str], None], who: str
) -> None:
    tells_nothing(begin(lite_database), hidden, who)


@pytest.mark.parametrize("who", ["clerk", "local"])
def test_the_same_holds_on_both_databases(database: Database, who: str) -> None:
    tells_nothing(begin(database), kept_away, who)


def tells_nothing(story: Story, hidden: Callable[[Story, str], None], who: str) -> None:
    hidden(story, who)
    for there, nowhere in PAIRS:
        answer(story, who, nowhere)  # what is read once a day has been read
        assert answer(story, who, there) == answer(story, who, nowhere), there
    assert opened(story, who, 1) == opened(story, who, 7)
    is_there = (other for other in SEARCHERS if "1件" in answer(story, other, "鱼塘")[0])
    assert any(is_there), "somebody finds it, so there is something to hide"


def test_the_administrator_is_refused_alike(lite_database: Database) -> None:
    story = begin(lite_database)
    story.case("neighbour", POND)
    assert answer(story, "administrator", "鱼塘") == answer(story, "administrator", "蜂箱")
