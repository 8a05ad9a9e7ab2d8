"""An existing register comes in whole or not at all, and its figures are those of the report."""

import io
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from small_county import add_person

from casework import register
from casework.access import may_see
from casework.cases import Case
from casework.errors import ImportFaultsError
from casework.imports import Progress, RegisterImported
from casework.matters import MatterType
from casework.people import Language, Officer, Role
from casework.statistics import Figures, Share, count_by_year, figures, parse_period
from casework.workflow import Stage
from services import audit, counting
from services.counts import Counts
from services.register_import import import_register
from services.unit_import import import_units
from storage import cases, people, units
from storage import register as kept
from storage.database import Database
from storage.measures import Measure
from storage.unit import Reader, Unit
from storage.visible import any_case
from wording import imports as words
from wording import register_template
from wording.speaker import Speaker
from wording.texts import words_for

DATA = Path(__file__).parents[1] / "data"
REGISTER = DATA / "register-2012-2013.csv"
HEAD = ",".join(register.COLUMNS)
GOOD = "K7,2024-03-04,letter,appeal,,990000001,1,first,no,,2024-03-20,explained"


@dataclass
class Office:
    """A county with its clerk and some who see less."""

    database: Database
    ids: dict[str, int]

    def who(self, name: str) -> Officer:
        found = self.database.read_now(people.get, self.ids[name])
        assert found is not None
        return found

    def load(self, *lines: str, head: str = HEAD, by: str = "clerk") -> RegisterImported:
        return self.load_bytes("\n".join([head, *lines, ""]).encode(), by=by)

    def load_bytes(
        self, content: bytes, by: str = "clerk", name: str = "r.csv"
    ) -> RegisterImported:
        return self.database.write_now(import_register, self.who(by), [(name, content)])

    def all(self) -> list[Case]:
        def question(view: Reader) -> list[Case]:
            found = [cases.get(view, row.id) for row in view.run(any_case())]
            return [case for case in found if case is not None]

        return self.database.read_now(question)


@pytest.fixture
def office(database: Database) -> Office:
    return _office(database)


@pytest.fixture
def lite(lite_database: Database) -> Office:
    return _office(lite_database)


def _office(database: Database) -> Office:
    units_file = [("u.csv", (DATA / "units-qingxi.csv").read_bytes())]

    def work(unit: Unit) -> dict[str, int]:
        import_units(unit, None, units_file)
        known = units.many(unit, ["990000", "990000001", "990000002"])
        return {
            "clerk": add_person(unit, "周清和", Role.CLERK, known["990000"]),
            "local": add_person(unit, "许清", Role.CLERK, known["990000001"]),
            "liaison": add_person(unit, "林小溪", Role.LIAISON, known["990000002"]),
            "section": add_person(unit, "郑科", Role.SECTION_HEAD, known["990000002"]),
            "leader": add_person(unit, "顾长川", Role.LEADER, known["990000"]),
            "administrator": add_person(unit, "白管理", Role.ADMINISTRATOR, known["990000"]),
        }

    return Office(database, database.write_now(work))


def faults(
    office: Office, *lines: str, head: str = HEAD, by: str = "clerk"
) -> list[tuple[int, str]]:
    with pytest.raises(ImportFaultsError) as refused:
        office.load(*lines, head=head, by=by)
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    for language in Language:
        assert len(list(words.faults(words_for(language), found))) == len(found) + 1
    return [(fault.line, fault.code) for fault in found]


def as_published(found: Figures) -> dict[str, object]:
    def written(share: Share) -> dict[str, object]:
        return {"count": share.count, "of": share.of, "percent": share.percent}

    filed = found.filed_timeliness
    return {
        "total": found.total,
        "by_channel": {code: written(share) for code, share in found.by_channel.items()},
        "by_type": {code: written(share) for code, share in found.by_type.items()},
        "by_subtype": found.by_subtype,
        "filed": {
            "filed": found.filed,
            "due": filed.due,
            "closed": filed.closed,
            "on_time": filed.on_time.count,
            "on_time_percent": filed.on_time.percent,
        },
        "occurrence": found.occurrence,
        "persons": found.persons,
    }


