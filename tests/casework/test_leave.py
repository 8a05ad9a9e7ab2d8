"""Who covers for whom, and which leaves are refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import leave
from casework.leave import Leave
from casework.people import Language, Officer, Post, Role
from casework.people_errors import LeaveError
from casework.visits import Absence

TODAY = date(2026, 10, 28)  # a Wednesday


def nov(day: int) -> date:
    return date(2026, 11, day)


def test_the_chain_is_followed_to_whoever_is_there() -> None:
    assert leave.final_stand_in({1: 2}, 1) == 2
    assert leave.final_stand_in({1: 2, 2: 3}, 1) == 3
    assert leave.final_stand_in({1: 2, 2: 3, 3: 4}, 1) == 4
    assert leave.final_stand_in({1: 2}, 2) is None


def test_a_circle_ends_with_nobody() -> None:
    assert leave.final_stand_in({1: 2, 2: 1}, 1) is None
    assert leave.final_stand_in({1: 2, 2: 3, 3: 2}, 1) is None
    assert leave.final_stand_in({1: 1}, 1) is None


@given(st.dictionaries(st.integers(1, 6), st.integers(1, 6)), st.integers(1, 6))
def test_whoever_covers_in_the_end_is_there_and_is_somebody_else(
    away: dict[int, int], who: int
) -> None:
    found = leave.final_stand_in(away, who)
    assert found is None or (found not in away and found != who)


@pytest.mark.parametrize(
    ("stand_in", "away", "may"),
    [
        ({Role.STAFF}, {Role.LIAISON}, True),
        ({Role.STAFF}, {Role.DEPUTY}, True),
        ({Role.LIAISON}, {Role.LIAISON}, True),
        # a liaison never meets an accusation, which the office's own people do
        ({Role.LIAISON}, {Role.STAFF}, False),
        ({Role.LIAISON}, {Role.LIAISON, Role.CLERK}, False),
        ({Role.LIAISON, Role.STAFF}, {Role.CLERK}, True),
        ({Role.PARTNER}, {Role.LIAISON}, False),
        ({Role.PARTNER}, {Role.PARTNER}, True),
        # pairs that one person may not hold
        ({Role.INSPECTOR}, {Role.CLERK}, False),
        ({Role.CLERK}, {Role.INSPECTOR}, False),
        ({Role.ADMINISTRATOR}, {Role.INSPECTOR}, False),
        ({Role.DEPUTY}, {Role.INSPECTOR}, True),
        (set(), {Role.LIAISON}, False),
    ],
)
def test_who_may_cover_for_whom(stand_in: set[Role], away: set[Role], may: bool) -> None:  # noqa: FBT001
    assert leave.may_cover(stand_in, away) is may


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (TODAY - timedelta(days=1), None, "past"),
        (nov(5), nov(3), "order"),
        (nov(3), date(2027, 11, 4), "long"),
    ],
)
def test_days_that_make_no_leave(first: date, last: date | None, reason: str) -> None:
    with pytest.raises(LeaveError) as caught:
        leave.check_days(first, last, TODAY)
    assert caught.value.facts["reason"] == reason


def test_a_leave_may_begin_today_and_last_one_day_or_a_year() -> None:
    leave.check_days(TODAY, TODAY, TODAY)
    leave.check_days(TODAY, TODAY + timedelta(days=365), TODAY)


def test_two_leaves_of_one_person_never_share_a_day() -> None:
    known = [Leave(1, 7, 8, nov(3), nov(5)), Leave(2, 9, 8, nov(6), nov(9))]
    for first, last in ((nov(1), nov(3)), (nov(4), nov(4)), (nov(5), nov(9)), (nov(1), nov(30))):
        with pytest.raises(LeaveError):
            leave.check_free(known, 7, first, last)
    leave.check_free(known, 7, nov(6), nov(9))
    leave.check_free([Leave(1, 7, 8, nov(3), nov(5), cancelled=True)], 7, nov(3), nov(5))
    # back on the 5th: that day is free again
    leave.check_free([Leave(1, 7, 8, nov(3), nov(9), ended_on=nov(5))], 7, nov(5), nov(5))


def test_a_circle_on_a_single_day_is_found() -> None:
    known = [Leave(1, 2, 3, nov(3), nov(5)), Leave(2, 3, 1, nov(5), nov(8))]
    with pytest.raises(LeaveError) as caught:
        leave.check_no_circle(known, 1, 2, nov(1), nov(6))
    assert caught.value.facts == {"reason": "circle", "day": nov(5)}
    leave.check_no_circle(known, 1, 2, nov(1), nov(4))


def test_an_early_return_makes_the_rest_no_absence() -> None:
    assert Leave(1, 7, 8, nov(3), nov(9), ended_on=nov(5)).absence == Absence(nov(3), nov(4))
    assert Leave(1, 7, 8, nov(3), nov(9), ended_on=nov(3)).absence is None
    assert Leave(1, 7, 8, nov(3), nov(9), cancelled=True).absence is None


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("11月5日", nov(5)),
        ("5号", nov(5)),
        ("11.5", nov(5)),
        ("3天", nov(5)),
        ("1天", nov(3)),
        ("周五", date(2026, 11, 6)),  # this week's Friday lies before the first day
        ("下周五", nov(6)),
        ("1月4日", date(2027, 1, 4)),
        ("三十五号", None),
    ],
)
def test_the_last_day_as_people_say_it(typed: str, last: date | None) -> None:
    assert leave.read_last(typed, nov(3), TODAY) == last


@pytest.mark.parametrize(
    ("typed", "found", "name"),
    [
        ("11月3日 11月5日 何山", ["11月3日", "11月5日"], "何山"),
        ("11月3日 11月5日 何山", ["11月3日", "11月5日"], "何山"),
        ("11月3日到5日 何山", ["11月3日", "5日"], "何山"),
        ("11月3日-5日 何山", ["11月3日", "5日"], "何山"),
        ("11-3 11-5 何山", ["11-3", "11-5"], "何山"),
        ("明天至周五 何山", ["明天", "周五"], "何山"),
        ("tomorrow to friday He Shan", ["tomorrow", "friday"], "He Shan"),
        ("没这天 周五 何山", ["没这天", "周五"], "何山"),
        ("明天 何山", ["明天"], "何山"),
        ("明天 后天", ["明天", "后天"], ""),
        ("明天", ["明天"], ""),
        ("35日", ["35日"], ""),
        ("何山", [], "何山"),
        ("", [], ""),
    ],
)
def test_what_is_typed_falls_into_days_and_a_name(typed: str, found: list[str], name: str) -> None:
    days = {"明天", "周五", "后天", "11月3日", "11月5日", "5日", "tomorrow", "friday"}
    assert leave.split(typed, days.__contains__) == (found, name)


def test_whose_post_lets_one_act_in_a_unit() -> None:
    own = Post(Role.LIAISON, "t1", "c/t1/", date(2020, 1, 1))
    lent = Post(Role.LIAISON, "t2", "c/t2/", date(2020, 1, 1), held_for=7)
    who = Officer(1, "officer", Language.CHINESE, (own, lent))
    assert leave.held_for(who, "c/t2/v/", Role.LIAISON) == 7
    assert leave.held_for(who, "c/t1/v/", Role.LIAISON) is None  # one's own post does
    assert leave.held_for(who, "c/t3/", Role.LIAISON) is None  # no post does
    assert leave.held_for(who, None, Role.LIAISON) is None  # a matter without a place


# Who approves


def post(role: Role, path: str = "c/", section: str | None = None) -> Post:
    return Post(role, path.split("/")[-2], path, date(2020, 1, 1), section=section)


def someone(number: int, *posts: Post, **more: bool) -> Officer:
    return Officer(number, f"officer {number}", Language.CHINESE, posts, **more)


HEAD = someone(1, post(Role.SECTION_HEAD))
DEPUTY = someone(2, post(Role.DEPUTY))
LEADER = someone(3, post(Role.LEADER))
OFFICE = (HEAD, DEPUTY, LEADER)


@pytest.mark.parametrize(
    ("roles", "by"),
    [
        ((Role.LIAISON,), [1, 2]),
        ((Role.STAFF,), [1, 2]),
        ((Role.CLERK, Role.ADMINISTRATOR), [1, 2]),
        ((Role.SECTION_HEAD,), [2]),
        ((Role.INSPECTOR,), [2]),
        ((Role.STAFF, Role.SECTION_HEAD), [2]),
        ((Role.DEPUTY,), [3]),
        ((Role.CLERK, Role.DEPUTY), [3]),
        ((Role.LEADER,), []),
        ((), []),
    ],
)
def test_whose_word_a_leave_needs(roles: tuple[Role, ...], by: list[int]) -> None:
    whose = someone(9, *(post(role) for role in roles))
    assert [who.id for who in leave.approvers(whose, OFFICE)] == by


def test_a_step_with_nobody_there_passes_to_the_next() -> None:
    whose = someone(9, post(Role.STAFF))
    away = someone(2, post(Role.DEPUTY), away=True)
    stopped = someone(1, post(Role.SECTION_HEAD), active=False)
    assert leave.approvers(whose, (stopped, away, LEADER)) == [LEADER]
    assert leave.approvers(whose, (stopped, away)) == []


def test_a_section_heads_word_is_for_their_own_section_and_their_own_unit() -> None:
    whose = someone(9, post(Role.STAFF, section="one"))
    own, other = (
        someone(n, post(Role.SECTION_HEAD, section=s)) for n, s in ((4, "one"), (5, "two"))
    )
    elsewhere = someone(6, post(Role.DEPUTY, "c/t1/"))
    assert leave.approvers(whose, (own, other, elsewhere)) == [own]
    assert leave.approvers(someone(9, post(Role.STAFF)), (own, other)) == [own, other]


def test_a_leave_that_waits_or_was_refused_is_no_absence() -> None:
    asked = Leave(1, 7, 8, nov(3), nov(5), state=leave.LeaveState.ASKED)
    assert asked.absence is None
    assert asked.span == Absence(nov(3), nov(5))
    assert leave.away_on([asked], nov(4)) == {}
    assert leave.planned_on([asked], nov(4)) == {7: 8}
    refused = Leave(1, 7, 8, nov(3), nov(5), state=leave.LeaveState.REFUSED)
    assert refused.span is None
    leave.check_free([refused], 7, nov(3), nov(5))
    with pytest.raises(LeaveError):
        leave.check_free([asked], 7, nov(5), nov(9))
    with pytest.raises(LeaveError):
        leave.check_no_circle([asked], 8, 7, nov(3), nov(3))
