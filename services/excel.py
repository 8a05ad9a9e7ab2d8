"""Reading the first sheet of an .xlsx, however it was made: nothing in it unfolds without a limit.

A file tells how long each part is when unpacked, and no more than that is ever unpacked; a sheet
may say that its cells stand in the millionth row or column, and nothing is made for the gap.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

# Bytes of all parts together; a county's villages are 6 million.
MOST_UNPACKED = 32 * 1024 * 1024
MOST_PARTS = 1000
MOST_ROWS = 100_000
# Signs of all cells together: a text is written once, and a million cells may name it.
MOST_SIGNS = 8_000_000
# Columns; what stands further right is no table of ours.
_WIDEST = 60


class ExcelError(Exception):
    """The file cannot be read; ``code`` says why, one of not_excel, too_large and too_many_rows."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers; raises :class:`ExcelError`."""
    from openpyxl import load_workbook

    _check_unpacked(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a sheet says of its own size may be anything
        yield from _filled(sheet.iter_rows(max_col=_WIDEST, values_only=True))
    except ExcelError:
        raise
    except Exception as error:  # the reader raises whatever a broken file leads it to
        raise ExcelError("not_excel") from error


def _filled(found: Iterable[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    """The rows with anything in them, each as wide as the first at least."""
    width = signs = 0
    for number, row in enumerate(found, 1):
        if number > MOST_ROWS:
            raise ExcelError("too_many_rows")
        last = next((at for at in range(len(row), 0, -1) if row[at - 1] is not None), 0)
        if last:
            width = width or last
            cells = [_cell(value) for value in row[: max(width, last)]]
            signs += sum(map(len, cells))
            if signs > MOST_SIGNS:
                raise ExcelError("too_large")
            yield number, cells


def _check_unpacked(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:
        raise ExcelError("not_excel") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ExcelError("too_large")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
