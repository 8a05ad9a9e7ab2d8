"""Codes at the door: no trying for long, and nothing to be learnt from trying."""

from datetime import timedelta

import pytest
from movable_time import MovableTime

from casework import guesses
from casework.people import Language, Unit, UnitKind
from casework.people_errors import TooManyTriesError
from services import door, guessing, inviting
from storage import units
from storage.database import Database

STRANGER, OTHER = 4001, 4002


@pytest.fixture
def code(database: Database) -> str:
    """A good invite."""
    county = Unit("1", "青溪县", "青溪县", UnitKind.COUNTY, "1/", None)
    database.write_now(units.add, [county])
    return database.write_now(inviting.invite, None, "王芳", "clerk", "1").code


def tries(database: Database, account: int, times: int) -> None:
    for n in range(times):
        assert database.write_now(door.knock, account, f"WRONG{n}CODE") is None


def test_after_three_slips_even_the_good_code_has_to_wait(
    database: Database, clock: MovableTime, code: str
) -> None:
    tries(database, STRANGER, guesses.FREE + 1)
    for typed in (code, "WRONGAGAIN"):
        with pytest.raises(TooManyTriesError) as refused:
            database.write_now(door.knock, STRANGER, typed)
        assert refused.value.facts == {"until": clock() + timedelta(minutes=1)}
    clock.move(minutes=1)
    assert database.write_now(door.knock, STRANGER, code) is not None


def test_a_forged_tap_counts_as_a_try_too(database: Database, code: str) -> None:
    for n in range(guesses.FREE + 1):
        assert database.write_now(door.join, STRANGER, f"WRONG{n}", Language.CHINESE) is None
    with pytest.raises(TooManyTriesError):
        database.write_now(door.join, STRANGER, code, Language.CHINESE)
    assert database.write_now(door.join, OTHER, code, Language.CHINESE) is not None


def test_however_many_wrong_codes_strangers_try_a_good_one_opens_the_door_to_another_at_once(
    database: Database, code: str
) -> None:
    for account in range(1, 61):
        tries(database, account, 1)
    assert database.write_now(door.knock, STRANGER, code) is not None
    assert database.write_now(door.join, STRANGER, code, Language.CHINESE) is not None


def test_whoever_has_come_in_starts_afresh_and_a_day_forgets(
    database: Database, clock: MovableTime, code: str
) -> None:
    tries(database, STRANGER, guesses.FREE)
    assert database.write_now(door.join, STRANGER, code, Language.CHINESE) is not None
    tries(database, OTHER, guesses.FREE)
    clock.move(days=1)
    database.write_now(guessing.forget_old)
    tries(database, OTHER, guesses.FREE)