def test_the_two_years_come_to_the_published_report(office: Office) -> None:
    report = office.load_bytes(REGISTER.read_bytes())
    assert (report.entries, report.persons, report.first, report.last) == (
        65,
        110,
        "2012-01-08",
        "2013-12-11",
    )
    text = (DATA / "report-2012-2013.json").read_text(encoding="utf-8")
    expected = json.loads(text, parse_float=Decimal)
    period = parse_period("2012..2013")
    rows = office.database.read_now(kept.rows, office.who("leader"))
    found = figures(rows, period)
    years = {str(year): n for year, n in count_by_year(rows, range(2012, 2015)).items()}
    assert years == expected.pop("by_year")
    assert expected.pop("period") == f"{period.first}/{period.last}"
    not_reached = expected.pop("published_shares_that_do_not_follow")
    assert as_published(found) == expected
    assert all(found.by_type[code].percent != said for code, said in not_reached.items())


def test_the_counters_say_the_same_and_what_fell_due_stands_at_its_due_day(office: Office) -> None:
    office.load_bytes(REGISTER.read_bytes())
    assert office.database.read_now(counting.compare) == []

    def question(view: Reader) -> tuple[dict[str, int], dict[str, int], int, int, int]:
        county = units.get(view, "990000")
        assert county is not None
        counts = Counts(view, office.who("leader"), county)
        first, last = date(2012, 1, 1), date(2013, 12, 31)
        return (
            counts.by_channel(Measure.RECEIVED, first, last),
            counts.by_channel(Measure.PERSONS, first, last),
            counts.total(Measure.FALLING_DUE, date(2013, 1, 1), last),
            counts.total(Measure.ON_TIME, first, last),
            counts.total(Measure.OPEN_DUE),
        )

    received, persons, due_in_2013, on_time, still_open = office.database.read_now(question)
    assert received == {"letter": 24, "visit": 41}
    assert sum(persons.values()) == 110
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


def test_accusations_take_their_numbers_at_random_between_the_others(lite: Office) -> None:
    kinds = ("appeal", "accusation", "enquiry")
    lines = [
        f"{n},2024-05-02,letter,{kinds[n % 3]},,990000001,1,first,no,,2024-06-01,"
        for n in range(150)
    ]
    lite.load(*lines)
    found = {int(case.entry or 0): case for case in lite.all()}
    accusing = [case.serial for n, case in sorted(found.items()) if n % 3 == 1]
    others = [case.serial for n, case in sorted(found.items()) if n % 3 != 1]
    assert others == sorted(others)
    assert accusing != sorted(accusing)
    assert not set(accusing) & set(others)
    assert max(accusing) < max(others)
    assert set(range(1, max(others))) - {*accusing, *others}  # and some are nobody's


def test_numbers_go_on_after_those_that_were_given(lite: Office) -> None:
    lite.load(GOOD)
    lite.load(GOOD.replace("K7,", "K8,"))
    assert sorted(case.serial for case in lite.all()) == [1, 2]


def test_the_same_file_again_is_refused_line_by_line(lite: Office) -> None:
    lite.load_bytes(REGISTER.read_bytes())
    with pytest.raises(ImportFaultsError) as refused:
        lite.load_bytes(REGISTER.read_bytes())
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    assert [(fault.line, fault.code) for fault in found] == [
        (line, "entry_known") for line in range(2, 67)
    ]
    assert len(lite.all()) == 65


def test_next_years_register_may_begin_at_one_again(lite: Office) -> None:
    lite.load(GOOD)
    lite.load(GOOD.replace("2024", "2025"))
    assert [case.year for case in lite.all()] == [2024, 2025]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (GOOD.replace("letter", "pigeon"), "choice"),
        (GOOD.replace("appeal", "complaint"), "choice"),
        (GOOD.replace("first", "third"), "choice"),
        (GOOD.replace(",no,", ",maybe,"), "choice"),
        (GOOD.replace("explained", "won"), "choice"),
        (GOOD.replace("appeal,,", "appeal,township_style,"), "subtype"),
        (GOOD.replace("990000001", "123"), "unknown_unit"),
        (GOOD.replace("990000001", ""), "missing"),
        (GOOD.replace("K7", ""), "missing"),
        (GOOD.replace("K7", "9" * 41), "too_long"),
        (GOOD.replace(",1,first", ",0,first"), "persons"),
        (GOOD.replace(",1,first", ",many,first"), "persons"),
        (GOOD.replace(",1,first", ",99999,first"), "persons"),
        (GOOD.replace("2024-03-04", "2024-02-30"), "date"),
        (GOOD.replace("2024-03-04", "spring"), "date"),
        (GOOD.replace("2024-03-20", "2024-03-01"), "date_before"),
        (GOOD.replace("2024-03-20", "2026-12-01"), "date_future"),
        (GOOD.replace(",no,,", ",no,2024-03-01,"), "date_before"),
        (GOOD.replace("2024-03-20", ""), "not_closed"),
        (GOOD.replace("explained", "explained,more"), "too_many_cells"),
        (GOOD.replace("K7", "K6"), "entry_twice"),
    ],
)
def test_each_wrong_line_is_named_and_nothing_comes_in(lite: Office, line: str, code: str) -> None:
    assert faults(lite, GOOD.replace("K7", "K6"), line) == [(3, code)]
    assert lite.all() == []


