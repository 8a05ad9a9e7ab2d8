"""The list of service periods: which is which on its buttons."""

from datetime import date

from labels_read import labels
from visit_screens import SAY

from casework.service_periods import PeriodKind
from casework.sheets_periods import PeriodLine, PeriodsSheet
from wording import service_periods


def test_the_same_feast_of_two_years_is_told_apart_on_the_buttons() -> None:
    this, next_ = (
        PeriodLine(n, PeriodKind.DOUBLE_NINTH, "", date(year, 10, 12), date(year, 10, 18))
        for n, year in enumerate((2026, 2027))
    )
    named = PeriodLine(3, PeriodKind.ELECTION, "村委会换届", date(2027, 1, 4), date(2027, 1, 20))
    screen = service_periods.overview(SAY, PeriodsSheet((this,), (named, next_), ()))
    assert labels(screen)[:3] == ["重阳节", "村委会换届", "重阳节 2027年"]
