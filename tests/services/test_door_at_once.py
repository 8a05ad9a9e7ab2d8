"""One code and several who type it at the same moment: one comes in, on both databases."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from threading import Barrier

import pytest

from casework.actions import Answer
from casework.people import Language
from services import door
from storage import guesses, people
from storage.database import Database

ROUNDS = 8


@pytest.fixture
def other(database: Database, database_url: str) -> Iterator[Database]:
    """Another program's hold on the same database."""
    opened = Database(database_url, database.vault, database.now, durable=False)
    yield opened
    opened.close()


def at_once(acts: list[Callable[[], Answer | None]]) -> list[Answer | None]:
    """What comes of acts that are let go together."""
    start = Barrier(len(acts))

    def act(one: Callable[[], Answer | None]) -> Answer | None:
        start.wait(10)
        return one()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def test_of_several_accounts_with_one_code_one_comes_in_and_the_others_are_strangers(
    database: Database, other: Database
) -> None:
    for n in range(ROUNDS):
        officer = database.write_now(people.add_officer, f"王芳{n}", Language.CHINESE)
        code = database.write_now(door.make_invite, officer)
        accounts = [7000 + 4 * n + k for k in range(4)]
        acts = [
            partial(base.write_now, door.join, who, code, Language.CHINESE)
            for base, who in zip(cycle((database, other)), accounts, strict=False)
        ]
        came = at_once(acts)
        (first,) = [who for who, answer in zip(accounts, came, strict=True) if answer is not None]
        bound = database.read_now(people.get, officer)
        assert bound is not None
        assert bound.telegram_id == first
        for who in accounts:
            known = database.read_now(people.by_telegram, who)
            assert (known is not None) is (who == first)
            assert (database.read_now(guesses.of, who) is None) is (who == first)


def test_a_double_tap_of_one_account_is_one_joining(database: Database, other: Database) -> None:
    for n in range(ROUNDS):
        officer = database.write_now(people.add_officer, f"王芳{n}", Language.CHINESE)
        code, who = database.write_now(door.make_invite, officer), 7000 + n
        acts = [
            partial(base.write_now, door.join, who, code, Language.CHINESE)
            for base in (database, other)
        ]
        assert [answer and answer.ref for answer in at_once(acts)] == [officer, officer]
        assert database.read_now(guesses.of, who) is None
