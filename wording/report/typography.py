"""How an official document is set: page, type and numbering as GB/T 9704-2012 has them.

Each typeface has a second name for machines without the first; where both are missing, the word
processor takes what it has. Sizes are those of the standard: 二号 22 pt, 三号 16 pt, 四号 14 pt.
"""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, Twips

LATIN = "Times New Roman"
# What each typeface of the standard is called, and what stands in for it.
TITLE, HEADING, SUBHEADING, TEXT, SONG = "title", "heading", "subheading", "text", "song"
BODY = Pt(16)
# The type area of 156 by 225 mm is filled by 22 lines of 28 characters, which stand a quarter of a
# point closer than they are wide. A grid of the page would say so too, but not all programs set one
# alike.
LINE = Twips(579)
_CLOSER = Twips(-5)
SMALL = Pt(12)
# What comes after that setting of a style, in the order that the format asks for.
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


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
    _closer(body)
    for name, face, size in (
        ("Title", TITLE, Pt(22)),
        ("Heading 1", HEADING, BODY),
        ("Heading 2", SUBHEADING, BODY),
        ("Caption", HEADING, SMALL),
    ):
        style = document.styles[name]
        _face(style, faces.name(face), size)
        style.font.bold = style.font.italic = False
        style.font.color.rgb = None
        _even(style.paragraph_format)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # so that lines break as Chinese ones do
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


def _closer(style: Any) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(_CLOSER.twips)))
    style.element.get_or_add_rPr().insert_element_before(spacing, *_AFTER_SPACING)


def _even(form: Any) -> None:
    """22 lines a page, and nothing between paragraphs."""
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
