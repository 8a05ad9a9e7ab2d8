"""Make the fonts that charts are drawn with, from the published Noto Sans CJK collections.

    python tools/make_font.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc

Writes the two subsets into wording/fonts/ and their advance widths into wording/charts/widths.py.
The family name is kept: under another one nothing would be drawn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "wording" / "fonts"
FAMILY = "Noto Sans CJK SC"
EM = 1000


def span(first: int, last: int) -> set[str]:
    """Return the characters from one code point to another, both included."""
    return {chr(code) for code in range(first, last + 1)}


def gb2312() -> set[str]:
    """Return all 6,763 Chinese characters of GB 2312."""
    rows = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return {row.decode("gb2312", "ignore") for row in rows} - {""}


def listed() -> set[str]:
    """Return the characters named in font_characters.txt."""
    lines = (ROOT / "tools" / "font_characters.txt").read_text("utf-8").splitlines()
    return set("".join(line for line in lines if not line.startswith("#")))


def western() -> set[str]:
    """Return ASCII, Latin-1 and the marks that charts use."""
    return span(0x20, 0x7E) | span(0xA0, 0xFF) | set("–—‘’“”…·•−±×÷‰°→←↑↓≤≥")


def chinese() -> set[str]:
    """Return everyday Chinese characters, their punctuation, full-width forms and marks."""
    marks = span(0x3000, 0x301F) | span(0xFF01, 0xFF5E) | set("￥■□▲△▼▽●○◆◇★☆①②③④⑤⑥⑦⑧⑨⑩")
    return gb2312() | marks


def subset(collection: Path, characters: Iterable[str]) -> TTFont:
    """Return the simplified Chinese face of a collection with those characters only."""
    faces = TTCollection(collection).fonts
    font: TTFont = next(face for face in faces if face["name"].getDebugName(1) == FAMILY)
    options = Options()
    options.layout_features = []  # so that a text is as wide as its characters together
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # the same input makes the same file
    font.recalcTimestamp = False
    return font


def widths(font: TTFont) -> dict[int, str]:
    """Return the characters of each advance width, in thousandths of the size, but full ones."""
    by_width: dict[int, str] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        width = font["hmtx"][glyph][0]
        if width != EM:
            by_width[width] = by_width.get(width, "") + chr(code)
    return dict(sorted(by_width.items()))


def main() -> None:
    """Make both fonts and the table of widths."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("regular", type=Path)
    parser.add_argument("bold", type=Path)
    paths = parser.parse_args()
    regular = subset(paths.regular, western() | chinese() | listed())
    bold = subset(paths.bold, western() | chinese())
    regular.save(FONTS / "NotoSansCJKsc-Regular.otf")
    bold.save(FONTS / "NotoSansCJKsc-Bold.otf")
    lines = [
        '"""Advance widths of the shipped fonts; written by tools/make_font.py."""',
        "",
        "# Thousandths of the font size: the characters so wide. All others are 1000.",
    ]
    for name, font in (("REGULAR", regular), ("BOLD", bold)):
        lines.append(f"{name}: dict[int, str] = {{")
        lines += [f"    {width}: {chars!a}," for width, chars in widths(font).items()]
        lines.append("}")
    (ROOT / "wording" / "charts" / "widths.py").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
