"""The parts of a document: title, paragraphs, tables, charts, what is left to write, signature."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Length, Mm, Pt
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph

from wording.report.typography import SMALL

INDENT = 2 * 16  # points; two characters
_TABLE = Pt(10.5)
_HIGHEST = Mm(125)  # of a chart: its text stays legible, and a small one fits on the page beside it
# How wide a column of texts is beside one of numbers.
_WIDER = 1.8
# A table of no more rows is not broken between pages.
_STAYS_WHOLE = 14


def title(document: Document, lines: Sequence[str]) -> None:
    """The title, broken where the sense breaks."""
    run = document.add_paragraph(style="Title").add_run(lines[0])
    for line in lines[1:]:
        run.add_break()
        run.add_text(line)


def paragraph(document: Document, text: str) -> Paragraph:
    """A paragraph of the text, its first line two characters in."""
    found = document.add_paragraph(text)
    found.paragraph_format.first_line_indent = Pt(INDENT)
    return found


def heading(document: Document, text: str) -> None:
    """A heading of the first level."""
    found = document.add_paragraph(text, style="Heading 1")
    found.paragraph_format.first_line_indent = Pt(INDENT)
    found.paragraph_format.keep_with_next = True


def caption(document: Document, text: str, *, above: bool) -> None:
    """The line above a table or below a figure."""
    found = document.add_paragraph(text, style="Caption")
    found.alignment = WD_ALIGN_PARAGRAPH.CENTER
    found.paragraph_format.keep_with_next = above


def grid(
    document: Document, head: Sequence[str], rows: Sequence[Sequence[str]], *, texts: int
) -> None:
    """A table; its head comes again on every page, numbers stand right of `texts` columns."""
    table = document.add_table(rows=0, cols=len(head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    share = 156 / (len(head) + texts * (_WIDER - 1))
    widths = [Mm(share * (_WIDER if at < texts else 1)) for at in range(len(head))]
    whole = len(rows) <= _STAYS_WHOLE
    for at, cells in enumerate((head, *rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if at == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            within = cell.paragraphs[0]
            _cell(within, text, head=at == 0, left=column < texts)
            within.paragraph_format.keep_with_next = at == 0 or (whole and at < len(rows))
    _set_widths(table, widths)
    _room_after(document)


def _set_widths(table: Grid, widths: Sequence[Length]) -> None:
    """Word reads the widths of the cells, others those of the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _cell(paragraph_: Paragraph, text: str, *, head: bool, left: bool) -> None:
    run = paragraph_.add_run(text)
    run.font.size, run.font.bold = _TABLE, head
    side = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT
    paragraph_.alignment = WD_ALIGN_PARAGRAPH.CENTER if head else side
    paragraph_.paragraph_format.line_spacing = Pt(18)


def _room_after(document: Document) -> None:
    found = document.add_paragraph()
    found.paragraph_format.line_spacing = Pt(12)


def _room_before(document: Document) -> None:
    found = document.add_paragraph()
    found.paragraph_format.line_spacing = Pt(6)
    found.paragraph_format.keep_with_next = True


def figure(document: Document, picture: Any, told: str) -> None:
    """A chart, with words for whoever does not see it."""
    found = document.add_paragraph()
    found.alignment = WD_ALIGN_PARAGRAPH.CENTER
    found.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    found.paragraph_format.keep_with_next = True
    shape = found.add_run().add_picture(picture, width=Mm(130))
    if shape.height > _HIGHEST:
        shape.width, shape.height = Emu(shape.width * _HIGHEST // shape.height), _HIGHEST
    shape._inline.docPr.set("descr", told)


def beside(document: Document, title: str, facts: Sequence[str], prompt: str) -> None:
    """What is left to write, with the facts in the column beside it."""
    _room_before(document)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, (Mm(60), Mm(96)))
    left, right = table.rows[0].cells
    _facts(left, title, facts)
    last = right.paragraphs[0]  # a cell ends with a paragraph
    last.paragraph_format.line_spacing = Pt(4)
    field = _FILL_IN.format(ns=nsdecls("w"), prompt=_escaped(prompt))
    last._element.addprevious(parse_xml(field))
    table.rows[0].height = Mm(48)
    _room_after(document)


def _facts(cell: Any, title: str, facts: Sequence[str]) -> None:
    for at, text in enumerate((title, *facts)):
        paragraph_ = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        run = paragraph_.add_run(text)
        run.font.size, run.font.bold = SMALL, at == 0
        paragraph_.paragraph_format.line_spacing = Pt(20)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


# A field that is overwritten as one begins to write.
_FILL_IN = """<w:sdt {ns}><w:sdtPr><w:showingPlcHdr/></w:sdtPr>
<w:sdtContent><w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr><w:color w:val="666666"/>
</w:rPr><w:t>{prompt}</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


def signature(document: Document, who: str, when: str) -> None:
    """Who signs and when, on the right: the date four characters in, who signs in its middle."""
    document.add_paragraph().paragraph_format.keep_with_next = True
    middle = (_width(when) - _width(who)) / 2
    for text, goes_on, further in ((who, True, middle), (when, False, 0)):
        found = document.add_paragraph(text)
        found.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        found.paragraph_format.right_indent = Pt(max(0, 4 * 16 + further))
        found.paragraph_format.keep_with_next = goes_on


def _width(text: str) -> float:
    """How wide a text of the body is, in points: a Chinese character is as wide as it is high."""
    return sum(16 if unicodedata.east_asian_width(sign) in "WF" else 8 for sign in text)


def note(document: Document, text: str) -> None:
    """A note in small type; it goes with the signature, which never stands on a page alone."""
    found = document.add_paragraph()
    found.add_run(text).font.size = SMALL
    found.paragraph_format.line_spacing = Pt(20)
    found.paragraph_format.keep_with_next = found.paragraph_format.keep_together = True
