"""Charts are legible on a phone: large text, enough contrast, nothing cut off, every character."""

import html
import io
import re
import subprocess
import sys
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from casework.visit_grid import DayMark
from wording.charts import heat, palette, status, visits
from wording.charts.render import render
from wording.charts.svg import TEXT, document, escape, fit, hatched, text, width_of
from wording.charts.values import (
    Bar,
    HeatCell,
    HeatPicture,
    HeatRow,
    Point,
    StatusPicture,
    Tile,
    Tone,
    VisitGroup,
    Visitor,
    VisitsPicture,
)

STATUS = StatusPicture(
    title="青溪县 · 2026年10月",
    subtitle="截至10月30日(周五)17:30",
    tiles=(
        Tile("在办", "41"),
        Tile("本周到期", "6", Tone.WARN),
        Tile("超期", "2", Tone.BAD, "云岭 双井"),
        Tile("按期办结", "93.8%", Tone.GOOD, "30/32"),
    ),
    bars_title="本月收到",
    now="今年",
    before="去年同月",
    bars=(Bar("来信(件)", 8, 6), Bar("来访(批)", 15, 12), Bar("来访(人次)", 31, 27)),
    line_title="每月按期办结率(按期/到期)",
    points=(
        Point("8月", 100.0, "100%", "20/20"),
        Point("9月", None, "", "不足5件"),
        Point("10月", 9.1, "9.1%", "2/22"),
        Point("11月", 93.8, "93.8%", "1180/1258"),
    ),
)
DONE, HALF, PLAIN = DayMark.DONE, DayMark.HALF, DayMark.PLAIN
KEY = tuple(
    zip(
        [mark for mark in DayMark if mark is not PLAIN],
        ("走一天", "走半天", "还不算数", "已排", "不在岗", "休息"),
        strict=True,
    )
)
MARKS = (*DayMark, *(PLAIN,) * 24)
VISITS = VisitsPicture(
    title="青溪县 · 10月走访",
    subtitle="已走5天,应走9天",
    groups=(
        VisitGroup(
            "柳湾镇",
            5.5,
            6,
            visitors=(
                Visitor("王建国", 3, 3, marks=MARKS),
                Visitor("李玥", 2.5, 3, marks=MARKS[::-1]),
            ),
        ),
        VisitGroup("云岭乡", 0, 3, True, (Visitor("张彧", 0, 3, True, (PLAIN,) * 31),)),
    ),
    days=31,
    key=KEY,
    at_risk="可能完不成",
    more="另有3人,点单位看",
)
FEW, COVER = HeatCell("<5"), HeatCell("—", covered=True)
HEAT = HeatPicture(
    title="青溪县 · 2026年10月",
    subtitle="各单位各类事项(件)",
    heads=("1", "2", "3", "4", "5", "6", "7", "8", "合计"),
    rows=(
        HeatRow(
            "皇路店镇",
            (
                *(HeatCell(str(n), level) for level, n in enumerate((5, 48, 120, 999), 1)),
                *(FEW, COVER, HeatCell("0"), FEW, HeatCell("1180", 4)),
            ),
        ),
        HeatRow("村干部党员违反政策", (FEW,) * 9),
        HeatRow("合计", (*(HeatCell("1258", 4),) * 7, FEW, COVER), is_sum=True),
    ),
    key=("1 村干部党员违反政策", "2 乡镇作风", "3 工资待遇退休", "<5 不足5件", "— 为防推算不列"),
    notes=("其余16行都不足5件。",),
    sums=True,
)


class Line(NamedTuple):
    """One text of a picture with the box it fills."""

    words: str
    size: float
    color: str
    left: float
    right: float
    base: float


def lines_of(svg: str) -> list[Line]:
    lines = []
    for attributes, content in re.findall(r"<text ([^>]*)>([^<]*)</text>", svg):
        found = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        words, size, x = html.unescape(content), float(found["font-size"]), float(found["x"])
        wide = width_of(words, size, bold=found["font-weight"] == "700")
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[found["text-anchor"]]
        lines.append(Line(words, size, found["fill"], left, left + wide, float(found["y"])))
    return lines


