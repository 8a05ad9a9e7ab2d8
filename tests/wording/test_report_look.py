"""A report's document and workbook look as offices set them, and charts hide what tables do."""

import io
import re
import zipfile
from dataclasses import replace

import docx
from a_report import busy_year
from docx.shared import Mm, Pt
from openpyxl import load_workbook
from reading_reports import document

from casework.people import Language
from casework.statistics import Share
from casework.suppression import Hidden
from wording.report import files, pictures, speaking
from wording.report.files import Files

ZH, EN = (speaking.speaker(one) for one in (Language.CHINESE, Language.ENGLISH))


def test_no_text_becomes_a_formula() -> None:
    unit = replace(busy_year().units[0], name='=HYPERLINK("http://x","y")')
    report = replace(busy_year("=1+1\x07镇"), units=(unit,))
    made = files.make(report, Language.CHINESE)
    book = load_workbook(io.BytesIO(made.book))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == unit.name for cell in cells)
    assert "=1+1镇" in document(made.document).words
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', made.name)


def test_the_workbook_can_be_read_and_printed(busy: Files) -> None:
    book = load_workbook(io.BytesIO(busy.book))
    assert {sheet.freeze_panes for sheet in book} == {"A2"}  # what it is stays in sight
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book)
    meant = book["指标说明"]
    assert meant.print_title_rows == "$1:$1"
    wrapped = next(row for row in meant.iter_rows() if len(str(row[2].value)) > 60)[0].row
    assert meant.row_dimensions[wrapped].height >= 2 * 16  # points
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    hidden = [cell for cell in cells if cell.value in {"不足5", "—"}]
    assert hidden
    assert {cell.alignment.horizontal for cell in hidden} == {"right"}  # where its number would be


def test_the_page_is_set_as_the_standard_has_it(busy: Files) -> None:
    paper = docx.Document(io.BytesIO(busy.document))
    section, styles = paper.sections[0], paper.styles

    def mm(length: int | None) -> int:
        assert length is not None
        return round(length / Mm(1))

    assert [mm(one) for one in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [mm(one) for one in margins] == [37, 35, 28, 26]
    faces = {
        name: (
            re.findall(r'eastAsia="([^"]+)"', styles[name].element.xml)[0],
            styles[name].font.size,
        )
        for name in ("Normal", "Title", "Heading 1")
    }
    assert faces == {
        "Normal": ("仿宋_GB2312", Pt(16)),
        "Title": ("方正小标宋简体", Pt(22)),
        "Heading 1": ("黑体", Pt(16)),
    }
    line, closer = styles["Normal"].paragraph_format.line_spacing, Pt(0.25)
    assert f'<w:spacing w:val="-{closer.twips}"/>' in styles["Normal"].element.xml
    assert 22 * line <= Mm(225) < 23 * line
    assert 28 * (Pt(16) - closer) <= Mm(156) < 29 * (Pt(16) - closer)
    body = next(one for one in paper.paragraphs if one.text.startswith("2026年"))
    assert body.paragraph_format.first_line_indent == Pt(32)
    with zipfile.ZipFile(io.BytesIO(busy.document)) as parts:
        fonts = parts.read("word/fontTable.xml").decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/></w:font>' in fonts


def test_pages_are_numbered_outside_and_the_end_is_signed(busy: Files) -> None:
    paper = docx.Document(io.BytesIO(busy.document))
    section = paper.sections[0]
    assert paper.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        line = footer.paragraphs[0]
        assert (line.text, line.alignment.name if line.alignment is not None else "") == (
            "— 1 —",
            side,
        )
        assert "PAGE" in line._element.xml
    who, when = paper.paragraphs[-2:]
    assert [who.text, when.text] == ["青溪县", "2026年11月26日"]
    who_in, when_in = (one.paragraph_format.right_indent or 0 for one in (who, when))
    assert when_in == Pt(4 * 16)
    assert who_in - when_in == Pt((112 - 48) / 2)  # the name stands in the middle of the date


def test_what_is_left_to_write_is_a_field_that_one_writes_over(busy: Files) -> None:
    with zipfile.ZipFile(io.BytesIO(busy.document)) as parts:
        body = parts.read("word/document.xml").decode()
    fields = re.findall(r"<w:sdt>.*?</w:sdt>", body, re.DOTALL)
    assert len(fields) == 3
    assert all("w:showingPlcHdr" in one for one in fields)


def test_charts_stand_in_the_document_each_with_words_for_who_does_not_see_it(busy: Files) -> None:
    with zipfile.ZipFile(io.BytesIO(busy.document)) as parts:
        pictures_ = [name for name in parts.namelist() if name.startswith("word/media/")]
        body = parts.read("word/document.xml").decode()
    assert len(pictures_) == 4
    told_ = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', body)
    assert told_ == [
        "图1　各来源登记数",
        "图2　各类别登记数",
        "图3　逐月登记数",
        "图4　逐月按期办结率(按期/到期)",
    ]


def test_the_line_gives_each_month_its_rate_and_what_it_is_of() -> None:
    svg = pictures.of(ZH, busy_year())["on_time"]
    for words in ("80%", "4/5", "1月", "11月", "92.9%", "13/14"):
        assert f">{words}<" in svg


def test_a_chart_that_would_show_what_is_hidden_or_nothing_at_all_is_not_drawn() -> None:
    hidden = replace(
        busy_year().types[0], kind=replace(busy_year().types[0].kind, count=Hidden.COVER)
    )
    guarded = replace(busy_year(guarded=True), types=(hidden, *busy_year().types[1:]))
    assert "types" not in pictures.of(ZH, guarded)
    months = tuple(replace(one, on_time=Share(1, 2)) for one in busy_year().months[:1])
    assert "on_time" not in pictures.of(ZH, replace(busy_year(), months=months))
    assert "months" not in pictures.of(ZH, replace(busy_year(), months=months))


def test_with_nothing_before_bars_stand_alone() -> None:
    both, alone = (
        pictures.of(EN, replace(busy_year(), total_before=n))["channels"] for n in (150, 0)
    )
    assert "Before" in both
    assert "Before" not in alone
