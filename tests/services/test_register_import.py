"""An existing register comes in whole or not at all, and its figures are those of the report."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from registers import GOOD, HEAD, REGISTER, Office, faults, open_office

from casework import register
from casework.errors import ImportFaultsError
from casework.imports import Progress
from casework.matters import MatterType
from casework.people import Language
from services.register_import import import_register
from storage.database import Database
from wording import register_template
from wording.speaker import Speaker
from wording.texts import words_for


@pytest.fixture
def lite(lite_database: Database) -> Office:
    return open_office(lite_database)


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


@pytest.mark.parametrize("column", ["superior_number", "上级编号"])
def test_a_number_from_above_may_stand_beside_and_is_kept_in_one_form(
    lite: Office, column: str
) -> None:
    other = GOOD.replace("K7", "K8")
    lite.load(f"{GOOD},省信[2024] 7号", f"{other},", head=f"{HEAD},{column}")
    numbers = {case.entry: case.superior_number for case in lite.all()}
    assert numbers == {"K7": "省信〔2024〕7号", "K8": None}
    long = GOOD.replace("K7", "K9") + "," + "省" * 41
    assert faults(lite, long, head=f"{HEAD},{column}") == [(2, "too_long")]


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
