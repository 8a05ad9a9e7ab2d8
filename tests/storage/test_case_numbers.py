"""Numbers of cases on both databases: unique, in order beside accusations, each year anew."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from entered_cases import PLAIN, enter
from fixed_chance import FixedChance

from casework.matters import MatterType
from storage import case_numbers, cases
from storage.database import Database
from storage.tables import SerialRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE, any_case

APPEAL, ACCUSATION = MatterType.APPEAL, MatterType.ACCUSATION


def numbers(database: Database, type_: MatterType, year: int = 2026) -> list[int]:
    """The numbers of a year's cases of a type, as they came in."""

    def read(view: Reader) -> list[int]:
        mine = any_case().with_only_columns(CASE.c.serial)
        of_year = mine.where(CASE.c.type == type_.value, CASE.c.year == year)
        return list(view.run(of_year.order_by(CASE.c.id)).scalars())

    return database.read_now(read)


def taken(database: Database, year: int, *types: MatterType) -> list[int]:
    return database.write_now(case_numbers.take, year, types)


def test_ordinary_matters_go_in_order_and_accusations_lie_elsewhere(database: Database) -> None:
    for type_ in (APPEAL, ACCUSATION, APPEAL, ACCUSATION, MatterType.ENQUIRY):
        enter(database, {"type": type_})
    assert numbers(database, APPEAL) == [1, 2]
    assert numbers(database, MatterType.ENQUIRY) == [3]
    first, second = numbers(database, ACCUSATION)
    assert first != second
    assert min(first, second) > 24  # of the first twenty-four this test's year leaves none out


def test_a_number_that_was_left_out_is_taken_once(database: Database) -> None:
    for _ in range(40):
        enter(database, {"type": ACCUSATION})
    assert len(set(numbers(database, ACCUSATION))) == 40
    enter(database, *[{}] * 40)
    assert not set(numbers(database, APPEAL)) & set(numbers(database, ACCUSATION))


def test_each_year_begins_anew_with_one(database: Database) -> None:
    assert taken(database, 2026, APPEAL, APPEAL) == [1, 2]
    assert taken(database, 2027, APPEAL) == [1]
    assert taken(database, 2026, APPEAL) == [3]


def test_what_was_taken_and_rolled_back_is_given_again(database: Database) -> None:
    def fails(unit: Unit) -> None:
        case_numbers.take(unit, 2026, [APPEAL, APPEAL])
        raise ValueError

    with pytest.raises(ValueError):
        database.write_now(fails)
    assert taken(database, 2026, APPEAL) == [1]


def test_a_year_that_began_without_any_left_out_goes_on_after_its_last(database: Database) -> None:
    """As in a record of an earlier version: what was given stays as it is."""

    def before(unit: Unit) -> None:
        unit.run(core(SerialRow).insert().values(kind="case", year=2026, last=35))
        cases.add_many(
            unit, [replace(PLAIN, id=unit.new_id(), serial=serial) for serial in range(1, 36)]
        )

    database.write_now(before)
    (accusation,) = taken(database, 2026, ACCUSATION)
    assert accusation > 35
    rest = taken(database, 2026, *[APPEAL] * 20)
    assert rest == sorted(rest)
    assert rest[0] > 35
    assert accusation not in rest


@pytest.fixture
def programs(database: Database, database_url: str) -> Iterator[tuple[Database, Database]]:
    """Two programs over one record."""
    other = Database(
        database_url, database.vault, database.now, durable=False, chance=FixedChance(7)
    )
    yield database, other
    other.close()


def test_two_programs_at_once_never_give_the_same(programs: tuple[Database, Database]) -> None:
    def register(program: Database) -> None:
        for n in range(15):
            enter(program, {"type": ACCUSATION if n % 3 else APPEAL})

    both = [threading.Thread(target=register, args=(one,)) for one in programs]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    given = numbers(programs[0], ACCUSATION) + numbers(programs[0], APPEAL)
    assert len(given) == len(set(given)) == 30
    assert sorted(numbers(programs[0], APPEAL)) == list(range(1, 11))
