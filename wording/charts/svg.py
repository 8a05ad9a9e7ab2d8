"""SVG in plain functions: text that is measured and fitted, rectangles, the document around them.

All lengths are pixels of a picture 800 wide; a text's `y` is its base line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as escape_markup

from wording.charts import palette, widths
from wording.fonts import FAMILY

WIDTH = 800
MARGIN = 32
INNER = WIDTH - 2 * MARGIN
TEXT = 24
"""The size of ordinary text, and the smallest there is."""

_NOT_XML = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def _by_character(table: dict[int, str]) -> dict[str, int]:
    return {character: width for width, characters in table.items() for character in characters}


_REGULAR = _by_character(widths.REGULAR)
_BOLD = _by_character(widths.BOLD)


def escape(text: str) -> str:
    """Return the text fit for SVG, without line breaks and characters that XML forbids."""
    return escape_markup(_NOT_XML.sub(" ", text))


def width_of(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Return how wide the text will be."""
    table = _BOLD if bold else _REGULAR
    return sum(table.get(character, 1000) for character in text) * size / 1000


def fit(text: str, width: float, size: float = TEXT, *, bold: bool = False) -> tuple[str, float]:
    """Return the text and size that fit: made smaller down to `TEXT`, then cut with an ellipsis."""
    natural = width_of(text, size, bold=bold)
    if natural <= width:
        return text, size
    size = max(TEXT, int(size * width / natural))
    if width_of(text, size, bold=bold) <= width:
        return text, size
    room = width - width_of("…", size, bold=bold)
    kept = 0
    while kept < len(text) and (room := room - width_of(text[kept], size, bold=bold)) >= 0:
        kept += 1
    return text[:kept].rstrip() + "…", size


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = TEXT,
    bold: bool = False,
    color: str = palette.INK,
    width: float = INNER,
    anchor: str = "start",
) -> str:
    """Return one line of text no wider than `width`; `anchor` is start, middle or end."""
    words, size = fit(words, width, size, bold=bold)
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{color}"'
        f' font-weight="{700 if bold else 400}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str,
    outline: str = "none",
    round_by: float = 0,
) -> str:
    """Return a rectangle; an outline is 2 wide and lies inside it."""
    inset = 0 if outline == "none" else 1
    return (
        f'<rect x="{x + inset:g}" y="{y + inset:g}" width="{max(0, width - 2 * inset):g}"'
        f' height="{max(0, height - 2 * inset):g}" rx="{round_by:g}" fill="{fill}"'
        f' stroke="{outline}" stroke-width="2"/>'
    )


def hatched(x: float, y: float, width: float, height: float, color: str) -> str:
    """Return an outlined rectangle filled with slanting lines."""
    if width <= 0:
        return ""
    name = "hatch" + color.removeprefix("#")
    return (
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="3" height="8" fill="{color}"/></pattern>'
        + rect(x, y, width, height, fill=f"url(#{name})", outline=color)
    )


def document(height: float, parts: Iterable[str]) -> str:
    """Return the whole picture on its opaque ground."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}"'
        f' viewBox="0 0 {WIDTH} {height:g}" font-family="{FAMILY}">'
        f'<rect width="100%" height="100%" fill="{palette.GROUND}"/>' + "".join(parts) + "</svg>"
    )