def test_a_file_without_its_columns_says_which(lite: Office) -> None:
    assert faults(lite, "1,2", head="entry,received_on") == [(1, "columns")]
    both = HEAD.replace("outcome", "登记号")
    assert faults(lite, GOOD, head=both) == [(1, "column_twice")]


def test_a_clerk_registers_only_for_the_own_units(lite: Office) -> None:
    elsewhere = GOOD.replace("990000001", "990000002")
    assert faults(lite, GOOD, elsewhere, by="local") == [(3, "unknown_unit")]
    assert lite.load(GOOD, by="local").entries == 1


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_the_offices_own_words_are_understood(lite: Office, encoding: str) -> None:
    head = ",".join(register.word("column", column) for column in register.COLUMNS)
    line = "12,2024年3月4日,来访,检举控告,乡镇作风,柳湾镇,3,重复,是,2024/5/3,2024.4.1,查证属实"
    report = lite.load_bytes(f"{head}\n{line}\n".encode(encoding))
    assert (report.entries, report.persons) == (1, 3)
    assert len(report.remarks) == (encoding == "gb18030")
    (case,) = lite.all()
    assert (case.type, case.subtype, case.outcome) == (
        MatterType.ACCUSATION,
        "township_style",
        "upheld",
    )
    assert (case.place_code, case.filed, case.due_on) == ("990000001", True, date(2024, 5, 3))


@pytest.mark.parametrize("language", list(Language))
def test_the_template_filled_in_is_taken_in(lite: Office, language: Language) -> None:
    say = Speaker(words_for(language), lite.database.now(), lite.database.calendar)
    book = load_workbook(io.BytesIO(register_template.workbook(say, language)))
    sheet = book.worksheets[0]
    offered = {
        str(one.formula1).strip('"').split(",")[0]: str(one.sqref)
        for one in sheet.data_validations.dataValidation
    }
    assert len(offered) == len(register.CHOICES)
    first = {column: codes[0] for column, codes in register.CHOICES.items()}
    given = {
        "entry": "001",
        "received_on": date(2024, 3, 4),
        "unit_code": "990000001",
        "persons": 2,
        "due_on": None,
        "closed_on": date(2024, 3, 5),
    }
    row = [
        given[column]
        if column in given
        else next(word for word, cells in offered.items() if cells.startswith(letter))
        for column, letter in zip(register.COLUMNS, "ABCDEFGHIJKL", strict=True)
    ]
    row[4] = None if first["subtype"] == row[4] else row[4]  # of another type
    sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    report = lite.load_bytes(file.getvalue(), name="register.xlsx")
    assert (report.entries, report.channels) == (1, {"letter": 1})
    assert [case.entry for case in lite.all()] == ["001"]


@pytest.mark.parametrize("language", list(Language))
def test_the_template_as_it_is_has_nothing_to_take_in(lite: Office, language: Language) -> None:
    say = Speaker(words_for(language), lite.database.now(), lite.database.calendar)
    with pytest.raises(ImportFaultsError) as refused:
        lite.load_bytes(register_template.workbook(say, language), name="t.xlsx")
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    assert [fault.code for fault in found] == ["no_lines"]


def test_what_is_done_can_be_followed(lite: Office) -> None:
    progress = Progress()
    sources = [("r.csv", REGISTER.read_bytes())]
    lite.database.write_now(import_register, lite.who("clerk"), sources, progress)
    assert (progress.done, progress.total) == (65, 65)
