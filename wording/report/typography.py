"""How an official document is set: page, type and numbering as GB/T 9704-2012 has them.

Each typeface has a second name for machines without the first; where both are missing, the word
processor takes what it has. Sizes are those of the standard: 二号 22 pt, 三号 16 pt, 四号 14 pt.
"""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

LATIN = "Times New Roman"
# What each typeface of the standard is called, and what stands in for it.
TITLE, HEADING, SUBHEADING, TEXT, SONG = "title", "heading", "subheading", "text", "song"
BODY, LINE = Pt(16), Pt(28)
INDENT = 2 * 16  # points; two characters
_TABLE, _CAPTION = Pt(10.5), Pt(12)
# A table of no more rows is not broken between pages.
_STAYS_WHOLE = 14


class Faces:
    """The typefaces by name, told in words since they are Chinese names."""

    def __init__(self, names: dict[str, tuple[str, str]]) -> None:
        self._names = names

    def name(self, face: str) -> str:
        """What a typeface is called."""
        return self._names[face][0]

    def substitutes(self) -> list[tuple[str, str]]:
        """Every typeface with the name of its second choice."""
        return sorted(set(self._names.values()))


def lay_out(document: Document, faces: Faces) -> None:
    """Set page, styles, page numbers and second choices of typefaces for a new document."""
    _page(document)
    body = document.styles["Normal"]
    _face(body, faces.name(TEXT), BODY)
    _even(body.paragraph_format)
    for name, face, size in (
        ("Title", TITLE, Pt(22)),
        ("Heading 1", HEADING, BODY),
        ("Heading 2", SUBHEADING, BODY),
        ("Caption", HEADING, _CAPTION),
    ):
        style = document.styles[name]
        _face(style, faces.name(face), size)
        style.font.bold = style.font.italic = False
        style.font.color.rgb = None
        _even(style.paragraph_format)
    title = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(36)
    title.paragraph_format.space_after = LINE
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    _page_numbers(document, faces)
    _name_substitutes(document, faces)


def _page(document: Document) -> None:
    """A4; type area of 156 by 225 mm."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23)


def _face(style: Any, name: str, size: Pt) -> None:
    style.font.name, style.font.size = LATIN, size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)


def _even(form: Any) -> None:
    """Lines 28 pt apart, and nothing between paragraphs."""
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    form.space_before = form.space_after = Pt(0)
    form.keep_with_next = None


def _page_numbers(document: Document, faces: Faces) -> None:
    """«— 1 —» in 四号, outside: right on odd pages, left on even ones, a character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        paragraph.paragraph_format.left_indent = Pt(14)
        paragraph.paragraph_format.right_indent = Pt(14)
        for part in ("\u2014 ", None, " \u2014"):
            run = paragraph.add_run(part or "")
            run.font.size, run.font.name = Pt(14), faces.name(SONG)
            run._element.get_or_add_rPr().get_or_add_rFonts().set(
                qn("w:eastAsia"), faces.name(SONG)
            )
            if part is None:
                _field(run._element, "PAGE")


def _field(run: Any, code: str) -> None:
    for kind in ("begin", None, "separate", "text", "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = code
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run.append(element)


def _name_substitutes(document: Document, faces: Faces) -> None:
    """Say in the table of fonts what stands in for each; the library leaves that table alone."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in faces.substitutes()
    )
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


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


def caption(document: Document, text: str) -> None:
    """The line above a table or below a figure."""
    found = document.add_paragraph(text, style="Caption")
    found.alignment = WD_ALIGN_PARAGRAPH.CENTER
    found.paragraph_format.keep_with_next = True


def grid(
    document: Document, head: Sequence[str], rows: Sequence[Sequence[str]], *, texts: int
) -> None:
    """A table; its head comes again on every page, numbers stand right of `texts` columns."""
    table = document.add_table(rows=0, cols=len(head), style="Table Grid")
    table.alignment = 1
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
    _room_after(document)


def _cell(paragraph_: Paragraph, text: str, *, head: bool, left: bool) -> None:
    run = paragraph_.add_run(text)
    run.font.size, run.font.bold = _TABLE, head
    side = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT
    paragraph_.alignment = WD_ALIGN_PARAGRAPH.CENTER if head else side
    paragraph_.paragraph_format.line_spacing = Pt(18)


def _room_after(document: Document) -> None:
    found = document.add_paragraph()
    found.paragraph_format.line_spacing = Pt(12)


def figure(document: Document, picture: Any, told: str) -> None:
    """A chart as wide as the text, with words for whoever does not see it."""
    found = document.add_paragraph()
    found.alignment = WD_ALIGN_PARAGRAPH.CENTER
    found.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    found.paragraph_format.keep_with_next = True
    shape = found.add_run().add_picture(picture, width=Mm(140))
    shape._inline.docPr.set("descr", told)


def beside(document: Document, title: str, facts: Sequence[str], prompt: str) -> None:
    """What is left to write, with the facts in the column beside it."""
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.autofit = False
    left, right = table.rows[0].cells
    for cell, width in ((left, Mm(56)), (right, Mm(100))):
        cell.width = width
    _facts(left, title, facts)
    right._element.remove(right.paragraphs[0]._element)
    right._element.append(parse_xml(_FILL_IN.format(ns=nsdecls("w"), prompt=_escaped(prompt))))
    table.rows[0].height = Mm(48)
    _room_after(document)


def _facts(cell: Any, title: str, facts: Sequence[str]) -> None:
    for at, text in enumerate((title, *facts)):
        paragraph_ = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        run = paragraph_.add_run(text)
        run.font.size, run.font.bold = _CAPTION, at == 0
        paragraph_.paragraph_format.line_spacing = Pt(20)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


# A field that is overwritten as one begins to write.
_FILL_IN = """<w:sdt {ns}><w:sdtPr><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr>
<w:sdtContent><w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr><w:color w:val="666666"/>
</w:rPr><w:t>{prompt}</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


def signature(document: Document, who: str, when: str) -> None:
    """Who signs and when, on the right; the date four characters in."""
    document.add_paragraph()
    for text, indent in ((who, 4), (when, 4)):
        found = document.add_paragraph(text)
        found.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        found.paragraph_format.right_indent = Pt(indent * 16)
        found.paragraph_format.keep_with_next = text is who


def note(document: Document, text: str) -> None:
    """A note in small type."""
    found = document.add_paragraph()
    found.add_run(text).font.size = _CAPTION
    found.paragraph_format.line_spacing = Pt(20)
