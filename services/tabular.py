"""Reading tables that people send: .csv in the encodings in use, and .xlsx.

Nothing is guessed silently: what cannot be read is a fault with a code.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from casework.imports import LineFault
from casework.sensitive import strip_unseen
from services import excel

UTF8, GB18030 = "UTF-8", "GB18030"
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF8_MARK, _UTF16_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
# With dashes, slashes, dots, or the signs for year, month and day.
_DATE = re.compile(r"([0-9]{4})[-/.\u5e74]([0-9]{1,2})[-/.\u6708]([0-9]{1,2})\u65e5?")
_YEARS = range(2000, 2101)
# Above this share of double bytes outside GB 2312, a text was hardly written in GBK.
_STRANGE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its number in the file, and its cells by the names of the columns."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A file that could be read; ``columns`` are trimmed and in lower case."""

    file: str
    encoding: str
    columns: frozenset[str]
    lines: tuple[Line, ...]
    faults: tuple[LineFault, ...] = ()


class UnreadableError(Exception):
    """The file is no table that can be read; ``fault`` says why."""

    def __init__(self, file: str, code: str, line: int = 0, **facts: str) -> None:
        super().__init__(code)
        self.fault = LineFault(file, line, code, facts)


def read(file: str, content: bytes) -> Table:
    """The table in a file of this name; raises :class:`UnreadableError`."""
    if not content.strip():
        raise UnreadableError(file, "empty")
    if content.startswith(_OLD_EXCEL):
        raise UnreadableError(file, "old_excel")
    if content.startswith(_ZIP):
        return _table(file, "xlsx", _excel_rows(file, content))
    text, encoding = _decoded(file, content)
    return _table(file, encoding, _csv_rows(file, text))


def _table(file: str, encoding: str, rows: Iterable[tuple[int, list[str]]]) -> Table:
    seen = ((number, [strip_unseen(cell).strip() for cell in cells]) for number, cells in rows)
    filled = ((number, cells) for number, cells in seen if any(cells))
    header = next(filled, None)
    if header is None:
        raise UnreadableError(file, "empty")
    names = [plain(cell).lower() for cell in header[1]]
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise UnreadableError(file, "column_twice", header[0], column=twice)
    lines, faults = [], []
    for number, cells in filled:
        if any(cells[len(names) :]):
            faults.append(LineFault(file, number, "too_many_cells"))
        lines.append(Line(number, dict(zip(names, cells, strict=False))))
    columns = frozenset(name for name in names if name)
    return Table(file, encoding, columns, tuple(lines), tuple(faults))


def plain(text: str) -> str:
    """A code or number as it is meant: full-width signs made ordinary, no space around it."""
    return unicodedata.normalize("NFKC", text).strip()


def read_day(text: str) -> date | None:
    """The day that a cell names, of the years 2000 to 2100; none when it is no such day."""
    found = _DATE.fullmatch(plain(text))
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


# .csv


def _decoded(file: str, content: bytes) -> tuple[str, str]:
    if content.startswith(_UTF16_MARKS):
        return _as(file, content, "UTF-16"), "UTF-16"
    if b"\0" in content:
        raise UnreadableError(file, "not_a_table")
    try:
        return content.decode("utf-8-sig"), UTF8
    except UnicodeDecodeError as error:
        if content.startswith(_UTF8_MARK):
            line = content[: error.start].count(b"\n") + 1
            raise UnreadableError(file, "encoding", line, guess=UTF8) from error
    if _is_strange_for_gbk(content):
        raise UnreadableError(file, "encoding", guess="Big5")
    return _as(file, content, GB18030), GB18030


def _as(file: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(file, "encoding", line, guess="?") from error


def _is_strange_for_gbk(content: bytes) -> bool:
    """Whether the double bytes are mostly such as Big5 has and everyday GBK has not."""
    pairs = strange = position = 0
    while position < len(content) - 1:
        first, second = content[position], content[position + 1]
        if first < 0x81:
            position += 1
            continue
        pairs += 1
        strange += not (0xA1 <= first <= 0xF7 and second >= 0xA1) and not 0x30 <= second <= 0x39
        position += 2
    return strange > pairs * _STRANGE_SHARE and _decodes(content, "big5")


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _csv_rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    last = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableError(file, "not_a_table", reader.line_num) from error
        if cells is None:
            return
        yield last + 1, cells
        last = reader.line_num


# .xlsx


def _excel_rows(file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from excel.rows(content)
    except excel.ExcelError as error:
        raise UnreadableError(file, error.code, most=str(excel.MOST_ROWS)) from error
