"""Rights add up over posts, conflicts bind the person, and what may not be seen does not exist."""

from dataclasses import replace
from datetime import date

import pytest

from casework.access import (
    IDENTITY_ROLES,
    Standing,
    acts_for,
    barred_places,
    check_may,
    check_may_do,
    is_kept_away,
    may_do,
    may_see,
    sees_as,
    why_not,
)
from casework.errors import NotAllowedError, NotFoundError
from casework.matters import MatterType
from casework.people import Language, Officer, Post, Role
from casework.recusal import Word
from casework.workflow import Flag, Move, Stage

COUNTY, TOWN, OTHER = "c/", "c/t1/", "c/t2/"


def post(role: Role, path: str) -> Post:
    here = None if path == COUNTY else path
    return Post(role, path.split("/")[-2], path, date(2020, 1, 1), local_path=here)


def officer(number: int, *posts: tuple[Role, str]) -> Officer:
    held = tuple(post(role, path) for role, path in posts)
    return Officer(number, f"officer {number}", Language.CHINESE, held)


LIAISON = officer(1, (Role.LIAISON, TOWN))
NEIGHBOUR = officer(2, (Role.LIAISON, OTHER))
CLERK = officer(3, (Role.CLERK, COUNTY))
DEPUTY = officer(4, (Role.DEPUTY, COUNTY))
LEADER = officer(5, (Role.LEADER, COUNTY))
INSPECTOR = officer(6, (Role.INSPECTOR, COUNTY))
ADMINISTRATOR = officer(7, (Role.ADMINISTRATOR, COUNTY))
BOTH = officer(8, (Role.CLERK, COUNTY), (Role.DEPUTY, COUNTY))
STAFF = officer(9, (Role.STAFF, OTHER))

LEAD = Standing(Stage.SUBMITTED, author_id=1, place_path=TOWN, is_case=False)
CASE = Standing(Stage.HANDLING, author_id=1, owner_path=TOWN, place_path=TOWN)


def test_a_lead_is_seen_by_its_author_and_by_the_office_that_reads_leads() -> None:
    seen = [
        who.id
        for who in (LIAISON, NEIGHBOUR, CLERK, DEPUTY, LEADER, INSPECTOR)
        if may_see(who, LEAD)
    ]
    assert seen == [LIAISON.id, CLERK.id, DEPUTY.id, INSPECTOR.id]


def test_a_case_is_seen_by_the_unit_that_handles_it_and_not_by_its_neighbour() -> None:
    assert may_see(LIAISON, CASE)
    assert not may_see(NEIGHBOUR, CASE)
    assert may_see(LEADER, CASE)


@pytest.mark.parametrize("role", [Role.STAFF, Role.LIAISON])
def test_who_works_in_the_countys_office_does_not_handle_what_its_townships_are_given(
    role: Role,
) -> None:
    at_the_county = officer(20, (role, COUNTY))
    assert not may_see(at_the_county, CASE)
    assert not may_see(at_the_county, replace(CASE, owner_path=OTHER, part_paths=frozenset({TOWN})))
    asked = replace(CASE, open_part_paths=frozenset({TOWN}), part_paths=frozenset({COUNTY, TOWN}))
    assert why_not(at_the_county, Move.HAND_IN_PART, asked) == "part_handed_in"
    assert may_see(at_the_county, replace(CASE, owner_path=COUNTY))
    of_the_township = officer(21, (role, TOWN))
    assert may_see(of_the_township, replace(CASE, owner_path="c/t1/v1/"))


def test_accusations_of_ones_own_place_count_for_others_alone() -> None:
    assert barred_places(LEADER) == ()
    local = officer(22, (Role.LEADER, TOWN))
    assert barred_places(local) == (TOWN,)
    both = officer(23, (Role.LEADER, COUNTY), (Role.LIAISON, TOWN))
    assert barred_places(both) == ()
    held = replace(both.posts[0], held_for=5)  # in the leader's place, whose own post stands there
    assert barred_places(replace(both, posts=(held, both.posts[1]))) == (TOWN,)


def test_staff_see_the_case_that_is_given_to_them_in_person() -> None:
    assert not may_see(STAFF, CASE)
    assert may_see(STAFF, replace(CASE, owner_id=STAFF.id))


@pytest.mark.parametrize("stage", [Stage.CLASSIFIED, Stage.REPORTED, Stage.JOINED])
def test_who_is_only_proposed_as_owner_does_not_see_a_case_yet(stage: Stage) -> None:
    proposed = replace(CASE, stage=stage, owner_id=STAFF.id)
    assert not may_see(STAFF, proposed)
    assert not may_see(LIAISON, proposed)
    assert may_see(STAFF, replace(proposed, stage=Stage.ASSIGNED))
    assert may_see(LIAISON, replace(proposed, stage=Stage.ASSIGNED))


