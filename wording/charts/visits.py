"""A month's field days for supervisors: a bar for each township, a square for an officer's day."""

from __future__ import annotations

from collections.abc import Iterator

from wording.charts import palette
from wording.charts.status import header
from wording.charts.svg import MARGIN, WIDTH, document, rect, text, width_of
from wording.charts.values import VisitGroup, Visitor, VisitsPicture

_MARK = "▲"
_ROW = 46
_LEFT = MARGIN + 216
_RIGHT = WIDTH - MARGIN
_NUMBER_ROOM = 124
_SQUARE = 26
_MOST_SQUARES = 10


def draw(picture: VisitsPicture) -> str:
    """Return the picture as SVG, 800 wide and a row high for each township and officer."""
    parts = [*header(picture.title, picture.subtitle), *_key(picture, 142)]
    y = 164.0
    for group in picture.groups:
        parts += _group(group, y)
        y += _ROW
        for visitor in group.visitors:
            parts += _visitor(visitor, y)
            y += _ROW
    return document(y + MARGIN - 16, parts)


def _key(picture: VisitsPicture, y: float) -> Iterator[str]:
    x = float(MARGIN)
    yield rect(x, y - 22, _SQUARE, _SQUARE, fill=palette.NOW)
    yield text(x + 36, y, picture.done, width=200)
    x += 36 + min(200, width_of(picture.done)) + 32
    yield rect(x, y - 22, _SQUARE, _SQUARE, fill=palette.GROUND, outline=palette.LINE)
    yield text(x + 36, y, picture.owed, width=200)
    x += 36 + min(200, width_of(picture.owed)) + 32
    yield text(x, y, f"{_MARK} {picture.at_risk}", color=palette.WARN, width=_RIGHT - x)


def _group(group: VisitGroup, y: float) -> Iterator[str]:
    room = _RIGHT - _NUMBER_ROOM - _LEFT
    yield text(MARGIN, y + 32, group.label, bold=True, width=_LEFT - MARGIN - 12)
    yield rect(_LEFT, y + 10, room, _SQUARE, fill=palette.GROUND, outline=palette.LINE)
    if group.done > 0:
        share = min(1.0, group.done / group.owed) if group.owed else 1.0
        yield rect(_LEFT, y + 10, max(3.0, room * share), _SQUARE, fill=palette.NOW)
    yield _number(group, y, bold=True)


def _visitor(visitor: Visitor, y: float) -> Iterator[str]:
    yield text(MARGIN + 24, y + 32, visitor.label, width=_LEFT - MARGIN - 36)
    days = min(_MOST_SQUARES, max(visitor.owed, int(visitor.done + 0.5)))
    for day in range(days):
        x = _LEFT + day * (_SQUARE + 8)
        yield rect(x, y + 10, _SQUARE, _SQUARE, fill=palette.GROUND, outline=palette.LINE)
        if (part := min(1.0, visitor.done - day)) > 0:
            yield rect(x, y + 10, _SQUARE * part, _SQUARE, fill=palette.NOW)
    yield _number(visitor, y, bold=False)


def _number(row: Visitor | VisitGroup, y: float, *, bold: bool) -> str:
    mark, color = (_MARK, palette.WARN) if row.at_risk else ("", palette.INK)
    words = f"{mark}{row.done:g}/{row.owed}"
    return text(_RIGHT, y + 32, words, anchor="end", bold=bold, color=color, width=_NUMBER_ROOM - 8)
