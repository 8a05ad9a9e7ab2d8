"""Who has not answered, as it is worded: whose matter a button opens is never in doubt."""

from dataclasses import replace
from datetime import UTC, datetime

from casework.calendar import WorkingCalendar
from casework.matters import Subject
from casework.people import Language
from casework.pushes import PushKind, PushState
from casework.sheets_silent import SilentItem, SilentLine, SilentOneSheet
from wording import silent
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LEAD = SilentItem(Subject.LEAD, 7, (2026, 1), NOW, PushKind.LEAD_RETURNED, PushState.SENT)
SAY = Speaker(words_for(Language.CHINESE), NOW, WorkingCalendar())
CASE = replace(LEAD, subject=Subject.CASE, ref=8, kind=PushKind.CASE_ASSIGNED)


def test_a_report_and_a_case_of_one_number_have_buttons_that_say_which() -> None:
    sheet = SilentOneSheet(SilentLine(3, "林小溪", "柳湾镇", (LEAD, CASE)), 2)
    screen = silent.one(SAY, sheet)
    assert [one.label for one in screen.buttons[0]] == ["L1", "1"]


def test_nobody_is_told_to_telephone_who_has_been_stopped() -> None:
    line = SilentLine(3, "林小溪", "柳湾镇", (CASE,), reachable=False, stopped=True)
    text = silent.one(SAY, SilentOneSheet(line, 1)).text
    assert "已停用,请另派人" in text
    assert "打电话" not in text
    assert "请打电话" in silent.one(SAY, SilentOneSheet(replace(line, stopped=False), 1)).text
