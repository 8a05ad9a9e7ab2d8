"""What is looked for, and how hits are shown."""

from datetime import UTC, datetime

import pytest

from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.sheets_finding import FindSheet, FoundLine
from wording import finding
from wording.codec import pack
from wording.speaker import Speaker
from wording.texts import words_for

SAY = Speaker(words_for(Language.CHINESE), datetime(2026, 11, 23, 1, tzinfo=UTC), WorkingCalendar())


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("机井那事", {"机井": ()}),
        ("机井", {"机井": ()}),
        ("柳湾镇 机井的事", {"柳湾镇": (), "机井": ()}),
        ("柳湾镇,机井。", {"柳湾镇": (), "机井": ()}),
        ("上级交办的", {"上级交办": ("from_above",)}),
        ("phone", {"phone": ("phone",)}),
        ("the pump matter", {"pump": ()}),
        ("目的", {"目的": ()}),
        ("XF26-1", {"XF26-1": ()}),
        ("?", {}),
    ],
)
def test_what_people_say_is_brought_down_to_what_they_mean(
    typed: str, terms: dict[str, tuple[str, ...]]
) -> None:
    assert finding.terms(typed) == terms


def test_hits_are_marked_and_what_was_typed_stays_harmless() -> None:
    assert finding.marked("<b>机井</b>坏了", ("机井", "坏")) == (
        "&lt;b&gt;<b>机井</b>&lt;/b&gt;<b>坏</b>了"
    )
    assert finding.marked("Pump pump", ("pump",)) == "<b>Pump</b> <b>pump</b>"
    assert finding.marked("a.b", (".",)) == "a<b>.</b>b"
    assert finding.marked("a<", ()) == "a&lt;"


def test_a_page_shows_numbers_places_words_and_turns() -> None:
    lines = (
        FoundLine(9, "case", (2026, 1), "柳湾镇", "handling", "机井坏了", author="林小溪"),
        FoundLine(8, "lead", (2026, 2), "云岭乡", "submitted", None, officer="石大山"),
    )
    sheet = FindSheet(2**60, "机井 " * 30, ("机井", "林小溪"), lines, 12, 1, 3)
    screen = finding.page(SAY, sheet)
    assert "组信〔2026〕1号" in screen.text
    assert "<b>机井</b>坏了" in screen.text
    assert "上报 <b>林小溪</b>" in screen.text
    assert "经办 石大山" in screen.text
    assert "…”" in screen.text
    labels = [button.label for row in screen.buttons for button in row]
    assert labels == ["XF26-1-L", "L26-2-G", SAY("button-previous"), SAY("button-next")]
    for row in screen.buttons:
        for button in row:
            assert button.action is not None
            pack(button.action)


def test_more_than_is_shown_asks_for_another_word() -> None:
    line = FoundLine(9, "case", (2026, 1), "柳湾镇", "handling", "机井坏了")
    screen = finding.page(SAY, FindSheet(1, "机井", ("机井",), (line,), 100, pages=20, more=True))
    assert screen.text.startswith("<b>查“机井”</b> 先看100件,多写一个词更准")


def test_nothing_found_says_what_to_try() -> None:
    screen = finding.page(SAY, FindSheet(1, "<机井>", ("机井",), (), 0))
    assert screen.text.startswith("没有找到“&lt;机井&gt;”。")
    assert "地名" in screen.text
    assert screen.buttons == ()
