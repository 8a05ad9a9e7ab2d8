from datetime import date, timedelta

import pytest

from casework import visit_nudges, visits
from casework.calendar import WorkingCalendar
from casework.visit_nudges import Nudge
from casework.visits import Absence, FieldDay

CALENDAR = WorkingCalendar()


def nudges(today: date, done: int, *, planned: bool = False, **rest: list[Absence]) -> list[Nudge]:
    first = today.replace(day=1)
    logged = [
        FieldDay(7, first + timedelta(days=n), "v", met=True, heard=True, photo=True)
        for n in range(done)
    ]
    state = visits.month_state(today, today, CALENDAR, logged, absences=rest.get("absences", []))
    return visit_nudges.nudges_due(today, state, CALENDAR, planned=planned, **rest)


@pytest.mark.parametrize(
    ("today", "done", "due"),
    [
        # the first working day asks for a plan
        (date(2026, 3, 2), 0, [Nudge.PLAN]),
        (date(2026, 10, 8), 0, [Nudge.PLAN]),
        (date(2026, 3, 1), 0, []),
        (date(2026, 3, 3), 0, []),
        # the tenth, or the next working day, if none is done
        (date(2026, 3, 10), 0, [Nudge.NONE_DONE]),
        (date(2026, 3, 10), 1, []),
        (date(2026, 3, 11), 0, []),
        (date(2026, 1, 12), 0, [Nudge.NONE_DONE]),  # Sat 10 January
        (date(2026, 10, 10), 0, [Nudge.NONE_DONE]),  # a make-up Saturday
        # the twentieth likewise, if fewer than two are done
        (date(2026, 3, 20), 1, [Nudge.FEWER_THAN_TWO]),
        (date(2026, 3, 20), 0, [Nudge.FEWER_THAN_TWO]),
        (date(2026, 3, 20), 2, []),
        (date(2026, 9, 20), 1, [Nudge.FEWER_THAN_TWO]),  # a make-up Sunday
        (date(2026, 6, 22), 1, [Nudge.FEWER_THAN_TWO]),  # 19 to 21 June off
        # then whenever working days left <= days owed + 2; five, four, three of them
        (date(2026, 3, 24), 0, []),
        (date(2026, 3, 25), 0, [Nudge.RUNNING_OUT]),
        (date(2026, 3, 25), 1, []),
        (date(2026, 3, 26), 1, [Nudge.RUNNING_OUT]),
        (date(2026, 3, 28), 1, []),  # a Saturday
        # the last three working days, the section head as well
        (date(2026, 3, 27), 2, [Nudge.RUNNING_OUT, Nudge.TELL_SECTION_HEAD]),
        (date(2026, 3, 31), 0, [Nudge.RUNNING_OUT, Nudge.TELL_SECTION_HEAD]),
        (date(2026, 3, 31), 3, []),
    ],
)
def test_nudges_of_a_month(today: date, done: int, due: list[Nudge]) -> None:
    assert nudges(today, done) == due


def test_who_has_planned_is_not_asked_for_a_plan() -> None:
    assert nudges(date(2026, 3, 2), 0, planned=True) == []


def test_nobody_is_reminded_while_away() -> None:
    assert (
        nudges(date(2026, 3, 10), 0, absences=[Absence(date(2026, 3, 9), date(2026, 3, 10))]) == []
    )


def test_the_reason_for_a_shortfall_is_asked_on_the_first_or_the_next_working_day() -> None:
    assert visit_nudges.asks_for_reason_on(date(2026, 9, 15), CALENDAR) == date(2026, 10, 8)
    assert visit_nudges.asks_for_reason_on(date(2025, 12, 1), CALENDAR) == date(2026, 1, 4)


def test_hosts_are_asked_for_all_at_once_on_the_last_working_day_but_one() -> None:
    assert visit_nudges.asks_hosts_on(date(2026, 11, 5), CALENDAR) == date(2026, 11, 27)
    assert visit_nudges.asks_hosts_on(date(2026, 10, 5), CALENDAR) == date(2026, 10, 29)
