"""An .xlsx unfolds to what a table of ours may be, and not to what somebody made it say."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from services import excel
from services.excel import ExcelError

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def made() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((("code", "name"), ("1", "青溪县"))):
            sheet.write_row(at, 0, row)
    return written.getvalue()


def changed(part: str, change: Callable[[bytes], bytes], honest: bytes | None = None) -> bytes:
    """An honest file with one part otherwise, as nobody's program would write it."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(honest or made())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return written.getvalue()


def refused(content: bytes) -> str:
    started = time.monotonic()
    with pytest.raises(ExcelError) as error:
        list(excel.rows(content))
    assert time.monotonic() - started < 5
    return error.value.code


def test_what_unpacks_to_a_gigabyte_is_not_unpacked() -> None:
    bomb = changed(SHEET, lambda old: old + b" " * (excel.MOST_UNPACKED + 1))
    assert len(bomb) < 100_000
    assert refused(bomb) == "too_large"


def test_one_long_text_that_stands_in_ten_thousand_cells_is_not_read_ten_thousand_times() -> None:
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"
    cells = changed(SHEET, lambda old: old.replace(b"</sheetData>", row * 200 + b"</sheetData>"))
    assert len(list(excel.rows(cells))) == 202
    text = b"<t>" + "\u200b村".encode() * 100_000
    long = changed(STRINGS, lambda old: old.replace(b"<t>code", text), cells)
    assert refused(long) == "too_large"


def test_a_part_that_is_longer_than_it_says_is_not_unpacked_further() -> None:
    bomb = bytearray(changed(SHEET, lambda old: old + b" " * (excel.MOST_UNPACKED + 1)))
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo(SHEET).file_size
    lie = bytes(bomb).replace(size.to_bytes(4, "little"), (700).to_bytes(4, "little"))
    assert refused(lie) == "not_excel"


def test_ten_thousand_parts_are_refused() -> None:
    written = io.BytesIO(made())
    with zipfile.ZipFile(written, "a") as archive:
        for n in range(excel.MOST_PARTS):
            archive.writestr(f"xl/{n}", b"")
    assert refused(written.getvalue()) == "too_large"


@pytest.mark.parametrize("number", [b"1048576", b"99999999999999"])
def test_a_row_said_to_stand_a_million_rows_below_makes_no_million_rows(number: bytes) -> None:
    far = changed(SHEET, lambda old: old.replace(b'<row r="2"', b'<row r="' + number + b'"'))
    assert refused(far) == "too_many_rows"


def test_a_cell_said_to_stand_a_billion_columns_to_the_right_makes_no_columns() -> None:
    far = changed(SHEET, lambda old: old.replace(b'r="B2"', b'r="ZZZZZZZ2"'))
    assert refused(far) == "not_excel"


def test_a_sheet_said_to_be_as_large_as_any_can_be_is_read_as_large_as_it_is() -> None:
    wide = changed(SHEET, lambda old: old.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert b'ref="A1:B2"' in zipfile.ZipFile(io.BytesIO(made())).read(SHEET)
    assert [cells[:2] for _, cells in excel.rows(wide)] == [["code", "name"], ["1", "青溪县"]]


LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(12)
)


@pytest.mark.parametrize(
    ("entities", "name"),
    [(LAUGHS, b"&l11;"), (b'<!ENTITY f SYSTEM "file:///etc/passwd">', b"&f;")],
)
@pytest.mark.parametrize(("part", "root"), [(STRINGS, b"<sst"), (SHEET, b"<worksheet")])
def test_entities_that_multiply_or_name_a_file_are_not_followed(
    entities: bytes, name: bytes, part: str, root: bytes
) -> None:
    def change(old: bytes) -> bytes:
        head, mark, body = old.partition(root)
        body = body.replace(b">code<", b">" + name + b"<").replace(b"<v>0<", b"<v>" + name + b"<")
        return head + b"<!DOCTYPE x [" + entities + b"]>" + mark + body

    assert refused(changed(part, change)) == "not_excel"


def test_a_locked_a_broken_and_a_foreign_archive_are_no_table() -> None:
    whole = made()
    assert refused(whole[: len(whole) // 2]) == "not_excel"
    torn = bytearray(whole)
    torn[200:260] = bytes(60)
    assert refused(bytes(torn)) == "not_excel"
    foreign = io.BytesIO()
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    assert refused(foreign.getvalue()) == "not_excel"
