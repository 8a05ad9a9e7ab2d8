"""Who may know of what a meeting has asked for."""

from dataclasses import replace
from datetime import date

from casework.meetings import ActionItem, may_see_action
from casework.people import Language, Officer, Post, Role

ITEM = ActionItem(1, 1, "c/", owner_id=1, due_on=date(2026, 12, 1), shared=False, set_by=9)


def officer(number: int, role: Role) -> Officer:
    held = Post(role, "c", "c/", date(2020, 1, 1))
    return Officer(number, f"officer {number}", Language.CHINESE, (held,))


def test_its_owner_and_those_who_see_the_meeting_know_of_it() -> None:
    assert may_see_action(officer(1, Role.STAFF), ITEM)
    assert may_see_action(officer(2, Role.CLERK), ITEM)
    assert not may_see_action(officer(2, Role.STAFF), ITEM)


def test_partners_know_of_shared_ones_only() -> None:
    partner = officer(3, Role.PARTNER)
    assert not may_see_action(partner, ITEM)
    assert may_see_action(partner, replace(ITEM, shared=True))


def test_whoever_has_been_stopped_knows_of_none() -> None:
    stopped = replace(officer(1, Role.CLERK), active=False)
    assert not may_see_action(stopped, replace(ITEM, shared=True))
