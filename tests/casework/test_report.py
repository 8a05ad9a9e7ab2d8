from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from a_report import busy_year

from casework.people import Unit, UnitKind
from casework.report import (
    AnsweredCount,
    DueCount,
    Kind,
    OpenCount,
    ReceivedCount,
    compared_with,
    counted_until,
    months_of,
    tells_kinds,
    years_beside,
)
from casework.report_figures import (
    by_month,
    came_in,
    channels,
    filed_of,
    kinds,
    middle_days,
    occurrences,
    timeliness_of,
    types,
    units_below,
)
from casework.sheets_status import LETTERS, VISITS, Received
from casework.statistics import Share, Timeliness, parse_period
from casework.suppression import Hidden

COUNTY = Unit("99", "青溪县", "青溪县", UnitKind.COUNTY, "99/")
LIU = Unit("991", "柳湾镇", "柳湾镇", UnitKind.TOWNSHIP, "99/991/", "99")
YUN = Unit("992", "云岭乡", "云岭乡", UnitKind.TOWNSHIP, "99/992/", "99")


def came(
    n: int,
    channel: str = "letter",
    type_: str = "appeal",
    subtype: str = "",
    month: str = "2026-10",
    *,
    filed: bool = False,
    occurrence: str = "first",
    persons: int = 1,
) -> ReceivedCount:
    return ReceivedCount(month, channel, type_, subtype, occurrence, filed, n, n * persons)


def due(
    n: int,
    on_time: int,
    path: str = "99/991/",
    month: str = "2026-10",
    *,
    filed: bool = False,
    given: bool = True,
) -> DueCount:
    return DueCount(month, path, filed, given, n, n, on_time)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2026-10", "2025-10"),
        ("2026-Q1", "2025-Q1"),
        ("2026", "2025"),
        ("2025-07..2026-06", "2024-07..2025-06"),
        ("2012..2013", "2010..2011"),
        ("2025-01..2026-03", "2023-10..2024-12"),
    ],
)
def test_a_period_is_compared_with_the_year_before_or_the_stretch_before(
    period: str, before: str
) -> None:
    assert compared_with(parse_period(period)) == parse_period(before)


def test_what_still_runs_is_compared_with_as_many_days() -> None:
    period, before = parse_period("2026"), parse_period("2025")
    assert counted_until(period, before, date(2026, 3, 1)) == (date(2026, 3, 1), date(2025, 3, 1))
    assert counted_until(period, before, date(2027, 1, 1)) == (period.last, before.last)
    leap, after = parse_period("2024-02"), parse_period("2023-02")
    assert counted_until(leap, after, date(2024, 2, 28))[1] == date(2023, 2, 28)


def test_months_that_have_not_begun_are_left_out() -> None:
    found = months_of(parse_period("2026-Q4"), date(2026, 11, 26))
    assert found == (date(2026, 10, 1), date(2026, 11, 1))


def test_years_stand_with_one_before_and_one_after_as_far_as_they_have_begun() -> None:
    assert list(years_beside(parse_period("2012..2013"), date(2026, 1, 1))) == [
        2011,
        2012,
        2013,
        2014,
    ]
    assert list(years_beside(parse_period("2026"), date(2026, 11, 26))) == [2025, 2026]


def test_letters_are_told_in_items_and_visits_in_parties_and_persons() -> None:
    rows = [came(2), came(3, "same_letter"), came(2, "joint_visit", persons=6), came(4, "phone")]
    assert came_in(rows) == Received(letters=5, visits=2, visitors=12, others=4)


def test_channels_stand_in_the_order_of_the_list_with_what_was_before() -> None:
    found = channels([came(3, "phone"), came(1)], [came(2, "visit")])
    assert found == (
        Kind("letter", 1, 4, 0),
        Kind("visit", 0, 4, 2),
        Kind("phone", 3, 4, 0),
    )
    assert found[2].share == Share(3, 4)


def test_first_and_repeated_are_both_told_when_there_is_none() -> None:
    assert occurrences([came(2)], []) == (Kind("first", 2, 2, 0), Kind("repeat", 0, 2, 0))


def test_a_type_stands_with_its_subjects_and_what_is_not_stated() -> None:
    rows = [
        came(6, type_="appeal", subtype="pay_treatment_retirement"),
        came(2, type_="appeal"),
        came(1, type_="appeal", subtype="of_old"),
        came(1, type_="accusation", subtype="township_style"),
    ]
    accusation, appeal, enquiry = types(rows, [], guarded=False)
    assert accusation.kind == Kind("accusation", 1, 10, 0)
    assert [(one.code, one.count) for one in appeal.subtypes] == [
        ("pay_treatment_retirement", 6),
        ("of_old", 1),
        ("", 2),
    ]
    assert enquiry.kind.count == 0
    assert enquiry.subtypes == ()


