"""Colours of pictures differ enough for every eye."""

import pytest
from charts_read import HEAT, STATUS, VISITS, lines_of

from wording.charts import heat, palette, status, visits
from wording.charts.values import Bar, StatusPicture


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


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
