"""Which posts belong to the discipline organ of an accused's township."""

from datetime import date

import pytest

from casework.discipline import is_of_organ, post_for
from casework.people import Language, Officer, Post, Role


def post(role: Role = Role.STAFF, section: str | None = "镇纪委", place: str = "c/t1/") -> Post:
    code = place.split("/")[-2]
    return Post(role, code, place, date(2020, 1, 1), section=section, local_path=place)


@pytest.mark.parametrize(
    ("section", "role", "is_one"),
    [
        ("镇纪委", Role.STAFF, True),
        ("纪检监察办公室", Role.SECTION_HEAD, True),
        ("Discipline office", Role.STAFF, True),
        ("党政办", Role.STAFF, False),
        (None, Role.STAFF, False),
        ("镇纪委", Role.LIAISON, False),  # a liaison never meets an accusation
    ],
)
def test_the_section_says_whose_post_it_is(section: str | None, role: Role, is_one: bool) -> None:  # noqa: FBT001
    assert is_of_organ(post(role, section)) is is_one


def test_it_has_to_be_the_accuseds_own_township() -> None:
    named = post()
    held = Post(Role.STAFF, "c", "c/", date(2020, 1, 1), section="纪委")
    who = Officer(1, "x", Language.CHINESE, (post(place="c/t2/"), held, named))
    assert post_for(who, "c/t1/v1/") is named
    assert post_for(who, "c/t1/") is named
    assert post_for(who, "c/t3/v1/") is None
