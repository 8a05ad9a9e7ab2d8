"""What is said beside the files of a report, and which times are offered."""

from dataclasses import replace
from datetime import UTC, datetime

from a_report import busy_year

from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.report import ReportAsked
from casework.statistics import Share, Timeliness
from wording import report_chat
from wording.codec import pack
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 26, 1, tzinfo=UTC)
ZH, EN = (Speaker(words_for(one), NOW, WorkingCalendar()) for one in Language)


def test_the_line_says_what_came_how_it_was_kept_and_what_is_left_to_write() -> None:
    assert report_chat.done(ZH, busy_year()) == (
        "青溪县2026年报告写好了:登记142件,按期办结93.6%(103/110)。“存在问题”“下步打算”请您补写。"
    )
    few = replace(busy_year(), timeliness=Timeliness(3, 3, Share(2, 3)))
    assert "登记142件,按期办结2/3。" in report_chat.done(ZH, few)
    none = replace(busy_year(), timeliness=Timeliness(0, 0, Share(0, 0)))
    assert "registered 142, nothing has fallen due." in report_chat.done(EN, none)


def test_times_are_offered_that_fit_into_a_button() -> None:
    screen = report_chat.ask(ZH, ReportAsked("990000001201", "柳湾镇·上湾村"))
    found = [button.action for row in screen.buttons for button in row]
    told = [action.argument for action in found if action is not None]
    assert told == [
        "rep:990000001201 2026-10",
        "rep:990000001201 2026-11",
        "rep:990000001201 2026-07..2026-09",
        "rep:990000001201 2026-01..2026-12",
        "rep:990000001201 2025-01..2025-12",
    ]
    assert all(len(pack(action).encode()) <= 64 for action in found if action is not None)
