"""Posts are held for a time and a place; some may not meet in one person."""

from datetime import date

import pytest

from casework.people import Language, Officer, Post, Role, Unit, UnitKind, forbidden_pair


def test_a_post_is_held_from_its_first_to_its_last_day() -> None:
    post = Post(Role.CLERK, "c", "c/", date(2026, 1, 1), date(2026, 1, 31))
    assert not post.is_held_on(date(2025, 12, 31))
    assert post.is_held_on(date(2026, 1, 31))
    assert not post.is_held_on(date(2026, 2, 1))


def test_a_post_without_a_last_day_goes_on() -> None:
    assert Post(Role.CLERK, "c", "c/", date(2026, 1, 1)).is_held_on(date(2036, 1, 1))


def test_a_post_has_ended_lately_for_thirty_days_from_the_day_after_its_last() -> None:
    post = Post(Role.CLERK, "c", "c/", date(2026, 1, 1), date(2026, 1, 31))
    lately = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 2))
    assert [post.has_ended_lately(day) for day in lately] == [False, True, True]
    assert not post.has_ended_lately(date(2026, 3, 3))
    assert not Post(Role.CLERK, "c", "c/", date(2026, 1, 1)).has_ended_lately(date(2026, 2, 1))


def test_rights_add_up_over_posts() -> None:
    posts = (
        Post(Role.LIAISON, "t1", "c/t1/", date(2020, 1, 1)),
        Post(Role.STAFF, "t2", "c/t2/", date(2020, 1, 1)),
    )
    officer = Officer(1, "x", Language.CHINESE, posts)
    assert officer.holds(Role.STAFF, Role.CLERK)
    assert officer.scopes(Role.LIAISON) == ("c/t1/",)
    assert officer.covers("c/t2/v/", Role.STAFF)
    assert not officer.covers("c/t2/v/", Role.LIAISON)
    assert not officer.covers(None, Role.LIAISON)


def test_an_inspector_is_no_clerk_and_no_administrator() -> None:
    assert forbidden_pair(frozenset({Role.INSPECTOR, Role.CLERK}))
    assert forbidden_pair(frozenset({Role.INSPECTOR, Role.ADMINISTRATOR, Role.STAFF}))
    assert forbidden_pair(frozenset({Role.CLERK, Role.ADMINISTRATOR})) is None


def test_a_unit_contains_what_lies_below_it() -> None:
    town = Unit("t1", "Town", "Town", UnitKind.TOWNSHIP, "c/t1/", "c")
    assert town.contains("c/t1/v/")
    assert not town.contains("c/t10/")


@pytest.mark.parametrize(
    ("kind", "path", "local"),
    [
        (UnitKind.CITY, "p/c/", None),
        (UnitKind.COUNTY, "p/c/", None),
        (UnitKind.TOWNSHIP, "c/t1/", "c/t1/"),
        (UnitKind.COUNTY_UNIT, "c/u1/", "c/u1/"),
        (UnitKind.VILLAGE, "c/t1/v1/", "c/t1/"),
    ],
)
def test_a_village_is_of_its_township_and_a_county_of_no_such_place(
    kind: UnitKind, path: str, local: str | None
) -> None:
    code = path.split("/")[-2]
    assert Unit(code, "x", "x", kind, path).local_path == local
