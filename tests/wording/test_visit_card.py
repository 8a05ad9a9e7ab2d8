"""A field day's card, and the form by which it is logged."""

from dataclasses import replace
from datetime import date

import pytest
from labels_read import labels
from visit_screens import DAY, NOW, OCTOBER, SAY, SHORT, actions

from casework.actions import Action, Verb
from casework.attachments import MediaTally
from casework.findings import Became
from casework.forms import Draft, FormKind
from casework.sheets import FormSheet
from casework.sheets_visit_months import FlaggedDays
from casework.sheets_visits import Dispute, FindingLine, FindingSheet, Mark, VisitSheet
from casework.visit_flags import VisitFlag
from wording import forms, visit_card, visit_findings, visit_lists

FIELDS = {
    "village": "011",
    "text": "见了种粮户",
    "day": "today",
    "on": "2026-10-20",
    "length": "full",
}


def form(**fields: str) -> FormSheet:
    draft = Draft(1, 2, FormKind.VISIT, FIELDS | fields, None, 1)
    return FormSheet(draft, None, {"village": "柳湾镇·上湾村"})


def test_a_waiting_day_says_how_to_make_it_count() -> None:
    sheet = VisitSheet(DAY, NOW, False, ("林小溪",), state=SHORT, may_remove=True)
    screen = visit_card.visit(SAY, sheet)
    assert "请林小溪点确认,或回复这条发照片、位置。" in screen.text
    assert "见了&lt;种粮户&gt;" in screen.text
    assert labels(screen) == ["撤销", "走访进度"]
    alone = visit_card.visit(SAY, replace(sheet, hosts=()))
    assert "没有别的联络员能确认" in alone.text


def test_a_day_taken_back_can_be_entered_again() -> None:
    sheet = VisitSheet(DAY, NOW, False, (), removed=True, may_restore=True)
    screen = visit_card.visit(SAY, sheet)
    assert actions(screen)[0] == Action(Verb.REMOVE_VISIT, 7, 0, "back")
    assert "已撤销" in screen.text


def test_the_form_shows_its_date_and_changes_day_and_length_with_a_tap() -> None:
    screen = forms.form(SAY, form())
    assert "日期 前天" in screen.text
    assert labels(screen) == ["确认", "改日期", "改半天", "更多", "取消"]
    assert actions(forms.form(SAY, form(length="half")))[2] == Action(
        Verb.FORM_FILL, 1, 0, "length=full"
    )
    assert "已记有位置" in forms.form(SAY, form(located="yes")).text
    assert "不用等确认就算数" in screen.text
    elsewhere = forms.form(SAY, replace(form(), elsewhere=True)).text
    assert "不在联系点,不计天数" in elsewhere
    assert "就算数" not in elsewhere
    theirs = replace(form(), draft=replace(form().draft, subject_id=9))
    assert "就算数" not in forms.form(SAY, theirs).text  # the leader has the last word


def test_hints_say_that_nothing_is_refused_for_them() -> None:
    line = replace(DAY, flags=(VisitFlag.SAME_PHOTO, VisitFlag.FAR))
    text = visit_card.visit(SAY, VisitSheet(line, NOW, False, (), far_km=19)).text
    assert "提示:照片以前用过、位置离村约19公里(只作提示,不影响计数)" in text
    listed = visit_lists.flagged(SAY, FlaggedDays(OCTOBER, (replace(line, visitor="周明"),), 1))
    assert "提示:照片以前用过、位置离村较远" in listed.text
    assert labels(listed) == ["今天 周明", "返回"]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark.DISPUTED, "有出入,先不算数"),
        (Mark.CORRECTED, "等对方再确认"),
        (Mark.ASKED, "由科长定。"),
        (Mark.REJECTED, "这天不算数"),
    ],
)
def test_a_disputed_day_says_who_said_what_and_how_it_stands(mark: Mark, said: str) -> None:
    line = replace(DAY, mark=mark)
    dispute = Dispute("林小溪", "not_met", ("科长",))
    sheet = VisitSheet(line, NOW, False, (), dispute=dispute, may_correct=True, may_ask_head=True)
    screen = visit_card.visit(SAY, sheet)
    assert "林小溪说:没见到" in screen.text
    assert said in screen.text.replace("<b>", "").replace("</b>", "")
    assert labels(screen)[:2] == ["更正", "请负责人定"]
    own_words = replace(sheet, dispute=replace(dispute, reason="那天<下雨>"))
    assert "林小溪说:那天&lt;下雨&gt;" in visit_card.visit(SAY, own_words).text


@pytest.mark.parametrize("how", list(Became))
def test_each_finding_stands_on_the_card_with_what_became_of_it(how: Became) -> None:
    found = FindingLine(5, "水渠漏水", how, lead_id=8, lead_number=(2026, 3))
    sheet = VisitSheet(DAY, NOW, False, (), findings=(found,), may_add=True)
    screen = visit_card.visit(SAY, sheet)
    assert f"发现:水渠漏水 · {visit_card.became(SAY, found)}" in screen.text
    assert Action(Verb.SHOW, 5, 0, "finding") in actions(screen)
    numbered = how not in {Became.OPEN, Became.SETTLED}
    assert ("L26-3-" in screen.text) is numbered


def test_an_open_finding_can_be_handed_up_or_settled_by_its_finder_alone() -> None:
    found = FindingLine(5, "水渠漏水", Became.OPEN)
    sheet = FindingSheet(found, 7, date(2026, 10, 22), "上湾村", (), mine=True)
    assert labels(visit_findings.finding(SAY, sheet)) == ["上交", "当场已解决", "看走访"]
    assert labels(visit_findings.finding(SAY, replace(sheet, mine=False))) == ["看走访"]


def test_files_that_cannot_be_opened_are_said_on_the_card() -> None:
    sheet = VisitSheet(DAY, NOW, False, (), media=MediaTally(2, 2, 1), broken=1)
    assert "1个文件打不开,请换一个再发。" in visit_card.visit(SAY, sheet).text