def test_below_the_county_small_kinds_are_hidden_with_what_would_tell_them() -> None:
    rows = [
        came(2, type_="accusation", subtype="township_style"),
        came(9, type_="appeal", subtype="pay_treatment_retirement"),
        came(12, type_="appeal", subtype="party_member_or_branch_election"),
        came(20, type_="enquiry", subtype="suggestion_or_question"),
    ]
    accusation, appeal, enquiry = types(rows, rows, guarded=True)
    few = Kind("township_style", Hidden.FEW, 43, Hidden.FEW)
    assert accusation.subtypes == (few,)
    assert accusation.kind == Kind("accusation", Hidden.FEW, 43, Hidden.FEW)
    assert accusation.kind.share is None
    assert accusation.kind.known == 0
    told = [line.kind.count for line in (appeal, enquiry)]
    assert Hidden.COVER in told  # the sum of all three is told
    whole = next(line for line in (appeal, enquiry) if line.kind.known)
    assert whole.kind.known == sum(one.known for one in whole.subtypes)


def test_of_fewer_than_five_in_all_nothing_is_told_of_kinds() -> None:
    accusation, appeal, _ = types([came(3)], [], guarded=True)
    assert (accusation.kind.count, appeal.kind.count) == (Hidden.FEW, Hidden.FEW)
    assert {len(accusation.subtypes), len(appeal.subtypes)} == {3, 4}
    found = kinds(("a", "b"), Counter(a=4, b=4), guarded=True)
    assert {one.count for one in found} == {Hidden.FEW}
    only = kinds(("a", "b", "c"), Counter(a=2), guarded=True)
    assert len(only) == 3  # what stands there does not tell that there is none of the others
    shown = kinds(("a", "b", "c"), Counter(a=9, b=7), guarded=True)
    assert [one.code for one in shown] == ["a", "b"]
    assert kinds(("a",), Counter(), guarded=True) == ()


def test_what_was_filed_is_not_told_of_a_place_below_where_it_is_little() -> None:
    rows, fell_due = [came(2, filed=True), came(5)], [due(2, 1, filed=True), due(3, 3)]
    kept = Timeliness(2, 2, Share(1, 2))
    assert filed_of(rows, fell_due, guarded=False) == (2, kept)
    assert filed_of(rows, fell_due, guarded=True) == (None, None)
    assert filed_of([came(5)], [], guarded=True) == (0, Timeliness(0, 0, Share(0, 0)))


def test_all_that_fell_due_counts_and_filed_matters_once_more_apart() -> None:
    rows = [due(4, 3), due(2, 2, filed=True)]
    assert timeliness_of(rows) == Timeliness(6, 6, Share(5, 6))
    assert timeliness_of(rows, filed=True) == Timeliness(2, 2, Share(2, 2))


def test_each_month_stands_beside_the_one_it_is_compared_with() -> None:
    months = [(date(2026, 10, 1), date(2025, 10, 1))]
    found = by_month(months, [came(7)], [came(5, month="2025-10")], [due(6, 5)])
    assert [(one.received, one.before, one.on_time) for one in found] == [(7, 5, Share(5, 6))]


def test_the_middle_of_the_days_is_told_of_five_and_more() -> None:
    rows = [AnsweredCount("letter", days, "", 1) for days in (1, 2, 9, 9)]
    assert middle_days(rows, LETTERS) is None
    rows += [AnsweredCount("joint_letter", 3, "", 1), AnsweredCount("visit", 60, "", 9)]
    assert middle_days(rows, LETTERS) == 3
    assert middle_days(rows, VISITS) == 60


def test_outcomes_and_causes_stand_by_how_many_they_are() -> None:
    found = kinds(("a", "b", "c"), Counter(b=7, a=3), guarded=False)
    assert [(one.code, one.count, one.of) for one in found] == [("b", 7, 10), ("a", 3, 10)]


def test_units_below_stand_with_what_they_were_given_and_no_accusation() -> None:
    rows = [due(3, 2), due(1, 0, path="99/991/9911/"), due(4, 4, path="99/992/", given=False)]
    found = units_below(COUNTY, [LIU, YUN], rows, [OpenCount("99/991/", 2, 1)])
    assert [(one.name, one.on_time, one.open, one.overdue) for one in found] == [
        ("柳湾镇", Share(2, 4), 2, 1)
    ]


def test_a_unit_with_open_work_alone_is_told_too() -> None:
    found = units_below(COUNTY, [LIU, YUN], [], [OpenCount("99/992/", 2, 0)])
    assert [one.name for one in found] == ["云岭乡"]


def test_a_report_that_is_made_before_its_period_ends_is_of_a_running_one() -> None:
    assert busy_year().running
    assert not replace(busy_year(), until=date(2026, 12, 31)).running


def test_what_tells_of_nothing_at_all_is_empty() -> None:
    nothing = replace(busy_year(), total=0, timeliness=Timeliness(0, 0, Share(0, 0)))
    assert not nothing.is_empty  # there were field days
    work = replace(nothing.field_work, completion=Share(0, 66))
    assert not replace(nothing, field_work=work).is_empty  # and trips
    done = replace(nothing, field_work=replace(work, trips=0))
    assert not done.is_empty  # and what was found of matters that came before
    assert replace(done, outcomes=()).is_empty


@pytest.mark.parametrize("period", ["2025", "2026", "2025-10", "2025-Q4", "2024..2025"])
def test_below_the_county_kinds_are_told_of_whole_years_that_are_over(period: str) -> None:
    asked, today = parse_period(period), date(2026, 12, 31)
    assert tells_kinds(asked, today, guarded=True) is (period == "2025")
    assert tells_kinds(asked, today, guarded=False)
    found = replace(busy_year(guarded=True), period=asked, made_on=today)
    assert found.tells_kinds is (period == "2025")
