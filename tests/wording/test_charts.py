"""Charts are legible on a phone: large text, enough contrast, nothing cut off, every character."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from charts_read import COVER, FEW, HEAT, MARKS, STATUS, VISITS, check_legible, lines_of, picture_of
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
    StatusPicture,
    Tile,
    Tone,
    VisitGroup,
    Visitor,
    VisitsPicture,
)


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

    whole, half, waiting = blue(DayMark.DONE), blue(DayMark.HALF), blue(DayMark.WAITING)
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
