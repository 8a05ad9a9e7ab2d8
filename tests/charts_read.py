"""Pictures that tests draw, and how they are read."""

import html
import io
import re
from itertools import combinations
from typing import NamedTuple

from PIL import Image

from casework.visit_grid import DayMark
from wording.charts.render import render
from wording.charts.svg import TEXT, width_of
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