def test_a_section_head_proposes_what_is_the_sections_and_sees_what_others_propose_later() -> None:
    proposed = replace(CASE, stage=Stage.CLASSIFIED)
    assert why_not(officer(20, (Role.SECTION_HEAD, TOWN)), Move.REPORT_UP, proposed) is None
    elsewhere = officer(21, (Role.SECTION_HEAD, OTHER))
    assert not may_see(elsewhere, replace(proposed, owner_id=elsewhere.id))
    assert may_see(elsewhere, replace(CASE, owner_id=elsewhere.id))


def test_an_administrator_sees_no_content() -> None:
    assert not may_see(ADMINISTRATOR, LEAD)
    assert not may_see(ADMINISTRATOR, CASE)


def test_an_accusation_never_reaches_a_liaison_as_a_case() -> None:
    accusation = replace(CASE, type=MatterType.ACCUSATION)
    assert not may_see(LIAISON, accusation)
    assert may_see(DEPUTY, accusation)


LOCAL_ROLES = (Role.CLERK, Role.DEPUTY, Role.LEADER, Role.INSPECTOR, Role.SECTION_HEAD, Role.STAFF)


@pytest.mark.parametrize("role", LOCAL_ROLES)
@pytest.mark.parametrize("place", [TOWN, f"{TOWN}v1/"])
def test_an_accusation_does_not_appear_at_the_accused_unit_nor_its_township(
    role: Role, place: str
) -> None:
    there = officer(20, (role, TOWN))
    it = replace(CASE, place_path=place, part_paths=frozenset({TOWN}))
    accusation = replace(it, type=MatterType.ACCUSATION)
    assert may_see(there, it)
    assert not may_see(there, accusation)
    assert not may_see(there, replace(accusation, is_case=False, author_id=1))
    with pytest.raises(NotFoundError):
        check_may(there, Move.ASSIGN, accusation)
    assert may_see(DEPUTY, accusation)


def test_a_post_elsewhere_or_above_still_sees_an_accusation() -> None:
    accusation = replace(CASE, type=MatterType.ACCUSATION, owner_path=OTHER)
    assert may_see(STAFF, accusation)
    assert not may_see(officer(20, (Role.LEADER, OTHER)), accusation)
    assert may_see(officer(20, (Role.LEADER, TOWN), (Role.CLERK, COUNTY)), accusation)


def test_one_person_of_the_township_may_be_named_for_an_accusation() -> None:
    named = officer(20, (Role.STAFF, TOWN))
    accusation = replace(CASE, type=MatterType.ACCUSATION, owner_id=named.id)
    assert may_see(named, accusation)
    assert not may_see(officer(21, (Role.STAFF, TOWN)), accusation)


def test_standing_in_shows_no_accusation_of_ones_own_place_nor_of_a_place_held_for_another() -> (
    None
):
    accusation = replace(CASE, type=MatterType.ACCUSATION)
    theirs = replace(post(Role.DEPUTY, COUNTY), held_for=DEPUTY.id)
    insider, outsider = officer(20, (Role.STAFF, TOWN)), officer(21, (Role.STAFF, OTHER))
    assert not may_see(replace(insider, posts=(*insider.posts, theirs)), accusation)
    assert may_see(replace(insider, posts=(*insider.posts, theirs)), CASE)
    assert may_see(replace(outsider, posts=(*outsider.posts, theirs)), accusation)
    named = replace(accusation, owner_id=insider.id)
    for_insider = replace(post(Role.STAFF, TOWN), held_for=insider.id)
    assert not may_see(replace(outsider, posts=(*outsider.posts, for_insider)), named)


def test_recusal_overrides_every_grant() -> None:
    recused = replace(CASE, recused=frozenset({CLERK.id, BOTH.id}))
    assert not may_see(CLERK, recused)
    assert not may_see(BOTH, recused)
    assert may_see(DEPUTY, recused)


def test_somebody_stopped_sees_nothing() -> None:
    assert not may_see(replace(CLERK, active=False), CASE)
    assert not may_do(replace(CLERK, active=False), "desk")


def test_what_may_not_be_seen_is_not_found_and_what_may_is_refused_by_rule() -> None:
    with pytest.raises(NotFoundError):
        check_may(NEIGHBOUR, Move.PROGRESS, CASE)
    with pytest.raises(NotAllowedError) as refused:
        check_may(LEADER, Move.PROGRESS, CASE)
    assert refused.value.facts == {"rule": "role", "move": Move.PROGRESS}
    check_may(LIAISON, Move.PROGRESS, CASE)


def test_a_clerk_assigns_only_what_is_simple() -> None:
    reported = replace(CASE, stage=Stage.REPORTED)
    assert why_not(CLERK, Move.ASSIGN, reported) == "role"
    assert why_not(CLERK, Move.ASSIGN, replace(reported, flags=frozenset({Flag.SIMPLE}))) is None
    assert why_not(DEPUTY, Move.ASSIGN, reported) is None


def test_who_drafted_does_not_approve_even_with_the_right_post() -> None:
    drafted = replace(CASE, stage=Stage.REPLY_REVIEW, drafted_by=BOTH.id)
    assert why_not(BOTH, Move.APPROVE_REPLY, drafted) == "drafter_approves"
    assert why_not(BOTH, Move.ASSIGN, drafted) == "drafter_approves"
    assert why_not(DEPUTY, Move.APPROVE_REPLY, drafted) is None


