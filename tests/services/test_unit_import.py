"""Units come in whole or not at all, in any order, and every wrong line is named."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from casework.errors import ImportFaultsError
from casework.imports import LineFault, UnitsImported
from casework.people import UnitKind
from services.unit_import import import_units
from storage import units
from storage.database import Database

DATA = Path(__file__).parent.parent / "data"
VILLAGES = ("villages.csv", (DATA / "villages-411324.csv").read_bytes())
TOWNSHIPS = ("townships.csv", (DATA / "townships-411324.csv").read_bytes())
TEMPLATE = ("template.csv", (DATA / "units-qingxi.csv").read_bytes())


def template(*lines: str) -> tuple[str, bytes]:
    return "own.csv", "\n".join(["code,name,kind,parent_code", *lines, ""]).encode()


def load(
    database: Database, *sources: tuple[str, bytes], county: str | None = None
) -> UnitsImported:
    return database.write_now(import_units, None, sources, county)


def faults(database: Database, *sources: tuple[str, bytes]) -> Sequence[LineFault]:
    with pytest.raises(ImportFaultsError) as refused:
        load(database, *sources)
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("sources", [(VILLAGES, TOWNSHIPS), (TOWNSHIPS, VILLAGES)])
def test_the_published_files_give_a_county_in_any_order(
    database: Database, sources: tuple[tuple[str, bytes], ...]
) -> None:
    report = load(database, *sources, county="镇平县")
    assert report.kinds == {"county": 1, "township": 22, "village": 432}
    assert (report.added, report.remarks) == (455, ())
    county = database.read_now(units.get, "411324")
    village = database.read_now(units.get, "411324001001")
    assert county is not None
    assert village is not None
    assert (county.name, county.kind, county.parent_code) == ("镇平县", UnitKind.COUNTY, None)
    assert (village.short_name, village.path) == ("幸福路社区", "411324/411324001/411324001001/")
    assert len(database.read_now(units.children, "411324")) == 22


def test_a_county_without_a_name_takes_its_code_and_can_be_named_later(
    lite_database: Database,
) -> None:
    report = load(lite_database, TOWNSHIPS)
    assert [remark.code for remark in report.remarks] == ["county_unnamed"]
    again = load(lite_database, TOWNSHIPS, county="镇平县")
    assert (again.added, again.renamed, again.unchanged) == (0, 1, 22)
    kept = load(lite_database, TOWNSHIPS)
    assert (kept.renamed, kept.remarks) == (0, ())
    county = lite_database.read_now(units.get, "411324")
    assert county is not None
    assert county.name == "镇平县"


def test_the_template_comes_in_with_all_kinds(lite_database: Database) -> None:
    report = load(lite_database, TEMPLATE)
    assert report.kinds == {"county": 1, "township": 14, "village": 57, "county_unit": 12}


def test_lines_may_stand_in_any_order(lite_database: Database) -> None:
    head, *lines = TEMPLATE[1].decode().splitlines()
    load(lite_database, ("x.csv", "\n".join([head, *reversed(lines)]).encode()))
    assert len(lite_database.read_now(units.everything)) == 84


def test_coming_again_renames_and_never_deletes(lite_database: Database) -> None:
    load(lite_database, template("1,甲县,county,", "11,东关镇,township,1", "12,西关镇,township,1"))
    report = load(lite_database, template("11,东关街道,township,1"))
    assert (report.added, report.renamed, report.unchanged) == (0, 1, 0)
    found = lite_database.read_now(units.everything)
    assert [unit.name for unit in found] == ["甲县", "东关街道", "西关镇"]


def test_gbk_is_read_and_said(lite_database: Database) -> None:
    name, content = TEMPLATE
    report = load(lite_database, (name, content.decode().encode("gbk")))
    assert [(remark.code, remark.facts["encoding"]) for remark in report.remarks] == [
        ("encoding", "GB18030")
    ]
    found = lite_database.read_now(units.get, "990000001")
    assert found is not None
    assert found.name == "柳湾镇"


def test_a_workbook_with_numbers_for_codes_is_taken_in(lite_database: Database) -> None:
    book = Workbook()
    for row in (
        ["code", "name", "kind", "parent_code"],
        [990000, "青溪县", "county", None],
        [990000001.0, "柳湾镇", "township", 990000],
    ):
        book.worksheets[0].append(row)
    content = BytesIO()
    book.save(content)
    assert load(lite_database, ("units.xlsx", content.getvalue())).added == 2
    found = lite_database.read_now(units.get, "990000001")
    assert found is not None
    assert found.path == "990000/990000001/"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["11,镇,township,9"], [(2, "unknown_parent")]),
        (["1,甲县,county,", "1,乙县,county,"], [(3, "duplicate")]),
        (["1,县,county,", "11,镇,township,11"], [(3, "cycle")]),
        (["11,甲,village,12", "12,乙,village,11"], [(2, "cycle"), (3, "cycle")]),
        (["1,县,county,", "11,镇,hamlet,1"], [(3, "kind")]),
        (["1,县,county,", "111,村,village,1"], [(3, "parent_kind")]),
        (["11,镇,township,"], [(2, "no_parent")]),
        ([",县,county,"], [(2, "missing")]),
        (["1,,county,"], [(2, "missing")]),
        (["1/2,县,county,"], [(2, "code")]),
        (["4.11324E+11,村,village,1"], [(2, "mangled")]),
        (["1,县,county,,,extra"], [(2, "too_many_cells")]),
        ([f"1,{'长' * 61},county,"], [(2, "too_long")]),
        ([], [(0, "no_lines")]),
    ],
)
def test_each_wrong_line_is_named(
    lite_database: Database, lines: list[str], expected: list[tuple[int, str]]
) -> None:
    found = faults(lite_database, template(*lines))
    assert [(fault.line, fault.code) for fault in found] == expected
    assert {fault.file for fault in found} == {"own.csv"}


def test_nothing_of_a_file_with_a_fault_is_taken_in(database: Database) -> None:
    found = faults(database, TOWNSHIPS, VILLAGES, template("x,镇,township,nowhere"))
    assert [(fault.file, fault.line) for fault in found] == [("own.csv", 2)]
    assert database.read_now(units.everything) == []


def test_wrong_columns_say_which_are_needed(lite_database: Database) -> None:
    found = faults(lite_database, ("x.csv", b"code,title\n1,a\n"))
    assert [(fault.code, fault.facts["missing"]) for fault in found] == [
        ("columns", "name, kind, parent_code")
    ]


def test_a_unit_neither_moves_nor_changes_its_kind(lite_database: Database) -> None:
    load(lite_database, template("1,县,county,", "11,甲镇,township,1", "12,乙镇,township,1"))
    load(lite_database, template("111,村,village,11"))
    found = faults(lite_database, template("111,村,village,12", "12,乙局,county_unit,1"))
    assert [(fault.line, fault.code) for fault in found] == [(2, "moved"), (3, "kind_changed")]


def test_villages_need_their_townships(lite_database: Database) -> None:
    found = faults(lite_database, VILLAGES)
    assert len(found) == 432
    assert {fault.code for fault in found} == {"unknown_parent"}


def test_a_county_name_needs_exactly_one_county(lite_database: Database) -> None:
    with pytest.raises(ImportFaultsError) as refused:
        load(lite_database, TEMPLATE, county="青溪县")
    assert "county_which" in str(refused.value.facts["faults"])


def test_coordinates_are_kept_or_refused(lite_database: Database) -> None:
    head = "code,name,kind,parent_code,latitude,longitude"
    good = f"{head}\n1,县,county,,33.03,112.23\n".encode()
    assert load(lite_database, ("x.csv", good)).added == 1
    county = lite_database.read_now(units.get, "1")
    assert county is not None
    assert county.place == (33.03, 112.23)
    for place in ("91,112", "112.23,33.03", "north,112", "33,", "nan,nan"):
        found = faults(lite_database, ("x.csv", f"{head}\n2,县,county,,{place}\n".encode()))
        assert [fault.code for fault in found] == ["coordinate"]
