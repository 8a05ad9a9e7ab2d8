"""Whose word a recusal is: one step above whoever is kept away, at their unit or above it."""

from datetime import date

import pytest

from casework.people import Language, Officer, Post, Role
from casework.recusal import Recusal, RecusalState, Trigger, Word, to_decide, word_on

COUNTY, TOWN = "c/", "c/t1/"


def officer(number: int, *posts: tuple[Role, str], held_for: int | None = None) -> Officer:
    held = tuple(
        Post(role, path.split("/")[-2], path, date(2020, 1, 1), held_for=held_for)
        for role, path in posts
    )
    return Officer(number, "x", Language.CHINESE, held)


DEPUTY = officer(1, (Role.DEPUTY, COUNTY))
LOCAL_DEPUTY = officer(2, (Role.DEPUTY, TOWN))
LEADER = officer(3, (Role.LEADER, COUNTY))
CLERK = officer(4, (Role.CLERK, COUNTY))


@pytest.mark.parametrize(
    ("who", "word"),
    [
        (CLERK, Word(Role.DEPUTY, COUNTY)),
        (officer(5, (Role.LIAISON, TOWN)), Word(Role.DEPUTY, TOWN)),
        (officer(5, (Role.INSPECTOR, COUNTY)), Word(Role.DEPUTY, COUNTY)),
        (DEPUTY, Word(Role.LEADER, COUNTY)),
        (LEADER, Word(Role.LEADER, COUNTY)),
        # of several posts the highest; none of somebody else's; without any, where the case is
        (officer(5, (Role.LIAISON, TOWN), (Role.CLERK, COUNTY)), Word(Role.DEPUTY, COUNTY)),
        (officer(5, (Role.DEPUTY, COUNTY), held_for=1), Word(Role.DEPUTY, TOWN)),
        (officer(5), Word(Role.DEPUTY, TOWN)),
    ],
)
def test_the_deputy_decides_for_those_below_and_the_leader_for_deputies(
    who: Officer, word: Word
) -> None:
    assert word_on(who, TOWN) == word


def test_a_word_is_of_whoever_stands_at_the_unit_or_above_it() -> None:
    below, above = Word(Role.DEPUTY, TOWN), Word(Role.DEPUTY, COUNTY)
    assert [below.is_of(who) for who in (DEPUTY, LOCAL_DEPUTY, LEADER)] == [True, True, True]
    assert [above.is_of(who) for who in (DEPUTY, LOCAL_DEPUTY, LEADER)] == [True, False, True]
    assert not Word(Role.LEADER, COUNTY).is_of(DEPUTY)
    assert not above.is_of(CLERK)


def test_a_yes_is_said_once_and_a_no_may_come_after_it() -> None:
    asked = Recusal(7, Word(Role.DEPUTY, TOWN), RecusalState.ASKED, Trigger.RELATIVE)
    granted = Recusal(8, Word(Role.DEPUTY, TOWN), RecusalState.GRANTED, Trigger.NAMED)
    theirs = Recusal(9, Word(Role.LEADER, COUNTY), RecusalState.ASKED, Trigger.NAMED)
    found = [asked, granted, theirs]
    assert to_decide(found, DEPUTY, RecusalState.GRANTED) == {7}
    assert to_decide(found, DEPUTY, RecusalState.REFUSED) == {7, 8}
    assert to_decide(found, LEADER, RecusalState.REFUSED) == {7, 8, 9}