def test_who_handled_does_not_follow_up() -> None:
    replied = replace(CASE, stage=Stage.REPLIED, handled_by=frozenset({CLERK.id}))
    assert why_not(CLERK, Move.FOLLOW_UP, replied) == "handler_follows_up"
    assert why_not(INSPECTOR, Move.FOLLOW_UP, replied) is None


def test_an_act_of_another_role_is_refused() -> None:
    check_may_do(CLERK, "desk")
    with pytest.raises(NotAllowedError):
        check_may_do(LIAISON, "desk")


def test_who_handles_a_part_sees_the_case_and_hands_in_that_part_once() -> None:
    shared = replace(CASE, part_paths=frozenset({OTHER}), open_part_paths=frozenset({OTHER}))
    assert may_see(NEIGHBOUR, shared)
    assert why_not(NEIGHBOUR, Move.HAND_IN_PART, shared) is None
    assert why_not(NEIGHBOUR, Move.SUBMIT_RESULT, shared) == "role"
    done = replace(shared, open_part_paths=frozenset())
    assert why_not(NEIGHBOUR, Move.HAND_IN_PART, done) == "part_handed_in"
    assert not may_see(NEIGHBOUR, replace(shared, type=MatterType.ACCUSATION))


def test_what_the_clock_does_is_nobodys_button() -> None:
    everybody = officer(10, *((role, COUNTY) for role in Role))
    shared = replace(CASE, flags=frozenset({Flag.PARTS_OPEN}))
    assert why_not(everybody, Move.COMPLETE_PARTS, shared) == "role"


def test_a_stand_in_acts_for_whoever_is_away_only_where_no_post_of_their_own_carries_it() -> None:
    lent = replace(post(Role.LIAISON, TOWN), held_for=LIAISON.id)
    stand_in = replace(NEIGHBOUR, posts=(*NEIGHBOUR.posts, lent))
    assigned = replace(CASE, stage=Stage.ASSIGNED)
    assert acts_for(stand_in, Move.ACKNOWLEDGE, assigned) == LIAISON.id
    assert acts_for(LIAISON, Move.ACKNOWLEDGE, assigned) is None
    # where neither their own post nor a lent one carries it, it is nobody's place
    assert acts_for(NEIGHBOUR, Move.ACKNOWLEDGE, assigned) is None


def test_nobody_stands_in_where_whoever_is_away_is_recused() -> None:
    theirs = replace(post(Role.DEPUTY, COUNTY), held_for=DEPUTY.id)
    stand_in = replace(STAFF, posts=(*STAFF.posts, theirs))
    assert may_see(stand_in, CASE)
    kept = replace(CASE, recused=frozenset({DEPUTY.id}))
    assert not may_see(stand_in, kept)
    assert may_see(stand_in, replace(kept, owner_path=OTHER))  # by the post of their own
    assert is_kept_away(DEPUTY, kept)
    assert not is_kept_away(stand_in, kept)


def test_a_stand_in_does_what_the_post_they_hold_does_and_no_more() -> None:
    """An inspector is on no team, nor does a staff member in the inspector's place."""
    theirs = replace(post(Role.INSPECTOR, OTHER), held_for=INSPECTOR.id)
    stand_in = replace(STAFF, posts=(*STAFF.posts, theirs))
    assert not may_see(stand_in, replace(CASE, team=frozenset({INSPECTOR.id})))
    assert not may_see(stand_in, replace(CASE, owner_id=INSPECTOR.id))
    assert may_see(stand_in, replace(CASE, team=frozenset({STAFF.id})))


def test_what_somebody_may_read_goes_by_the_post_that_gives_them_sight() -> None:
    both = officer(20, (Role.CLERK, OTHER), (Role.LIAISON, TOWN))
    assert may_see(both, CASE)
    assert not sees_as(both, CASE, *IDENTITY_ROLES)
    assert sees_as(both, replace(CASE, place_path=OTHER), *IDENTITY_ROLES)
    assert not sees_as(LEADER, CASE, *IDENTITY_ROLES)


def test_a_recusal_is_decided_only_by_whose_word_it_is_and_while_it_waits() -> None:
    asked = replace(
        CASE,
        undecided=frozenset({Word(Role.DEPUTY, TOWN)}),
        kept_by=frozenset({Word(Role.DEPUTY, TOWN), Word(Role.LEADER, COUNTY)}),
    )
    assert why_not(DEPUTY, Move.GRANT_RECUSAL, asked) is None
    assert why_not(DEPUTY, Move.GRANT_RECUSAL, CASE) == "no_recusal"
    assert why_not(CLERK, Move.GRANT_RECUSAL, asked) == "role"
    of_leaders = replace(asked, kept_by=frozenset({Word(Role.LEADER, COUNTY)}))
    assert why_not(DEPUTY, Move.REFUSE_RECUSAL, of_leaders) == "no_recusal"
    assert why_not(LEADER, Move.REFUSE_RECUSAL, of_leaders) is None
