"""Who sees another's field days: by the unit, and of section heads by the section."""

from datetime import date

import pytest

from casework.access import oversees_days_of
from casework.people import Language, Officer, Post, Role

TOWN = "990000/990000001/"


def an_officer(number: int, role: Role, path: str = TOWN, **post: object) -> Officer:
    seat = Post(role, path.rstrip("/").split("/")[-1], path, date(2026, 1, 1), **post)  # type: ignore[arg-type]
    return Officer(number, "某某", Language.CHINESE, (seat,))


STAFF = an_officer(1, Role.STAFF, visit_duty=True, section="一科")


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (an_officer(2, Role.DEPUTY, "990000/"), True),
        (an_officer(2, Role.DEPUTY, "990000/990000002/"), False),
        (an_officer(2, Role.SECTION_HEAD, section="一科"), True),
        (an_officer(2, Role.SECTION_HEAD, section="二科"), False),
        (an_officer(2, Role.SECTION_HEAD), True),
        (an_officer(2, Role.SECTION_HEAD, "990000/990000002/"), False),
        (an_officer(2, Role.LIAISON), False),
        (Officer(2, "某某", Language.CHINESE, STAFF.posts, active=False), False),
    ],
)
def test_field_days_are_seen_by_unit_and_by_section(who: Officer, *, sees: bool) -> None:
    assert oversees_days_of(who, STAFF, TOWN) is sees


def test_whose_duty_is_over_is_seen_by_every_head_of_the_unit() -> None:
    gone = Officer(1, "某某", Language.CHINESE, ())
    assert oversees_days_of(an_officer(2, Role.SECTION_HEAD, section="二科"), gone, TOWN)
