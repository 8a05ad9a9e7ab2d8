"""The leader's picture: a few numbers as tiles, bars against last year, and a line by month."""

from __future__ import annotations

from collections.abc import Iterator

from wording.charts import line, palette
from wording.charts.svg import (
    INNER,
    MARGIN,
    TEXT,
    WIDTH,
    document,
    hatched,
    rect,
    text,
    width_of,
)
from wording.charts.values import Bar, StatusPicture, Tile, Tone

_TONES = {
    Tone.PLAIN: (palette.INK, ""),
    Tone.GOOD: (palette.GOOD, ""),
    Tone.WARN: (palette.WARN, "△"),
    Tone.BAD: (palette.BAD, "▲"),
}
_ACROSS = 4
_GAP = 16
_BAR = 28
_LABEL_ROOM = 290
_TITLE_ROOM, _NOW_ROOM, _BEFORE_ROOM = 230, 150, 260


def draw(picture: StatusPicture) -> str:
    """Return the picture as SVG, 800 wide and as high as its tiles and bars need."""
    parts = list(header(picture.title, picture.subtitle))
    bottom = 116.0
    if picture.tiles:
        tiles, bottom = _tiles(picture.tiles, bottom)
        parts += tiles
    if picture.bars:
        bars, bottom = _bars(picture, bottom)
        parts += bars
    if picture.points:
        months, bottom = line.draw(picture.line_title, picture.points, bottom)
        parts += months
    return document(bottom + MARGIN - 8, parts)


def header(title: str, subtitle: str) -> Iterator[str]:
    """Yield the two lines on top; what follows may start at 116."""
    yield text(MARGIN, 60, title, size=36, bold=True)
    yield text(MARGIN, 98, subtitle, color=palette.MUTED)


def _tiles(tiles: tuple[Tile, ...], top: float) -> tuple[list[str], float]:
    """Return rows of at most four tiles, all equally wide, and where they end."""
    across = min(len(tiles), _ACROSS)
    width = (INNER - _GAP * (across - 1)) / across
    height = 142 if any(tile.note for tile in tiles) else 108
    parts: list[str] = []
    for place, tile in enumerate(tiles):
        row, column = divmod(place, _ACROSS)
        x, y = MARGIN + column * (width + _GAP), top + row * (height + _GAP)
        parts += _tile(tile, x, y, width, height)
    rows = -(-len(tiles) // _ACROSS)
    return parts, top + rows * (height + _GAP) - _GAP


def _tile(tile: Tile, x: float, top: float, width: float, height: float) -> Iterator[str]:
    color, mark = _TONES[tile.tone]
    left, room = x + 14, width - 24
    yield rect(x, top, width, height, fill=palette.TILE, round_by=10)
    yield text(left, top + 36, tile.label, color=palette.MUTED, width=room - 28 * len(mark))
    if mark:
        yield text(x + width - 10, top + 36, mark, color=color, anchor="end", bold=True)
    yield text(left, top + 88, tile.value, size=44, bold=True, color=color, width=room)
    if tile.note:
        yield text(left, top + 124, tile.note, color=palette.MUTED, width=room)


def _bars(picture: StatusPicture, top: float) -> tuple[list[str], float]:
    compared = any(bar.before is not None for bar in picture.bars)
    keys = _keys(picture, top + 46, compared=compared)
    parts = [text(MARGIN, top + 46, picture.bars_title, bold=True, width=_TITLE_ROOM), *keys]
    counts = [n for bar in picture.bars for n in (bar.now, bar.before) if n is not None]
    number_room = max(width_of(f"{n:,}") for n in counts) + 12
    labels = min(_LABEL_ROOM, max(width_of(bar.label) for bar in picture.bars)) + 16
    scale = (INNER - labels - number_room) / max(1, *counts)
    y = top + 66
    for bar in picture.bars:
        parts += _bar(bar, MARGIN + labels, y, scale)
        y += (_BAR if bar.before is None else 2 * _BAR + 4) + _GAP
    axis = rect(MARGIN + labels - 2, top + 62, 2, y - _GAP - top - 58, fill=palette.LINE)
    return [*parts, axis], y - _GAP


def _keys(picture: StatusPicture, y: float, *, compared: bool) -> list[str]:
    """Return the key on the right; without a year to compare with none is needed."""
    if not compared:
        return []
    before = WIDTH - MARGIN - min(_BEFORE_ROOM, width_of(picture.before))
    now = before - 52 - min(_NOW_ROOM, width_of(picture.now))
    return [
        rect(now - 32, y - 20, 24, 24, fill=palette.NOW),
        text(now, y, picture.now, width=_NOW_ROOM),
        hatched(before - 32, y - 20, 24, 24, palette.BEFORE),
        text(before, y, picture.before, width=_BEFORE_ROOM),
    ]


def _bar(bar: Bar, x: float, y: float, scale: float) -> Iterator[str]:
    shapes = 1 if bar.before is None else 2
    middle = y + (shapes * _BAR + (shapes - 1) * 4) / 2 + 9
    yield text(x - 16, middle, bar.label, anchor="end", width=_LABEL_ROOM)
    now = _length(bar.now, scale)
    yield rect(x, y, now, _BAR, fill=palette.NOW)
    yield text(x + now + 8, y + _BAR - 5, f"{bar.now:,}", size=TEXT)
    if bar.before is not None:
        before = _length(bar.before, scale)
        yield hatched(x, y + _BAR + 4, before, _BAR, palette.BEFORE)
        yield text(x + before + 8, y + 2 * _BAR - 1, f"{bar.before:,}", color=palette.MUTED)


def _length(count: int, scale: float) -> float:
    """Return a bar's length: none for 0, and never so short that it is not seen."""
    return max(3.0, count * scale) if count else 0.0
