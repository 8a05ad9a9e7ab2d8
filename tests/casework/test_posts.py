"""Which posts may meet in one person on which days, and how many liaisons a unit should have."""

from datetime import date

import pytest

from casework import posts
from casework.people import Post, Role
from casework.people_errors import ForbiddenPairError, PostError


def post(role: Role, first: int, last: int | None = None, unit: str = "c") -> Post:
    until = date(2026, 12, last) if last else None
    return Post(role, unit, f"{unit}/", date(2026, 12, first), until)


def test_a_forbidden_pair_is_refused_on_the_days_that_both_would_be_held() -> None:
    held = [post(Role.INSPECTOR, 1, 10)]
    for role in (Role.CLERK, Role.ADMINISTRATOR):
        for new in (post(role, 10), post(role, 5, 6)):
            with pytest.raises(ForbiddenPairError) as refused:
                posts.check_pair(held, new)
            assert refused.value.facts["roles"] == {Role.INSPECTOR, role}
        posts.check_pair(held, post(role, 11))
    posts.check_pair([post(Role.ADMINISTRATOR, 1)], post(Role.CLERK, 1))


def test_the_same_post_is_not_held_twice_on_a_day() -> None:
    held = [post(Role.STAFF, 1, 10)]
    with pytest.raises(PostError):
        posts.check_not_twice(held, post(Role.STAFF, 10))
    posts.check_not_twice(held, post(Role.STAFF, 11))
    posts.check_not_twice(held, post(Role.STAFF, 5, unit="d"))
    posts.check_not_twice(held, post(Role.LIAISON, 5))


def test_a_post_does_not_end_before_it_begins() -> None:
    posts.check_end(post(Role.STAFF, 5), date(2026, 12, 5))
    with pytest.raises(PostError):
        posts.check_end(post(Role.STAFF, 5), date(2026, 12, 4))


@pytest.mark.parametrize(("n", "off"), [(0, True), (1, False), (2, False), (3, True)])
def test_one_or_two_liaisons_are_right(n: int, off: bool) -> None:  # noqa: FBT001
    assert posts.is_off(n) is off


@pytest.mark.parametrize(
    ("old", "new", "role", "place", "is_new_name"),
    [
        ("组织科", "基层党建科", Role.SECTION_HEAD, None, True),
        (None, "基层党建科", Role.SECTION_HEAD, None, False),
        ("组织科", None, Role.SECTION_HEAD, None, False),
        ("组织科", "基层党建科", Role.STAFF, None, False),
        ("组织科", "基层党建科", Role.SECTION_HEAD, "c/t/", False),
    ],
)
def test_a_name_in_place_of_another_is_a_new_one(
    old: str | None,
    new: str | None,
    role: Role,
    place: str | None,
    is_new_name: bool,  # noqa: FBT001
) -> None:
    before = Post(Role.SECTION_HEAD, "c", "c/", date(2026, 1, 1), date(2026, 12, 1), section=old)
    after = Post(role, "c", "c/", date(2026, 12, 2), section=new, local_path=place)
    assert posts.renames(before, after, ()) is is_new_name
    assert not posts.renames(before, after, (after,))
