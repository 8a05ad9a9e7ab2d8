"""Who loses their place while they speak has lost it with the next thing they do."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from small_county import WORDS, County, fill

from casework.errors import NotAllowedError
from casework.people import Language
from services import desk, door, reporting, stopping
from services.office import Office
from storage import people, posts
from storage.database import Database
from storage.unit import Unit


@pytest.fixture
def county(lite_database: Database) -> County:
    return fill(lite_database)


def stop(unit: Unit, county: County) -> None:
    clerk, liaison = (people.get(unit, who) for who in (county.clerk, county.liaison))
    assert clerk is not None
    assert liaison is not None
    stopping.stop(unit, clerk, liaison.id)


def move_account(unit: Unit, county: County) -> None:
    people.bind(unit, county.liaison, 4711, Language.CHINESE)


@pytest.mark.parametrize("lose", [stop, move_account])
async def test_what_was_begun_before_is_not_finished_after(
    county: County, lose: Callable[[Unit, County], None]
) -> None:
    speaking = Office(county.database, county.officer(county.liaison))
    begun = await speaking.write(reporting.start, WORDS)
    county.database.write_now(lose, county)
    for use in (speaking.write(reporting.start, WORDS), speaking.read(door.me)):
        with pytest.raises(NotAllowedError) as refused:
            await use
        assert refused.value.facts == {"rule": "stranger"}
    assert begun.ref


def end_post(unit: Unit, officer_id: int) -> None:
    (post,) = posts.of(unit, officer_id)
    posts.end(unit, post.id, unit.today - timedelta(days=1))


async def test_a_post_that_ended_meanwhile_gives_no_right_any_more(county: County) -> None:
    speaking = Office(county.database, county.officer(county.clerk))
    await speaking.write(desk.start_intake)
    county.database.write_now(end_post, county.clerk)
    with pytest.raises(NotAllowedError):
        await speaking.write(desk.start_intake)
