"""Who may know of a report of retaliation."""

from datetime import UTC, date, datetime

import pytest

from casework.people import Language, Officer, Post, Role
from casework.retaliation import Retaliation, may_receive, may_see, units_concerned

OFFICE, TOWN, VILLAGE, OTHER = "c/", "c/t/", "c/t/v/", "c/o/"
IT = Retaliation(
    1, 2026, 1, OFFICE, units_concerned(VILLAGE, OFFICE), 9, datetime(2026, 11, 23, tzinfo=UTC)
)


def who(*posts: tuple[Role, str], number: int = 1, active: bool = True) -> Officer:
    held = tuple(
        Post(role, path.rstrip("/").split("/")[-1], path, date(2026, 1, 1)) for role, path in posts
    )
    return Officer(number, "某", Language.CHINESE, held, active=active)


def test_of_a_village_its_township_is_concerned_and_of_the_office_nobody() -> None:
    assert units_concerned(VILLAGE, OFFICE, None, TOWN) == (TOWN,)
    assert units_concerned(TOWN, OTHER) == (OTHER, TOWN)


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.INSPECTOR, Role.LEADER])
def test_it_comes_to_posts_of_the_whole_office_alone(role: Role) -> None:
    assert may_receive(who((role, OFFICE)), IT)
    assert not may_receive(who((role, OTHER)), IT)
    assert not may_receive(who((role, TOWN)), IT)


@pytest.mark.parametrize("role", [Role.CLERK, Role.SECTION_HEAD, Role.ADMINISTRATOR, Role.STAFF])
def test_nobody_else_of_the_office_sees_it(role: Role) -> None:
    assert not may_see(who((role, OFFICE)), IT)


def test_a_post_at_the_unit_keeps_somebody_away_whatever_else_they_hold() -> None:
    assert not may_receive(who((Role.DEPUTY, OFFICE), (Role.STAFF, VILLAGE)), IT)


def test_who_is_recused_or_no_longer_active_is_kept_away() -> None:
    assert not may_receive(who((Role.DEPUTY, OFFICE)), IT, [1])
    assert not may_receive(who((Role.DEPUTY, OFFICE), active=False), IT)


def test_only_the_roles_that_are_asked_for_are_told() -> None:
    assert not may_receive(who((Role.LEADER, OFFICE)), IT, (), Role.DEPUTY, Role.INSPECTOR)


def test_whoever_made_it_knows_of_it() -> None:
    assert may_see(who((Role.LIAISON, TOWN), number=9), IT)
