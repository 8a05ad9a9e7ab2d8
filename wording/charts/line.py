"""A line of percentages by month: each with its number above, and what it is of below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wording.charts import palette
from wording.charts.svg import INNER, MARGIN, TEXT, rect, text, width_of
from wording.charts.values import Point

_HIGH = 64
_DOT = 7
# Room above the highest point for its number.
_ABOVE = 34


def draw(title: str, points: Sequence[Point], top: float) -> tuple[list[str], float]:
    """Return the line below its title, and where it ends; a month without a number has no dot."""
    parts = [text(MARGIN, top + 46, title, bold=True)]
    ceiling = top + 66 + _ABOVE
    floor = ceiling + _HIGH
    parts.append(rect(MARGIN, floor + 14, INNER, 2, fill=palette.LINE))
    places = [_place(n, len(points), point, floor) for n, point in enumerate(points)]
    parts += _stretches(places)
    for (x, y), point in zip(places, points, strict=True):
        parts += _month(point, x, y, floor)
    return parts, floor + 76


def _place(number: int, of: int, point: Point, floor: float) -> tuple[float, float | None]:
    x = MARGIN + INNER * (number + 0.5) / of
    return x, None if point.percent is None else floor - _HIGH * point.percent / 100


def _stretches(places: Sequence[tuple[float, float | None]]) -> Iterator[str]:
    """Between months beside each other that both have a number."""
    for (x, y), (next_x, next_y) in pairwise(places):
        if y is not None and next_y is not None:
            yield (
                f'<line x1="{x:g}" y1="{y:g}" x2="{next_x:g}" y2="{next_y:g}"'
                f' stroke="{palette.NOW}" stroke-width="4"/>'
            )


def _month(point: Point, x: float, y: float | None, floor: float) -> Iterator[str]:
    if y is not None:
        yield f'<circle cx="{x:g}" cy="{y:g}" r="{_DOT}" fill="{palette.NOW}"/>'
        # On the ground's own colour, so that a steep line does not run through the number.
        wide = width_of(point.value, TEXT, bold=True)
        yield rect(x - wide / 2 - 2, y - 40, wide + 4, 28, fill=palette.GROUND)
        yield text(x, y - 17, point.value, anchor="middle", bold=True)
    yield text(x, floor + 44, point.label, anchor="middle")
    yield text(x, floor + 74, point.note, anchor="middle", color=palette.MUTED)
