"""Days of the working calendar come in whole or not at all."""

from datetime import date

import pytest

from casework.errors import ImportFaultsError
from casework.holidays import DayKind
from casework.imports import HolidaysImported
from services.holiday_import import import_holidays
from storage import calendar_days
from storage.database import Database
from storage.unit import Reader


def load(database: Database, *lines: str) -> HolidaysImported:
    content = "\n".join(["date,kind,name", *lines, ""]).encode()
    return database.write_now(import_holidays, None, [("days.csv", content)])


def kind_of(database: Database, day: date) -> tuple[DayKind, str | None]:
    def question(view: Reader) -> tuple[DayKind, str | None]:
        return view.calendar.look_up(day)

    return database.read_now(question)


def test_days_off_and_make_up_days_change_the_calendar(database: Database) -> None:
    report = load(database, "2030-10-01,day_off,国庆节", "2030/10/12,make_up,国庆节调休")
    assert (report.days_off, report.make_up_days) == (1, 1)
    assert kind_of(database, date(2030, 10, 1)) == (DayKind.DAY_OFF, "国庆节")
    assert kind_of(database, date(2030, 10, 12)) == (DayKind.MAKE_UP, "国庆节调休")


def test_a_day_entered_again_is_replaced(lite_database: Database) -> None:
    load(lite_database, "2030-10-01,day_off,国庆节")
    load(lite_database, "2030年10月1日,make_up,抢收")
    assert kind_of(lite_database, date(2030, 10, 1)) == (DayKind.MAKE_UP, "抢收")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2030-13-01,day_off,x"], [(2, "date")]),
        (["2030-02-30,day_off,x"], [(2, "date")]),
        (["next week,day_off,x"], [(2, "date")]),
        (["0030-01-01,day_off,x"], [(2, "date")]),
        (["2030-01-01,holiday,x"], [(2, "day_kind")]),
        (["2030-01-01,weekend,x"], [(2, "day_kind")]),
        (["2030-01-01,day_off,x", "2030/1/1,make_up,y"], [(3, "day_twice")]),
        ([f"2030-01-01,day_off,{'长' * 41}"], [(2, "too_long")]),
    ],
)
def test_each_wrong_line_is_named_and_nothing_is_taken_in(
    lite_database: Database, lines: list[str], expected: list[tuple[int, str]]
) -> None:
    with pytest.raises(ImportFaultsError) as refused:
        load(lite_database, "2030-05-01,day_off,劳动节", *lines)
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    assert [(fault.line - 1, fault.code) for fault in found] == expected
    with lite_database.engine.connect() as connection:
        calendar = calendar_days.load(connection, "Asia/Shanghai")
    assert calendar.look_up(date(2030, 5, 1)).name != "劳动节"
