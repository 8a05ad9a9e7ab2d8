"""A heat grid: a number in every cell, on a ground that is darker the more there are.

What is hidden has no ground of its own, so that nothing hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.charts import palette
from wording.charts.status import header
from wording.charts.svg import INNER, MARGIN, TEXT, WIDTH, document, hatched, rect, text, width_of
from wording.charts.values import HeatCell, HeatPicture, HeatRow

_ROW, _GAP, _KEY_ROW = 42, 4, 36
_LABEL_ROOM = 216
_NARROWEST = 62
_RIGHT = WIDTH - MARGIN


def draw(picture: HeatPicture) -> str:
    """Return the picture as SVG, 800 wide and as high as its rows and its key need."""
    parts = list(header(picture.title, picture.subtitle))
    key, y = _key(picture.key, 142)
    parts += key
    left = _left(picture)
    wide = (_RIGHT - left) / max(1, len(picture.heads))
    for place, head in enumerate(picture.heads):
        middle = left + (place + 0.5) * wide
        parts.append(text(middle, y + 6, head, anchor="middle", bold=True, width=wide - 2))
    y += 20
    for row in picture.rows:
        parts += _row(row, left, wide, y, sums=picture.sums)
        y += _ROW
    for note in picture.notes:
        parts.append(text(MARGIN, y + 32, note, color=palette.MUTED))
        y += _KEY_ROW
    return document(y + MARGIN - 8, parts)


def _left(picture: HeatPicture) -> float:
    """Return where the cells begin: after the longest name, as far as the cells leave room."""
    names = max((width_of(row.label, bold=row.is_sum) for row in picture.rows), default=0)
    most = INNER - _NARROWEST * len(picture.heads)
    return MARGIN + min(names + 14, max(_LABEL_ROOM if len(picture.heads) < 8 else 0, most))


def _key(lines: tuple[str, ...], y: float) -> tuple[list[str], float]:
    """Return the key in as many lines as it takes, and where the heads of the columns stand."""
    parts: list[str] = []
    x = float(MARGIN)
    for words in lines:
        wide = min(INNER, width_of(words))
        if x > MARGIN and x + wide > _RIGHT:
            x, y = float(MARGIN), y + _KEY_ROW
        parts.append(text(x, y, words, color=palette.MUTED))
        x += wide + TEXT
    return parts, y + _KEY_ROW + 8


def _row(row: HeatRow, left: float, wide: float, y: float, *, sums: bool) -> Iterator[str]:
    yield text(MARGIN, y + 29, row.label, bold=row.is_sum, width=left - MARGIN - 8)
    for place, cell in enumerate(row.cells):
        in_sum = row.is_sum or (sums and place == len(row.cells) - 1)
        yield from _cell(cell, left + place * wide, y, wide - _GAP, in_sum=in_sum)


def _cell(cell: HeatCell, x: float, y: float, wide: float, *, in_sum: bool) -> Iterator[str]:
    color, high = palette.INK, _ROW - _GAP
    if cell.covered:
        yield hatched(x, y, wide, high, palette.REST)
    elif not in_sum and cell.level:
        ground = palette.HEAT[cell.level - 1]
        color = palette.GROUND if ground == palette.NOW else palette.INK
        yield rect(x, y, wide, high, fill=ground, round_by=4)
    elif not in_sum:
        yield rect(x, y, wide, high, fill=palette.GROUND, outline=palette.REST, round_by=4)
    if not cell.level:
        color = palette.MUTED
    middle = x + wide / 2
    if cell.covered:
        room = width_of(cell.words) + 12
        yield rect(middle - room / 2, y + 4, room, high - 8, fill=palette.GROUND)
    yield text(middle, y + 28, cell.words, anchor="middle", bold=in_sum, color=color, width=wide)
