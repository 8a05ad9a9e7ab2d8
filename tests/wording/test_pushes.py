"""A push carries number, task, date and button, in both languages, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from casework.actions import Verb
from casework.calendar import WorkingCalendar
from casework.clocks import ClockRule
from casework.matters import Subject
from casework.people import Language
from casework.push_table import PUSHES
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from wording import pushes
from wording.codec import pack
from wording.texts import words_for

CALENDAR = WorkingCalendar()
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
FACTS = {
    "missing": "2",
    "left": "5",
    "open": "3",
    "unit": "411324",
    "first": "2026-11-30",
    "last": "2026-12-04",
    "month": "10",
    "day": "2026-11-27",
    "to": "2026-11-30",
    "waiting": "3",
    "purged": "12345",
    "late": "12",
    "soon": "30",
    "within": "5",
    "head": f"{10**9}:9f86-d081-884c-7d65",
    "newest": str(2**63 - 1),
}
# What the kinds about field days are about, where it is no month.
OF_VISITS = {
    PushKind.VISIT_MONTH_CLOSED: Subject.SHORTFALL,
    PushKind.VISIT_TO_AFFIRM: Subject.VISIT,
    PushKind.VISIT_DENIED: Subject.VISIT,
    PushKind.VISIT_UNREADABLE: Subject.VISIT,
    PushKind.VISIT_TO_CONFIRM: Subject.VISIT,
    PushKind.VISIT_DISPUTED: Subject.VISIT,
    PushKind.VISIT_TO_DECIDE: Subject.VISIT,
    PushKind.VISIT_DECIDED: Subject.VISIT,
}
LARGEST = 2**63 - 1


def sheet(
    kind: PushKind, subject: Subject = Subject.CASE, language: Language = Language.CHINESE
) -> PushSheet:
    push = Push(1, kind, 2, subject.value, LARGEST, False, PUSHES[kind].asks, FACTS)
    return PushSheet(
        push, 5, language, NOW, CALENDAR, (2026, 142), NOW + timedelta(days=1), version=9
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(PushKind))
def test_every_kind_has_its_words_and_buttons_that_fit(kind: PushKind, language: Language) -> None:
    matters = (Subject.CASE, Subject.LEAD, Subject.LETTER, Subject.OFFICER)
    of_leave = kind.value.startswith(("leave", "cover"))
    of_record = Subject.OFFICER if kind is PushKind.CHAIN_HEAD else None
    of_visits = OF_VISITS.get(kind, Subject.MONTH) if kind.value.startswith("visit") else None
    alone = Subject.LEAVE if of_leave else of_record or of_visits
    for subject in matters if alone is None else (alone,):
        it = sheet(kind, subject, language)
        if subject is Subject.MONTH:
            it = replace(it, push=replace(it.push, subject_id=202611))
        if alone is not None:
            it = replace(it, number=None, due_at=None)
        screen = pushes.screen(it)
        assert len(screen.text) < 120
        for row in screen.buttons:
            for button in row:
                assert button.action is not None
                assert len(pack(button.action).encode()) <= 64


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_can_be_reminded_of(language: Language) -> None:
    for rule in ClockRule:
        it = sheet(PushKind.DUE_SOON, language=language)
        it = replace(it, push=replace(it.push, facts={"rule": rule.value}))
        assert words_for(language)(f"rule-{rule.value}") in pushes.screen(it).text


def test_the_one_who_is_asked_can_act_on_the_push_itself() -> None:
    verbs = {
        (PushKind.CASE_ASSIGNED, Subject.CASE): Verb.MOVE,
        (PushKind.FIRST_ANSWER_DUE, Subject.LEAD): Verb.TOLD,
        (PushKind.LETTER_WAITING, Subject.LETTER): Verb.LETTER_RECEIVED,
        (PushKind.VISIT_TO_CONFIRM, Subject.VISIT): Verb.CONFIRM_VISIT,
    }
    for (kind, subject), verb in verbs.items():
        first = pushes.screen(sheet(kind, subject)).buttons[0][0]
        assert first.action is not None
        assert first.action.verb is verb


def test_a_date_that_has_passed_is_not_named_as_one_to_come() -> None:
    it = sheet(PushKind.OVERDUE)
    it = replace(
        it,
        due_at=NOW - timedelta(days=1),
        push=replace(it.push, facts={"rule": "handling"}),
    )
    text = pushes.screen(it).text
    assert text == "<b>组信〔2026〕142号</b> 办理已超期,请抓紧"


def test_an_urgent_one_says_so() -> None:
    it = sheet(PushKind.CASE_ASSIGNED)
    text = pushes.screen(replace(it, push=replace(it.push, urgent=True))).text
    assert text == "<b>紧急</b> <b>组信〔2026〕142号</b> 交办给您,请签收,明天09:00前"


def test_what_is_settled_has_no_buttons_and_says_by_whom() -> None:
    it = replace(sheet(PushKind.CASE_ASSIGNED), settled=True, settled_by="<周>")
    screen = pushes.screen(it)
    assert screen.buttons == ()
    assert screen.text.endswith("已由&lt;周&gt;办理。")
    assert pushes.screen(replace(it, settled_by=None)).text.endswith("已办理。")


def test_what_is_with_others_now_says_nothing_of_who_has_it() -> None:
    it = replace(sheet(PushKind.CASE_ASSIGNED), settled=True, with_others=True)
    assert pushes.screen(it).text.endswith("请签收\n这件不再由您办。")


def test_others_who_are_short_are_counted_and_not_named() -> None:
    push = Push(1, PushKind.VISIT_SHORT, 2, "month", 202611, False, False, {"people": "3"})
    it = PushSheet(push, 5, Language.CHINESE, NOW, CALENDAR)
    screen = pushes.screen(it)
    assert screen.text == "11月走访有3人可能完不成"
    assert [one.label for row in screen.buttons for one in row] == ["看大家走访"]


@pytest.mark.parametrize("language", list(Language))
def test_what_is_asked_has_its_words_where_it_is_not_answered(language: Language) -> None:
    say = words_for(language)
    asked = {kind.value for kind, row in PUSHES.items() if row.asks}
    assert [kind for kind in sorted(asked) if not say.has(f"silent-what-{kind}")] == []


@pytest.mark.parametrize("kind", [PushKind.SECOND_COPY, PushKind.UPDATES_DROPPED])
def test_what_asks_for_nothing_here_leads_nowhere(kind: PushKind) -> None:
    assert pushes.screen(sheet(kind, Subject.OFFICER)).buttons == ()
