"""Numbers: in order, left out and scattered, and how little one of them tells."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from random import Random

import pytest
from fixed_chance import FixedChance
from hypothesis import given
from hypothesis import strategies as st

from casework.numbering import SEED_BYTES, Numbers, allot, scattered

SEEDS = st.binary(min_size=SEED_BYTES, max_size=SEED_BYTES)


class Book:
    """A year's matters, registered one after the other."""

    def __init__(self, seed: bytes, chance: Random) -> None:
        self.numbers, self.chance = Numbers(seed), chance
        self.ordinary: list[int] = []
        self.accusations: list[int] = []

    def enter(self, *accuses: bool) -> None:
        given, self.numbers = allot(self.numbers, accuses, self._given, self.chance)
        for one, serial in zip(accuses, given, strict=True):
            (self.accusations if one else self.ordinary).append(serial)

    def _given(self, first: int) -> Collection[int]:
        return {one for one in (*self.ordinary, *self.accusations) if one >= first}


def lived(seed: bytes, chance: Random, accuses: Sequence[bool]) -> Book:
    book = Book(seed, chance)
    for one in accuses:
        book.enter(one)
    return book


@given(SEEDS, st.lists(st.booleans(), max_size=60))
def test_no_number_is_given_twice(seed: bytes, accuses: list[bool]) -> None:
    book = lived(seed, FixedChance(1), accuses)
    numbers = book.ordinary + book.accusations
    assert len(set(numbers)) == len(accuses)
    assert all(number > 0 for number in numbers)


@given(SEEDS, st.lists(st.booleans(), max_size=60))
def test_whoever_sees_every_ordinary_number_learns_nothing_of_accusations(
    seed: bytes, accuses: list[bool]
) -> None:
    """Neither that there are any, nor how many, nor between which matters they came."""
    with_them = lived(seed, FixedChance(1), accuses)
    without = lived(seed, FixedChance(2), [one for one in accuses if not one])
    assert with_them.ordinary == without.ordinary


@given(SEEDS, st.lists(st.booleans(), max_size=60))
def test_many_entered_at_once_take_the_numbers_of_as_many_one_by_one(
    seed: bytes, accuses: list[bool]
) -> None:
    book = Book(seed, FixedChance(1))
    book.enter(*accuses)
    assert book.ordinary == lived(seed, FixedChance(1), accuses).ordinary
    assert len(set(book.ordinary + book.accusations)) == len(accuses)


@given(SEEDS)
def test_a_year_begins_with_number_one_for_an_ordinary_matter(seed: bytes) -> None:
    book = lived(seed, FixedChance(1), [True, True, False])
    assert book.ordinary == [1]
    assert 1 not in book.accusations


@given(SEEDS)
def test_about_every_second_number_is_left_out(seed: bytes) -> None:
    book = Book(seed, FixedChance(1))
    book.enter(*[False] * 600)
    assert 1050 < book.ordinary[-1] < 1350


@given(SEEDS, st.integers(min_value=0, max_value=2**32))
def test_an_accusation_of_december_may_have_a_number_of_january(seed: bytes, chance: int) -> None:
    book = Book(seed, FixedChance(chance))
    book.enter(*[False] * 300)
    book.enter(*[True] * 60)
    last = book.ordinary[-1]
    assert min(book.accusations) < last / 4
    assert max(book.accusations) > last * 3 / 4
    assert max(book.accusations) <= last  # among the others, not beyond them


def test_in_an_office_of_ten_matters_a_year_they_mostly_stand_among_the_others() -> None:
    """The share of accusations in the published report: 18 of 65."""
    year = [n % 4 == 2 for n in range(10)]
    books = [lived(n.to_bytes(SEED_BYTES), FixedChance(n), year) for n in range(300)]
    beyond = sum(book.accusations[-1] > book.ordinary[-1] for book in books)
    assert beyond < 100
    gaps = sum(book.ordinary[-1] - len(book.ordinary) for book in books)
    assert gaps > 2 * len(books) * 2  # more often nothing than an accusation


def test_the_first_accusations_of_a_year_are_not_foretold_by_their_turn() -> None:
    firsts = {lived(bytes(SEED_BYTES), FixedChance(n), [True]).accusations[0] for n in range(50)}
    assert len(firsts) == 4


@given(SEEDS)
def test_there_is_a_number_however_many_accusations_come(seed: bytes) -> None:
    book = Book(seed, FixedChance(1))
    book.enter(*[True] * 500)
    assert len(set(book.accusations)) == 500


def test_the_record_is_looked_through_no_further_back_than_a_countys_year() -> None:
    asked: list[int] = []

    def taken(first: int) -> Collection[int]:
        asked.append(first)
        return set()

    (serial,), after = allot(Numbers(bytes(SEED_BYTES), 90_000), [True], taken, FixedChance(1))
    assert asked == [88_000]
    assert 88_000 <= serial <= 90_000
    assert after.last == 90_000
    allot(Numbers(bytes(SEED_BYTES), 90_000), [False], taken, FixedChance(1))
    assert len(asked) == 1  # for a matter in order nothing is looked through


# Sealed letters: nobody ever sees but a few of their numbers


@pytest.mark.parametrize(
    ("taken", "digits"), [(0, 3), (449, 3), (450, 4), (450 + 4499, 4), (450 + 4500, 5)]
)
def test_a_scattered_number_has_more_digits_once_half_are_taken(taken: int, digits: int) -> None:
    given = [*range(100, 550), *range(1000, 5500)][:taken]
    number = scattered(given, FixedChance(1))
    assert len(str(number)) == digits
    assert number not in given


def test_scattered_numbers_tell_nothing_of_their_turn() -> None:
    chance, given = FixedChance(5), list[int]()
    for _ in range(200):
        given.append(scattered(given, chance))
    assert len(set(given)) == 200
    rising = sum(one < other for one, other in pairwise(given))
    assert 70 < rising < 130
