"""The workbook of a report: its tables by section, and a sheet that defines every figure.

Text is written as text, whatever it begins with, so that no name of a unit becomes a formula.
"""

import io
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from casework.report import Report
from casework.statistics import Share
from casework.suppression import Hidden
from wording.report import speaking, tables
from wording.report.speaking import Say
from wording.report.tables import Cell, Table

_WIDTHS = (28, 24, 14, 14, 14, 14)
_DEFINITIONS = (24, 24, 90)
_LINE = 16  # points


def make(say: Say, report: Report) -> bytes:
    """The workbook's bytes."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sections = tables.of(say, report)
    styles = _styles(book)
    for name, found in sections.items():
        if found:
            _section(say, report, book.add_worksheet(say(f"report-sheet-{name}")), found, styles)
    everything = [table for found in sections.values() for table in found]
    _definitions(say, book.add_worksheet(say("report-sheet-definitions")), everything, styles)
    book.set_properties({"title": speaking.title(say, report)})
    book.close()
    return file.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    edge = {"border": 1, "valign": "vcenter"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "name": book.add_format({"bold": True, "font_size": 12}),
        "head": book.add_format({**edge, "bold": True, "bg_color": "#E8EDF3", "align": "center"}),
        "text": book.add_format({**edge, "text_wrap": True}),
        "hidden": book.add_format({**edge, "align": "right"}),
        "number": book.add_format({**edge, "num_format": "#,##0"}),
        "each": book.add_format({**edge, "num_format": "0.00"}),
        "share": book.add_format({**edge, "num_format": '0.0"%"'}),
        "note": book.add_format({"text_wrap": True, "italic": True, "valign": "top"}),
    }


def _section(
    say: Say, report: Report, sheet: Any, found: tuple[Table, ...], styles: dict[str, Any]
) -> None:
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, speaking.title(say, report), styles["title"])
    row = 2
    for table in found:
        sheet.write_string(row, 0, say(f"report-t-{table.name}"), styles["name"])
        for at, column in enumerate(table.columns):
            sheet.write_string(row + 1, at, say(f"report-c-{column}"), styles["head"])
        for beneath, cells in enumerate(table.rows, row + 2):
            for at, cell in enumerate(cells):
                _write(say, sheet, (beneath, at), cell, styles)
        row += len(table.rows) + 3
    sheet.merge_range(row, 0, row, 5, "", styles["note"])
    sheet.write_string(
        row, 0, say("report-note-guarded" if report.guarded else "report-note"), styles["note"]
    )
    sheet.set_row(row, 32)
    sheet.freeze_panes(1, 0)
    _on_paper(sheet)


def _write(say: Say, sheet: Any, at: tuple[int, int], cell: Cell, styles: dict[str, Any]) -> None:
    if isinstance(cell, Share):
        if cell.percent is None or cell.is_suppressed:
            key = "report-few" if cell.of else "report-none"
            sheet.write_string(*at, say(key), styles["hidden"])
        else:
            sheet.write_number(*at, float(cell.percent), styles["share"])
    elif isinstance(cell, int):
        sheet.write_number(*at, cell, styles["number"])
    elif isinstance(cell, Decimal):
        sheet.write_number(*at, float(cell), styles["each"])
    else:
        hidden = isinstance(cell, Hidden)
        told = say(f"report-{cell}") if hidden else cell
        sheet.write_string(*at, told, styles["hidden" if hidden else "text"])


def _definitions(say: Say, sheet: Any, found: list[Table], styles: dict[str, Any]) -> None:
    for at, width in enumerate(_DEFINITIONS):
        sheet.set_column(at, at, width)
    for at, name in enumerate(("table", "figure", "meaning")):
        sheet.write_string(0, at, say(f"report-d-{name}"), styles["head"])
    row = 0
    for row, line in enumerate(definitions(say, found), 1):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text, styles["text"])
        sheet.set_row(row, _LINE * max(map(_lines, line, _DEFINITIONS)))
    sheet.merge_range(row + 2, 0, row + 2, 2, "", styles["note"])
    sheet.write_string(row + 2, 0, say("report-def-few"), styles["note"])
    sheet.set_row(row + 2, 2 * _LINE)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    _on_paper(sheet)


def _on_paper(sheet: Any) -> None:
    """One page wide, on A4."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is two wide."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return -(-wide // (width - 1))


def definitions(say: Say, found: list[Table]) -> Iterator[tuple[str, str, str]]:
    """Each figure of the tables: its table, its name, and how it is counted."""
    for table in found:
        name = say(f"report-t-{table.name}")
        for column in (one for one in table.columns if one not in _NAMES):
            meaning = say(f"report-def-{table.name}-{column}")
            yield name, say(f"report-c-{column}"), meaning
        for row, defined in zip(table.rows, table.defined, strict=False):
            yield name, str(row[0]), say(f"report-def-{defined}")


# Columns that name what a row is about.
_NAMES = frozenset({"item", "kind", "type", "subtype", "year", "month", "unit"})
