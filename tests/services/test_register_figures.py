"""What a register that was taken in comes to."""

from collections import Counter
from datetime import date

import pytest
import register_rows
from published import check_published
from registers import REGISTER, Office, open_office

from casework.access import may_see
from casework.matters import Channel
from casework.statistics import parse_period
from casework.workflow import Stage
from services import audit, counting
from services.counts import Counts
from storage import cases, units
from storage.database import Database
from storage.measures import Measure, by_channel
from storage.unit import Reader


@pytest.fixture
def office(database: Database) -> Office:
    return open_office(database)


def test_the_two_years_come_to_the_published_report(office: Office) -> None:
    report = office.load_bytes(REGISTER.read_bytes())
    assert (report.entries, report.persons, report.first, report.last) == (
        65,
        110,
        "2012-01-08",
        "2013-12-11",
    )
    rows = office.database.read_now(register_rows.rows, office.who("leader"))
    check_published(rows, parse_period("2012..2013"))


def test_the_counters_say_the_same_and_what_fell_due_stands_at_its_due_day(office: Office) -> None:
    office.load_bytes(REGISTER.read_bytes())
    assert office.database.read_now(counting.compare) == []

    def question(view: Reader) -> tuple[dict[Channel, int], int, int, int, int]:
        county = units.get(view, "990000")
        assert county is not None
        counts = Counts(view, office.who("leader"), county)
        first, last = date(2012, 1, 1), date(2013, 12, 31)
        received = counts.ask(by_channel(Measure.RECEIVED), first, last)
        return (
            {one: n for one in Channel if (n := received[Measure.RECEIVED + one])},
            counts.ask(by_channel(Measure.PERSONS), first, last).total,
            counts.total(Measure.FALLING_DUE, date(2013, 1, 1), last),
            counts.total(Measure.ON_TIME, first, last),
            counts.total(Measure.OPEN_DUE),
        )

    received, persons, due_in_2013, on_time, still_open = office.database.read_now(question)
    assert received == {"letter": 24, "visit": 41}
    assert persons == 110
    assert (due_in_2013, on_time, still_open) == (7, 8, 0)


def test_every_entry_is_a_closed_case_of_its_year_on_record(office: Office) -> None:
    office.load_bytes(REGISTER.read_bytes())
    found = office.all()
    assert {case.stage for case in found} == {Stage.CLOSED}
    assert Counter(case.year for case in found) == {2012: 29, 2013: 36}
    assert len({(case.year, case.serial) for case in found}) == 65
    assert {case.entry for case in found} == {f"{n:03}" for n in range(1, 66)}
    sixth = next(case for case in found if case.entry == "006")
    assert (sixth.filed, sixth.subtype, sixth.outcome) == (True, "village_policy_breach", "upheld")
    assert sixth.closed_on == sixth.replied_on == date(2012, 4, 6)
    finding = office.database.read_now(audit.verify)
    assert finding.fault is None
    assert finding.count == 1 + 65 + 1  # the units, the entries, the import


def test_an_accusation_is_never_the_business_of_the_unit_it_is_about(office: Office) -> None:
    office.load_bytes(REGISTER.read_bytes())

    def seen_by(name: str) -> set[str | None]:
        who = office.who(name)

        def question(view: Reader) -> set[str | None]:
            found = {case.entry for case in office.all() if cases.seen(view, who, case.id)}
            by_table = {
                case.entry for case in office.all() if may_see(who, cases.standing(view, case))
            }
            assert found == by_table
            return found

        return office.database.read_now(question)

    about_it = {"003", "023", "025", "064"}  # 025 accuses
    assert seen_by("liaison") == seen_by("section") == about_it - {"025"}
    assert len(seen_by("clerk")) == len(seen_by("leader")) == 65
    assert seen_by("administrator") == set()
