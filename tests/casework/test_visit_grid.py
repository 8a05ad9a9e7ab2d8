"""A month day by day: what was done stands before what is planned, and that before an absence."""

from datetime import date

from casework.calendar import WorkingCalendar
from casework.duty import ALWAYS, Duty
from casework.visit_grid import DayMark, day_marks
from casework.visits import Absence, FieldDay

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 10, 20)
CALENDAR = WorkingCalendar()


def a_day(n: int, *, half: bool = False, counts: bool = True) -> FieldDay:
    day = date(2026, 10, n)
    return FieldDay(1, day, "v", half=half, met=True, heard=True, confirmed=counts)


def marks(*logged: FieldDay, **more: object) -> dict[int, DayMark]:
    facts: dict[str, object] = {"duties": ALWAYS} | more
    found = day_marks(OCTOBER, TODAY, CALENDAR, logged, **facts)  # type: ignore[arg-type]
    assert len(found) == 31
    return dict(enumerate(found, 1))


def test_whole_and_half_days_and_those_that_do_not_count_yet() -> None:
    found = marks(a_day(12), a_day(13, half=True), a_day(14, counts=False))
    assert [found[n] for n in (12, 13, 14, 15)] == [
        DayMark.DONE,
        DayMark.HALF,
        DayMark.WAITING,
        DayMark.PLAIN,
    ]


def test_two_halves_of_one_day_are_a_day() -> None:
    assert marks(a_day(12, half=True), a_day(12, half=True))[12] is DayMark.DONE


def test_days_off_follow_the_calendar_and_a_visit_on_one_is_shown() -> None:
    found = marks(a_day(24))
    assert [found[n] for n in (1, 10, 17, 24)] == [
        DayMark.OFF,
        DayMark.PLAIN,  # a make-up working day
        DayMark.OFF,
        DayMark.DONE,
    ]


def test_a_plan_is_shown_until_its_day_has_passed() -> None:
    planned = [date(2026, 10, n) for n in (19, 20, 22)]
    found = marks(a_day(22), planned=planned)
    assert [found[n] for n in (19, 20, 22)] == [DayMark.PLAIN, DayMark.PLANNED, DayMark.DONE]


def test_absences_and_days_without_the_duty_are_shown_alike() -> None:
    away = [Absence(date(2026, 10, 12), date(2026, 10, 13))]
    duties = [Duty(1, "u", "u/", date(2026, 10, 9))]
    found = marks(absences=away, duties=duties, planned=[date(2026, 10, 13)])
    assert [found[n] for n in (8, 9, 12, 13, 14)] == [
        DayMark.AWAY,
        DayMark.PLAIN,
        DayMark.AWAY,
        DayMark.AWAY,
        DayMark.PLAIN,
    ]
