"""A month's field days for supervisors: a row for each officer by township, a cell for each day.

Every kind of day has a shape of its own, so that nothing hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.visit_grid import DayMark
from wording.charts import palette
from wording.charts.status import header
from wording.charts.svg import MARGIN, TEXT, WIDTH, document, rect, text, width_of
from wording.charts.values import VisitGroup, Visitor, VisitsPicture

_MARK = "▲"
_ROW = 40
_LEFT = MARGIN + 152
_RIGHT = WIDTH - MARGIN
_NUMBER_ROOM = 92
_CELL = (_RIGHT - _NUMBER_ROOM - _LEFT) / 31
_WIDE, _HIGH = _CELL - 3, 26
_KEY_ROW, _KEY_ROOM = 38, 240
# The days that bear their number.
_NUMBERED = (1, 5, 10, 15, 20, 25, 30)


def draw(picture: VisitsPicture) -> str:
    """Return the picture as SVG, 800 wide and a row high for each township and officer."""
    key, y = _key(picture, 142)
    parts = [*header(picture.title, picture.subtitle), *key, *_days(picture.days, y)]
    y += 10
    for group in picture.groups:
        parts.append(text(MARGIN, y + 30, group.label, bold=True, width=_RIGHT - MARGIN - 140))
        parts.append(_number(group, y, bold=True))
        y += _ROW
        for visitor in group.visitors:
            parts += _visitor(visitor, y)
            y += _ROW
    if picture.more:
        parts.append(text(MARGIN, y + 30, picture.more, color=palette.MUTED))
        y += _ROW
    return document(y + MARGIN - 10, parts)


def _key(picture: VisitsPicture, y: float) -> tuple[list[str], float]:
    """Return what each shape means, in as many lines as it takes, and where the days' line lies."""
    parts: list[str] = []
    x = float(MARGIN)
    for mark, label in picture.key:
        wide = _CELL + 8 + min(_KEY_ROOM, width_of(label))
        if x > MARGIN and x + wide > _RIGHT:
            x, y = float(MARGIN), y + _KEY_ROW
        parts += [*_cell(mark, x, y - 21), text(x + _CELL + 8, y, label, width=_KEY_ROOM)]
        x += wide + 24
    risk = f"{_MARK}{picture.at_risk}"
    if x + width_of(risk) > _RIGHT:
        x, y = float(MARGIN), y + _KEY_ROW
    parts.append(text(x, y, risk, color=palette.WARN, width=_RIGHT - x))
    return parts, y + _KEY_ROW + 4


def _days(days: int, y: float) -> Iterator[str]:
    for day in (one for one in _NUMBERED if one <= days):
        x = _LEFT + (day - 0.5) * _CELL
        yield text(x, y, str(day), anchor="middle", color=palette.MUTED, width=4 * TEXT)


def _visitor(visitor: Visitor, y: float) -> Iterator[str]:
    yield text(MARGIN, y + 30, visitor.label, width=_LEFT - MARGIN - 12)
    for n, mark in enumerate(visitor.marks):
        yield from _cell(mark, _LEFT + n * _CELL, y + 9)
    yield _number(visitor, y, bold=False)


def _cell(mark: DayMark, x: float, y: float) -> Iterator[str]:
    middle = y + _HIGH / 2
    match mark:
        case DayMark.DONE:
            yield rect(x, y, _WIDE, _HIGH, fill=palette.NOW)
        case DayMark.HALF:
            yield rect(x, y, _WIDE, _HIGH, fill=palette.GROUND, outline=palette.NOW)
            yield rect(x, middle, _WIDE, _HIGH / 2, fill=palette.NOW)
        case DayMark.WAITING:
            yield rect(x, y, _WIDE, _HIGH, fill=palette.GROUND, outline=palette.NOW)
        case DayMark.PLANNED:
            size = _WIDE - 3
            yield rect(x + 1.5, middle - size / 2, size, size, fill=palette.NOW, round_by=size / 2)
        case DayMark.AWAY:
            yield rect(x, middle - 2, _CELL, 4, fill=palette.LINE)
        case DayMark.OFF:
            yield rect(x - 1.5, y - 4, _CELL, _HIGH + 8, fill=palette.REST)
        case DayMark.PLAIN:
            yield rect(x, y + _HIGH - 2, _WIDE, 2, fill=palette.LINE)


def _number(row: Visitor | VisitGroup, y: float, *, bold: bool) -> str:
    mark, color = (_MARK, palette.WARN) if row.at_risk else ("", palette.INK)
    words = f"{mark}{row.done:g}/{row.owed}"
    return text(_RIGHT, y + 30, words, anchor="end", bold=bold, color=color, width=130)