def check_legible(svg: str) -> None:
    lines = lines_of(svg)
    for line in lines:
        assert line.size >= TEXT
        assert line.left >= 0
        assert line.right <= 800.5, line
    for one, other in combinations(lines, 2):
        if abs(one.base - other.base) < TEXT:
            assert one.right <= other.left or other.right <= one.left, (one, other)


def picture_of(svg: str) -> Image.Image:
    return Image.open(io.BytesIO(render(svg))).convert("RGB")


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("svg", [status.draw(STATUS), visits.draw(VISITS), heat.draw(HEAT)])
def test_a_picture_is_a_png_eight_hundred_wide_and_legible(svg: str) -> None:
    picture = picture_of(svg)
    assert picture.width == 800
    assert 300 <= picture.height <= 800
    check_legible(svg)


def test_every_label_and_number_of_the_values_is_shown() -> None:
    shown = {line.words for line in lines_of(status.draw(STATUS))}
    assert shown >= {STATUS.title, STATUS.subtitle, "本周到期", "93.8%", "30/32", "云岭 双井"}
    assert shown >= {"今年", "去年同月", "来访(人次)", "31", "27", "8", "6"}
    shown = {line.words for line in lines_of(heat.draw(HEAT))}
    assert shown >= {"皇路店镇", "5", "48", "120", "999", "<5", "—", "0", "1180", *HEAT.key}
    shown = {line.words for line in lines_of(visits.draw(VISITS))}
    assert shown >= {
        "柳湾镇",
        "5.5/6",
        "王建国",
        "3/3",
        "2.5/3",
        "▲0/3",
        "走半天",
        "休息",
        "▲可能完不成",
    }
    assert shown >= {"1", "30", "另有3人,点单位看"}


