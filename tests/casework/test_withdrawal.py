"""Who is uninvolved enough to ask a petitioner whether a withdrawal is meant."""

from dataclasses import replace
from datetime import date

import pytest

from casework.access import Standing
from casework.people import Language, Officer, Post, Role
from casework.withdrawal import INVOLVING, is_involved, may_call
from casework.workflow import Flag, Move, Stage

COUNTY, TOWN, OTHER = "c/", "c/t1/", "c/t2/"


def officer(number: int, *posts: tuple[Role, str], held_for: int | None = None) -> Officer:
    held = tuple(
        Post(
            role,
            path.split("/")[-2],
            path,
            date(2020, 1, 1),
            held_for=held_for,
            local_path=None if path == COUNTY else path,
        )
        for role, path in posts
    )
    return Officer(number, f"officer {number}", Language.CHINESE, held)


CLERK = officer(3, (Role.CLERK, COUNTY))
LEADER = officer(5, (Role.LEADER, COUNTY))
INSPECTOR = officer(6, (Role.INSPECTOR, COUNTY))
CASE = Standing(
    Stage.HANDLING,
    author_id=1,
    owner_path=OTHER,
    place_path=TOWN,
    flags=frozenset({Flag.WITHDRAWAL_ASKED}),
)


@pytest.mark.parametrize(
    "facts",
    [
        {"author_id": 6},
        {"owner_id": 6},
        {"drafted_by": 6},
        {"led_by": 6},
        {"team": frozenset({6})},
        {"handled_by": frozenset({6})},
        {"recused": frozenset({6})},
    ],
)
def test_whoever_stands_in_the_matter_does_not_call(facts: dict[str, object]) -> None:
    assert may_call(INSPECTOR, CASE, ())
    assert not may_call(INSPECTOR, replace(CASE, **facts), ())  # type: ignore[arg-type]


@pytest.mark.parametrize("move", [Move.REGISTER, Move.ASSIGN, Move.APPROVE_REPLY, Move.TAKE_LEAD])
def test_whoever_has_registered_given_or_approved_it_does_not_call(move: Move) -> None:
    assert not may_call(LEADER, CASE, {move})


def test_to_watch_over_a_matter_is_no_hand_in_it() -> None:
    watched = {Move.SUPERVISE, Move.INSTRUCT, Move.REOPEN, Move.FOLLOW_UP, Move.ASK_WITHDRAWAL}
    watched.add(Move.TAKE_BACK_WITHDRAWAL)
    assert may_call(INSPECTOR, CASE, watched)
    assert watched.isdisjoint(INVOLVING)


@pytest.mark.parametrize(
    ("role", "path", "facts"),
    [
        (Role.LIAISON, OTHER, {}),
        (Role.STAFF, "c/t3/", {"part_paths": frozenset({"c/t3/"})}),
        (Role.SECTION_HEAD, OTHER, {}),
        # The head of no section has what no section has.
        (Role.SECTION_HEAD, COUNTY, {}),
        # Where it arose: the people's complaint may be about them.
        (Role.LIAISON, TOWN, {}),
    ],
)
def test_a_post_of_those_concerned_is_a_hand_in_it(
    role: Role, path: str, facts: dict[str, object]
) -> None:
    both = officer(9, (Role.INSPECTOR, COUNTY), (role, path))
    it = replace(CASE, **facts)  # type: ignore[arg-type]
    assert is_involved(both, it, ())
    assert not may_call(both, it, ())


def test_who_stands_in_is_not_asked_by_the_post_of_another() -> None:
    assert not may_call(officer(9, (Role.INSPECTOR, COUNTY), held_for=6), CASE, ())
    covering = replace(
        CLERK, posts=(*CLERK.posts, *officer(3, (Role.STAFF, OTHER), held_for=7).posts)
    )
    assert not may_call(covering, replace(CASE, owner_id=7), ())


def test_who_is_away_or_does_not_see_it_is_not_asked() -> None:
    assert not may_call(replace(INSPECTOR, away=True), CASE, ())
    assert not may_call(replace(INSPECTOR, active=False), CASE, ())
    assert not may_call(officer(9, (Role.INSPECTOR, "c/t4/")), CASE, ())
    assert not may_call(officer(9, (Role.STAFF, COUNTY)), CASE, ())
