"""An accusation is kept apart from every other matter."""

from contextlib import nullcontext

import pytest

from casework.accusations import accused_unit, check_may_join, check_may_take
from casework.matters import MatterType
from casework.protection_errors import ApartError

ACCUSES, ASKS = MatterType.ACCUSATION, MatterType.APPEAL
VILLAGE, TOWN, OTHER = "county/town/village/", "county/town/", "county/other/"


@pytest.mark.parametrize("path", [VILLAGE, TOWN])
def test_of_a_village_its_township_is_accused_too(path: str) -> None:
    assert accused_unit(path) == TOWN


@pytest.mark.parametrize(
    ("one", "place", "into", "into_place", "may"),
    [
        (ASKS, VILLAGE, ASKS, OTHER, {"join", "take"}),
        (ACCUSES, VILLAGE, ACCUSES, TOWN, {"join", "take"}),
        (ACCUSES, VILLAGE, ACCUSES, OTHER, set()),
        (ACCUSES, VILLAGE, ASKS, VILLAGE, set()),
        (ASKS, VILLAGE, ACCUSES, VILLAGE, {"take"}),
        (ASKS, OTHER, ACCUSES, VILLAGE, set()),
    ],
)
def test_only_an_accusation_of_the_same_unit_joins_one(
    one: MatterType, place: str, into: MatterType, into_place: str, may: set[str]
) -> None:
    for name, check in {"join": check_may_join, "take": check_may_take}.items():
        with nullcontext() if name in may else pytest.raises(ApartError):
            check(one, place, into, into_place)