@pytest.mark.parametrize("pair", palette.TEXT_ON)
def test_text_has_a_contrast_of_at_least_four_and_a_half(pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= 4.5


@pytest.mark.parametrize("pair", palette.SHAPE_ON)
def test_shapes_have_a_contrast_of_at_least_three(pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= 3


def test_no_text_has_a_colour_that_is_not_checked() -> None:
    drawn = (status.draw(STATUS), visits.draw(VISITS), heat.draw(HEAT))
    used = {line.color for svg in drawn for line in lines_of(svg)}
    assert used <= {ink for ink, _ in palette.TEXT_ON}


def test_the_two_years_differ_in_shape_too() -> None:
    svg = status.draw(STATUS)
    assert svg.count('fill="url(#hatch') == len(STATUS.bars) + 1
    alone = StatusPicture("县", "", (), "在办", "今年", "去年", (Bar("柳湾镇", 3),))
    assert "hatch" not in status.draw(alone)
    assert "去年" not in status.draw(alone)


def test_a_bar_is_as_long_as_its_count_and_absent_for_nothing() -> None:
    picture = StatusPicture("县", "", (), "", "", "", (Bar("甲", 40), Bar("乙", 10), Bar("丙", 0)))
    rects = re.findall(
        rf'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"[^>]*{palette.NOW}', status.draw(picture)
    )
    long, short, none = map(float, rects)
    assert long == pytest.approx(4 * short, rel=0.001)
    assert none == 0


@pytest.mark.parametrize("count", [0, 1, 10**6, 10**12])
def test_any_count_stays_inside_the_picture(count: int) -> None:
    check_legible(
        status.draw(
            StatusPicture(
                "县",
                "",
                (Tile("在办", str(count)),),
                "本月",
                "今年",
                "去年",
                (Bar("信", count, 1),),
            )
        )
    )


@settings(max_examples=60)
@given(
    words=st.text("县柳湾镇W1, <&>\n😀", max_size=60),
    tiles=st.integers(0, 9),
    before=st.none() | st.integers(0, 10**9),
)
def test_long_labels_are_cut_and_never_overlap(words: str, tiles: int, before: int | None) -> None:
    picture = StatusPicture(
        words, words, (Tile(words, words, Tone.BAD, words),) * tiles, words, words, words,
        (Bar(words, 3, before), Bar("甲", 0)),
    )  # fmt: skip
    check_legible(status.draw(picture))
    group = VisitGroup(words, 10**6, 3, True, (Visitor(words, 99, 31, True, MARKS),))
    key = tuple((mark, words) for mark in DayMark)
    picture = VisitsPicture(words, words, (group,), 31, key, words, words)
    check_legible(visits.draw(picture))
    row = HeatRow(words, (HeatCell(words, 4), FEW, COVER))
    check_legible(heat.draw(HeatPicture(words, words, (words,) * 3, (row,), (words,) * 3)))


def test_a_text_first_gets_smaller_then_shorter() -> None:
    assert fit("青溪县", 200, 36) == ("青溪县", 36)
    assert fit("青溪县", 90, 36) == ("青溪县", 30)
    assert fit("青溪县信访", 80, 36) == ("青溪…", TEXT)
    assert fit("青", 1) == ("…", TEXT)


def test_markup_and_control_characters_are_harmless() -> None:
    assert escape('<a href="x">&\x00\n\ud800') == "&lt;a href=&quot;x&quot;&gt;&amp; "
    assert picture_of(document(60, [text(0, 40, "<b>&\x07\ud800")])).size == (800, 60)
    assert hatched(0, 0, 0, 10, palette.BEFORE) == ""


def test_every_kind_of_day_has_a_shape_of_its_own() -> None:
    def shape(mark: DayMark) -> bytes:
        group = VisitGroup("镇", 0, 0, visitors=(Visitor("王", 0, 3, marks=(mark,)),))
        svg = visits.draw(VisitsPicture("", "", (group,), 31, (), ""))
        grey = picture_of(svg).convert("L")
        return grey.point(lambda light: 255 * (light > 200)).tobytes()

    shapes = {mark: shape(mark) for mark in DayMark if mark is not DayMark.OFF}
    assert len(set(shapes.values())) == len(shapes)


def test_half_a_day_fills_half_a_cell() -> None:
    def blue(mark: DayMark) -> int:
        group = VisitGroup("镇", 0, 0, visitors=(Visitor("王", 0, 3, marks=(mark,)),))
        picture = picture_of(visits.draw(VisitsPicture("", "", (group,), 31, (), "")))
        dark = picture.convert("L").crop((180, 200, 210, picture.height))
        return sum(light < 128 for light in dark.tobytes())

    whole, half, waiting = blue(DONE), blue(HALF), blue(DayMark.WAITING)
    assert whole > half > waiting > 0
    assert 0.5 < half / whole < 0.8


def drawn(words: str, *, bold: bool = False) -> bytes:
    return picture_of(document(60, [text(10, 40, words, bold=bold)])).tobytes()


def test_chinese_is_drawn_in_both_weights() -> None:
    ground = picture_of(document(60, [])).tobytes()
    unknown = drawn("\U00012000")
    seen = {drawn(words, bold=bold) for words in "青溪访玥" for bold in (False, True)}
    assert ground not in seen
    assert unknown not in seen
    assert len(seen) == 7  # a rare character has the regular weight only


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert render(status.draw(STATUS)) == render(status.draw(STATUS))


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError, match="root node"):
        render("<nothing")


def test_charts_can_be_imported_without_the_renderer() -> None:
    program = (
        "import sys, wording.charts.render, wording.charts.status; print('resvg_py' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_tiles_stand_in_rows_of_four() -> None:
    svg = status.draw(StatusPicture("", "", tuple(Tile(str(n), "1") for n in range(6))))
    bases = [
        line.base for line in lines_of(svg) if line.words in set("0123456") and line.size == TEXT
    ]
    assert [b > a for a, b in pairwise(bases)].count(True) == 1


def test_drawn_text_is_as_wide_as_measured() -> None:
    words = "青溪县AVTo 93.8%"
    picture = picture_of(document(60, [text(0, 40, words + "■")]))
    box = Image.eval(picture.convert("L"), lambda value: 255 - value).getbbox()
    assert box is not None
    assert box[2] == pytest.approx(width_of(words + "■"), abs=3)
