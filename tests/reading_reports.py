"""Reading a report's two files as somebody in another office would: by titles, heads and rows."""

import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import docx
from openpyxl import load_workbook

Row = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """What stands in a file: its words, and its tables by title, each row by its heads."""

    words: str
    tables: dict[str, list[Row]]

    def rows(self, title: str, name: str) -> dict[str, Row]:
        """The rows of a table, by what stands in one column."""
        return {str(row[name]): row for row in self.tables[title]}


def document(content: bytes) -> Read:
    """The words and tables of a document; a table is called by the line above it."""
    paper = docx.Document(io.BytesIO(content))
    words, tables, last = [], {}, ""
    for block in paper.iter_inner_content():
        if hasattr(block, "rows"):
            rows = [[cell.text for cell in row.cells] for row in block.rows]
            if title := re.fullmatch(r"(?:表\d+\s|Table \d+\.)\s*(.+)", last):
                tables[title[1]] = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
            words += ["\t".join(row) for row in rows]
            last = ""
            continue
        last = block.text.strip() or last
        words.append(block.text)
    return Read("\n".join(words), tables)


def workbook(content: bytes) -> Read:
    """The words and tables of a workbook; a title stands alone in its line above the heads."""
    book = load_workbook(io.BytesIO(content))
    words, tables = [], {}
    for sheet in book:
        title, heads = "", []
        for line in sheet.iter_rows(values_only=True):
            cells = [cell for cell in line if cell is not None]
            words += [str(cell) for cell in cells]
            if len(cells) < 2:
                title, heads = str(cells[0]) if cells else "", []
            elif not heads:
                heads = cells
                tables.setdefault(title or sheet.title, [])
            else:
                row = dict(zip(heads, line, strict=False))
                tables[title or sheet.title].append(row)
    return Read("\n".join(words), tables)


def percent(cell: object) -> Decimal:
    """A percentage as it is shown: a number of a workbook, or text of a document."""
    return Decimal(str(cell).rstrip("%")).quantize(Decimal("0.1"))
