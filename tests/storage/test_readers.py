"""Questions asked at one moment are answered together, and one fault is one caller's."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import settings
from storage.database import Database
from storage.unit import Reader, Unit


def put(unit: Unit) -> None:
    settings.put(unit, "a", "1")


def view_of(view: Reader) -> Reader:
    return view


def refuse(_view: Reader) -> None:
    raise LookupError


def break_transaction(view: Reader) -> None:
    view.run(text("SELECT nothing FROM nowhere"))


async def test_questions_of_one_moment_share_a_view(database: Database) -> None:
    first, second = await asyncio.gather(database.read(view_of), database.read(view_of))
    third = await database.read(view_of)
    assert first is second
    assert third is not first


@pytest.mark.parametrize(
    ("fault", "error"), [(refuse, LookupError), (break_transaction, DBAPIError)]
)
async def test_a_fault_is_one_caller_s_alone(
    database: Database, fault: object, error: type[Exception]
) -> None:
    await database.write(put)
    before, wrong, after = await asyncio.gather(
        database.read(settings.get, "a"),
        database.read(fault),  # type: ignore[arg-type]
        database.read(settings.get, "a"),
        return_exceptions=True,
    )
    assert (before, after) == ("1", "1")
    assert isinstance(wrong, error)


async def test_a_question_sees_one_moment_whatever_is_written_meanwhile(
    database: Database,
) -> None:
    def twice(view: Reader) -> tuple[str | None, str | None]:
        before = settings.get(view, "a")
        database.write_now(put)
        return before, settings.get(view, "a")

    assert await database.read(twice) == (None, None)
    assert await database.read(settings.get, "a") == "1"


async def test_a_cancelled_question_does_no_harm(database: Database) -> None:
    await database.write(put)
    cancelled = asyncio.create_task(database.read(settings.get, "a"))
    await asyncio.sleep(0)
    cancelled.cancel()
    assert await database.read(settings.get, "a") == "1"


async def test_closing_answers_what_was_asked(lite_database: Database) -> None:
    await lite_database.write(put)
    asked = asyncio.create_task(lite_database.read(settings.get, "a"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    lite_database.close()
    assert await asked == "1"
