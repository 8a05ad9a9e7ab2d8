"""Tables are read as people send them, and what cannot be read is named."""

import io

import pytest
from openpyxl import Workbook

from services import tabular
from services.tabular import UnreadableError

TEXT = "code,name\n001,柳湾镇\n002,石桥镇\n"


def excel(rows: list[list[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gbk", "GB18030"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16"),
    ],
)
def test_the_encodings_in_use_are_recognised(encoding: str, told: str) -> None:
    table = tabular.read("units.csv", TEXT.encode(encoding))
    assert table.encoding == told
    assert [line["name"] for line in table.lines] == ["柳湾镇", "石桥镇"]


def test_a_rare_sign_of_a_name_is_read_in_gb18030() -> None:
    table = tabular.read("people.csv", "name\n张喆\n李堃\n王𬭎\n".encode("gb18030"))
    assert [line["name"] for line in table.lines] == ["张喆", "李堃", "王𬭎"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel"),
        (b"PK\x03\x04 no archive", "not_excel"),
        (b"a\0b", "not_a_table"),
        (b"code,name\n1,\xff\xfe\xfd\n", "encoding"),
        (b"\xef\xbb\xbfcode,name\n1,\xb4\xf3\n", "encoding"),
        ("name\n東關村民委員會鎮鄉區縣臺灣\n".encode("big5"), "encoding"),
        (b"name,Name\n1,2\n", "column_twice"),
    ],
)
def test_what_is_no_readable_table_is_named(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        tabular.read("some.csv", content)
    assert (refused.value.fault.file, refused.value.fault.code) == ("some.csv", code)


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    table = tabular.read("x.csv", b'a,b\r\n\r\n1,"two\nlines"\r\n3,4,5\r\n')
    assert [line.number for line in table.lines] == [3, 5]
    assert [(fault.line, fault.code) for fault in table.faults] == [(5, "too_many_cells")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_found_whatever_parts_them(delimiter: str) -> None:
    table = tabular.read("x.csv", f" Code {delimiter}NAME\n1{delimiter}x\n".encode())
    assert table.columns == {"code", "name"}


def test_a_workbook_reads_like_the_same_csv() -> None:
    content = excel([["code", "name", "day"], [411324001001, "幸福路社区", None], [None] * 3])
    table = tabular.read("units.xlsx", content)
    assert [line.cells for line in table.lines] == [
        {"code": "411324001001", "name": "幸福路社区", "day": ""}
    ]
    assert table.lines[0].number == 2


def test_full_width_signs_are_made_ordinary() -> None:
    assert tabular.plain(" ４１1324－U０１ ") == "411324-U01"
