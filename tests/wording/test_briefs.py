"""A brief in words: what needs the reader first, changes in brackets, and its choices."""

import json
from datetime import UTC, date, datetime

import pytest

from casework.briefs import BriefKind, BriefSheet, Wish
from casework.calendar import WorkingCalendar
from casework.matters import Subject
from casework.people import Language
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from wording import briefs, pushes
from wording.codec import pack
from wording.speaker import Speaker
from wording.texts import words_for

CALENDAR = WorkingCalendar()
NOW = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)
FIGURES = {
    "decide": 1,
    "above": 2,
    "overdue": 2,
    "open": 41,
    "due": 6,
    "week": 23,
    "week_before": 15,
    "on_time": 30,
    "on_time_of": 32,
    "days": 38,
    "days_of": 66,
}


def sheet(kind: PushKind, **facts: str) -> PushSheet:
    push = Push(1, kind, 2, Subject.OFFICER.value, 2, False, False, facts)
    return PushSheet(push, 5, Language.CHINESE, NOW, CALENDAR)


def weekly(figures: dict[str, int], **facts: str) -> PushSheet:
    told = json.dumps(figures)
    return sheet(PushKind.WEEKLY_BRIEF, figures=told, on="2026-11-30", month="10", **facts)


def test_a_weekly_brief_says_what_needs_the_leader_first_and_what_has_changed() -> None:
    before = json.dumps({"open": 38, "overdue": 3})
    shown = pushes.screen(weekly(FIGURES, before=before, since="2026-11-23"))
    assert shown.text.split("\n") == [
        "<b>本周简报</b> 11月30日(周一)",
        "要您定1件 · 上级交办未回2件 · 超期2件(少1)",
        "近七天收到23件,前七天15件",
        "在办41件(多3) · 本周到期6件",
        "按期办结93.8%(30/32)",
        "走访38/66天",
        "括号里是和11月23日(周一)那次比。",
    ]
    assert [button.label for row in shown.buttons for button in row] == ["怎么样", "简报时间"]


def test_what_was_late_and_is_no_more_is_said_and_nothing_needless() -> None:
    quiet = {"decide": 0, "above": 0, "overdue": 0, "open": 4, "due": 0, "on_time_of": 0}
    before = json.dumps({"open": 4, "overdue": 2})
    text = pushes.screen(weekly(quiet, before=before, since="2026-11-23")).text
    assert text.split("\n")[1:] == [
        "超期0件(少2)",
        "在办4件",
        "括号里是和11月23日(周一)那次比。",
    ]
    assert pushes.screen(weekly(quiet)).text.split("\n")[1:] == [
        "没有等着的,也没有超期。",
        "在办4件",
    ]


def test_an_office_that_has_just_begun_reads_what_there_is() -> None:
    new = {"week": 0, "overdue": 0, "open": 0, "due": 0, "on_time_of": 0, "days": 0, "days_of": 9}
    assert pushes.screen(weekly(new)).text.split("\n")[1:] == [
        "没有等着的,也没有超期。",
        "近七天没有收到",
        "走访0/9天",
    ]
    assert "近七天收到3件\n" in pushes.screen(weekly(new | {"week": 3})).text
    told = json.dumps({"received": 5, "open": 0, "overdue": 0, "on_time_of": 0})
    first = pushes.screen(sheet(PushKind.MONTHLY_BRIEF, figures=told, on="2026-12-01", month="11"))
    assert first.text.endswith("收到5件")


def test_a_section_heads_leads_to_what_is_theirs() -> None:
    told = json.dumps({"overdue": 1, "open": 3, "due": 2, "days": 5, "days_of": 9})
    shown = pushes.screen(sheet(PushKind.MONTHLY_BRIEF, figures=told, on="2026-12-01", month="11"))
    assert shown.text.split("\n") == [
        "<b>11月简报</b> 12月1日(周二)",
        "超期1件",
        "在办3件 · 本周到期2件",
        "走访5/9天",
    ]
    assert shown.buttons[0][0].label == "我的交办"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(BriefKind))
def test_the_choices_mark_what_is_chosen_and_fit_their_buttons(
    kind: BriefKind, language: Language
) -> None:
    say = Speaker(words_for(language), NOW, CALENDAR)
    found = briefs.choices(say, BriefSheet(kind, Wish(), date(2026, 12, 1)))
    labels = [button.label for row in found.buttons for button in row]
    assert sum(label.startswith("✓") for label in labels) == 2
    assert labels[-1] == say("button-brief-off")
    assert all(pack(one.action) for row in found.buttons for one in row if one.action)
    off = briefs.choices(say, BriefSheet(kind, Wish(off=True), None))
    assert say("brief-is-off") in off.text
    assert not any(one.label.startswith("✓") for row in off.buttons for one in row)
