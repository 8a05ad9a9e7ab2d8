"""Numbers of reports: one after another within a year, without a gap, also in one group."""

import asyncio
from collections.abc import Callable

from storage import serials
from storage.database import Database
from storage.unit import Unit


def number(unit: Unit, year: int) -> int:
    return serials.take(unit, "lead", year)


def number_and_fail(unit: Unit, year: int) -> None:
    raise LookupError(number(unit, year))


async def test_reports_that_come_at_once_are_numbered_one_after_another(
    database: Database, together: Callable[[], None]
) -> None:
    works = asyncio.gather(
        database.write(number, 2026),
        database.write(number, 2026),
        database.write(number_and_fail, 2026),
        database.write(number, 2027),
        database.write(number, 2026),
        return_exceptions=True,
    )
    await asyncio.sleep(0.05)
    together()
    first, second, failed, next_year, third = await works
    assert [first, second, third, next_year] == [1, 2, 3, 1]
    assert isinstance(failed, LookupError)
    assert await database.write(number, 2026) == 4


async def test_a_trial_takes_no_number(database: Database) -> None:
    def tried_first(unit: Unit) -> list[int]:
        return [
            number(unit, 2026),
            unit.rehearse(lambda trial: number(trial, 2026)),
            number(unit, 2026),
        ]

    assert await database.write(tried_first) == [1, 2, 2]
    assert await database.write(number, 2026) == 3
