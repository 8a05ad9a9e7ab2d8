"""A unit's appraisal by hand, and that no amount of work ever changes it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.appraisal import (
    WEIGHTS,
    Appraisal,
    AppraisalState,
    Handled,
    Line,
    Neutral,
    Part,
    appraise,
    field_days,
    is_open_to_leaders,
    lines_of,
    may_object,
)
from casework.statistics import Share, parse_period

QUARTER = parse_period("2026-Q3")
TIMELINESS, RESOLVED, SATISFIED, VISITS, QUALITY = Part


def made(**shares: tuple[int, int]) -> Appraisal:
    """An appraisal of so many good ones of so many, by the names of the parts."""
    lines = [
        Line(Part[name], ref, int(ref < count), 1)
        for name, (count, of) in shares.items()
        for ref in range(of)
    ]
    return appraise(lines)


def points(of: Appraisal) -> dict[Part, Decimal | None]:
    return {one.part: one.points for one in of.parts}


def neutral(of: Appraisal) -> dict[Part, Neutral | None]:
    return {one.part: one.neutral for one in of.parts}


def test_the_weights_make_a_hundred() -> None:
    assert [WEIGHTS[part] for part in Part] == [30, 25, 20, 15, 10]


def test_a_township_by_hand() -> None:
    found = made(
        TIMELINESS=(15, 16), RESOLVED=(9, 12), SATISFIED=(8, 10), VISITS=(16, 18), QUALITY=(12, 15)
    )
    assert points(found) == {
        TIMELINESS: Decimal("28.1"),
        RESOLVED: Decimal("18.8"),
        SATISFIED: Decimal("16.0"),
        VISITS: Decimal("13.3"),
        QUALITY: Decimal("8.0"),
    }
    # 28.125 + 18.75 + 16 + 13.333 + 8
    assert found.total == Decimal("84.2")


def test_a_part_that_does_not_count_leaves_its_weight_to_the_others() -> None:
    found = made(TIMELINESS=(8, 10), RESOLVED=(6, 6), VISITS=(9, 9))
    assert neutral(found)[SATISFIED] is Neutral.NOTHING
    # 24 + 25 + 15 of 70
    assert (found.weight, found.total) == (70, Decimal("91.4"))


def test_less_than_five_say_nothing_and_less_than_half_the_weight_no_total() -> None:
    found = made(TIMELINESS=(5, 5), RESOLVED=(4, 4), QUALITY=(5, 5))
    assert neutral(found)[RESOLVED] is Neutral.FEW
    assert points(found)[RESOLVED] is None
    assert (found.weight, found.total) == (40, None)
    assert made().total is None


@pytest.mark.parametrize(
    ("rated", "closed", "expected"),
    [(6, 20, None), (6, 21, Neutral.UNRATED), (4, 5, Neutral.FEW), (0, 9, Neutral.NOTHING)],
)
def test_satisfaction_is_neutral_below_thirty_in_a_hundred_rated(
    rated: int, closed: int, expected: Neutral | None
) -> None:
    lines = [Line(SATISFIED, n, int(n < rated), int(n < rated)) for n in range(closed)]
    (found,) = (one for one in appraise(lines).parts if one.part is SATISFIED)
    assert found.neutral is expected
    assert found.rated == Share(rated, closed)


DUE, REPLIED = date(2026, 8, 10), date(2026, 8, 7)
CASE = Handled(1, first_time=True)


@pytest.mark.parametrize(
    ("case", "part", "expected"),
    [
        (Handled(1, True, DUE, REPLIED), TIMELINESS, (1, 1)),
        (Handled(1, True, DUE, DUE), TIMELINESS, (1, 1)),
        (Handled(1, True, DUE, date(2026, 8, 11)), TIMELINESS, (0, 1)),
        (Handled(1, True, DUE), TIMELINESS, (0, 1)),
        (Handled(1, True, date(2026, 10, 1), REPLIED), TIMELINESS, None),
        (Handled(1, True, DUE, None, earlier=((DUE, REPLIED),)), TIMELINESS, (1, 2)),
        # Ninety days after 2 April is 1 July.
        (Handled(1, True, replied_on=date(2026, 4, 2)), RESOLVED, (1, 1)),
        (Handled(1, True, replied_on=date(2026, 4, 1)), RESOLVED, None),
        (Handled(1, True, replied_on=date(2026, 7, 2)), RESOLVED, (1, 1)),
        (Handled(1, True, replied_on=date(2026, 7, 3)), RESOLVED, None),
        (Handled(1, False, replied_on=date(2026, 5, 2)), RESOLVED, None),
        (Handled(1, True, replied_on=date(2026, 5, 2), came_again=True), RESOLVED, (0, 1)),
        (Handled(1, True, replied_on=date(2026, 5, 2), result="not_satisfied"), RESOLVED, (0, 1)),
        (Handled(1, True, closed_on=DUE, service="fairly", result="satisfied"), SATISFIED, (1, 1)),
        (Handled(1, True, closed_on=DUE, service="not_satisfied"), SATISFIED, (0, 1)),
        (Handled(1, True, closed_on=DUE, service="not_rated", result="fairly"), SATISFIED, (1, 1)),
        (Handled(1, True, closed_on=DUE, service="not_rated"), SATISFIED, (0, 0)),
        (Handled(1, True, closed_on=date(2026, 6, 30), result="fairly"), SATISFIED, None),
        (Handled(1, True, replied_on=REPLIED), QUALITY, (1, 1)),
        (Handled(1, True, replied_on=REPLIED, sent_back=True), QUALITY, (0, 1)),
        (Handled(1, True), QUALITY, None),
    ],
)
def test_what_a_case_adds_to_a_part(
    case: Handled, part: Part, expected: tuple[int, int] | None
) -> None:
    found = {line.part: (line.count, line.of) for line in lines_of(case, QUARTER)}
    assert found.get(part) == expected


def test_field_days_beyond_the_quota_of_a_month_make_up_for_no_other() -> None:
    assert field_days(7, [(5, 3), (1, 3), (3, 3)]) == Line(VISITS, 7, 7, 9)
    assert field_days(7, [(2, 0)]) is None


parts = st.fixed_dictionaries(
    {
        part.name: st.integers(5, 30).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
        for part in Part
    }
)


@given(parts, st.integers(2, 9))
def test_a_unit_with_many_times_the_work_done_alike_scores_alike(
    shares: dict[str, tuple[int, int]], times: int
) -> None:
    larger = {name: (count * times, of * times) for name, (count, of) in shares.items()}
    assert points(made(**larger)) == points(made(**shares))
    assert made(**larger).total == made(**shares).total


@given(parts, st.sampled_from(list(Part)))
def test_one_more_done_well_never_lowers_a_score_which_stays_within_its_bounds(
    shares: dict[str, tuple[int, int]], part: Part
) -> None:
    count, of = shares[part.name]
    before = made(**shares).total
    after = made(**shares | {part.name: (count + 1, of + 1)}).total
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 100


@given(parts, st.integers(1, 50))
def test_what_came_in_and_is_not_due_or_answered_yet_changes_nothing(
    shares: dict[str, tuple[int, int]], more: int
) -> None:
    open_ = Handled(0, first_time=True, due_on=date(2026, 12, 1))
    assert [line for _ in range(more) for line in lines_of(open_, QUARTER)] == []
    assert made(**shares).total is not None


def test_leaders_see_it_only_after_the_unit_has_had_its_say() -> None:
    told, accepted, objected, answered = AppraisalState
    by, today = date(2026, 10, 16), date(2026, 10, 16)
    assert not is_open_to_leaders(told, by, today)
    assert is_open_to_leaders(told, by, date(2026, 10, 17))
    assert is_open_to_leaders(accepted, by, today)
    assert not is_open_to_leaders(objected, by, date(2026, 12, 1))
    assert is_open_to_leaders(answered, by, today)
    assert may_object(told, by, today)
    assert not may_object(told, by, date(2026, 10, 17))
    assert not may_object(accepted, by, today)
