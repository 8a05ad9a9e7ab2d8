"""Two officers on one card: one wins, the other is told, and nothing is lost (measures.md, N6).

Each round begins eight races at once, one of every kind, with all sixteen acts let go together:
half of the rounds in one program, half from two programs over the same database. ``make soak``
runs a thousand races on each database, a plain run two hundred.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from office_life import counts_hold, enter
from races import RACES, Act, Race, version_of
from two_townships import LIU, ROOT, Story, begin

from casework.actions import Answer
from casework.errors import CaseworkError, StaleError, WrongStageError
from casework.people import Language, Role
from services import audit, happened
from storage import whole_chain
from storage.database import Database
from wording.notices import refusal
from wording.speaker import Speaker
from wording.texts import words_for

COUNT = 1000 if os.environ.get("LIANLUO_SOAK") else 200
ROUNDS = COUNT // len(RACES)
SECOND = {
    "second_liaison": ("叶知秋", Role.LIAISON, LIU),
    "second_clerk": ("周晓禾", Role.CLERK, ROOT),
    "second_deputy": ("沈明远", Role.DEPUTY, ROOT),
}


@pytest.fixture
def other(database: Database, database_url: str) -> Iterator[Database]:
    """Another program's hold on the same database."""
    opened = Database(database_url, database.vault, database.now, durable=False)
    yield opened
    opened.close()


@pytest.fixture
def story(database: Database) -> Story:
    story = begin(database)
    for who, (name, role, code) in SECOND.items():
        enter(story, who, name, role, code, None)
    return story


def run(races: list[Race], first: Database, second: Database) -> list[list[object]]:
    """Let all acts go at the same moment; gives what came of both acts of each race."""
    start = Barrier(2 * len(races))

    def act(database: Database, one: Act) -> object:
        start.wait(10)
        try:
            return database.write_now(one.work, *one.args)
        except CaseworkError as refused:
            return refused

    with ThreadPoolExecutor(2 * len(races)) as pool:
        waiting = [
            [pool.submit(act, database, one) for database, one in zip(pair, race.acts, strict=True)]
            for number, race in enumerate(races)
            for pair in [(first, second) if number % 2 else (second, first)]
        ]
        return [[one.result(60) for one in both] for both in waiting]


def on_record(record: list[dict[str, Any]], race: Race) -> list[int]:
    """Who made one of the moves of a race, by the record."""
    return [
        int(row["actor_id"])
        for row in record
        if (row["subject_kind"], row["subject_id"]) == race.subject and row["kind"] in race.moves
    ]


def check_told(story: Story, race: Race, refused: CaseworkError, winner: str) -> None:
    """The words name whoever was first, and what they did."""
    loser = next(act.who for act in race.acts if act.who != winner)
    database, reader = story.database, story.who(loser)
    stands = database.read_now(happened.meanwhile, reader, race.subject)
    say = Speaker(words_for(Language.CHINESE), database.now(), database.calendar)
    words = refusal(say, refused, stands)
    assert story.who(winner).name in words
    assert "请看最新的卡片" in words


def check(story: Story, race: Race, came: list[object], record: list[dict[str, Any]]) -> None:
    """One of the two acts is done and on record once; the other officer is told."""
    won = [act.who for act, one in zip(race.acts, came, strict=True) if isinstance(one, Answer)]
    told = [one for one in came if isinstance(one, CaseworkError)]
    assert len(won) == len(told) == 1, (race, came)
    assert isinstance(told[0], StaleError | WrongStageError)
    check_told(story, race, told[0], won[0])
    assert on_record(record, race) == [story.ids[won[0]]]
    about, number = race.subject
    assert version_of(story, number, about) == race.version + 1


def test_of_two_officers_on_one_card_one_wins_and_the_other_is_told(
    story: Story, other: Database
) -> None:
    for number in range(ROUNDS):
        races = [make(story) for make in RACES]
        rival = other if number % 2 else story.database
        results = run(races, story.database, rival)
        record = story.database.read_now(whole_chain.everything)
        for race, came in zip(races, results, strict=True):
            check(story, race, came, record)
        assert counts_hold(story)
        assert story.database.read_now(audit.verify).fault is None
