"""The shipped fonts have every character that a name or a place may need, and stay small."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from wording import fonts
from wording.charts.svg import width_of

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="module")
def regular() -> TTFont:
    return TTFont(fonts.REGULAR)


@pytest.fixture(scope="module")
def bold() -> TTFont:
    return TTFont(fonts.BOLD)


def test_the_font_has_every_character_of_names_and_places(regular: TTFont) -> None:
    known = set(map(chr, regular.getBestCmap()))
    pairs = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    wanted = {pair.decode("gb2312", "ignore") for pair in pairs} - {""}
    assert len(wanted) == 6763
    for table in DATA.glob("*.csv"):
        wanted |= set(table.read_text("utf-8")) - {"\n", "\r", "\ufeff"}
    wanted |= set("■□●○▲△→±×÷°%…·〔〕,。:;?!()、《》“”玥彧旻璟祎珺昇堃翀")
    assert not wanted - known


def test_the_bold_font_has_every_everyday_character(bold: TTFont) -> None:
    known = set(map(chr, bold.getBestCmap()))
    assert not set("青溪县信访工作情况2026年10月柳湾镇云岭乡·93.8%(/)▲△■□") - known


def test_the_family_is_the_one_that_pictures_ask_for(regular: TTFont, bold: TTFont) -> None:
    assert {font["name"].getDebugName(1) for font in (regular, bold)} == {fonts.FAMILY}


def test_both_fonts_together_stay_small() -> None:
    assert fonts.REGULAR.stat().st_size + fonts.BOLD.stat().st_size < 4_000_000
    assert "SIL OPEN FONT LICENSE" in fonts.REGULAR.with_name("OFL.txt").read_text("utf-8")


def test_measured_widths_are_those_of_the_fonts(regular: TTFont, bold: TTFont) -> None:
    for font, heavy in ((regular, False), (bold, True)):
        for code, glyph in font.getBestCmap().items():
            assert width_of(chr(code), 1000, bold=heavy) == font["hmtx"][glyph][0]
