"""How long things are kept, by dates worked out by hand."""

from datetime import date

import pytest

from casework.matters import MatterType, Subject
from casework.retention import Keeping, KeptCase, Over, Retention, years_before
from casework.stages import CLOSED_STAGES, OPEN_STAGES, RESTING_STAGES, Stage


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 11, 23), 10, date(2016, 11, 23)),
        (date(2028, 2, 29), 1, date(2027, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2027, 2, 28), 3, date(2024, 2, 28)),
    ],
)
def test_a_period_ends_on_the_same_day_of_the_year(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


def test_every_type_of_matter_has_a_period() -> None:
    periods, today = Retention(), date(2026, 11, 23)
    ends = {kind: periods.last_day(Keeping(kind.value), today).year for kind in MatterType}
    assert ends == {
        MatterType.ACCUSATION: 2016,
        MatterType.APPEAL: 2016,
        MatterType.ENQUIRY: 2023,
    }
    assert periods.last_day(Keeping.UNREGISTERED, today) == date(2025, 11, 23)
    assert periods.forms_since(today) == date(2026, 8, 25)


def test_what_is_on_hold_is_counted_apart_and_does_not_go() -> None:
    held = KeptCase(1, (2015, 1), Keeping.APPEAL, held=True)
    goes = KeptCase(2, (2015, 2), Keeping.APPEAL)
    found = Over((held, goes), ((3, (2025, 1)),), ((Subject.VISIT, 4),))
    assert found.going == (goes,)
    assert found.subjects == ((Subject.CASE, 2), (Subject.LEAD, 3), (Subject.VISIT, 4))
    assert (found.counts[Keeping.APPEAL], found.counts[Keeping.UNREGISTERED]) == (1, 1)


def test_nothing_rests_that_somebody_may_still_have_to_answer() -> None:
    open_ones = OPEN_STAGES | {Stage.SUSPENDED, Stage.ROUTED_OUT, Stage.REPLIED, Stage.FOLLOW_UP}
    assert not RESTING_STAGES & open_ones
    assert {Stage.UNDER_REVIEW, Stage.UNDER_RECHECK} == CLOSED_STAGES - RESTING_STAGES
