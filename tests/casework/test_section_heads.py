"""A section head sees what is with the own section, and no other's."""

from dataclasses import replace
from datetime import date

import pytest

from casework.access import Standing, handles_part, heads_handling, heads_section, may_see, why_not
from casework.matters import MatterType
from casework.people import Language, Officer, Post, Role
from casework.workflow import Move, Stage

COUNTY, OTHER_COUNTY, TOWN, VILLAGE = "c/", "d/", "c/t1/", "c/t1/v1/"
SUPERVISION, GRASSROOTS = "干部监督科", "组织科"


def head(section: str | None = None, path: str = COUNTY, held_for: int | None = None) -> Officer:
    here = path if path == TOWN else None
    post = Post(
        Role.SECTION_HEAD,
        path.split("/")[-2],
        path,
        date(2020, 1, 1),
        section=section,
        held_for=held_for,
        local_path=here,
    )
    return Officer(7, "head", Language.CHINESE, (post,))


CASE = Standing(Stage.HANDLING, owner_path=TOWN, place_path=VILLAGE, section=GRASSROOTS)
UNPUT = replace(CASE, section=None)
ACCUSATION = replace(CASE, type=MatterType.ACCUSATION, owner_path="c/t2/")


@pytest.mark.parametrize(
    ("who", "it", "sees"),
    [
        (head(GRASSROOTS), CASE, True),
        (head(SUPERVISION), CASE, False),
        (head(), CASE, False),
        # what no section has is with whoever names none
        (head(), UNPUT, True),
        (head(GRASSROOTS), UNPUT, False),
        # a section of the same name elsewhere
        (head(GRASSROOTS, OTHER_COUNTY), CASE, False),
        # an accusation is with the section it is put with alone
        (head(GRASSROOTS), ACCUSATION, True),
        (head(SUPERVISION), ACCUSATION, False),
        (head(), replace(ACCUSATION, section=None), False),
        # what they own, whatever section has it
        (head(SUPERVISION), replace(CASE, owner_id=7), True),
        (head(), replace(ACCUSATION, owner_id=7), True),
        # a township has no sections of its own: by its unit
        (head("党政办", TOWN), CASE, True),
        (head("党政办", TOWN), replace(CASE, owner_path="c/t2/"), False),
        (head(GRASSROOTS, TOWN), replace(CASE, owner_path="c/t2/"), False),
        # in place of whoever is on leave
        (head(GRASSROOTS, held_for=3), CASE, True),
        (head(GRASSROOTS, held_for=3), replace(CASE, recused=frozenset({3})), False),
        (head(GRASSROOTS), replace(CASE, recused=frozenset({7})), False),
        (head(GRASSROOTS), replace(CASE, place_path=None), False),
    ],
)
def test_a_head_sees_the_own_sections_cases(who: Officer, it: Standing, *, sees: bool) -> None:
    assert may_see(who, it) is sees


def test_who_names_no_section_sees_an_accusation_while_their_own_proposal_of_it_waits() -> None:
    proposed = replace(ACCUSATION, section=None, stage=Stage.REPORTED, drafted_by=7)
    assert may_see(head(), proposed)
    assert not may_see(head(SUPERVISION), proposed)
    assert not may_see(head(), replace(proposed, stage=Stage.HANDLING))
    assert not may_see(head(), replace(proposed, drafted_by=8))
    assert may_see(head(held_for=3), replace(proposed, drafted_by=3))
    assert not may_see(head(held_for=3), proposed)


def test_a_head_proposes_and_reviews_and_leaves_the_handling_to_the_owner() -> None:
    who, waits = head(GRASSROOTS), replace(CASE, stage=Stage.CLASSIFIED, owner_path=None)
    assert why_not(who, Move.REPORT_UP, waits) is None
    review = replace(CASE, stage=Stage.REPLY_REVIEW, drafted_by=1)
    assert why_not(who, Move.CHECK_RESULT, review) is None
    assert why_not(who, Move.RETURN_REPLY, review) is None
    assert why_not(who, Move.APPROVE_REPLY, review) == "role"
    assert why_not(who, Move.PROGRESS, CASE) == "role"
    assert why_not(who, Move.CHECK_RESULT, replace(review, drafted_by=7)) == "drafter_approves"


def test_a_part_asked_of_a_township_is_not_the_countys_section_heads() -> None:
    shared = replace(UNPUT, part_paths=frozenset({TOWN}), open_part_paths=frozenset({TOWN}))
    assert handles_part(head(path=TOWN), TOWN)
    assert not handles_part(head(), TOWN)
    assert why_not(head(), Move.HAND_IN_PART, shared) == "role"


def test_who_is_told_is_asked_of_posts_alone() -> None:
    kept = replace(CASE, recused=frozenset({7}))
    assert heads_section(head(GRASSROOTS), kept)
    assert not heads_section(head("党政办", TOWN), kept)
    assert heads_handling(head("党政办", TOWN), kept)
    assert not heads_handling(head(GRASSROOTS), kept)
