"""A unit hears of its own backlog once enough of it presses."""

from datetime import date

import pytest

from casework.backlog import Backlog, backlog

TODAY, UNTIL = date(2026, 11, 23), date(2026, 11, 30)
LATE, NOW, LAST, LATER = date(2026, 11, 20), TODAY, UNTIL, date(2026, 12, 1)


@pytest.mark.parametrize(
    ("due", "least", "expected"),
    [
        ((LATE, NOW, LAST), 3, Backlog(1, 2, LATE)),
        ((NOW, LAST, LATER), 3, None),
        ((LAST, NOW, LAST, LATER), 3, Backlog(0, 3, NOW)),
        ((LATE,), 1, Backlog(1, 0, LATE)),
        ((), 1, None),
        ((LATE,) * 9, 0, None),
    ],
)
def test_what_is_late_or_due_soon_is_told_from_so_many_on(
    due: tuple[date, ...], least: int, expected: Backlog | None
) -> None:
    assert backlog(due, TODAY, UNTIL, least) == expected
